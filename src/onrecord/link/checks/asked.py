"""Words that are asked about, and where they stand in a story: as they are, nearly so, or in pieces.

Takes a text, gives an Asked; takes an Asked and Speeches, gives Matches and Pieces. May import align, speech, words, types.

The approximate search is Sellers' (The theory and computation of evolutionary distances: pattern recognition, Journal of
Algorithms 1980) over words: the stretch of a text that takes the fewest words added, left out or exchanged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from onrecord.link.checks.speech import Speech
from onrecord.link.edits import align
from onrecord.link.edits.align import Wording
from onrecord.link.sketches.words import NEGATION, Word, words

_ELLIPSIS = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.+)")
_CHANGED = 0.34
"""Share of the words asked about that may be changed, from `_SHORT` words on; of fewer none may."""
_SHORT = 4
_TELLING = 0.5
"""Share of the weight of the words asked about that a place must have."""
_SLIGHT = 6
"""Words of which one may be any other, however much it tells."""
_RUN = 4
"""Words of a piece; a shorter one must be all that stands in a pair of quotation marks."""
_MOST_PIECES = 6


@dataclass(frozen=True)
class Asked:
    """Words asked about. `parts` are the ranges of `words` between ellipses."""

    text: str
    words: list[Word]
    parts: tuple[tuple[int, int], ...]

    @cached_property
    def plain(self) -> list[str]:
        """The plain forms of the words."""
        return [word.plain for word in self.words]

    @cached_property
    def wording(self) -> Wording:
        """The words as they are compared with a member's."""
        return align.asked(self.text)


class Match(NamedTuple):
    """A place for all the words: for each part the words of `speech.positions` that it stands at, and how many differ. Words
    in parts that are found only as a whole have one."""

    speech: Speech
    parts: tuple[tuple[int, int], ...]
    distance: int

    @property
    def first(self) -> int:
        return self.parts[0][0]

    @property
    def last(self) -> int:
        return self.parts[-1][1]


class Piece(NamedTuple):
    """Asked words `first` up to `last` that stand in one speech from `at` on, a position of `speech.positions`."""

    first: int
    last: int
    speech: Speech
    at: int


def asked(text: str) -> Asked:
    """The words of a text, cut where an ellipsis stands."""
    found: list[Word] = []
    parts = []
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _ELLIPSIS.finditer(text)), (len(text), len(text))]:
        part = words(text, start, end)
        if part:
            parts.append((len(found), len(found) + len(part)))
            found += part
        start = following
    return Asked(text, found, tuple(parts))


def matches(wanted: Asked, held: Speech) -> list[Match]:
    """The places of a story that have the words asked about: in parts, as the ellipses among them have it, or else whole."""
    plain = held.plain
    if len(wanted.parts) > 1 and (found := _in_parts(wanted, held)):
        return found
    limit = int(_CHANGED * len(wanted.words)) if len(wanted.words) >= _SHORT else 0
    near = _near(wanted.plain, plain, limit)
    return [
        Match(held, ((first, last),), distance)
        for first, last, distance in near
        if distance <= len(wanted.words) // _SLIGHT or _tells(wanted, plain[first:last])
    ]


def _tells(wanted: Asked, place: Sequence[str]) -> bool:
    """Whether enough of what tells in the words asked about is in a place."""
    blocks = Levenshtein.opcodes(wanted.plain, place)
    same = [i for block in blocks if block.tag == "equal" for i in range(block.src_start, block.src_end)]
    total = sum(word.weight for word in wanted.words)
    return total > 0 and sum(wanted.words[i].weight for i in same) >= _TELLING * total


def _in_parts(wanted: Asked, held: Speech) -> list[Match]:
    """The places where the parts follow one another in what one statement holds, each as it is."""
    found = []
    places = [_runs(held.plain, wanted.plain[first:last]) for first, last in wanted.parts]
    lengths = [last - first for first, last in wanted.parts]
    for start in places[0]:
        at = [start]
        for earlier, later in zip(lengths, places[1:], strict=False):
            at += [place for place in later if place >= at[-1] + earlier][:1]
        if len(at) == len(lengths):
            parts = tuple((first, first + length) for first, length in zip(at, lengths, strict=True))
            if _of_one(held, parts):
                found.append(Match(held, parts, 0))
    return found


