"""The keys of an article, by which a store finds the few articles that may share an utterance with it.

Takes a sketch, gives `Keys`. A pure function of the article: no other article changes its keys. May import sketch.

*Lasting* keys are of wordings and tell at any distance in time: winnowed hashes (Schleimer, Wilkerson, Aiken, SIGMOD 2003) of
five words in a row of what is said, in windows of three, and of eight words in a row of the whole story, in windows of nine.
Two articles share one of the first kind if they say the same seven words in a row, and two if the same ten; they share two of
the second if their stories have 25 words in a row in common. Shingles of hardly more than function words make no key.

*Topical* keys are of what an article is about, and tell only near in time: the rare stems of its story, or the rarest it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.link.sketch import Sketch, Unit
from onrecord.link.words import Word

_Hashes = NDArray[np.uint64]

SAID, SAID_WINDOW = 5, 3
"""Words of a shingle of what is said, and shingles of a window that one is kept of."""
STORY, STORY_WINDOW = 8, 9
"""The same for the whole story."""
LEAST_WEIGHT = 0.5
"""What the words of a shingle must weigh together."""
RARE, FEWEST_STEMS = 0.8, 20
"""The weight of a stem that is a key, and how many stems are keys if fewer weigh as much."""
DAYS = 8
"""The days of a bucket."""
UNDATED = 0
"""The bucket of articles without a date, or with one that leaves more than a bucket open."""

_NONE = np.uint64(2**64 - 1)
_KEY_BITS = 47  # SQLite stores a positive number of 47 bits in six bytes
_FACTORS = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


class Keys(NamedTuple):
    """The keys of an article, each kind in order, and the number of the stretch of days that its topical keys tell in."""

    lasting: list[int]
    topical: list[int]
    bucket: int


def keys(sketch: Sketch) -> Keys:
    """The keys of an article."""
    plain = _hashed(word.plain for word in sketch.words)
    weights = np.array([word.weight for word in sketch.words])
    said, story = _shingles(plain, weights, SAID), _shingles(plain, weights, STORY)
    parts = [said[first : last - SAID + 1] for first, last in _stretches(sketch.units) if last - first >= SAID]
    lasting = np.concatenate([*(_winnowed(part, SAID_WINDOW) for part in parts), _winnowed(story, STORY_WINDOW)])
    return Keys(_numbers(lasting[lasting != _NONE]), _numbers(_hashed(_rare(sketch.words))), _bucket(sketch))


def sought(inside: Sequence[Word]) -> list[int]:
    """The lasting keys that articles may have which have these words in a row: none is winnowed out, unlike in `keys`."""
    plain, weights = _hashed(word.plain for word in inside), np.array([word.weight for word in inside])
    found = np.concatenate([_shingles(plain, weights, size) for size in (SAID, STORY)])
    return _numbers(found[found != _NONE])


def _bucket(sketch: Sketch) -> int:
    if sketch.day is None or sketch.day[1] - sketch.day[0] > DAYS:
        return UNDATED
    return 1 + sketch.day[0] // DAYS


def _numbers(hashes: _Hashes) -> list[int]:
    """The hashes once each, in order, as numbers of _KEY_BITS bits."""
    found: list[int] = np.unique(hashes >> np.uint64(64 - _KEY_BITS)).tolist()
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


def _shingles(plain: _Hashes, weights: NDArray[np.float64], size: int) -> _Hashes:
    """The hash of each `size` words in a row; _NONE for one that says too little."""
    count = max(len(plain) - size + 1, 0)
    found = np.full(count, size, dtype=np.uint64)
    weight = np.zeros(count)
    for i in range(size):
        found = _mixed(found + plain[i : i + count])
        weight += weights[i : i + count]
    found[weight < LEAST_WEIGHT] = _NONE
    return found


def _mixed(hashes: _Hashes) -> _Hashes:
    """The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): every bit of the sum bears on every bit."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * _FACTORS[0]
    hashes = (hashes ^ (hashes >> np.uint64(27))) * _FACTORS[1]
    return hashes ^ (hashes >> np.uint64(31))


def _winnowed(hashes: _Hashes, window: int) -> _Hashes:
    """The least of each window of hashes; of all, where there are fewer."""
    size = min(window, len(hashes))
    return np.lib.stride_tricks.sliding_window_view(hashes, size).min(axis=1) if size else hashes


def _rare(inside: Iterable[Word]) -> list[str]:
    weights = {word.stem: word.weight for word in inside if word.weight > 0}
    rarest = sorted(weights, key=lambda stem: (-weights[stem], stem))
    return rarest[: max(FEWEST_STEMS, sum(weight >= RARE for weight in weights.values()))]


def _hashed(texts: Iterable[str]) -> _Hashes:
    return np.fromiter(map(_hash, texts), dtype=np.uint64)


@lru_cache(maxsize=200_000)
def _hash(text: str) -> int:
    """The same in every process, which Python's own is not."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
