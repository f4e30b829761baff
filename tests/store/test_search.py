from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.store import Archive, Hit
from onrecord.types import Article, Reading, Span, Speaker, Statement

Tell = Callable[..., Reading]

MAYOR = ("Ada Quill", "The ferry will be running on Sundays.")
CLERK = ("Bo Lind", "Nobody paid for the café.")


def marked(hits: list[Hit]) -> list[list[str]]:
    return [[hit.article.text[mark.start : mark.end] for mark in hit.marks] for hit in hits]


def test_endings_case_and_accents_make_no_difference(archive: Archive, tell: Tell) -> None:
    archive.add(tell(MAYOR, CLERK))
    assert marked(archive.search("RUN sunday")) == [["running", "Sundays"]]
    assert marked(archive.search("cafe")) == [["café"]]


def test_a_hit_is_the_statement_and_its_article(archive: Archive, tell: Tell) -> None:
    reading = tell(("😀 Ada", "Well, no."), CLERK)
    archive.add(reading)
    (hit,) = archive.search("paid")
    assert (hit.article, hit.statement) == (reading.article, reading.statements[1])
    assert marked([hit]) == [["paid"]]
    assert repr(hit) == f"<Hit: {hit.statement.id} by Bo Lind in 'https://gazette.example/ferry'>"


def test_marks_stay_inside_the_spans_of_the_content(archive: Archive) -> None:
    text = '"The old pier," 𝔊ill said, "will close."'
    content = (Span(1, 14), Span(28, 39))
    statement = Statement("s", "direct", content, (), (), None, (), False, "stated", None, 1.0)
    archive.add(Reading(Article("a", "pier.txt", text), "1", (statement,)))
    assert marked(archive.search('"pier will"')) == [["pier,", "will"]]
    assert marked(archive.search("close old")) == [["old", "close"]]
    assert archive.search('"pier close"') == []


def test_speaker_and_title_are_searched_without_marks(archive: Archive, tell: Tell) -> None:
    archive.add(tell(MAYOR, CLERK, title="Pier quarrel"))
    assert marked(archive.search("quill")) == [[]]
    assert marked(archive.search("quarrel ferry")) == [["ferry"]]
    assert len(archive.search("quarrel")) == 2


def test_a_joint_statement_is_found_by_each_of_its_speakers(archive: Archive, tell: Tell) -> None:
    reading = tell(MAYOR)
    said = reading.statements[0]
    other = Speaker("Bo Lind", "person", "name", 0.8, said.source[0])
    joint = msgspec.structs.replace(reading, statements=(msgspec.structs.replace(said, joint=(other,)),))
    archive.add(joint)
    for name in ("ada quill", "lind"):
        assert [hit.statement for hit in archive.search("ferry", speaker=name)] == list(joint.statements)
    with closing(sqlite3.connect(archive.path)) as connection:
        assert connection.execute("SELECT name FROM speaker").fetchall() == [("Ada Quill",), ("Bo Lind",)]


def test_speaker_narrows(archive: Archive, tell: Tell) -> None:
    archive.add(tell(MAYOR, CLERK, ("Cy Quill", "The ferry is late."), (None, "The ferry sank.")))
    assert [h.statement.speaker.name for h in archive.search("ferry", speaker="ada quill") if h.statement.speaker] == [
        "Ada Quill"
    ]
    assert len(archive.search("ferry")) == 3
    assert len(archive.search("", speaker="Quill")) == 2
    assert archive.search("ferry", speaker="?") == []
    assert archive.search("ferry", speaker="") == []


def test_the_better_match_comes_first(archive: Archive, tell: Tell) -> None:
    long = ("Ada Quill", "A ferry, " + "and many other words of no import " * 5)
    archive.add(tell(long, ("Bo Lind", "Ferry! Ferry!")))
    assert [len(marks) for marks in marked(archive.search("ferry"))] == [2, 1]
    assert len(archive.search("ferry", limit=1)) == 1
    assert archive.search("ferry", limit=-1) == []


def test_only_current_versions_are_found(archive: Archive, tell: Tell) -> None:
    archive.add(tell(MAYOR))
    archive.add(tell(CLERK))
    assert archive.search("ferry", speaker="Quill") == []
    assert marked(archive.search("paid")) == [["paid"]]


