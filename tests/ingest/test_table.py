"""Tables of one JSON object a line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest

from onrecord.ingest import articles, unread
from onrecord.settings import Settings
from onrecord.types import Article

STORY = "The harbour master said on Monday that the ferry would run again."
DEFAULT = Settings()


def rows(path: Path, *lines: str | bytes, settings: Settings = DEFAULT) -> list[Article]:
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    return list(articles([str(path)], settings))


def test_fields(tmp_path: Path) -> None:
    row = {
        "text": STORY,
        "url": "https://example.org/1",
        "title": "Ferry",
        "outlet": "The Quay",
        "authors": ["Ada Quill"],
        "date": "2021-03-04",
    }
    (article,) = rows(tmp_path / "a.jsonl", json.dumps(row))
    assert (article.address, article.text, article.format) == ("https://example.org/1", STORY, "jsonl")
    assert (article.title, article.outlet, article.authors) == ("Ferry", "The Quay", ("Ada Quill",))
    assert article.published is not None
    assert (article.published.earliest, article.published.evidence) == ("2021-03-04", "given in the input")


def test_text_is_unchanged_and_the_address_is_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    text = "\r\n  “Ferry”\u2028 runs.\r\n"
    (_, article) = rows(path, json.dumps({"text": "x"}), "", json.dumps({"text": text}, ensure_ascii=False))
    assert (article.text, article.address) == (text, f"{path}:3")


def test_html_in_a_row(tmp_path: Path) -> None:
    markup = f"<html><body><article><h1>Ferry</h1><p>{STORY}</p><p>Nobody on the quay believed her.</p></article></body></html>"
    (article,) = rows(tmp_path / "a.jsonl", json.dumps({"html": markup, "title": "Ferry runs"}))
    assert STORY in article.text.split("\n")
    assert (article.title, article.format) == ("Ferry runs", "jsonl")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"text": "cut off', "bad-json"),
        (b'{"text": "caf\xe9"}', "bad-json"),
        ('"words"', "bad-json"),
        ("[" * 100_000, "bad-json"),
        ('{"body": "words"}', "no-text-field"),
        ('{"text": ""}', "no-text-field"),
        ('{"text": 7}', "no-text-field"),
    ],
)
def test_a_bad_line_is_a_problem_of_its_own(tmp_path: Path, line: str | bytes, code: str) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": STORY})
    first, bad, last = rows(path, good, line, good)
    assert (first.text, last.text) == (STORY, STORY)
    assert [problem.code for problem in bad.problems] == [code]
    assert (bad.address, unread(bad)) == (f"{path}:2", True)
    assert bad.problems[0].message.startswith(f"{path}:2: ")


@pytest.mark.parametrize("field", ["url", "title", "outlet", "date", "authors"])
def test_a_bad_field_is_left_out_and_said(tmp_path: Path, field: str) -> None:
    (article,) = rows(tmp_path / "a.jsonl", json.dumps({"text": STORY, field: 7}))
    assert article.text == STORY
    assert [problem.code for problem in article.problems] == ["bad-field"]
    assert f'"{field}"' in article.problems[0].message


@pytest.mark.parametrize("content", ['[{"text": "a"},\n{"text": "b"}]', '{\n"text": "a"\n}'])
def test_json_over_many_lines_is_one_problem(tmp_path: Path, content: str) -> None:
    (article,) = rows(tmp_path / "a.json", content)
    assert [problem.code for problem in article.problems] == ["bad-json"]
    assert "one object a line" in article.problems[0].message


def test_a_line_over_the_limit_is_skipped_alone(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    found = rows(tmp_path / "a.jsonl", good, json.dumps({"text": STORY * 50}), good, settings=Settings(max_bytes=200))
    assert [article.text for article in found] == [STORY, "", STORY]
    assert [problem.code for problem in found[1].problems] == ["too-large"]


def test_a_byte_order_mark_is_no_part_of_the_table(tmp_path: Path) -> None:
    (article,) = rows(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + json.dumps({"text": STORY}).encode())
    assert article.text == STORY


def test_rows_are_given_before_the_table_ends() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any, /) -> int:
            line = (json.dumps({"text": STORY}) + "\n").encode()
            buffer[: len(line)] = line
            return len(line)

    stream = articles(["-"], stdin=cast(BinaryIO, io.BufferedReader(Endless())))
    assert [next(stream).text for _ in range(3)] == [STORY] * 3
