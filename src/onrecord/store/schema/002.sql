-- Version 2: chains, joint speakers and candidates of a statement; passages with their voice and wording.

CREATE TABLE hop (
    statement_number INTEGER NOT NULL REFERENCES statement (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words_start INTEGER NOT NULL,
    words_end INTEGER NOT NULL,
    PRIMARY KEY (statement_number, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE other_speaker (
    statement_number INTEGER NOT NULL REFERENCES statement (number) ON DELETE CASCADE,
    standing TEXT NOT NULL CHECK (standing IN ('joint', 'candidate')),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    how TEXT NOT NULL,
    confidence REAL NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (statement_number, standing, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX other_speaker_name ON other_speaker (name);

CREATE TABLE passage (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    voice TEXT NOT NULL,
    glosses TEXT,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE wording (
    article_id TEXT NOT NULL,
    passage_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article_id, passage_position, position),
    FOREIGN KEY (article_id, passage_position) REFERENCES passage (article_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The index finds a statement by each of its speakers: joint_names repeats the names of other_speaker, one a line.
ALTER TABLE statement ADD COLUMN joint_names TEXT;

DROP TRIGGER statement_inserted;
DROP TRIGGER statement_deleted;
DROP TRIGGER statement_updated;
DROP TABLE statement_search;

CREATE VIRTUAL TABLE statement_search USING fts5 (
    words, speaker_name, joint_names, article_title,
    content="statement", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO statement_search (statement_search, rank) VALUES ('rank', 'bm25(1.0, 1.0, 1.0, 0.2)');
INSERT INTO statement_search (rowid, words, speaker_name, joint_names, article_title)
SELECT number, words, speaker_name, joint_names, article_title FROM statement WHERE is_current;

CREATE TRIGGER statement_inserted AFTER INSERT ON statement WHEN new.is_current BEGIN
    INSERT INTO statement_search (rowid, words, speaker_name, joint_names, article_title)
    VALUES (new.number, new.words, new.speaker_name, new.joint_names, new.article_title);
END;

CREATE TRIGGER statement_deleted AFTER DELETE ON statement WHEN old.is_current BEGIN
    INSERT INTO statement_search (statement_search, rowid, words, speaker_name, joint_names, article_title)
    VALUES ('delete', old.number, old.words, old.speaker_name, old.joint_names, old.article_title);
END;

CREATE TRIGGER statement_updated AFTER UPDATE ON statement BEGIN
    INSERT INTO statement_search (statement_search, rowid, words, speaker_name, joint_names, article_title)
    SELECT 'delete', old.number, old.words, old.speaker_name, old.joint_names, old.article_title WHERE old.is_current;
    INSERT INTO statement_search (rowid, words, speaker_name, joint_names, article_title)
    SELECT new.number, new.words, new.speaker_name, new.joint_names, new.article_title WHERE new.is_current;
END;

DROP VIEW record;
CREATE VIEW record AS
SELECT
    statement.number AS statement_number,
    statement.id AS statement_id,
    article.outlet,
    article.title,
    article.published_earliest,
    article.published_latest,
    statement.speaker_name,
    statement.speaker_kind,
    statement.speaker_how,
    statement.joint_names,
    statement.kind,
    statement.words,
    statement.cue_words,
    statement.source_words,
    (
        SELECT group_concat(role || ': ' || name, '; ')
        FROM (SELECT role, name FROM hop WHERE hop.statement_number = statement.number ORDER BY hop.position)
    ) AS chain,
    statement.confidence,
    article.address,
    article.id AS article_id
FROM statement JOIN article ON article.id = statement.article_id
WHERE article.is_current
ORDER BY article.address, article.id, statement.position;

DROP VIEW speaker;
CREATE VIEW speaker AS
WITH said (name, kind, number) AS (
    SELECT speaker_name, speaker_kind, number FROM statement WHERE speaker_name IS NOT NULL
    UNION
    SELECT name, kind, statement_number FROM other_speaker WHERE standing = 'joint'
)
SELECT
    said.name,
    said.kind,
    count(*) AS statements,
    count(DISTINCT statement.article_id) AS articles,
    count(DISTINCT article.outlet) AS outlets
FROM said JOIN statement USING (number) JOIN article ON article.id = statement.article_id
WHERE article.is_current
GROUP BY said.name, said.kind
ORDER BY statements DESC, said.name;