def test_the_index_follows_edits_made_by_others(archive: Archive, path: Path, tell: Tell) -> None:
    archive.add(tell(MAYOR, CLERK, title="Pier quarrel"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("UPDATE statement SET speaker_name = 'Ada Quill-Moss' WHERE speaker_name = 'Ada Quill'")
        connection.execute("UPDATE article SET title = 'Harbour quarrel'")
        assert len(archive.search("moss")) == 1
        assert len(archive.search("harbour")) == 2
        assert archive.search("pier") == []
        connection.execute("DELETE FROM article")
        assert archive.search("harbour") == []
        connection.execute("INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)")


def test_a_rebuilt_index_still_shows_current_versions_only(archive: Archive, path: Path, tell: Tell) -> None:
    archive.add(tell(MAYOR))
    archive.add(tell(CLERK))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO statement_search (statement_search) VALUES ('rebuild')")
    assert archive.search("ferry", speaker="Quill") == []


def test_more_words_than_anybody_types(archive: Archive, tell: Tell) -> None:
    archive.add(tell(MAYOR))
    assert len(archive.search("ferry " * 5_000)) == 1


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '"ferry',
        'ferry"',
        "ferry*",
        "ferry -",
        "(ferry",
        "-ferry",
        "^ferry",
        "ferry:",
        "{ferry}",
        "ferry'",
        "+ferry",
        "ferry\0",
    ],
)
def test_signs_of_the_query_language_are_only_signs(archive: Archive, tell: Tell, query: str) -> None:
    archive.add(tell(MAYOR))
    assert len(archive.search(query)) == ("ferry" in query)


@pytest.mark.parametrize(
    "query", ["ferry AND sunday", "ferry OR sunday", "ferry NOT paid", "NEAR(ferry sunday)", "words:ferry"]
)
def test_operators_are_only_words(archive: Archive, tell: Tell, query: str) -> None:
    archive.add(tell(MAYOR))
    assert archive.search(query) == []


@pytest.mark.parametrize("query", ["", " ", "?!", '""', "\0", "\udce9", "…", "😀"])
def test_what_has_no_words_finds_nothing(archive: Archive, tell: Tell, query: str) -> None:
    archive.add(tell(MAYOR))
    assert archive.search(query) == []


@given(st.text(max_size=30), st.none() | st.text(max_size=10))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_raises(archive: Archive, tell: Tell, query: str, speaker: str | None) -> None:
    archive.add(tell(MAYOR))
    for hit in archive.search(query, speaker=speaker):
        assert hit.statement in tell(MAYOR).statements


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_mark_is_a_word_that_was_asked_for(archive: Archive, tell: Tell, data: st.DataObject) -> None:
    words = data.draw(
        st.lists(st.sampled_from(["pier", "toll", "quay", "😀", "“", "[…]", "\r\n", "\0"]), min_size=2, max_size=12)
    )
    cut = data.draw(st.integers(1, len(words) - 1))
    saying = " ".join(words)
    reading = tell(("Ada Quill", saying))
    (content,) = reading.statements[0].content
    middle = content.start + len(" ".join(words[:cut]))
    split = msgspec.structs.replace(reading.statements[0], content=(Span(content.start, middle), Span(middle + 1, content.end)))
    archive.add(msgspec.structs.replace(reading, statements=(split,)))
    for hit in archive.search("toll"):
        expected = 0 if "\0" in saying else words.count("toll")
        assert marked([hit]) == [["toll"] * expected]


def test_near_is_what_has_most_of_what_the_words_tell_in_any_order(archive: Archive, tell: Tell) -> None:
    archive.add(tell(MAYOR, CLERK, ("Una Holt", "On Sundays the ferry and its crew stay in the harbour.")))

    def near(words: str, limit: int = 3) -> list[str]:
        return [hit.statement.speaker.name for hit in archive.nearest(words, limit) if hit.statement.speaker]

    assert near("Ferries run every Sunday") == ["Ada Quill", "Una Holt"]
    assert near("Ferries run every Sunday", 1) == ["Ada Quill"]
    assert near("The harbour crew and the ferry sail on Sundays") == ["Una Holt"]
    assert near("ferry") == []  # one word is near to everything
    assert near("Nobody will be there") == []
    assert near('" OR NEAR(') == []
