"""Whatever reading is added comes back equal, and the words beside it are the article's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import ArchiveError
from onrecord.store import Archive
from onrecord.types import (
    Article,
    Evidence,
    Hop,
    Passage,
    Problem,
    Published,
    Reading,
    Span,
    Speaker,
    Statement,
    Wording,
)

# Any character that can be in a decoded file; the likely troublemakers often.
TEXT = st.text(
    st.one_of(st.sampled_from("a\r\n\0\t\ufeff😀𝔊é\u0301“”[…]'\";%"), st.characters(exclude_categories=["Cs"])), max_size=40
)
MAYBE = st.none() | TEXT
CONFIDENCE = st.floats(0, 1)
PROBLEMS = st.lists(st.builds(Problem, TEXT, TEXT), max_size=3).map(tuple)


def spans(length: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda ends: Span(min(ends), max(ends)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text, address = draw(TEXT), draw(TEXT)
    span = spans(len(text))
    some = st.lists(span, max_size=4).map(tuple)
    article = st.builds(
        Article,
        id=st.just(repr((address, text))),
        address=st.just(address),
        text=st.just(text),
        format=st.sampled_from(["text", "html", "jsonl"]),
        digest=TEXT,
        title=MAYBE,
        outlet=MAYBE,
        authors=st.lists(TEXT, max_size=3).map(tuple),
        published=st.none() | st.builds(Published, TEXT, TEXT, TEXT),
        language=MAYBE,
        furniture=some,
        evidence=st.builds(Evidence, MAYBE, MAYBE, MAYBE),
        problems=PROBLEMS,
    )
    speaker = st.builds(
        Speaker,
        TEXT,
        st.sampled_from(["person", "organisation", "group", "unnamed", "document", "author"]),
        st.sampled_from(["name", "pronoun", "nominal"]),
        CONFIDENCE,
        span,
    )
    speakers = st.lists(speaker, max_size=3).map(tuple)
    hop = st.builds(Hop, st.sampled_from(["medium", "interviewer", "report", "wire", "outlet"]), TEXT, span, span)
    statement = st.builds(
        Statement,
        id=TEXT,
        kind=st.sampled_from(["direct", "indirect", "mixed"]),
        content=some,
        cue=some,
        source=some,
        speaker=st.none() | speaker,
        chain=st.lists(hop, max_size=3).map(tuple),
        negated=st.booleans(),
        modality=st.sampled_from(["stated", "asked", "promised", "threatened", "possible"]),
        inside=MAYBE,
        confidence=CONFIDENCE,
        joint=speakers,
        candidates=speakers,
    )
    wording = st.builds(Wording, st.sampled_from(["evaluative", "intensifier", "scare-quote", "gloss"]), span)
    passage = st.builds(
        Passage,
        span,
        st.sampled_from(["attributed", "mixed", "own", "unsourced"]),
        st.lists(wording, max_size=3).map(tuple),
        MAYBE,
    )
    statements, passages = st.lists(statement, max_size=4).map(tuple), st.lists(passage, max_size=3).map(tuple)
    return draw(st.builds(Reading, article, TEXT, statements, passages, PROBLEMS))


@given(readings())
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reading_comes_back_equal(archive: Archive, reading: Reading) -> None:
    archive.add(reading)
    assert archive.reading(reading.article.id) == reading
    assert archive.add(reading) == "unchanged"
    assert words(archive.path, reading) == [tuple(map(reading.quote, (s.content, s.cue, s.source))) for s in reading.statements]


def words(path: Path, reading: Reading) -> list[tuple[str, str, str]]:
    query = "SELECT words, cue_words, source_words FROM statement WHERE article_id = ? ORDER BY position"
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query, (reading.article.id,)).fetchall()


def test_what_sqlite_cannot_hold_is_refused_whole(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match=r"county\.db: a lone surrogate at offset 2"):
        archive.add(Reading(Article("1", "a.txt", "ab\ud800"), "1"))
    assert archive.counts().articles == 0
