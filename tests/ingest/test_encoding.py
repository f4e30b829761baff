"""Bytes to text: unchanged but for the byte order mark, and a guess is said to be one."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import articles
from onrecord.ingest.encoding import decode

STORY = "“We’ll open the café,” said Zoë Müller – nobody else.\r\nHe’d “naïvely” agreed.\r\n" * 3


@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_stated_charsets(tmp_path: Path, mark: bytes, charset: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(mark + STORY.encode(charset))
    (article,) = articles([str(path)])
    assert article.text == STORY
    assert article.problems == ()


@pytest.mark.parametrize("charset", ["cp1252", "utf-16-le", "utf-16-be"])
def test_a_guess_is_named(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode(charset))
    (article,) = articles([str(path)])
    assert article.text == STORY
    (problem,) = article.problems
    assert problem.code == "encoding-guessed"
    assert charset[:5] in problem.message


def test_a_broken_byte_in_utf8_is_shown_and_the_rest_stays() -> None:
    data = STORY.encode() * 5
    at = data.index("–".encode())
    decoded = decode(data[:at] + b"\xff" + data[at + 3 :])
    assert decoded.text == (STORY * 5).replace("–", "\ufffd", 1)
    assert "1 bytes" in decoded.doubt


@pytest.mark.parametrize("declaration", ['<meta charset="windows-1251">', '<?xml version="1.0" encoding="windows-1251"?>'])
def test_a_page_says_its_charset(declaration: str) -> None:
    page = f"<html><head>{declaration}</head><body>Мэр сказал</body></html>"
    decoded = decode(page.encode("cp1251"), html=True)
    assert (decoded.text, decoded.doubt) == (page, "")


def test_a_charset_that_does_not_exist_is_passed_over() -> None:
    page = '<meta charset="no-such-charset">café'
    assert decode(page.encode(), html=True).text == page


@settings(max_examples=50)
@given(st.text(alphabet=st.characters(codec="utf-8")).filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_comes_back_unchanged(text: str) -> None:
    decoded = decode(codecs.BOM_UTF8 + text.encode())
    assert (decoded.text, decoded.doubt) == (text, "")


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_nothing_is_raised_for_any_bytes(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text is None or isinstance(decoded.text, str)
