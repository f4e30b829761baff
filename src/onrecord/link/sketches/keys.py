"""The keys of an article, by which a store finds the few articles that may share an utterance with it.

Takes a sketch, gives `Keys`. A pure function of the article: no other article changes its keys. May import sketch, shingles,
words.

*Lasting* keys are of wordings and tell at any distance in time: winnowed hashes (Schleimer, Wilkerson, Aiken, SIGMOD 2003) of
five words in a row of what is said, in windows of three, and of eight words in a row of the whole story, in windows of nine.
Two articles share one of the first kind if they say the same seven words in a row, and two if the same ten; they share two of
the second if their stories have 25 words in a row in common. Shingles of hardly more than function words make no key.

*Topical* keys are of what an article is about, and tell only near in time: the rare stems of its story, or the rarest it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.link.sketches.shingles import Hashes, numbered, shingles
from onrecord.link.sketches.sketch import SHINGLE, Sketch, Unit
from onrecord.link.sketches.words import Word

SAID_WINDOW = 3
"""Of so many shingles of what is said, in a row, one is kept."""
STORY, STORY_WINDOW = 8, 9
"""Words of a shingle of the whole story, and of how many in a row one is kept."""
LEAST_WEIGHT = 1.0
"""What the words of a shingle must weigh together."""
RARE, FEWEST_STEMS = 0.75, 20
"""The weight of a stem that is a key, and how many stems are keys if fewer weigh as much."""
DAYS = 8
"""The days of a bucket."""
UNDATED = 0
"""The bucket of articles without a date, or with one that leaves more than a bucket open."""

_NONE = np.uint64(2**64 - 1)
_KEY_BITS = 47  # SQLite stores a positive number of 47 bits in six bytes


class Keys(NamedTuple):
    """The keys of an article, each kind in order, and the number of the stretch of days that its topical keys tell in."""

    lasting: list[int]
    topical: list[int]
    bucket: int


def keys(sketch: Sketch) -> Keys:
    """The keys of an article."""
    told = _told(sketch.words)
    said = _telling(sketch.shingles, told, SHINGLE)
    story = _telling(shingles(sketch.numbers, STORY), told, STORY)
    parts = [(first, last - SHINGLE + 1) for first, last in _stretches(sketch.units) if last - first >= SHINGLE]
    lasting = np.concatenate([*_winnowed(said, SAID_WINDOW, parts), *_winnowed(story, STORY_WINDOW, [(0, len(story))])])
    return Keys(_numbers(lasting), _numbers(shingles(numbered(_rare(sketch.words)), 1)), _bucket(sketch))


def sought(inside: Sequence[Word]) -> list[int]:
    """The lasting keys that articles may have which have these words in a row: none is winnowed out, unlike in `keys`."""
    told, numbers = _told(inside), numbered([word.plain for word in inside])
    return _numbers(np.concatenate([_telling(shingles(numbers, size), told, size) for size in (SHINGLE, STORY)]))


def _bucket(sketch: Sketch) -> int:
    if sketch.day is None or sketch.day[1] - sketch.day[0] > DAYS:
        return UNDATED
    return 1 + sketch.day[0] // DAYS


def _numbers(hashes: Hashes) -> list[int]:
    """The hashes once each, in order, as numbers of _KEY_BITS bits."""
    found: list[int] = np.unique(hashes[hashes != _NONE] >> np.uint64(64 - _KEY_BITS)).tolist()
    return found


def _stretches(units: Iterable[Unit]) -> Iterator[tuple[int, int]]:
    """The words of the units, those that touch or overlap as one: a quotation goes on over the statements in it."""
    first = last = 0
    for unit in units:
        if unit.first > last:
            yield first, last
            first = unit.first
        last = max(last, unit.last)
    yield first, last


def _told(inside: Sequence[Word]) -> NDArray[np.float64]:
    """For each word what all the words before it weigh, and for the end what all do."""
    # Whole thousandths: sums of fractions would come out a little differently from one place to another.
    sums = np.zeros(len(inside) + 1)
    np.cumsum(np.rint([1000 * word.weight for word in inside]), out=sums[1:])
    return sums


def _telling(hashes: Hashes, told: NDArray[np.float64], size: int) -> Hashes:
    """The hashes of the shingles of `size` words, with _NONE in the place of those that say too little."""
    return np.where(told[size:] - told[: len(hashes)] < 1000 * LEAST_WEIGHT, _NONE, hashes)


def _winnowed(hashes: Hashes, window: int, parts: Iterable[tuple[int, int]]) -> Iterator[Hashes]:
    """The least of each window of hashes, for each part of them; of the whole part, where that has fewer."""
    count = max(0, len(hashes) - window + 1)
    least = reduce(np.minimum, (hashes[first : first + count] for first in range(window)))
    for first, last in parts:
        if last - first >= window:
            yield least[first : last - window + 1]
        else:
            yield hashes[first:last].min(keepdims=True, initial=_NONE)


def _rare(inside: Iterable[Word]) -> list[str]:
    weights = {word.stem: word.weight for word in inside if word.weight > 0}
    rare = [stem for stem, weight in weights.items() if weight >= RARE]
    if len(rare) >= FEWEST_STEMS:
        return rare
    return sorted(weights, key=lambda stem: (-weights[stem], stem))[:FEWEST_STEMS]
