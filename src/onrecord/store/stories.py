"""Stored articles → the stories that they are about.

Takes an open connection and what people have ruled. Stories are not stored: they follow from the articles, their links and the
rulings. May import utterances, link, types.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from onrecord.link.kinship import Outline
from onrecord.link.sketch import ordinal
from onrecord.link.stories import StoryRulings, stories
from onrecord.store.utterances import pairs
from onrecord.types import Story


def everything(connection: sqlite3.Connection, rulings: StoryRulings) -> list[Story]:
    """All stories of the current articles, those of most articles first."""
    return stories(_outlines(connection), pairs(connection), rulings)


def _outlines(connection: sqlite3.Connection) -> Iterator[Outline]:
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    query = "SELECT article_id, name FROM bearer WHERE kind IN ('person', 'organisation') ORDER BY article_id, name"
    for article, name in connection.execute(query):
        speakers[article].append(name)
    rows = connection.execute(
        """
        SELECT id, address, title, published_earliest AS day,
            (SELECT count(*) FROM statement WHERE article_id = article.id) AS statements
        FROM article WHERE is_current
        """
    )
    for row in rows:
        said = tuple(dict.fromkeys(speakers[row["id"]]))
        yield Outline(row["id"], row["address"], row["title"], said, row["statements"], ordinal(row["day"] or ""))
