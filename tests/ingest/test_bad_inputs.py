"""Every bad input becomes a Problem that names the file and says what to do; the articles around it are read."""

from __future__ import annotations

import gzip
import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from onrecord.ingest import MILD, UNREAD, articles, unread
from onrecord.ingest.html import article as read_html
from onrecord.settings import Settings
from onrecord.types import Article

STORY = "The harbour master said on Monday that the ferry would run again. Nobody on the quay believed her.\n"
DEFAULT = Settings()


def only(path: Path | str, settings: Settings = DEFAULT) -> Article:
    (article,) = articles([str(path)], settings)
    return article


def assert_unread(article: Article, code: str, advice: str) -> None:
    (problem,) = article.problems
    assert (problem.code, article.text) == (code, "")
    assert unread(article)
    assert problem.message.startswith(article.address)
    assert advice in problem.message


@pytest.mark.parametrize("content", [b"", b"  \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert_unread(only(path), "empty", "give a file with an article")


@pytest.mark.parametrize("name", ["empty.html", "empty.jsonl", "empty"])
def test_an_empty_file_of_another_kind(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b" \n")
    assert_unread(only(path), "empty", "empty")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n", b"words\0and\0\0more" * 9, b"{\\rtf1 words}", bytes(range(256)) * 9]
)
def test_a_binary_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    assert_unread(only(path), "binary", "save the article as plain text")


def test_an_archive_given_by_mistake(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", STORY)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    found = list(articles([str(tmp_path / "a.docx"), str(tmp_path / "b.txt.gz")]))
    for article in found:
        assert_unread(article, "archive-file", "unpack it")


def test_a_large_file_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(STORY.encode())
        file.truncate(200_000_000)
    start = time.process_time()
    assert_unread(only(path), "too-large", "ONRECORD_MAX_BYTES")
    assert time.process_time() - start < 1


def test_the_limit_holds_for_streams_and_is_exact() -> None:
    data = STORY.encode()
    (fits,) = articles(["-"], Settings(max_bytes=len(data)), io.BytesIO(data))
    (over,) = articles(["-"], Settings(max_bytes=len(data) - 1), io.BytesIO(data))
    assert fits.text == STORY
    assert_unread(over, "too-large", "split it")


def test_bytes_that_no_charset_makes_text_of(tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(b for b in range(1, 256) if b not in (9, 10, 13)) * 20)
    assert_unread(only(path), "encoding", "save the file as UTF-8")


def test_a_missing_file(tmp_path: Path) -> None:
    assert_unread(only(tmp_path / "nowhere.txt"), "missing", "check the path")


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert_unread(only(tmp_path), "no-articles", ".txt")


def test_a_pattern_without_articles(tmp_path: Path) -> None:
    assert_unread(only(tmp_path / "*.txt"), "no-articles", "pattern")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert_unread(only(path), "permission", "chmod")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens but does not read")
def test_a_file_that_fails_while_it_is_read() -> None:
    assert_unread(only("/proc/self/mem"), "unreadable", "check the file")


def test_a_path_that_no_system_takes() -> None:
    assert_unread(only("a\0b.txt"), "unreadable", "check the file")


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>"])
def test_an_html_bomb(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "bomb.html"
    path.write_text("<html><body>" + tag * 100_000 + STORY)
    start = time.process_time()
    assert_unread(only(path), "html-bomb", "nested deeper")
    assert time.process_time() - start < 5


def test_a_page_without_an_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><head><title>Nothing</title><script>var a = 1;</script></head><body></body></html>")
    assert_unread(only(path), "no-text", "plain text")


def test_markup_that_is_none() -> None:
    assert unread(read_html("<!-- nothing -->", "x.html", b""))


def test_another_language_is_stored_and_said(tmp_path: Path) -> None:
    path = tmp_path / "fremd.txt"
    text = (
        "Die Bürgermeisterin sagte am Dienstag, die Fähre werde bis zum Frühjahr nicht fahren, und niemand widersprach ihr. "
        * 4
    )
    path.write_text(text, encoding="utf-8")
    article = only(path)
    assert (article.text, article.language) == (text, "de")
    assert [problem.code for problem in article.problems] == ["language"]
    assert "German" in article.problems[0].message
    assert not unread(article)


def test_a_line_of_a_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(STORY.replace("\n", " ") * 10_500)
    start = time.process_time()
    article = only(path)
    assert len(article.text) > 1_000_000
    assert article.problems == ()
    assert time.process_time() - start < 3


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 (a name in bytes)
            file.write(STORY.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    article = only(os.fsdecode(path))
    assert article.text == STORY
    assert article.address.encode("utf-8").endswith("caf\ufffd.txt".encode())


def test_the_rest_of_the_run_is_unharmed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "d.html").write_text("<p></p>")
    found = list(articles([str(tmp_path), str(tmp_path / "e.txt")]))
    assert [article.text for article in found if not unread(article)] == [STORY]
    assert {problem.code for article in found for problem in article.problems} == {"empty", "binary", "no-text", "missing"}


def test_no_code_is_both_unread_and_mild() -> None:
    assert not UNREAD & MILD
