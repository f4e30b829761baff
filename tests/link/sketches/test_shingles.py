"""Runs of words as numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.sketches.shingles import Hashes, numbered, shingles

words = st.lists(st.sampled_from(["tide", "gull", "rope", "quay"]), max_size=30)


def hashed(run: list[str], length: int) -> Hashes:
    return shingles(numbered(run), length)


def test_the_numbers_are_the_same_in_every_process() -> None:
    assert hashed(["tide", "gull"], 2).tolist() == [3340675044177939919]


@given(words, words, st.integers(1, 6))
def test_two_are_equal_where_their_words_are(one: list[str], other: list[str], length: int) -> None:
    runs = [[tuple(some[i : i + length]) for i in range(len(some) - length + 1)] for some in (one, other)]
    hashes = [hashed(some, length).tolist() for some in (one, other)]
    assert [len(found) for found in hashes] == [len(found) for found in runs]
    for a, run in zip(hashes[0], runs[0], strict=True):
        assert [a == b for b in hashes[1]] == [run == its for its in runs[1]]


def test_the_order_of_the_words_counts() -> None:
    assert hashed(["tide", "gull"], 2)[0] != hashed(["gull", "tide"], 2)[0]
