"""Which stored articles may carry words that somebody asks about.

Takes an open connection; gives ids of current articles, the likeliest first. What they carry is `link.verify`'s to say. May
import link, errors, types.

The lasting keys of articles find what runs alike for seven words or more, phrases and the rarest words of statements what is
shorter or changed; links lead from the places that are found to the same in other words. Reading an article costs more than
finding it, so that only those are given that have most of what was looked for, and few that have a part of it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from onrecord.errors import UsageError
from onrecord.link.sketches.keys import sought
from onrecord.link.sketches.words import Word, words
from onrecord.store.search import terms
from onrecord.types import Place

EACH = 64
"""Articles that one key or phrase is followed to."""
MOST, _OTHERS = 24, 8
"""Articles that are given which have most of what was looked for, and which have but a part of it or are linked to it."""
_HALVED, _SHORT = 4, 16
"""Words from which on, and up to which, each half is looked for as a phrase; more have keys on either side of a change."""
_END = 5
"""Words at either end of a longer text that are looked for as a phrase."""
_RAREST, _TELLING = 4, 0.3
"""How many of the rarest words are looked for in pairs, and what they weigh at least."""
_ALIKE, _RETOLD = 70, 0.5
"""How alike (0 to 100) a statement and a short text run somewhere, or which share of its weight it has, to be looked at."""

_Had = defaultdict[str, set[int | str]]
"""What of all that was looked for each article has."""

_DATED = """
    (?2 IS NULL AND ?3 IS NULL) OR EXISTS (
        SELECT 1 FROM article
        WHERE article.id = article_id
            AND coalesce(published_latest >= ?2, ?2 IS NULL) AND coalesce(published_earliest <= ?3, ?3 IS NULL)
    )
    """
_BY_KEY = f"""
    SELECT article_id FROM lasting_key JOIN linked USING (number) WHERE key = ?1 AND ({_DATED}) LIMIT {EACH}
    """
_BY_WORDS = f"""
    SELECT number, article_id, statement.words
    FROM statement_search JOIN statement ON statement.number = statement_search.rowid
    WHERE statement_search MATCH ?1 AND ({_DATED}) LIMIT {EACH}
    """
_BY_SPEAKER = "SELECT 1 FROM statement_search WHERE statement_search MATCH ? AND rowid = ?"
_LINKED = f"""
    WITH own (number) AS (SELECT number FROM linked WHERE article_id = ?1),
        other (number) AS (
            SELECT "second" FROM link JOIN own ON "first" = own.number WHERE first_start < ?5 AND first_end > ?4
            UNION SELECT "first" FROM link JOIN own ON "second" = own.number WHERE second_start < ?5 AND second_end > ?4
        )
    SELECT article_id FROM other JOIN linked USING (number) WHERE {_DATED} ORDER BY article_id
    """


def candidates(
    connection: sqlite3.Connection, inside: Sequence[Word], speaker: str | None, since: str | None, until: str | None
) -> list[str]:
    """The ids of a few current articles, at most MOST and _OTHERS, that may carry these words, by anybody: `speaker` only
    helps to find them.

    `since`, `until`: ISO dates that the time of publication must touch; an article without a date then is none.
    """
    had: _Had = defaultdict(set)
    for key in sought(inside):
        for (article_id,) in connection.execute(_BY_KEY, (key, since, until)):
            had[article_id].add(key)
    names = " OR ".join(f"{{speaker_name joint_names}} : {name}" for name in terms(speaker or ""))
    said = {phrase: _sayings(connection, phrase, names, since, until) for phrase in _phrases(inside)}
    if len(inside) < _SHORT:
        alike, part = _near(inside, {(row["article_id"], row["words"]) for rows in said.values() for row in rows})
        return _chosen(had, alike, part)
    for phrase, row in ((phrase, row) for phrase, rows in said.items() for row in rows):
        own = names and connection.execute(_BY_SPEAKER, (names, row["number"])).fetchone()
        had[row["article_id"]].update((phrase, f"{phrase} {names}") if own else (phrase,))
    return _chosen(had, {}, {})


def _chosen(had: _Had, alike: Mapping[str, float], part: dict[str, float]) -> list[str]:
    """The articles to look at, of those that have something of what was looked for, run like it, or have a part of it."""
    ordered = _sorted({article_id: len(found) for article_id, found in had.items()})
    likely = defaultdict(float, alike)
    for article_id in ordered:
        if 2 * len(had[article_id]) > len(had[ordered[0]]):
            likely[article_id] += len(had[article_id])
    found = _sorted(likely)[:MOST]
    others = dict.fromkeys([*_covering(ordered, had, found), *_sorted(part)])
    return [*found, *[article_id for article_id in others if article_id not in found][:_OTHERS]]


def partners(
    connection: sqlite3.Connection, places: Iterable[Place], known: Collection[str], since: str | None, until: str | None
) -> list[str]:
    """The ids of a few articles, at most _OTHERS and none that is known, that links lead to from places which have the words:
    they may have the same in other words."""
    found: dict[str, None] = {}
    for place in places:
        rows = connection.execute(_LINKED, (place.article, since, until, place.span.start, place.span.end))
        found.update((article_id, None) for (article_id,) in rows if article_id not in known)
        if len(found) >= _OTHERS:
            break
    return list(found)[:_OTHERS]


def _covering(ordered: Iterable[str], had: _Had, likely: Iterable[str]) -> Iterator[str]:
    """Articles that have something of what was looked for that none before them has: a piece from elsewhere, perhaps."""
    covered = set().union(*(had.get(article_id, ()) for article_id in likely))
    for article_id in ordered:
        if had[article_id] - covered:
            covered |= had[article_id]
            yield article_id


def _sorted(found: dict[str, float]) -> list[str]:
    """Articles by how much of what was looked for they have, the most first."""
    return sorted(found, key=lambda article_id: (-found[article_id], article_id))


def _near(inside: Sequence[Word], said: Iterable[tuple[str, str]]) -> tuple[dict[str, float], dict[str, float]]:
    """Of articles and their statements, how much some run like a short text somewhere, and how much others have of what tells
    in it; those are left out that do little of both."""
    alike: dict[str, float] = {}
    part: dict[str, float] = {}
    total = sum(word.weight for word in inside)
    for article_id, statement in said:
        theirs = words(statement)
        if like := fuzz.partial_ratio(_line(inside), _line(theirs), score_cutoff=_ALIKE):
            alike[article_id] = max(like / 100, alike.get(article_id, 0.0))
            continue
        stems = {word.stem for word in theirs}
        share = sum(word.weight for word in inside if word.stem in stems) / total if total else 0.0
        if share >= _RETOLD:
            part[article_id] = max(share, part.get(article_id, 0.0))
    return alike, part


def _line(inside: Iterable[Word]) -> str:
    return " ".join(word.plain for word in inside)


def _sayings(connection: sqlite3.Connection, phrase: str, names: str, *period: str | None) -> list[sqlite3.Row]:
    """The statements that FTS5 has for a phrase, or EACH of them; then also those by the speaker, who may be among the rest."""
    rows = connection.execute(_BY_WORDS, (phrase, *period)).fetchall()
    if names and len(rows) == EACH:
        rows += connection.execute(_BY_WORDS, (f"{phrase} AND ({names})", *period)).fetchall()
    return rows


def _phrases(inside: Sequence[Word]) -> Iterator[str]:
    """What FTS5 is asked for. Of a long text its beginning and its end, maybe from two places; of a short one its halves,
    since a word that is changed leaves one of them as it was, and any two of the rarest words together."""
    size = _END if len(inside) >= _SHORT else len(inside) // 2 if len(inside) >= _HALVED else len(inside)
    for part in (inside[:size], inside[-size:] if len(inside) >= _SHORT else inside[size:]):
        if phrase := " + ".join(terms(_line(part))):
            yield f"words : ({phrase})"
    if len(inside) >= _SHORT:
        return
    rarest = {word.plain: None for word in sorted(inside, key=lambda word: -word.weight) if word.weight >= _TELLING}
    chosen = terms(" ".join(list(rarest)[:_RAREST]))
    for one, other in combinations(chosen, 2):
        yield f"words : ({one} AND {other})"


def day(given: str | None) -> str | None:
    """A date as the archive has it; raises UsageError for what is none."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise UsageError(f"{given!r} is no date: give year, month and day, as in 2024-03-09") from None
