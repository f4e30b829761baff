-- Version 5: where the words of a linked article are, as linking sees it, so that it is not read out of the text again whenever
-- the article is compared or asked about. It follows from the article, and goes with it.

CREATE TABLE sketch (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES linked (number) ON DELETE CASCADE,
    packed BLOB NOT NULL
) STRICT;

-- It repeats the statements. Triggers take it away when another program changes one of them; it is then made of the rows.
CREATE TRIGGER sketch_statement AFTER UPDATE OF
    id, speaker_name, speaker_kind, speaker_how, speaker_confidence, kind, negated, modality, inside, confidence
ON statement BEGIN
    DELETE FROM sketch WHERE number = (SELECT number FROM linked WHERE article_id = new.article_id);
END;

CREATE TRIGGER sketch_span AFTER UPDATE ON span BEGIN
    DELETE FROM sketch WHERE number = (
        SELECT linked.number FROM linked JOIN statement USING (article_id) WHERE statement.number = new.statement_number
    );
END;

CREATE TRIGGER sketch_hop AFTER UPDATE ON hop BEGIN
    DELETE FROM sketch WHERE number = (
        SELECT linked.number FROM linked JOIN statement USING (article_id) WHERE statement.number = new.statement_number
    );
END;

CREATE TRIGGER sketch_speaker AFTER UPDATE ON other_speaker BEGIN
    DELETE FROM sketch WHERE number = (
        SELECT linked.number FROM linked JOIN statement USING (article_id) WHERE statement.number = new.statement_number
    );
END;

CREATE TRIGGER sketch_text AFTER UPDATE OF text ON article BEGIN
    DELETE FROM sketch WHERE number = (SELECT number FROM linked WHERE article_id = new.id);
END;
