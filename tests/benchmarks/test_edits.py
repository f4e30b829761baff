"""Replacing stretches of an article: what moves, and how far."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from edits import Edit, edited, exchanged

TEXT = "Ada Quill said that the mill would close. Quill did not say when."


def test_spans_move_with_the_text() -> None:
    text, move = edited(TEXT, [Edit(0, 3, "Bartholomew"), Edit(4, 9, "Oss"), Edit(42, 47, "Oss")])
    assert text == "Bartholomew Oss said that the mill would close. Oss did not say when."
    for words in ("said", "the mill would close", "did not say when."):
        start, end = move(TEXT.index(words), TEXT.index(words) + len(words))
        assert text[start:end] == words
    start, end = move(0, 9)
    assert text[start:end] == "Bartholomew Oss"


def test_an_edge_inside_a_replaced_stretch_goes_to_its_edge() -> None:
    text, move = edited(TEXT, [Edit(0, 9, "Bo Ek")])
    assert text[slice(*move(4, 9))] == text[slice(*move(0, 6))] == "Bo Ek"


def test_of_edits_that_overlap_the_first_and_longest_counts() -> None:
    assert edited(TEXT, [Edit(4, 9, "?"), Edit(0, 3, "?"), Edit(0, 9, "Bo Ek")])[0].startswith("Bo Ek said")


def test_an_article_keeps_what_is_not_edited() -> None:
    article: dict[str, Any] = {
        "doc": "mill", "text": TEXT, "furniture": [],
        "attributions": [{"id": "1", "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 40]]}],
    }  # fmt: skip
    new = exchanged(article, [Edit(0, 3, "Ottilie")])
    (attribution,) = new["attributions"]
    assert (new["doc"], attribution["id"]) == ("mill", "1")
    assert new["text"][slice(*attribution["source"][0])] == "Ottilie Quill"
    assert new["text"][slice(*attribution["content"][0])] == TEXT[15:40]
    assert article["text"] == TEXT


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 9), st.text("xyz", max_size=9)), max_size=6))
def test_what_no_edit_touches_stays_letter_for_letter(chosen: list[tuple[int, int, str]]) -> None:
    edits = [Edit(start, min(start + length, len(TEXT)), new) for start, length, new in chosen]
    text, move = edited(TEXT, edits)
    touched = {i for edit in edits for i in range(edit.start, edit.end)}
    for at, letter in enumerate(TEXT):
        if at not in touched:
            start, end = move(at, at + 1)
            assert text[start:end] == letter
