"""The links of an article, made when it is added and undone when it goes; runs inside a transaction that the caller opened.

Which pairs of articles are compared depends on the articles that are stored, never on the order in which they came: a pair is,
if it shares two lasting keys, or, near in time, one of them or three to eight topical keys, one in seven that the article with
fewer has. A key that more than MOST articles have (boilerplate, a name that everybody writes about: topical keys are counted by
bucket) is *hot* and does not count, so that no article has more to look through in a large archive than in a small one. When a
key becomes hot, pairs that rested on it alone come apart; when articles are removed and it no longer is, they are compared
again. A pair of which one is without a date needs twice as many topical keys.

May import sketches, link, types.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from onrecord.link import LINKER
from onrecord.link.origins import reprints
from onrecord.link.sketches.keys import UNDATED, keys
from onrecord.link.sketches.packed import pack
from onrecord.link.utterances import compare
from onrecord.store.sketches import Sketches
from onrecord.types import Link, Place, Reading, Reprint

MOST = 64
"""How many articles may have a key before it is hot."""
LASTING, LASTING_NEAR = 2, 1
"""How many lasting keys two articles share that are compared, at any distance and near in time."""
TOPICAL, TOPICAL_MOST, TOPICAL_PART = 3, 8, 7
"""How many topical keys they share near in time: one in TOPICAL_PART, but at least TOPICAL and at most TOPICAL_MOST."""

_LASTING = """
    SELECT other.number, linked.bucket, count(*)
    FROM lasting_key AS own
        JOIN lasting_key AS other ON other.key = own.key AND other.number <> own.number
        JOIN linked ON linked.number = other.number
    WHERE own.number = ?1
        AND (SELECT count(*) FROM (SELECT 1 FROM lasting_key WHERE key = own.key LIMIT ?2 + 1)) <= ?2
    GROUP BY other.number
    """
_TOPICAL = """
    WITH cool (key) AS (
        SELECT key FROM topical_key AS own WHERE own.number = ?1 AND (
            SELECT count(*) FROM (SELECT 1 FROM topical_key WHERE bucket = own.bucket AND key = own.key LIMIT ?2 + 1)
        ) <= ?2
    )
    SELECT other.number, other.bucket, linked.topical_keys, count(*)
    FROM cool CROSS JOIN json_each(?3) AS reach
        CROSS JOIN topical_key AS other ON other.bucket = reach.value AND other.key = cool.key
        JOIN linked ON linked.number = other.number
    WHERE other.number <> ?1 AND (
        SELECT count(*) FROM (SELECT 1 FROM topical_key WHERE bucket = reach.value AND key = cool.key LIMIT ?2 + 1)
    ) <= ?2
    GROUP BY other.number
    """
_TURNING = """
    SELECT DISTINCT other.number
    FROM lasting_key AS own JOIN lasting_key AS other ON other.key = own.key
    WHERE own.number = ?1 AND other.number <> ?1
        AND (SELECT count(*) FROM (SELECT 1 FROM lasting_key WHERE key = own.key LIMIT ?2 + 2)) = ?2 + 1
    UNION
    SELECT DISTINCT other.number
    FROM topical_key AS own JOIN topical_key AS other ON other.bucket = own.bucket AND other.key = own.key
    WHERE own.number = ?1 AND other.number <> ?1 AND (
        SELECT count(*) FROM (SELECT 1 FROM topical_key WHERE bucket = own.bucket AND key = own.key LIMIT ?2 + 2)
    ) = ?2 + 1
    """


def number_of(connection: sqlite3.Connection, article_id: str) -> int | None:
    """What an article goes by in the rows of links; None where it is not linked."""
    row = connection.execute("SELECT number FROM linked WHERE article_id = ?", (article_id,)).fetchone()
    return row["number"] if row else None


class Links:
    """The links of the articles in an open archive: their write side."""

    def __init__(self, connection: sqlite3.Connection, sketches: Sketches) -> None:
        self._connection = connection
        self._sketches = sketches

    def pending(self) -> list[str]:
        """The ids of current articles that are not linked, as those of older archives are, in the order of adding."""
        query = """
            SELECT id FROM article
            WHERE is_current AND NOT EXISTS (SELECT 1 FROM linked WHERE article_id = article.id)
            ORDER BY rowid
            """
        return [article_id for (article_id,) in self._connection.execute(query)]

    def lacks(self, article_id: str) -> bool:
        """Whether an article is current, and not linked."""
        query = "SELECT EXISTS (SELECT 1 FROM article WHERE id = ? AND is_current)"
        (current,) = self._connection.execute(query, (article_id,)).fetchone()
        return bool(current) and number_of(self._connection, article_id) is None

    def outdate(self) -> None:
        """Undo what another version of the linker has made; all of it, since keys of two versions do not go together."""
        self._connection.execute("DELETE FROM linked WHERE linker <> ?", (LINKER,))

    def make(self, reading: Reading) -> None:
        """Link an article, stored with this reading, current and not linked, to the others."""
        sketch = self._sketches.keep(reading)
        found = keys(sketch)
        row = (None, reading.article.id, LINKER, found.bucket, len(found.topical))
        number = self._connection.execute("INSERT INTO linked VALUES (?, ?, ?, ?, ?)", row).lastrowid
        assert number is not None
        self._connection.executemany("INSERT INTO lasting_key VALUES (?, ?)", ((key, number) for key in found.lasting))
        rows = ((found.bucket, key, number) for key in found.topical)
        self._connection.executemany("INSERT INTO topical_key VALUES (?, ?, ?)", rows)
        self._connection.execute("INSERT INTO sketch VALUES (?, ?)", (number, pack(sketch)))
        for other in self._turning(number):
            self._part(other, self._partners(other) - self._candidates(other))
        self._join(number, self._candidates(number))

    def undo(self, article_id: str) -> None:
        """Undo the links of an article, if it has any; to be called before it is removed, replaced or superseded."""
        self._sketches.forget(article_id)
        number = number_of(self._connection, article_id)
        if number is not None:
            turning = self._turning(number)
            self._connection.execute("DELETE FROM linked WHERE number = ?", (number,))
            for other in turning:
                self._join(other, self._candidates(other) - self._partners(other))

    def compared(self, article_id: str) -> set[str]:
        """The ids of the articles that this one, if it is linked, is compared with."""
        number = number_of(self._connection, article_id)
        query = "SELECT article_id FROM linked WHERE number = ?"
        others = set() if number is None else self._candidates(number)
        return {self._connection.execute(query, (other,)).fetchone()["article_id"] for other in others}

    def _turning(self, number: int) -> list[int]:
        """The articles that share a key with this one which is hot with it, and is not without it."""
        return [other for (other,) in self._connection.execute(_TURNING, (number, MOST))]

    def _candidates(self, number: int) -> set[int]:
        """The articles that this one is to be compared with."""
        query = "SELECT bucket, topical_keys FROM linked WHERE number = ?"
        own, own_keys = self._connection.execute(query, (number,)).fetchone()
        found = set()
        for other, bucket, count in self._connection.execute(_LASTING, (number, MOST)):
            if count >= (LASTING_NEAR if _near(own, bucket) else LASTING):
                found.add(other)
        reach = f"[{', '.join(map(str, self._reach(own)))}]"
        for other, bucket, keys_there, count in self._connection.execute(_TOPICAL, (number, MOST, reach)):
            enough = min(max(min(own_keys, keys_there) // TOPICAL_PART, TOPICAL), TOPICAL_MOST)
            if count >= (enough if _near(own, bucket) else 2 * enough):
                found.add(other)
        return found

    def _reach(self, bucket: int) -> Iterable[int]:
        """The buckets that topical keys of one may be shared with."""
        if bucket != UNDATED:
            return UNDATED, bucket - 1, bucket, bucket + 1
        query = "SELECT DISTINCT bucket FROM linked"
        return [each for (each,) in self._connection.execute(query)]

    def _partners(self, number: int) -> set[int]:
        """The articles that this one is linked to, or shares passages with."""
        query = """
            SELECT "second" FROM link WHERE "first" = ?1 UNION SELECT "first" FROM link WHERE "second" = ?1
            UNION SELECT "second" FROM reprint WHERE "first" = ?1 UNION SELECT "first" FROM reprint WHERE "second" = ?1
            """
        return {other for (other,) in self._connection.execute(query, (number,))}

    def _part(self, number: int, others: Iterable[int]) -> None:
        for other in others:
            for pair in ((number, other), (other, number)):
                self._connection.execute('DELETE FROM link WHERE "first" = ? AND "second" = ?', pair)
                self._connection.execute('DELETE FROM reprint WHERE "first" = ? AND "second" = ?', pair)

    def _join(self, number: int, others: Iterable[int]) -> None:
        """Compare an article with others, and store what they share."""
        query = "SELECT article_id FROM linked WHERE number = ?"
        (article_id,) = self._connection.execute(query, (number,)).fetchone()
        for other in sorted(others):
            (other_id,) = self._connection.execute(query, (other,)).fetchone()
            numbers = {article_id: number, other_id: other}
            one, two = self._sketches.of(article_id), self._sketches.of(other_id)
            positions = {statement.id: i for each in (one, two) for i, statement in enumerate(each.statements)}
            rows = [_link(link, numbers, positions) for link in compare.links(one, two)]
            self._connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            shared = reprints.reprint(one, two)
            if shared:
                self._insert_reprint(shared, numbers)

    def _insert_reprint(self, shared: Reprint, numbers: dict[str, int]) -> None:
        pair = numbers[shared.first], numbers[shared.second]
        self._connection.execute("INSERT INTO reprint VALUES (?, ?, ?, ?)", (*pair, *shared.shares))
        rows = ((*pair, i, a.start, a.end, b.start, b.end) for i, (a, b) in enumerate(shared.passages))
        self._connection.executemany("INSERT INTO reprint_passage VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _near(one: int, other: int) -> bool:
    return one == other or (UNDATED not in (one, other) and abs(one - other) == 1)


def _link(link: Link, numbers: dict[str, int], positions: dict[str, int]) -> tuple[object, ...]:
    def place(place: Place) -> tuple[object, ...]:
        position = None if place.statement is None else positions[place.statement]
        return numbers[place.article], place.span.start, place.span.end, position

    return (*place(link.first), *place(link.second), link.basis, link.confidence)
