"""Which files are found, in which order, and as what."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from onrecord.ingest import article_id, articles, from_text
from onrecord.types import Evidence

STORY = "The harbour master said on Monday that the ferry would run again.\n"
PAGE = "<!doctype html><html><body><article><p>The mayor said that the pier would be closed.</p></article></body></html>"


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} {STORY}")


def names(folder: Path, *paths: str) -> list[str]:
    return [os.path.relpath(article.address, folder) for article in articles(paths)]


def test_a_folder_is_walked_in_order_and_hidden_or_foreign_files_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.md", "a/b/story", "c.css", ".hidden.txt", ".git/x.txt")
    assert names(tmp_path, str(tmp_path)) == ["b.txt", "a/z.md", "a/b/story"]


def test_a_file_meant_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt")
    assert names(tmp_path, str(tmp_path / "b.txt"), f"{tmp_path}/./b.txt", str(tmp_path)) == ["b.txt", "a.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "d/b.txt", "d/e/c.txt"]),
        ("d*", ["d/b.txt", "d/e/c.txt"]),
        ("?.txt", ["a.txt"]),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    make(tmp_path, "a.txt", "d/b.txt", "d/e/c.txt")
    assert names(tmp_path, str(tmp_path / pattern)) == expected


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    make(tmp_path, "what [draft].txt")
    assert names(tmp_path, str(tmp_path / "what [draft].txt")) == ["what [draft].txt"]


def test_standard_input_is_told_apart_by_its_start() -> None:
    row = b'{"text": "The mayor said no.", "url": "https://example.org/1"}\n'
    kinds = {}
    for data in (STORY.encode(), PAGE.encode(), row):
        (article,) = articles(["-"], stdin=io.BytesIO(data))
        kinds[article.format] = article.address
    assert kinds == {"text": "<stdin>", "html": "<stdin>", "jsonl": "https://example.org/1"}


def test_articles_are_given_as_they_are_reached(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    stream = articles([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert next(stream).text
    make(tmp_path, "b.txt")
    assert next(stream).text


def test_ids_depend_on_address_and_text() -> None:
    assert from_text(STORY, "a").id == article_id("a", STORY) == from_text(STORY, "a", title="T").id
    assert len({article_id("a", "b"), article_id("ab", ""), article_id("a", "c"), article_id("", "ab")}) == 4
    assert len(article_id("a", "b")) == 16


def test_what_is_given_goes_before_what_is_found() -> None:
    text = "Ferry To Run Again\nBy Ada Quill\n\n" + STORY
    found = from_text(text)
    assert (found.title, found.authors) == ("Ferry To Run Again", ("Ada Quill",))
    given = from_text(text, title="Other", outlet="The Quay", authors=["B. Oarsman"], date="2021-03")
    assert (given.title, given.outlet, given.authors) == ("Other", "The Quay", ("B. Oarsman",))
    assert given.evidence == Evidence(*["given in the input"] * 3)
    assert given.published is not None
    assert (given.published.earliest, given.published.latest) == ("2021-03-01", "2021-03-31")


def test_a_date_that_is_none_is_said() -> None:
    article = from_text(STORY, date="soon")
    assert article.published is None
    assert [problem.code for problem in article.problems] == ["bad-field"]


def test_half_a_character_is_no_text() -> None:
    article = from_text("A \ud83d b")
    assert [problem.code for problem in article.problems] == ["encoding"]
