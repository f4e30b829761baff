-- Version 4: what people have ruled, and the names of speakers at hand. Rulings are kept for good: a later one beats an earlier
-- one on the same pair. They go by addresses and names, so that they hold whoever reads the article anew, and when.

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

-- Who speaks where, without the statements themselves.
CREATE INDEX statement_bearer ON statement (speaker_name, speaker_kind, article_id) WHERE is_current;
