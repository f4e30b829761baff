-- Version 3: which places of current articles carry one utterance, what articles share word for word, and the keys by which
-- articles are found that may. All of it follows from the articles; it goes with them, and can be made again.

CREATE TABLE linked (
    number INTEGER NOT NULL PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
    linker TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    topical_keys INTEGER NOT NULL
) STRICT;

-- Clustered by key to be looked up; the index by number follows the order of adding, so that it costs little.
CREATE TABLE lasting_key (
    key INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES linked (number) ON DELETE CASCADE,
    PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX lasting_key_number ON lasting_key (number);

-- Clustered by bucket, too: articles come more or less by date, and so find their keys side by side.
CREATE TABLE topical_key (
    bucket INTEGER NOT NULL,
    key INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES linked (number) ON DELETE CASCADE,
    PRIMARY KEY (bucket, key, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX topical_key_number ON topical_key (number);

CREATE TABLE link (
    "first" INTEGER NOT NULL REFERENCES linked (number) ON DELETE CASCADE,
    first_start INTEGER NOT NULL,
    first_end INTEGER NOT NULL,
    first_statement INTEGER,
    "second" INTEGER NOT NULL REFERENCES linked (number) ON DELETE CASCADE,
    second_start INTEGER NOT NULL,
    second_end INTEGER NOT NULL,
    second_statement INTEGER,
    basis TEXT NOT NULL CHECK (basis IN ('words', 'sense')),
    confidence REAL NOT NULL
) STRICT;

CREATE INDEX link_first ON link ("first", "second");
CREATE INDEX link_second ON link ("second", "first");

CREATE TABLE reprint (
    "first" INTEGER NOT NULL REFERENCES linked (number) ON DELETE CASCADE,
    "second" INTEGER NOT NULL REFERENCES linked (number) ON DELETE CASCADE,
    first_share REAL NOT NULL,
    second_share REAL NOT NULL,
    PRIMARY KEY ("first", "second")
) STRICT, WITHOUT ROWID;

CREATE INDEX reprint_second ON reprint ("second", "first");

CREATE TABLE reprint_passage (
    "first" INTEGER NOT NULL,
    "second" INTEGER NOT NULL,
    position INTEGER NOT NULL,
    first_start INTEGER NOT NULL,
    first_end INTEGER NOT NULL,
    second_start INTEGER NOT NULL,
    second_end INTEGER NOT NULL,
    PRIMARY KEY ("first", "second", position),
    FOREIGN KEY ("first", "second") REFERENCES reprint ("first", "second") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
