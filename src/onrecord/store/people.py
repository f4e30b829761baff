"""Stored readings → the people who speak in them.

Takes an open connection and rulings. People are not stored: they follow from the articles that name them. To find somebody,
only the articles are read that name one of the same last name, or a body of the same last words or initials (`block`). May
import load, link, types.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import msgspec

from onrecord.link.people.people import bearer_id, block, resolved
from onrecord.link.people.profiles import Profile, plain_words, profiles
from onrecord.link.people.rulings import Rulings
from onrecord.store import load
from onrecord.types import Bearer, Person, SpeakerKind

Named = tuple[str, SpeakerKind]

_AT = "CASE address WHEN '' THEN id ELSE address END"
"""What a Bearer knows an article by."""


def everybody(connection: sqlite3.Connection, rulings: Rulings) -> list[Person]:
    """All people of the current articles."""
    ids = connection.execute("SELECT id FROM article WHERE is_current ORDER BY address, id").fetchall()
    return resolved(_profiles(connection, (article for (article,) in ids)), rulings)


def called(connection: sqlite3.Connection, rulings: Rulings, name: str) -> list[Person]:
    """The people one of whose names has all words of `name`."""
    words = set(plain_words(name))
    keys = block(name, "person") | block(name, "organisation")
    start = {named for named in _names(connection) if words <= set(plain_words(named[0])) or keys & block(*named)}
    found = _related(connection, rulings, start)
    return [person for person in found if any(words <= set(plain_words(known)) for known in person.names)]


def inside(connection: sqlite3.Connection, rulings: Rulings, articles: Iterable[str]) -> list[Person]:
    """The people who speak in the current articles with these ids, over all articles."""
    query = f"""
        SELECT {_AT} AS "at", name, kind FROM bearer JOIN article ON id = article_id
        WHERE is_current AND article_id IN (SELECT value FROM json_each(?))
        """
    return bearing(connection, rulings, {Bearer(at, name) for at, name, _ in connection.execute(query, (_json(articles),))})


def bearing(connection: sqlite3.Connection, rulings: Rulings, bearers: Collection[Bearer]) -> list[Person]:
    """The people who are called so there, over all articles."""
    query = "SELECT DISTINCT name, kind FROM bearer WHERE name IN (SELECT value FROM json_each(?))"
    rows = connection.execute(query, (_json({bearer.name for bearer in bearers}),))
    found = _related(connection, rulings, {(name, kind) for name, kind in rows})
    return [person for person in found if any(bearer in bearers for bearer in person.bearers)]


def with_id(connection: sqlite3.Connection, rulings: Rulings, person_id: str) -> Person | None:
    """The person who has this id, or had it when not all of its articles were here: the id of any of its bearers."""
    rows = connection.execute(f'SELECT {_AT} AS "at", name, kind FROM bearer JOIN article ON id = article_id WHERE is_current')
    for at, name, kind in rows:
        bearer = Bearer(at, name)
        if bearer_id(bearer) == person_id:
            found = _related(connection, rulings, {(name, kind)})
            return next((person for person in found if bearer in person.bearers), None)
    return None


def names_at(connection: sqlite3.Connection, address: str) -> list[str] | None:
    """The names of those who speak in the current article at this address, or with this id where it has none; None if there
    is no such article."""
    query = "SELECT id FROM article WHERE is_current AND (address = ?1 AND address <> '' OR id = ?1 AND address = '')"
    row = connection.execute(query, (address,)).fetchone()
    if row is None:
        return None
    rows = connection.execute("SELECT DISTINCT name FROM bearer WHERE article_id = ? ORDER BY name", (row["id"],))
    return [name for (name,) in rows]


def _names(connection: sqlite3.Connection) -> Iterator[Named]:
    return ((name, kind) for name, kind in connection.execute("SELECT DISTINCT name, kind FROM bearer"))


def _related(connection: sqlite3.Connection, rulings: Rulings, start: set[Named]) -> list[Person]:
    """The people of those names, and of all that these are to be compared with."""
    names = {name for name, _ in _comparable(connection, rulings, start)}
    query = """
        SELECT DISTINCT article_id FROM bearer JOIN article ON id = article_id
        WHERE is_current AND name IN (SELECT value FROM json_each(?)) ORDER BY article_id
        """
    ids = connection.execute(query, (_json(names),)).fetchall()
    found = _profiles(connection, (article for (article,) in ids))
    return resolved((profile for profile in found if profile.bearer.name in names), rulings)


def _comparable(connection: sqlite3.Connection, rulings: Rulings, start: set[Named]) -> set[Named]:
    """The names that share a key with one of these, or that people have said to be theirs, and so on."""
    by_key: defaultdict[str, set[Named]] = defaultdict(set)
    by_name: defaultdict[str, set[Named]] = defaultdict(set)
    for named in _names(connection):
        by_name[named[0]].add(named)
        for key in block(*named):
            by_key[key].add(named)
    ruled: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in rulings.together:
        ruled[a.name].add(b.name)
        ruled[b.name].add(a.name)
    chosen: set[Named] = set()
    coming = set(start)
    while coming:
        chosen |= coming
        alike = {other for named in coming for key in block(*named) for other in by_key[key]}
        said = {other for name, _ in coming for partner in ruled[name] for other in by_name[partner]}
        coming = (alike | said) - chosen
    return chosen


def _profiles(connection: sqlite3.Connection, articles: Iterable[str]) -> Iterator[Profile]:
    for article in articles:
        reading = load.reading(connection, article)
        if reading:
            yield from profiles(reading)


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(values)).decode()
