"""The words of a text, and how much each tells."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.sketches.words import LEAST, UNKNOWN, vectors, words


@given(st.text())
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    found = words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The ferry’s late", ["the", "ferry's", "late"]),
        ("the U.K. and the E.U.", ["the", "uk", "and", "the", "eu"]),
        ("bread & butter", ["bread", "and", "butter"]),
        ("1,500 boats, 2.5 miles", ["1,500", "boats", "2.5", "miles"]),
        ("“well-known” – yes!", ["well", "known", "yes"]),
        ("a 2-in-three chance", ["a", "two", "in", "three", "chance"]),
    ],
)
def test_plain_forms(text: str, plain: list[str]) -> None:
    assert [w.plain for w in words(text)] == plain


def test_forms_of_one_word_have_one_stem() -> None:
    assert len({w.stem for w in words("closing closed closes closed’s")}) == 1


def test_a_part_of_a_text_is_read_with_the_offsets_of_the_whole() -> None:
    text = "Nobody came. Everybody left."
    assert [(w.plain, w.start) for w in words(text, 13)] == [("everybody", 13), ("left", 23)]


def test_function_words_tell_nothing_and_any_name_as_much_as_any_other() -> None:
    weights = {w.plain: w.weight for w in words("the said would Ombretta Quillfeather people")}
    assert weights["the"] == weights["said"] == weights["would"] == 0
    assert weights["ombretta"] == weights["quillfeather"] == UNKNOWN
    assert LEAST <= weights["people"] < UNKNOWN


def test_what_words_mean_is_known_for_common_words_alone() -> None:
    stems = [w.stem for w in words("boat ship tax Quillfeather")]
    boat, ship, tax, name = vectors(stems).astype(np.int64)
    assert boat @ ship > boat @ tax
    assert not name.any()
