"""Reprints as they are stored → Reprints, and the texts that several articles carry.

Takes an open connection. Carried texts are not stored: they are what the reprints that hang together come to. May import links,
sketches, link, types.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

import msgspec

from onrecord.link.origins.carried import carried
from onrecord.store.links import number_of
from onrecord.store.sketches import Sketches
from onrecord.types import Carried, Reprint

_REPRINTS = """
    SELECT "first", "second", a.article_id, b.article_id, first_share, second_share
    FROM reprint JOIN linked AS a ON a.number = "first" JOIN linked AS b ON b.number = "second"
    """
_PASSAGES = """
    SELECT first_start, first_end, second_start, second_end FROM reprint_passage
    WHERE "first" = ? AND "second" = ? ORDER BY position
    """


def reprints_of(connection: sqlite3.Connection, article_id: str) -> list[Reprint]:
    """The reprints that an article is part of, in order."""
    which = 'WHERE "first" = ?1 OR "second" = ?1 ORDER BY a.article_id, b.article_id'
    return _made(connection, connection.execute(_REPRINTS + which, (number_of(connection, article_id),)))


def everywhere(connection: sqlite3.Connection, sketches: Sketches) -> list[Carried]:
    """All texts that several current articles carry: copies first, then passages, those in most articles first."""
    return carried(_made(connection, connection.execute(_REPRINTS)), sketches.of)


def inside(connection: sqlite3.Connection, sketches: Sketches, articles: Collection[str]) -> list[Carried]:
    """The texts that one of these articles and others carry, in the same order.

    Goes outward from the articles: whoever carries a text with them may have it in common with others that they do not know.
    """
    found: dict[tuple[str, str], Reprint] = {}
    asked: set[str] = set()
    coming = set(articles)
    groups: list[Carried] = []
    while coming:
        asked |= coming
        found |= {(each.first, each.second): each for article in coming for each in reprints_of(connection, article)}
        groups = carried(found.values(), sketches.of, articles)
        coming = {place.article for group in groups for place in group.places} - asked
    return groups


def _made(connection: sqlite3.Connection, rows: sqlite3.Cursor) -> list[Reprint]:
    return [
        msgspec.convert(
            {
                "first": first,
                "second": second,
                "shares": (share, other_share),
                "passages": [((a, b), (c, d)) for a, b, c, d in connection.execute(_PASSAGES, (number, other))],
            },
            Reprint,
        )
        for number, other, first, second, share, other_share in rows.fetchall()
    ]
