"""Sketches of stored articles. Linking stores them packed; the last used are kept in memory, too, since an article is compared
with others several times in a row.

Takes an open connection; gives sketches. May import load, link, types.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict

from onrecord.link import LINKER
from onrecord.link.sketches.packed import unpack
from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.store import load
from onrecord.types import Reading

KEPT = 256
"""How many are kept; about 150 KB each."""

_PACKED = "SELECT packed FROM sketch JOIN linked USING (number) WHERE article_id = ? AND linker = ?"


class Sketches:
    """The sketches of the articles that an open archive has."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: OrderedDict[str, Sketch] = OrderedDict()
        self._state = 0

    def of(self, article_id: str) -> Sketch:
        """The sketch of the article with this id, which must exist."""
        found = self._kept.get(article_id)
        if found is None:
            return self._keep(self._stored(article_id))
        self._kept.move_to_end(article_id)
        return found

    def keep(self, reading: Reading) -> Sketch:
        """The sketch of a reading that is stored as it is here, kept in the place of what was known of its article."""
        return self._keep(sketch(reading))

    def _stored(self, article_id: str) -> Sketch:
        row = self._connection.execute(_PACKED, (article_id, LINKER)).fetchone()
        if row is not None:
            return unpack(load.article(self._connection, article_id), row["packed"])
        reading = load.reading(self._connection, article_id)  # an older version of an article, or not linked yet
        assert reading is not None
        return sketch(reading)

    def _keep(self, found: Sketch) -> Sketch:
        self._kept[found.article.id] = found
        self._kept.move_to_end(found.article.id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def forget(self, article_id: str) -> None:
        """To be called when an article has been replaced or removed."""
        self._kept.pop(article_id, None)

    def forget_all(self) -> None:
        """To be called when what was written has been taken back."""
        self._kept.clear()

    def refresh(self) -> None:
        """To be called in each transaction: forgets all if another program has written to the archive since the last one."""
        (state,) = self._connection.execute("PRAGMA data_version").fetchone()
        if state != self._state:
            self._kept.clear()
            self._state = state
