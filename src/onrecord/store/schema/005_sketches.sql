-- Version 5: where the words of a linked article are, as linking sees it, so that it is not read out of the text again whenever
-- the article is compared or asked about. It follows from the article, and goes with it.

CREATE TABLE sketch (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES linked (number) ON DELETE CASCADE,
    packed BLOB NOT NULL
) STRICT;
