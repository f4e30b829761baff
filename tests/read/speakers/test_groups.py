"""Plural noun phrases of people."""

from __future__ import annotations

import pytest

from onrecord.read.speakers.groups import ending, people, phrases


def words(rows: list) -> list[str]:  # type: ignore[type-arg]
    return [" ".join(t.word for t in row) for row in rows]


def test_a_phrase_begins_behind_a_verb_or_preposition() -> None:
    text = "The board is courting young harbour voters with help from dozens of retired pilots."
    assert words(phrases(text, 0, len(text))) == ["young harbour voters", "dozens of retired pilots"]


def test_what_counts_things_is_no_group() -> None:
    text = "It is one of the many ways that growers lose. Many were there, some says."
    assert words(phrases(text, 0, len(text))) == ["growers", "Many", "some"]


def test_the_phrase_before_a_relative_pronoun() -> None:
    text = "She spoke for careful growers and ferry pilots "
    assert words([ending(text, 0, len(text))]) == ["careful growers and ferry pilots"]
    assert ending("She spoke for the harbour ", 0, 26) == []


@pytest.mark.parametrize("word", ["voters", "officials", "economists", "women", "allies"])
def test_nouns_for_people(word: str) -> None:
    assert people(word)


@pytest.mark.parametrize("word", ["papers", "newspapers", "reports", "voter", "bridge"])
def test_nouns_for_other_things(word: str) -> None:
    assert not people(word)
