"""Shingles: runs of consecutive words of a text as numbers, by which shared wording is found.

Takes words; gives numpy arrays. The numbers are the same in every process, so that they may be stored. Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)


def numbered(words: Sequence[str]) -> Hashes:
    """A number for each word, the same for the same word."""
    return np.fromiter(map(_number, words), dtype=np.uint64, count=len(words))


def shingles(numbers: Hashes, length: int) -> Hashes:
    """For each position the 64-bit hash of the `length` words from there on, given by their numbers; as many fewer than words
    as fit no more."""
    count = max(0, len(numbers) - length + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(length):
        hashes = hashes * _BASE + numbers[offset : offset + count]
    # The mixing makes the high bits depend on all words: who samples by them samples fairly.
    hashes ^= hashes >> _SHIFT
    hashes *= _MIX
    return hashes ^ (hashes >> _SHIFT)


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
