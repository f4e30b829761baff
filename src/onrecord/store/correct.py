"""What people have ruled of persons and stories: kept for good, and what of it holds.

Takes an open connection; gives Corrections, and the rulings that linking heeds. May import people, link, errors, types.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from msgspec import Struct

from onrecord.errors import UsageError
from onrecord.link.people.rulings import Rulings, settled
from onrecord.link.stories.stories import StoryRulings
from onrecord.store.people import names_at
from onrecord.types import Bearer

Action = Literal["same", "different", "name"]


class Target(Struct, frozen=True):
    """Whom or what a correction is about: who has a name in the article at an address (its id, where it has none); without a
    name the story of that article."""

    address: str
    name: str | None = None

    def __str__(self) -> str:
        return self.address if self.name is None else f"{self.name}@{self.address}"


class Correction(Struct, frozen=True):
    """What somebody ruled: that two persons, or the stories of two articles, are the same or different; or the name of a story
    ("name"; `new` is empty where it is to have none but its own).

    `old` is what was ruled of the same before. `at` is UTC. `orphan`: not all that it is about is in the archive now; it holds
    again as soon as it is.
    """

    number: int
    action: Action
    one: Target
    other: Target | None
    old: str | None
    new: str | None
    who: str
    at: str
    why: str
    orphan: bool


def correct(
    connection: sqlite3.Connection, action: Action, one: Target, other: Target | None, new: str | None, who: str, why: str
) -> Correction:
    """Add a correction. Raises UsageError where the archive lacks what it is about, or where it makes no sense."""
    _check(action, one, other, who)
    for target in filter(None, (one, other)):
        _find(connection, target)
    same = [c for c in corrections(connection) if _alike(c, action, one, other)]
    old = (same[-1].new if action == "name" else same[-1].action) if same else None
    number = connection.execute(
        """
        INSERT INTO correction (kind, action, address, name, other_address, other_name, "old", "new", who, "at", why)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)
        """,
        (
            *("story" if one.name is None else "person", action, one.address, one.name),
            *((other.address, other.name) if other else (None, None)),
            *(old, new.strip() if new is not None else None, who.strip(), why.strip()),
        ),
    ).lastrowid
    return next(correction for correction in corrections(connection) if correction.number == number)


def corrections(connection: sqlite3.Connection) -> list[Correction]:
    """All corrections, in the order in which they were made."""
    rows = connection.execute("SELECT * FROM correction ORDER BY number").fetchall()
    made = [_correction(row) for row in rows]
    addresses = {target.address for c in made for target in (c.one, c.other) if target}
    known = {address: names_at(connection, address) for address in addresses}
    return [c if not _orphan(c, known) else _correction(row, orphan=True) for c, row in zip(made, rows, strict=True)]


def rulings(connection: sqlite3.Connection) -> Rulings:
    """What holds of persons."""
    rows = connection.execute("SELECT * FROM correction WHERE kind = 'person' ORDER BY number")
    pairs = (
        (row["action"] == "same", Bearer(row["address"], row["name"]), Bearer(row["other_address"], row["other_name"]))
        for row in rows
    )
    return Rulings(*settled(pairs))


def story_rulings(connection: sqlite3.Connection) -> StoryRulings:
    """What holds of stories."""
    rows = connection.execute("SELECT * FROM correction WHERE kind = 'story' ORDER BY number").fetchall()
    pairs = ((row["action"] == "same", row["address"], row["other_address"]) for row in rows if row["action"] != "name")
    names: dict[str, str] = {}
    for row in reversed(rows):
        if row["action"] == "name":
            names.setdefault(row["address"], row["new"] or "")
    return StoryRulings(*settled(pairs), names)


def _check(action: Action, one: Target, other: Target | None, who: str) -> None:
    """Raises UsageError for a correction that says nothing, whatever the archive holds."""
    if action == "name":
        if other is not None or one.name is not None:
            raise UsageError("a name is given to one story, by the address of one of its articles")
    elif other is None or one == other or (one.name is None) != (other.name is None):
        raise UsageError(f"give two persons, or the articles of two stories, not {one} and {other}")
    if not who.strip():
        raise UsageError("say who makes the correction: --by NAME")


def _find(connection: sqlite3.Connection, target: Target) -> None:
    names = names_at(connection, target.address)
    if names is None:
        raise UsageError(f"there is no article {target.address!r}: give its address as `onrecord search` shows it")
    if target.name is not None and target.name not in names:
        said = ", ".join(names) or "nobody"
        raise UsageError(f"nobody called {target.name!r} speaks in {target.address}; there speak: {said}")


def _alike(made: Correction, action: Action, one: Target, other: Target | None) -> bool:
    """Whether a correction was about the same: the two in either order, the name of the same story."""
    return {made.one, made.other} == {one, other} and (made.action == "name") == (action == "name")


def _orphan(correction: Correction, known: dict[str, list[str] | None]) -> bool:
    targets = [target for target in (correction.one, correction.other) if target]
    return any((names := known[t.address]) is None or (t.name is not None and t.name not in names) for t in targets)


def _correction(row: sqlite3.Row, *, orphan: bool = False) -> Correction:
    other = None if row["other_address"] is None else Target(row["other_address"], row["other_name"])
    values = (row["old"], row["new"], row["who"], row["at"], row["why"])
    return Correction(row["number"], row["action"], Target(row["address"], row["name"]), other, *values, orphan)
