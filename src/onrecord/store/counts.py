"""How much an archive holds.

Takes an open connection; gives Counts. Imports nothing of ours.
"""

from __future__ import annotations

import sqlite3

from msgspec import Struct


class Counts(Struct, frozen=True):
    """How much an archive holds. All but `superseded`, the older versions of articles, and `unread` count current versions."""

    articles: int
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
    return Counts(**connection.execute(query).fetchone())
