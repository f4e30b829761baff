"""How near two articles are to being about one matter: by what joins them, their titles, who speaks in them, and their dates.

Takes outlines of articles and the strength of what joins them; gives a number from 0 to 1 for pairs. Depends on the two
articles alone. May import speakers, words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from onrecord.link.sketches.speakers import name_words
from onrecord.link.sketches.words import Word, words

HALVED = 7
"""Days after which titles and speakers that are alike say half as much; what joins articles says as much at any distance."""
FARTHEST = 4 * HALVED
"""Days between two articles that are compared although nothing joins them."""
CROWDED = 500
"""Articles within FARTHEST days that share a title word or speaker beyond which it is passed over in looking for pairs."""
UNDATED = 0.5
"""What stands for the distance in time where one date is not known."""

_TELLING = 0.25  # weight of a word or name that two articles are compared for
_FAINT = 0.05  # kinship too small to count
_LEAST_WEIGHT = 0.05  # of the commonest words, which are never without any

_Terms = Mapping[str, float]
Joined = tuple[str, str, float]
"""Two articles by id, and how many utterances and passages they share."""


class Outline(Struct, frozen=True):
    """What tells of an article which story it is about. `speakers`: the names of persons and bodies that say something in it;
    `statements`: how many there are; `day`: the ordinal of the first day that it may have been published on."""

    id: str
    address: str
    title: str | None
    speakers: tuple[str, ...]
    statements: int
    day: int | None


def by_date(outline: Outline) -> tuple[bool, int, str, str]:
    """A key that puts articles in order of their days, those without one last."""
    return outline.day is None, outline.day or 0, outline.address, outline.id


def title_words(title: str) -> list[Word]:
    """The words of a title but the function words."""
    return [word for word in words(title) if word.weight > 0]


def kinships(
    outlines: Mapping[str, Outline], joined: Iterable[Joined], among: Container[str] | None = None
) -> dict[tuple[str, str], float]:
    """The kinship of all pairs that have one, by ids in order; `joined` gives pairs and how many utterances they share.

    `among`: only pairs of which one is among these. For them, `outlines` may be only those of articles that are not `distant`.
    """
    strengths: defaultdict[tuple[str, str], float] = defaultdict(float)
    for a, b, strength in joined:
        if a in outlines and b in outlines and a != b:
            strengths[min(a, b), max(a, b)] += strength
    pairs = {pair for pair in strengths if among is None or pair[0] in among or pair[1] in among}
    pairs.update(_alike(outlines, among))
    found = {pair: kinship(outlines[pair[0]], outlines[pair[1]], strengths.get(pair, 0.0)) for pair in pairs}
    return {pair: nearness for pair, nearness in found.items() if nearness >= _FAINT}


def kinship(one: Outline, other: Outline, strength: float = 0.0) -> float:
    """From 0 to 1. Joined strength counts for what it is to the smaller article, and little where it is a single link; the
    three kinds of evidence add up as independent ones do (noisy or)."""
    part = strength / max(1, min(one.statements, other.statements))
    links = min(1.0, 3 * part) * strength / (strength + 1)
    time = UNDATED if one.day is None or other.day is None else 0.5 ** (abs(one.day - other.day) / HALVED)
    titles = _cosine(_title(one.title or ""), _title(other.title or ""))
    speakers = _cosine(_speakers(one.speakers), _speakers(other.speakers))
    return 1 - (1 - links) * (1 - time * titles) * (1 - time * speakers)


def distant(day: int | None, other: int | None) -> bool:
    """Whether two days are of articles that are not compared, and are not counted with each other, unless something joins them.
    None: not known."""
    return day is not None and other is not None and abs(day // FARTHEST - other // FARTHEST) > 1


def _alike(outlines: Mapping[str, Outline], among: Container[str] | None) -> Iterator[tuple[str, str]]:
    """Pairs not too far apart in time that share a telling word of their titles, or a speaker of a telling name."""
    rows: defaultdict[tuple[str, str], list[Outline]] = defaultdict(list)
    for outline in sorted(outlines.values(), key=by_date):
        for kind, terms in (("title", _title(outline.title or "")), ("speaker", _speakers(outline.speakers))):
            for term, weight in terms.items():
                if weight >= _TELLING:
                    rows[kind, term].append(outline)
    for row in rows.values():
        for group in _periods(row):
            ids = sorted(o.id for o in group) if len(group) <= CROWDED else []
            if among is None:
                yield from combinations(ids, 2)
            else:
                yield from ((min(a, b), max(a, b)) for a in ids if a in among for b in ids if a != b)


def _periods(row: list[Outline]) -> Iterator[list[Outline]]:
    """Articles of neighbouring periods of FARTHEST days, so that two that are nearer to each other stand in one group;
    those without a date stand in each."""
    undated = [o for o in row if o.day is None]
    periods: defaultdict[int, list[Outline]] = defaultdict(list)
    for outline in row:
        if outline.day is not None:
            periods[outline.day // FARTHEST].append(outline)
    for period, group in periods.items():
        yield [*group, *periods.get(period + 1, ()), *undated]
    if not periods:
        yield undated


def _cosine(one: _Terms, other: _Terms) -> float:
    shared = sum(weight**2 for term, weight in one.items() if term in other)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(w**2 for w in one.values()) * sum(w**2 for w in other.values()))


@lru_cache(maxsize=10_000)
def _title(title: str) -> _Terms:
    return {word.stem: max(_LEAST_WEIGHT, word.weight) for word in title_words(title)}


@lru_cache(maxsize=10_000)
def _speakers(names: tuple[str, ...]) -> _Terms:
    """By last name: an article may call somebody by it alone."""
    last = {found[-1] for name in names if (found := name_words(name))}
    return {name: max(_LEAST_WEIGHT, *(word.weight for word in words(name))) if words(name) else 1.0 for name in sorted(last)}
