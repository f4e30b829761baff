"""Readings → the index of speakers: who speaks, in how many statements and which articles, and in what roles.

Takes Readings and what is known across them, gives frozen Structs of plain values for the template. May import types and its
neighbours in export.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from onrecord.export import wording
from onrecord.export.linked import Across, roles, speakers
from onrecord.types import Person, Reading, Statement


class Entry(Struct, frozen=True):
    """A speaker of the index: all statements of one person or body, or under one name and kind where it is not known across
    articles, or unresolved ones under one source as written. `articles` have an id, a heading and the number of statements;
    `roles` the words, the outlet with its date, and the id of the article that has them."""

    number: int
    name: str
    kind: str
    resolved: bool
    statements: int
    articles: tuple[tuple[str, str, int], ...]
    others: str
    roles: tuple[tuple[str, str, str], ...]
    unsure: bool


class Key(NamedTuple):
    """What the index gathers statements under: whether resolved, the name or the source as written, the kind, and the id of
    the person where it is known across articles."""

    resolved: bool
    name: str
    kind: str
    person: str = ""


def keys(reading: Reading, statement: Statement, across: Across) -> list[Key]:
    """What the index gathers a statement under, once for each of its speakers."""
    if not statement.speaker:
        return [Key(False, reading.quote(statement.source), wording.UNRESOLVED)]
    keys: dict[Key, None] = {}
    for speaker in speakers(statement):
        person = across.person(reading, speaker)
        keys[Key(True, person.names[0], person.kind, person.id) if person else Key(True, speaker.name, speaker.kind)] = None
    return list(keys)


def gathered(readings: Sequence[Reading], across: Across) -> dict[Key, Counter[int]]:
    """Under each key how many statements each reading has, in the order of the index."""
    found: dict[Key, Counter[int]] = {}
    for position, reading in enumerate(readings):
        for statement in reading.statements:
            for key in keys(reading, statement, across):
                found.setdefault(key, Counter())[position] += 1
    return dict(sorted(found.items(), key=lambda item: (not item[0].resolved, -item[1].total(), item[0])))


def entries(found: Mapping[Key, Counter[int]], readings: Sequence[Reading], across: Across) -> tuple[Entry, ...]:
    """The index, numbered in the order of the keys."""
    people = {person.id: person for person in across.people}
    numbered = enumerate(found.items())
    return tuple(_entry(number, key, where, readings, people.get(key.person)) for number, (key, where) in numbered)


def _entry(number: int, key: Key, where: Counter[int], readings: Sequence[Reading], person: Person | None) -> Entry:
    return Entry(
        number=number,
        name=key.name,
        kind=key.kind,
        resolved=key.resolved,
        statements=where.total(),
        articles=tuple((readings[at].article.id, wording.heading(readings[at]), times) for at, times in where.items()),
        others=", ".join(person.names[1:]) if person else "",
        roles=tuple(_roles(person, readings)) if person else (),
        unsure=person.unsure if person else False,
    )


def _roles(person: Person, readings: Sequence[Reading]) -> Iterator[tuple[str, str, str]]:
    articles = {reading.article.id: reading.article for reading in readings}
    for role, times in roles(person):
        if article := articles.get(role.place.article):
            where = f"{wording.outlet(article)}, {wording.dated(role.published)}"
            yield role.words, where + (f", and {times - 1} more" if times > 1 else ""), article.id
