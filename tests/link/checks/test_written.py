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
        ("up by 5 %", "up by 5"),
        ("$ 5 a crate", "5 a crate"),
    ],
)
def test_a_difference(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_the_first_letter_counts_inside_a_sentence() -> None:
    assert not alike("The tide", "the tide", first=False)


def cut(text: str, part: str) -> bool:
    """Whether a part of a text is the same as it is without what stands around it there."""
    start = text.index(part)
    return same(part, 0, len(part), text, start, start + len(part), first=True)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("non-union pilots", "union pilots"),
        ("a lead-free hull", "a lead"),
        ("we left at 1:30", "we left at 1"),
        ("we lost 10–12 boats", "we lost 10"),
        ("we lost 10-12 boats", "12 boats"),
        ("every boat(s)", "every boat"),
        ("up by 5 % a year", "up by 5"),
        ("paid $ 5 a crate", "5 a crate"),
    ],
)
def test_a_part_of_a_word_or_number_is_another(text: str, part: str) -> None:
    assert not cut(text, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the tide—it turned", "the tide"),
        ("low tide (at noon)", "low tide"),
        ("a low-tide walk", "low-tide walk"),
        ("so: go", "so"),
    ],
)
def test_a_mark_between_words_parts_them(text: str, part: str) -> None:
    assert cut(text, part)
