"""What makes a difference to the letter, and what does not."""

from __future__ import annotations

import pytest

from onrecord.link.checks.written import same
from onrecord.link.sketches.words import words


def alike(one: str, other: str, *, first: bool = True) -> bool:
    """Whether two texts are the same from their first word to their last."""
    ends = [(found[0].start, found[-1].end) for found in (words(one), words(other))]
    return same(one, *ends[0], other, *ends[1], first=first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tide turned", "“The tide turned,”"),
        ("the tide turned", "The tide turned."),
        ("it’s “low” tide", "it's 'low' tide"),
        ("it's ''low'' tide", 'it\'s "low" tide'),
        ("low\ntide", "low   tide"),
        ("low — tide", "low--tide"),
        ("(low tide)", "low tide"),
        ("low tide?", "low tide?”"),
        ("$5 a crate", "“$5 a crate”"),
    ],
)
def test_no_difference(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tide turned", "The Tide turned"),
        ("low tide", "low, tide"),
        ("low tide?", "low tide."),
        ("$5 a crate", "5 a crate"),
        ("$5 a crate", "€5 a crate"),
        ("up by 5", "up by 5%"),
        ("-5 degrees", "5 degrees"),
        ("the tide", "[the tide]"),
        ("the d*** tide", "the damn tide"),
        ("what a d", "what a d***"),
        ("low-tide", "low tide"),
    ],
)
def test_a_difference(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_the_first_letter_counts_inside_a_sentence() -> None:
    assert not alike("The tide", "the tide", first=False)
