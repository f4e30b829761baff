"""Whether two speakers may be one."""

from __future__ import annotations

import pytest

from onrecord.link.sketches.speakers import Relation, compatible, name_words, persons, relation
from onrecord.types import Span, Speaker, SpeakerKind


def speaker(name: str, kind: SpeakerKind = "person") -> Speaker:
    return Speaker(name, kind, "name", 0.9, Span(0, len(name)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada Moor", "Moor", "same"),
        ("Mr. Moor", "Bo Moor", "same"),
        ("A. Moor", "Ada Moor", "same"),
        ("Ada Moor", "Bo Moor", "different"),
        ("Ada Moor", "Ada Finch", "different"),
        ("Finch", "Ada Moor", "different"),
        ("Ada B. Moor", "Ada Moor", "same"),
        ("Mr.", "Ada Moor", "unknown"),
        ("Ada Quill Jr.", "Ada Quill", "unknown"),
        ("Quill Sr.", "Ada Quill", "unknown"),
        ("Ada Quill Jr.", "Quill", "same"),
        ("Ada Quill Jr.", "Ada Quill III", "different"),
        ("Ada Quill, Jr", "Quill Jr.", "same"),
        ("Ada Quill Jr.", "Bo Quill", "different"),
    ],
)
def test_persons(one: str, other: str, expected: Relation) -> None:
    assert persons(one, other) == persons(other, one) == expected


def test_bodies() -> None:
    board, short = speaker("Weir Safety Board", "organisation"), speaker("WSB", "organisation")
    assert relation(board, short) == relation(short, board) == "same"
    assert relation(board, speaker("the Weir Safety Board", "organisation")) == "same"
    assert relation(board, speaker("Harbour Union", "organisation")) == "different"


def test_what_texts_do_not_tell_is_unknown() -> None:
    assert relation(None, speaker("Ada Moor")) == "unknown"
    assert relation(speaker("fishermen", "group"), speaker("Ada Moor")) == "unknown"
    assert compatible(None, None)
    assert not compatible(speaker("Ada Moor"), speaker("Bo Finch"))


def test_the_words_of_a_name_have_no_titles() -> None:
    assert name_words("Sir Ada O’Moor-Finch Jr.’s") == ("ada", "o'moor-finch")
