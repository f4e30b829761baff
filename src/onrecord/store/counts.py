"""How much an archive holds.

Takes an open connection; gives Counts. May import link.
"""

from __future__ import annotations

import sqlite3

from msgspec import Struct

from onrecord.link.disjoint import Disjoint
from onrecord.link.origins.carried import WHOLE


class Counts(Struct, frozen=True):
    """How much an archive holds. All but `superseded`, the older versions of articles, and `unread` count current versions."""

    articles: int
    texts: int
    """How many texts the articles are: copies of one text count once."""
    superseded: int
    statements: int
    speakers: int
    outlets: int
    unread: int
    """Inputs that could not be read."""


def counted(connection: sqlite3.Connection) -> Counts:
    """How much the archive holds."""
    query = """
        SELECT
            (SELECT count(*) FROM article WHERE is_current) AS articles,
            (SELECT count(*) FROM article WHERE NOT is_current) AS superseded,
            (SELECT count(*) FROM statement WHERE is_current) AS statements,
            (SELECT count(DISTINCT speaker_name) FROM statement WHERE is_current) AS speakers,
            (SELECT count(DISTINCT outlet) FROM article WHERE is_current) AS outlets,
            (SELECT count(DISTINCT address) FROM problem WHERE stage = 'unread') AS unread
        """
    counts = dict(connection.execute(query).fetchone())
    return Counts(**counts, texts=counts["articles"] - _repeated(connection))


def _repeated(connection: sqlite3.Connection) -> int:
    """How many current articles are a copy of one that was counted already."""
    copies: Disjoint[int] = Disjoint()
    for first, second in connection.execute(
        'SELECT "first", "second" FROM reprint WHERE min(first_share, second_share) >= ?', (WHOLE,)
    ):
        copies.join(first, second)
    return sum(len(articles) - 1 for articles in copies.sets())
