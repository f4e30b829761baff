-- Version 4: what people have ruled, and who speaks in which article. Rulings are kept for good: a later one beats an earlier
-- one on the same pair. They go by addresses and names, so that they hold however an article is read anew.

CREATE TABLE correction (
    number INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'story')),
    action TEXT NOT NULL CHECK (action IN ('same', 'different', 'name')),
    address TEXT NOT NULL,
    name TEXT,
    other_address TEXT,
    other_name TEXT,
    "old" TEXT,
    "new" TEXT,
    who TEXT NOT NULL,
    "at" TEXT NOT NULL,
    why TEXT NOT NULL,
    CHECK ((kind = 'person') = (name IS NOT NULL)),
    CHECK ((action = 'name') = (other_address IS NULL)),
    CHECK (kind = 'story' OR action <> 'name')
) STRICT;

CREATE TRIGGER correction_stays BEFORE UPDATE ON correction BEGIN
    SELECT RAISE(ABORT, 'a correction is never changed: add another');
END;

CREATE TRIGGER correction_remains BEFORE DELETE ON correction BEGIN
    SELECT RAISE(ABORT, 'a correction is never removed: add another');
END;

-- The persons and bodies that speak in an article, of any version. Triggers keep it true whoever adds statements; articles take
-- theirs along when they go.
CREATE TABLE bearer (
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (name, kind, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bearer_article ON bearer (article_id);

INSERT INTO bearer
SELECT speaker_name, speaker_kind, article_id FROM statement WHERE speaker_kind IN ('person', 'organisation')
UNION
SELECT other_speaker.name, other_speaker.kind, article_id
FROM other_speaker JOIN statement ON number = statement_number
WHERE standing = 'joint' AND other_speaker.kind IN ('person', 'organisation');

CREATE TRIGGER bearer_speaks AFTER INSERT ON statement WHEN new.speaker_kind IN ('person', 'organisation') BEGIN
    INSERT OR IGNORE INTO bearer VALUES (new.speaker_name, new.speaker_kind, new.article_id);
END;

CREATE TRIGGER bearer_joins AFTER INSERT ON other_speaker
WHEN new.standing = 'joint' AND new.kind IN ('person', 'organisation') BEGIN
    INSERT OR IGNORE INTO bearer
    SELECT new.name, new.kind, article_id FROM statement WHERE number = new.statement_number;
END;
