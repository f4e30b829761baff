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
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

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

# Most keys no other article has: that is asked first, and takes one look at the index. Of those that have one, ?2 are given.
_LASTING = """
    SELECT (SELECT group_concat(number) FROM (SELECT number FROM lasting_key WHERE key = own.key LIMIT ?2))
    FROM lasting_key AS own
    WHERE number = ?1 AND EXISTS (SELECT 1 FROM lasting_key WHERE key = own.key AND number <> ?1)
    """
_TOPICAL = """
    SELECT own.key, reach.value, (
        SELECT group_concat(number)
        FROM (SELECT number FROM topical_key WHERE bucket = reach.value AND key = own.key LIMIT ?2)
    )
    FROM topical_key AS own CROSS JOIN json_each(?3) AS reach
    WHERE number = ?1 AND EXISTS (SELECT 1 FROM topical_key WHERE bucket = reach.value AND key = own.key AND number <> ?1)
    """


class _Shared(NamedTuple):
    """What other articles share with one: how many of its lasting and of its topical keys each has that are not hot; and
    `turning`, those that have a key which is hot with this article, and is not without it."""

    number: int
    lasting: Counter[int]
    topical: Counter[int]
    turning: list[int]


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
        shared = self._shared(number)
        for other in shared.turning:
            self._part(other, self._partners(other) - self._candidates(self._shared(other)))
        self._join(number, self._candidates(shared))

    def undo(self, article_id: str) -> None:
        """Undo the links of an article, if it has any; to be called before it is removed, replaced or superseded."""
        self._sketches.forget(article_id)
        number = number_of(self._connection, article_id)
        if number is not None:
            turning = self._shared(number).turning
            self._connection.execute("DELETE FROM linked WHERE number = ?", (number,))
            for other in turning:
                self._join(other, self._candidates(self._shared(other)) - self._partners(other))

    def compared(self, article_id: str) -> set[str]:
        """The ids of the articles that this one, if it is linked, is compared with."""
        number = number_of(self._connection, article_id)
        query = "SELECT article_id FROM linked WHERE number = ?"
        others = set() if number is None else self._candidates(self._shared(number))
        return {self._connection.execute(query, (other,)).fetchone()["article_id"] for other in others}

    def _shared(self, number: int) -> _Shared:
        """What other articles share with this one."""
        own, _ = self._linked([number])[number]
        some = MOST + 2  # one more than tells what is hot: what would be no more without this article
        lasting = [_numbers(held) for (held,) in self._connection.execute(_LASTING, (number, some))]
        rows = self._connection.execute(_TOPICAL, (number, some, _json(self._reach(own))))
        topical = {(key, bucket): _numbers(held) for key, bucket, held in rows}
        here = {key: holders for (key, bucket), holders in topical.items() if bucket == own}
        hot = {key for key, holders in here.items() if len(holders) > MOST}
        cool = (holders for (key, _), holders in topical.items() if key not in hot)
        turning = {other for holders in (*lasting, *here.values()) if len(holders) == MOST + 1 for other in holders}
        return _Shared(number, _cool(lasting, number), _cool(cool, number), sorted(turning - {number}))

    def _candidates(self, shared: _Shared) -> set[int]:
        """The articles that one is to be compared with."""
        linked = self._linked([shared.number, *shared.lasting, *(n for n, count in shared.topical.items() if count >= TOPICAL)])
        own, own_keys = linked.pop(shared.number)
        found = set()
        for other, (bucket, keys_there) in linked.items():
            near = _near(own, bucket)
            enough = min(max(min(own_keys, keys_there) // TOPICAL_PART, TOPICAL), TOPICAL_MOST)
            alike = shared.lasting[other] >= (LASTING_NEAR if near else LASTING)
            if alike or shared.topical[other] >= (enough if near else 2 * enough):
                found.add(other)
        return found

    def _linked(self, numbers: Iterable[int]) -> dict[int, tuple[int, int]]:
        """The bucket and the number of topical keys of each of these articles."""
        query = "SELECT number, bucket, topical_keys FROM linked WHERE number IN (SELECT value FROM json_each(?))"
        return {number: (bucket, count) for number, bucket, count in self._connection.execute(query, (_json(numbers),))}

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


def _cool(keys: Iterable[list[int]], number: int) -> Counter[int]:
    """How many keys that are not hot each other article has, given the articles that have each key."""
    return Counter(other for holders in keys if len(holders) <= MOST for other in holders if other != number)


def _numbers(listed: str) -> list[int]:
    return [int(number) for number in listed.split(",")]


def _json(numbers: Iterable[int]) -> str:
    return f"[{', '.join(map(str, numbers))}]"


def _near(one: int, other: int) -> bool:
    return one == other or (UNDATED not in (one, other) and abs(one - other) == 1)


def _link(link: Link, numbers: dict[str, int], positions: dict[str, int]) -> tuple[object, ...]:
    def place(place: Place) -> tuple[object, ...]:
        position = None if place.statement is None else positions[place.statement]
        return numbers[place.article], place.span.start, place.span.end, position

    return (*place(link.first), *place(link.second), link.basis, link.confidence)
