"""Stored readings → the people who speak in them.

Takes an open connection and rulings. People are not stored: they follow from the articles that name them. To find somebody,
only the articles are read that name one of the same last name, or a body of the same last words or initials (`block`). May
import load, link, types.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.link.people import bearer_id, block, resolved
from onrecord.link.profiles import Profile, plain_words, profiles
from onrecord.link.rulings import Rulings
from onrecord.store import load
from onrecord.types import Bearer, Person, SpeakerKind

Named = tuple[str, SpeakerKind]

_KINDS = "('person', 'organisation')"
_SPOKEN = f"""
    SELECT speaker_name AS name, speaker_kind AS kind, article_id FROM statement
    WHERE is_current AND speaker_kind IN {_KINDS} AND speaker_name IS NOT NULL
    UNION
    SELECT other_speaker.name, other_speaker.kind, article_id
    FROM other_speaker JOIN statement ON number = statement_number
    WHERE is_current AND standing = 'joint' AND other_speaker.kind IN {_KINDS}
    """
_CHOSEN = f"SELECT name, kind, article_id FROM ({_SPOKEN})"
_ADDRESS = "CASE address WHEN '' THEN id ELSE address END"


def everybody(connection: sqlite3.Connection, rulings: Rulings) -> list[Person]:
    """All people of the current articles."""
    ids = [article for (article,) in connection.execute("SELECT id FROM article WHERE is_current ORDER BY address, id")]
    return resolved(_profiles(connection, ids), rulings)


def called(connection: sqlite3.Connection, rulings: Rulings, name: str) -> list[Person]:
    """The people one of whose names has all words of `name`, or whom `name` is short for."""
    words = set(plain_words(name))
    keys = block(name, "person") | block(name, "organisation")
    start = {named for named in _names(connection) if words <= set(plain_words(named[0])) or keys & block(*named)}
    found = _related(connection, rulings, start)
    return [person for person in found if any(words <= set(plain_words(known)) for known in person.names)]


def inside(connection: sqlite3.Connection, rulings: Rulings, articles: Iterable[str]) -> list[Person]:
    """The people who speak in the articles with these ids, over all articles."""
    wanted = msgspec.json.encode(list(articles)).decode()
    rows = connection.execute(f"{_CHOSEN} WHERE article_id IN (SELECT value FROM json_each(?))", (wanted,))
    start: defaultdict[str, set[Named]] = defaultdict(set)
    for name, kind, article in rows:
        start[article].add((name, kind))
    found = _related(connection, rulings, {named for names in start.values() for named in names})
    addresses = dict(_addresses(connection, start))
    here = {Bearer(addresses[article], name) for article, names in start.items() for name, _ in names}
    return [person for person in found if not here.isdisjoint(person.bearers)]


def with_id(connection: sqlite3.Connection, rulings: Rulings, person_id: str) -> Person | None:
    """The person who has this id, or had it when not all of its articles were there: the id of any of its bearers."""
    addresses = dict(connection.execute(f"SELECT id, {_ADDRESS} FROM article WHERE is_current"))
    for name, kind, article in connection.execute(_SPOKEN):
        bearer = Bearer(addresses[article], name)
        if bearer_id(bearer) == person_id:
            found = _related(connection, rulings, {(name, kind)})
            return next((person for person in found if bearer in person.bearers), None)
    return None


def names_at(connection: sqlite3.Connection, address: str) -> list[str] | None:
    """The names of those who speak in the current article at this address, or of this id without one; None if there is none."""
    query = f"SELECT id FROM article WHERE is_current AND {_ADDRESS} = ?"
    row = connection.execute(query, (address,)).fetchone()
    if row is None:
        return None
    rows = connection.execute(f"{_CHOSEN} WHERE article_id = ? ORDER BY name", (row["id"],))
    return list(dict.fromkeys(name for name, _, _ in rows))


def _names(connection: sqlite3.Connection) -> Iterator[Named]:
    return ((name, kind) for name, kind in connection.execute(f"SELECT DISTINCT name, kind FROM ({_SPOKEN})"))


def _addresses(connection: sqlite3.Connection, articles: Iterable[str]) -> Iterator[tuple[str, str]]:
    query = f"SELECT id, {_ADDRESS} FROM article WHERE id IN (SELECT value FROM json_each(?))"
    return ((i, address) for i, address in connection.execute(query, (msgspec.json.encode(list(articles)).decode(),)))


def _related(connection: sqlite3.Connection, rulings: Rulings, start: set[Named]) -> list[Person]:
    """The people of those names, and of all that these are to be compared with."""
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
        near = {other for named in coming for key in block(*named) for other in by_key[key]}
        said = {other for name, _ in coming for partner in ruled[name] for other in by_name[partner]}
        coming = (near | said) - chosen
    names = {name for name, _ in chosen}
    wanted = msgspec.json.encode(sorted(names)).decode()
    query = f"SELECT DISTINCT article_id FROM ({_CHOSEN} WHERE name IN (SELECT value FROM json_each(?))) ORDER BY article_id"
    ids = [article for (article,) in connection.execute(query, (wanted,))]
    return resolved((p for p in _profiles(connection, ids) if p.bearer.name in names), rulings)


def _profiles(connection: sqlite3.Connection, articles: Iterable[str]) -> Iterator[Profile]:
    for article in articles:
        reading = load.reading(connection, article)
        if reading:
            yield from profiles(reading)
