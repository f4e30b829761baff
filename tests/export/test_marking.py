"""Paragraphs and pieces hold exactly the text, whatever the spans over it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export import marking
from onrecord.export.marking import Mark
from onrecord.types import Reading, Span

TEXTS = st.text(st.sampled_from("ab “\n\r\té😀"), max_size=60)
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)


@given(TEXTS, st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=3))
def test_every_character_keeps_its_place_and_its_marks(text: str, spans: list[list[int]], greyed: list[list[int]]) -> None:
    marks = [
        Mark(Span(min(start, len(text)), min(end, len(text))), "content", number)
        for number, (start, end) in enumerate(spans, 1)
    ]
    furniture = [Span(min(start, len(text)), min(end, len(text))) for start, end in greyed]
    paragraphs = marking.paragraphs(text, marks, furniture)

    shown = {place for paragraph in paragraphs for place in range(paragraph.start, paragraph.end)}
    assert not "".join(character for place, character in enumerate(text) if place not in shown).strip()
    for paragraph in paragraphs:
        assert "\n" not in text[paragraph.start : paragraph.end]
        assert paragraph.number == text.count("\n", 0, paragraph.start) + 1
        places = [place for piece in paragraph.pieces for place in range(piece.start, piece.end)]
        assert places == list(range(paragraph.start, paragraph.end))
        for piece in paragraph.pieces:
            for place in range(piece.start, piece.end):
                assert {mark.number for mark in piece.marks} == {m.number for m in marks if m.span.start <= place < m.span.end}
                assert piece.furniture == any(span.start <= place < span.end for span in furniture)


def test_the_narrowest_mark_comes_first(harbour: Reading) -> None:
    text = harbour.article.text
    paragraphs = marking.paragraphs(text, marking.marks(harbour.statements), harbour.article.furniture)
    pieces = {text[piece.start : piece.end]: piece for paragraph in paragraphs for piece in paragraph.pieces}
    assert [(mark.role, mark.number) for mark in pieces["“a date by Friday.”"].marks] == [("content", 4), ("content", 3)]
    assert pieces["Follow the Tidewater Post for more."].furniture


def test_lines_stand_apart_where_the_text_sets_them_apart() -> None:
    assert [paragraph.apart for paragraph in marking.paragraphs("one\ntwo\n\nthree", [], [])] == [False, False, True]
    assert [paragraph.apart for paragraph in marking.paragraphs("one\r\ntwo\r\nthree", [], [])] == [False, True, True]


def test_long_lines_of_blanks_take_no_time() -> None:
    assert marking.paragraphs(" " * 1_000_000 + "\n\n" + "\t" * 1_000_000, [], []) == []