def _of_one(held: Speech, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether parts are of one speech, or of one statement."""
    numbers = {held.number[w] for first, last in parts for w in range(first, last)}
    if len(numbers) == 1 and -1 not in numbers:
        return True
    return held.holder(*parts) is not None


def _runs(plain: list[str], part: list[str]) -> list[int]:
    """Where a part stands as it is."""
    size = len(part)
    return [at for at in range(len(plain) - size + 1) if plain[at] == part[0] and plain[at : at + size] == part]


def _near(wanted: list[str], plain: list[str], limit: int) -> list[tuple[int, int, int]]:
    """The stretches of `plain` nearest to `wanted`, none into another: first, last, and words that differ (`limit` at most)."""
    if not wanted or len(set(wanted) & set(plain)) < len(set(wanted)) - limit:
        return []
    found: list[tuple[int, int, int]] = []
    distances = _distances(wanted, plain)
    for end in sorted(np.flatnonzero(distances <= limit).tolist(), key=lambda end: (distances[end], end)):
        if any(first < end <= last for first, last, _ in found):
            continue
        least = int(distances[end])
        ends = [e for e in range(end, min(end + least, len(plain)) + 1) if distances[e] == least]
        start, stop = _stretch(wanted, plain, ends, least)
        if all(stop <= first or last <= start for first, last, _ in found):
            found.append((start, stop, least))
    return sorted(found)


def _stretch(wanted: list[str], plain: list[str], ends: list[int], least: int) -> tuple[int, int]:
    """The stretch with one of these ends that differs least; of several the one as long as what is wanted."""
    size = len(wanted)
    stretches = [(first, end) for end in ends for first in range(max(0, end - size - least), end - size + least + 1)]
    exact = [s for s in stretches if Levenshtein.distance(wanted, plain[s[0] : s[1]], score_cutoff=least) <= least]
    return min(exact, key=lambda s: (abs(s[1] - s[0] - size), s))


def _distances(wanted: list[str], plain: list[str]) -> NDArray[np.int64]:
    """For each end in `plain` the fewest changes that make `wanted` a stretch which ends there."""
    ids: dict[str, int] = {}
    pattern = [ids.setdefault(word, len(ids)) for word in wanted]
    text = np.array([ids.get(word, -1) for word in plain], np.int64)
    columns = np.arange(len(plain) + 1)
    row = np.zeros(len(plain) + 1, np.int64)
    for number, word in enumerate(pattern, 1):
        best = np.empty_like(row)
        best[0] = number
        np.minimum(row[:-1] + (text != word), row[1:] + 1, out=best[1:])
        row = np.minimum.accumulate(best - columns) + columns
    return row


def pieces(wanted: Asked, speeches: Sequence[Speech]) -> list[Piece]:
    """The words asked about as pieces from apart, every word of them as it is, in the order asked; empty where they are not.

    What joins two pieces ("and") may be nobody's. Pieces that follow one another in one speech, with a few words between, are
    no pieces from apart.
    """
    runs = [run for held in speeches for run in _shared(wanted, held)]
    laid: list[Piece] = []
    at, joined = 0, False
    while at < len(wanted.words):
        here = [run for run in runs if run.first <= at < run.last]
        if here:
            last = laid[-1].speech if laid else None
            best = max(here, key=lambda run: (run.last, run.speech is last))
            laid.append(Piece(at, best.last, best.speech, best.at + at - best.first))
            at, joined = best.last, False
        elif laid and not joined and _joins(wanted.words[at]):
            at, joined = at + 1, True
        else:
            return []
    apart = any(_apart(one, other) for one, other in pairwise(laid))
    return laid if apart and not joined and len(laid) <= _MOST_PIECES else []


def places(wanted: Asked, piece: Piece, held: Speech) -> list[int]:
    """Where a story has the words of a piece in one speech."""
    size = piece.last - piece.first
    found = _runs(held.plain, wanted.plain[piece.first : piece.last])
    return [at for at in found if held.number[at] >= 0 and len(set(held.number[at : at + size])) == 1]


def _joins(word: Word) -> bool:
    return word.weight == 0 and word.plain not in NEGATION


def _apart(one: Piece, other: Piece) -> bool:
    if one.speech is not other.speech or one.speech.number[one.at] != other.speech.number[other.at]:
        return True
    return not 0 <= other.at - (one.at + one.last - one.first) < _RUN


def _shared(wanted: Asked, held: Speech) -> Iterator[Piece]:
    """The longest runs of words that a speech shares with those asked about."""
    plain, asked_plain = held.plain, wanted.plain
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(asked_plain) - 2):
        grams[tuple(asked_plain[i : i + 3])].append(i)
    for at in range(len(plain) - 2):
        for first in grams.get((plain[at], plain[at + 1], plain[at + 2]), ()):
            number = held.number[at]
            goes_on = first and at and asked_plain[first - 1] == plain[at - 1] and held.number[at - 1] == number
            if number < 0 or goes_on:
                continue
            size = 0
            while (
                first + size < len(asked_plain)
                and at + size < len(plain)
                and (asked_plain[first + size], number) == (plain[at + size], held.number[at + size])
            ):
                size += 1
            if size >= _RUN or (size >= 2 and is_whole(held, at, at + size)):
                yield Piece(first, first + size, held, at)


def is_whole(held: Speech, first: int, last: int) -> bool:
    """Whether words are all of a speech."""
    number = held.number[first]
    before = held.number[first - 1] if first else -1
    after = held.number[last] if last < len(held.number) else -1
    return number >= 0 and held.number[first:last] == [number] * (last - first) and number not in (before, after)
