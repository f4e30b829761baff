"""Paragraphs and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.text.sentences import paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[s:e] for s, e in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The quay is shut. Nobody knows why.", ["The quay is shut.", "Nobody knows why."]),
        ("Mr. Holt spoke. Dr. Vane did not.", ["Mr. Holt spoke.", "Dr. Vane did not."]),
        ("It lies in the U.N. zone. The council met.", ["It lies in the U.N. zone.", "The council met."]),
        ("“Go home.” He left.", ["“Go home.”", "He left."]),
        ("J. K. Orme wrote it! Did she? Yes.", ["J. K. Orme wrote it!", "Did she?", "Yes."]),
        ("It rose 4.5 per cent. Then it fell.", ["It rose 4.5 per cent.", "Then it fell."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_lines_are_paragraphs() -> None:
    text = "One.\r\nTwo.\n\n  Three.  \n"
    assert [text[s:e] for s, e in paragraphs(text)] == ["One.", "Two.", "Three."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "the harbour council met again on the question of the moorings and"
    text = "\n".join([line] * 4 + ["went home."]) + "\n\n" + "\n".join([line] * 4 + ["adjourned."])
    assert len(paragraphs(text)) == 2


@given(st.text(max_size=200))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    kept = [text[s:e] for p in paragraphs(text) for s, e in sentences(text, *p)]
    assert "".join("".join(kept).split()) == "".join(text.split())
