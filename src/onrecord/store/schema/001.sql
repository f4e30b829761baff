-- Version 1 of an archive. Offsets are code points into article.text, as [start, end). Times are UTC.

CREATE TABLE article (
    id TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    title TEXT,
    outlet TEXT,
    published_earliest TEXT,
    published_latest TEXT,
    published_evidence TEXT,
    language TEXT,
    format TEXT NOT NULL,
    digest TEXT NOT NULL,
    title_evidence TEXT,
    outlet_evidence TEXT,
    authors_evidence TEXT,
    reader TEXT NOT NULL,
    added_at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- Without an address an article has no versions: each stands alone.
CREATE UNIQUE INDEX article_current ON article (address) WHERE is_current AND address <> '';
CREATE INDEX article_versions ON article (address, version);

CREATE TABLE author (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE furniture (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

-- The columns that end in _words, and words itself, repeat article.text at the spans, for browsing and searching.
-- article_title and is_current repeat the article's and follow it.
CREATE TABLE statement (
    number INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker_name TEXT,
    speaker_kind TEXT,
    speaker_how TEXT,
    speaker_confidence REAL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    cue_words TEXT NOT NULL,
    source_words TEXT NOT NULL,
    negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
    modality TEXT NOT NULL,
    inside TEXT,
    confidence REAL NOT NULL,
    article_title TEXT,
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    UNIQUE (article_id, position)
) STRICT;

CREATE INDEX statement_id ON statement (id);
CREATE INDEX statement_speaker ON statement (speaker_name);

CREATE TABLE span (
    statement_number INTEGER NOT NULL REFERENCES statement (number) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('content', 'cue', 'source', 'mention')),
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (statement_number, role, position)
) STRICT, WITHOUT ROWID;

-- stage: 'unread' (the input gave no article; article_id is null), 'ingest' or 'read' (found while an article was taken in or read).
CREATE TABLE problem (
    number INTEGER NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    article_id TEXT REFERENCES article (id) ON DELETE CASCADE,
    stage TEXT NOT NULL CHECK (stage IN ('unread', 'ingest', 'read')),
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    CHECK ((stage = 'unread') = (article_id IS NULL))
) STRICT;

CREATE INDEX problem_address ON problem (address);
CREATE INDEX problem_article ON problem (article_id);

-- The search index holds the statements of current versions. Triggers keep it true whoever edits the tables.
CREATE VIRTUAL TABLE statement_search USING fts5 (
    words, speaker_name, article_title,
    content="statement", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
-- A word of the title is shared by all statements of the article, so it says less about each.
INSERT INTO statement_search (statement_search, rank) VALUES ('rank', 'bm25(1.0, 1.0, 0.2)');

CREATE TRIGGER statement_inserted AFTER INSERT ON statement WHEN new.is_current BEGIN
    INSERT INTO statement_search (rowid, words, speaker_name, article_title)
    VALUES (new.number, new.words, new.speaker_name, new.article_title);
END;

CREATE TRIGGER statement_deleted AFTER DELETE ON statement WHEN old.is_current BEGIN
    INSERT INTO statement_search (statement_search, rowid, words, speaker_name, article_title)
    VALUES ('delete', old.number, old.words, old.speaker_name, old.article_title);
END;

CREATE TRIGGER statement_updated AFTER UPDATE ON statement BEGIN
    INSERT INTO statement_search (statement_search, rowid, words, speaker_name, article_title)
    SELECT 'delete', old.number, old.words, old.speaker_name, old.article_title WHERE old.is_current;
    INSERT INTO statement_search (rowid, words, speaker_name, article_title)
    SELECT new.number, new.words, new.speaker_name, new.article_title WHERE new.is_current;
END;

CREATE TRIGGER article_updated AFTER UPDATE OF title, is_current ON article BEGIN
    UPDATE statement SET article_title = new.title, is_current = new.is_current WHERE article_id = new.id;
END;

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
    statement.kind,
    statement.words,
    statement.cue_words,
    statement.source_words,
    statement.confidence,
    article.address,
    article.id AS article_id
FROM statement JOIN article ON article.id = statement.article_id
WHERE article.is_current
ORDER BY article.address, article.id, statement.position;

CREATE VIEW speaker AS
SELECT
    statement.speaker_name AS name,
    statement.speaker_kind AS kind,
    count(*) AS statements,
    count(DISTINCT statement.article_id) AS articles,
    count(DISTINCT article.outlet) AS outlets
FROM statement JOIN article ON article.id = statement.article_id
WHERE article.is_current AND statement.speaker_name IS NOT NULL
GROUP BY statement.speaker_name, statement.speaker_kind
ORDER BY statements DESC, name;
