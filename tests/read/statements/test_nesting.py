"""What is read again inside a statement, and what of it is kept."""

from __future__ import annotations

from onrecord.ingest import from_text
from onrecord.read.reader import Reader
from onrecord.read.statements.drafts import Draft
from onrecord.read.statements.nesting import insides, nested
from onrecord.read.text.layout import Layout
from onrecord.read.text.story import story
from onrecord.types import Article

TEXT = "“The lock is shut. The harbour board has confirmed that it leaks badly. We said so,” said Holt."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def outer() -> tuple[Layout, Draft]:
    layout = story(Article("x", "x", TEXT))
    return layout, Draft([(0, TEXT.index(" said Holt"))], [place("said Holt")], [place("Holt")], 0.9)


def test_only_sentences_that_may_report_somebody_are_read_again() -> None:
    layout, draft = outer()
    inner = insides(layout, [draft])
    assert [TEXT[s:e] for s, e in inner.paragraphs] == ["The harbour board has confirmed that it leaks badly."]
    assert inner.quoted == []


def test_what_the_speaker_says_of_himself_and_what_is_doubtful_is_left() -> None:
    layout, draft = outer()
    inner = insides(layout, [draft])
    board = Draft([place("that it leaks badly")], [place("has confirmed")], [place("The harbour board")], 0.9)
    own = board._replace(source=[place("We")], cue=[place("said")])
    kept = nested(inner, [board, own, board._replace(confidence=0.2)])
    assert kept == [board._replace(kind="indirect")]


def test_the_reader_sets_them_inside() -> None:
    holt, board = Reader().read(from_text(TEXT, "x")).statements
    assert (holt.inside, board.inside) == (None, holt.id)
    assert TEXT[board.source[0].start : board.source[0].end] == "The harbour board"


def test_a_quotation_that_the_content_only_begins_with_keeps_its_marks() -> None:
    text = "“The lock is shut. It leaks badly,” Holt said, according to Pike."
    layout = story(Article("x", "x", text))
    end = text.index(", according")
    inner = insides(layout, [Draft([(0, end)], [(end + 2, end + 14)], [(text.index("Pike"), len(text) - 1)], 0.9)])
    assert [text[s:e] for s, e in inner.paragraphs] == ["“The lock is shut. It leaks badly,” Holt said"]
    assert [text[q.start : q.end] for q in inner.quoted] == ["“The lock is shut. It leaks badly,”"]


def test_what_an_article_alone_says_is_nobodys() -> None:
    layout, draft = outer()
    board = Draft(
        [place("that it leaks badly")], [place("has confirmed")], [(TEXT.index("The harbour"), TEXT.index(" harbour"))], 0.9
    )
    assert nested(insides(layout, [draft]), [board]) == []
