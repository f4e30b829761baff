from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import QUAY, Call


def test_the_record_is_on_stdout_with_places_in_the_file(call: Call) -> None:
    result = call("read", "articles/ferry.txt")
    assert result.exit_code == 0
    assert "Odile Brandt" in result.stdout
    assert '"Nobody likes this, and neither do I,"' in result.stdout
    assert "articles/ferry.txt:3 [" in result.stdout
    assert result.stderr == ""


def test_jsonl_is_one_line_an_article_whose_spans_are_verbatim(call: Call) -> None:
    result = call("read", "--jsonl", "articles")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["address"] for line in lines] == ["articles/ferry.txt", "articles/market.txt"]
    assert lines[0]["text"] == QUAY
    words = [QUAY[start:end] for statement in lines[0]["statements"] for start, end in statement["content"]]
    assert '"We will look for the money elsewhere,"' in words


def test_an_unread_input_has_its_line_too(call: Call) -> None:
    result = call("read", "--jsonl", "articles/ferry.txt", "gone.txt")
    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert first["statements"]
    assert (second["text"], [problem["code"] for problem in second["problems"]]) == ("", ["missing"])


def test_standard_input(call: Call) -> None:
    result = call("read", "--jsonl", "-", stdin=QUAY.encode())
    assert json.loads(result.stdout)["address"] == "<stdin>"
    assert json.loads(result.stdout)["statements"]


def test_an_article_cannot_steer_the_terminal(call: Call, folder: Path) -> None:
    (folder / "evil.txt").write_text('"We are \x1b[2Jclosed for the whole of the winter," said Hanne Volk, the owner.\n' * 3)
    assert "\x1b" not in call("read", "evil.txt").stdout
    assert "\x1b" not in call("trace", "evil.txt").stdout


def test_two_processes_write_what_one_writes(call: Call) -> None:
    assert call("read", "--jsonl", "--jobs", "2", "articles").stdout == call("read", "--jsonl", "articles").stdout
