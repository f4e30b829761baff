"""Links as they are stored → Links and Utterances.

Takes an open connection. Utterances are not stored: they are what the links that hang together come to. Links hang together
that have a place in common, or places of one article that overlap or almost touch: two sentences in a row may turn out to be
one thing said. May import links, sketches, link, types.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

from onrecord.link.disjoint import Disjoint
from onrecord.link.utterances.utterances import utterances
from onrecord.store.links import number_of
from onrecord.store.sketches import Sketches
from onrecord.types import Link, Place, Utterance

_Place = tuple[int, int, int]
"""Number of the article as linked, and the stretch of its text."""

APART = 80
"""Code points between two places of an article from which on they do not hang together."""
_PREFIX, _DIGEST = 8, 8
"""Characters of the id of an utterance: at first those that the id of its first article begins with, then its own."""

_LINKS = """
    SELECT
        link.rowid, a.article_id, first_start, first_end, s.id, b.article_id, second_start, second_end, t.id, basis,
        link.confidence
    FROM link
        JOIN linked AS a ON a.number = link."first"
        JOIN linked AS b ON b.number = link."second"
        LEFT JOIN statement AS s ON s.article_id = a.article_id AND s.position = first_statement
        LEFT JOIN statement AS t ON t.article_id = b.article_id AND t.position = second_statement
    WHERE
    """


def links_of(connection: sqlite3.Connection, article_id: str) -> list[Link]:
    """The links of an article, in order."""
    return _links(connection, 'link."first" = ?1 OR link."second" = ?1', number_of(connection, article_id))


def pairs(connection: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """The ids of each two articles that are linked, and by how many links, in order."""
    query = """
        SELECT a.article_id, b.article_id, links
        FROM (SELECT "first", "second", count(*) AS links FROM link GROUP BY "first", "second") AS pair
            JOIN linked AS a ON a.number = pair."first" JOIN linked AS b ON b.number = pair."second"
        ORDER BY a.article_id, b.article_id
        """
    return [tuple(row) for row in connection.execute(query)]


def joined_to(connection: sqlite3.Connection, article_id: str) -> list[tuple[str, str, int]]:
    """Those of `pairs` that an article is one of."""
    query = """
        SELECT article_id, links FROM (
            SELECT other, count(*) AS links FROM (
                SELECT "second" AS other FROM link WHERE "first" = ?1 UNION ALL SELECT "first" FROM link WHERE "second" = ?1
            ) GROUP BY other
        ) JOIN linked ON number = other
        """
    rows = connection.execute(query, (number_of(connection, article_id),))
    return [(min(article_id, other), max(article_id, other), links) for other, links in rows]


def with_statement(connection: sqlite3.Connection, sketches: Sketches, statement_id: str) -> list[Utterance]:
    """The utterances that a statement of a current article is a member of, those in most articles first."""
    rows = connection.execute(
        """
        SELECT linked.number, "start", "end"
        FROM statement JOIN linked USING (article_id) JOIN span ON statement_number = statement.number AND role = 'content'
        WHERE statement.id = ?
        """,
        (statement_id,),
    )
    made = _made(connection, sketches, _together(connection, [tuple(row) for row in rows]))
    return [each for each in made if any(member.place.statement == statement_id for member in each.members)]


def in_article(connection: sqlite3.Connection, sketches: Sketches, article_id: str) -> list[Utterance]:
    """The utterances that an article carries, those in most articles first."""
    rows = connection.execute(
        """
        SELECT "first", first_start, first_end FROM link WHERE "first" = ?1
        UNION SELECT "second", second_start, second_end FROM link WHERE "second" = ?1
        """,
        (number_of(connection, article_id),),
    )
    made = _made(connection, sketches, _together(connection, [tuple(row) for row in rows]))
    return [each for each in made if any(member.place.article == article_id for member in each.members)]


def with_id(connection: sqlite3.Connection, sketches: Sketches, utterance_id: str) -> Utterance | None:
    """The utterance with this id."""
    query = """
        SELECT article_id FROM linked
        WHERE article_id >= ?1 AND article_id < ?1 || char(1114111) AND substr(article_id, 1, ?2) = ?1
        """
    for (article_id,) in connection.execute(query, (utterance_id[:-_DIGEST], _PREFIX)).fetchall():
        for each in in_article(connection, sketches, article_id):
            if each.id == utterance_id:
                return each
    return None


def every(connection: sqlite3.Connection, sketches: Sketches) -> Iterator[Utterance]:
    """All utterances, those in most articles first; made one after the other."""
    waiting: list[Utterance] = []
    for carried, group in groupby(_components(connection), itemgetter(0)):
        # What hangs together in so many articles may come to utterances that are in fewer, which have to wait for their turn.
        for _, rows in group:
            waiting += _made(connection, sketches, rows)
        waiting.sort(key=_order)
        while waiting and _carried(waiting[0]) >= carried:
            yield waiting.pop(0)
    yield from waiting


def _components(connection: sqlite3.Connection) -> list[tuple[int, list[int]]]:
    """The links that hang together, as row numbers, with how many articles they are in; those in most articles first."""
    query = 'SELECT rowid, "first", first_start, first_end, "second", second_start, second_end FROM link'
    ends = {row[0]: (tuple(row[1:4]), tuple(row[4:7])) for row in connection.execute(query)}
    joined: Disjoint[_Place] = Disjoint()
    for one, other in ends.values():
        joined.join(one, other)
    widest: _Place | None = None
    for place in sorted({place for pair in ends.values() for place in pair}):
        if widest and place[0] == widest[0] and place[1] < widest[2] + APART:
            joined.join(place, widest)
        if not widest or place[0] != widest[0] or place[2] > widest[2]:
            widest = place
    rows: defaultdict[_Place, list[int]] = defaultdict(list)
    articles: defaultdict[_Place, set[int]] = defaultdict(set)
    for row, (one, other) in ends.items():
        component = joined.find(one)
        rows[component].append(row)
        articles[component] |= {one[0], other[0]}
    return sorted(((len(articles[each]), rows[each]) for each in rows), key=lambda each: -each[0])


def _together(connection: sqlite3.Connection, places: Iterable[_Place]) -> list[int]:
    """The links that hang together with any of these places, as row numbers: breadth first from place to place."""
    query = f"""
        SELECT rowid, "second", second_start, second_end FROM link
        WHERE "first" = ?1 AND first_start < ?3 + {APART} AND first_end + {APART} > ?2
        UNION ALL SELECT rowid, "first", first_start, first_end FROM link
        WHERE "second" = ?1 AND second_start < ?3 + {APART} AND second_end + {APART} > ?2
        """
    found: set[int] = set()
    waiting = list(places)
    seen = set(waiting)
    for place in waiting:
        for row, *end in connection.execute(query, place):
            found.add(row)
            other = (end[0], end[1], end[2])
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return sorted(found)


def _made(connection: sqlite3.Connection, sketches: Sketches, rows: list[int]) -> list[Utterance]:
    """What links, given as row numbers, come to."""
    found = _links(connection, "link.rowid IN (SELECT value FROM json_each(?))", f"[{', '.join(map(str, rows))}]")
    articles = {place.article for link in found for place in (link.first, link.second)}
    return sorted(utterances(found, {article: sketches.of(article) for article in articles}), key=_order)


def _order(utterance: Utterance) -> tuple[int, str]:
    return -_carried(utterance), utterance.id


def _carried(utterance: Utterance) -> int:
    return len({member.place.article for member in utterance.members})


def _links(connection: sqlite3.Connection, which: str, value: str | int | None) -> list[Link]:
    rows = connection.execute(_LINKS + which, (value,))
    found = [
        msgspec.convert(
            {
                "first": {"article": article, "span": (start, end), "statement": statement},
                "second": {"article": other, "span": (other_start, other_end), "statement": other_statement},
                "basis": basis,
                "confidence": confidence,
            },
            Link,
        )
        for _, article, start, end, statement, other, other_start, other_end, other_statement, basis, confidence in rows
    ]
    return sorted(found, key=lambda link: (_key(link.first), _key(link.second)))


def _key(place: Place) -> tuple[str, int, int, str]:
    return place.article, place.span.start, place.span.end, place.statement or ""
