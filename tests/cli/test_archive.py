"""add, show, search and report: the archive from the command line."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest
from tests.cli.conftest import QUAY, Call

from onrecord import Archive


def test_add_counts_and_skips_what_is_there(call: Call) -> None:
    first = call("add", "articles")
    assert (first.exit_code, first.stdout, first.stderr) == (0, "", "2 articles added (onrecord.db)\n")
    assert call("add", "articles").stderr == "0 articles added, 2 unchanged (onrecord.db)\n"


def test_add_of_a_changed_article(call: Call, folder: Path) -> None:
    call("add", "articles")
    (folder / "articles" / "ferry.txt").write_text(QUAY.replace("Monday", "Tuesday"))
    assert call("add", "articles").stderr == "0 articles added, 1 changed, 1 unchanged (onrecord.db)\n"
    assert "on Tuesday" in str(json.loads(call("read", "--jsonl", "articles/ferry.txt").stdout)["text"])


def test_add_notes_what_was_not_read_until_it_is(call: Call, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    result = call("add", "articles", "empty.txt")
    assert result.exit_code == 1
    assert result.stderr.endswith("2 articles added, 1 not read (onrecord.db)\n")
    assert "not read: empty.txt" in result.stderr
    shown = call("show", "empty.txt")
    assert shown.exit_code == 3
    assert "empty.txt: empty" in shown.stderr
    (folder / "empty.txt").write_text(QUAY)
    call("add", "empty.txt")
    assert call("show", "empty.txt").exit_code == 0


@pytest.mark.parametrize("words", [["--archive", "other.db", "add"], ["add", "--archive", "other.db"]])
def test_the_archive_is_named_before_or_behind_the_verb(call: Call, folder: Path, words: list[str]) -> None:
    call(*words, "articles")
    assert (folder / "other.db").exists()
    assert not (folder / "onrecord.db").exists()


def test_the_archive_is_named_in_the_environment(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_ARCHIVE", "third.db")
    call("add", "articles")
    assert (folder / "third.db").exists()
    call("add", "articles", "--archive", "fourth.db")
    assert (folder / "fourth.db").exists()


def test_show_an_article_by_address_in_any_writing(call: Call) -> None:
    call("add", "articles")
    shown = call("show", "articles/ferry.txt").stdout
    without_ids = re.sub(r"    statement [0-9a-f]{16}\n", "", shown)
    assert without_ids == call("read", "articles/ferry.txt").stdout
    assert call("show", "./articles//ferry.txt").stdout == shown


def test_show_a_statement_with_its_words_in_context(call: Call) -> None:
    call("add", "articles")
    found = json.loads(call("search", "neither", "--jsonl").stdout)
    result = call("show", found["statement"]["id"])
    ((start, end),) = found["statement"]["content"]
    assert QUAY[start:end] in found["words"]
    assert f"  {QUAY[start:end]}\n" in result.stdout
    assert "The ferry will cost more from May." in result.stdout
    assert f"characters {start}–{end}, line 3" in result.stdout
    assert "Odile Brandt: person, named" in result.stdout
    assert "articles/ferry.txt" in result.stdout


def test_show_something_that_is_not_there(call: Call) -> None:
    call("add", "articles")
    result = call("show", "nothing")
    assert result.exit_code == 2
    assert "no article or statement 'nothing'" in result.stderr


def test_search_by_words_and_speaker(call: Call) -> None:
    call("add", "articles")
    result = call("search", "money", "--speaker", "askew")
    assert '"We will look for the money elsewhere,"' in result.stdout
    assert "1 statement found (onrecord.db)" in result.stderr
    assert call("search", "money", "--speaker", "volk").stdout == ""
    everything = call("search", "", "--speaker", "Brandt", "--jsonl").stdout.splitlines()
    assert {json.loads(line)["statement"]["speaker"]["name"] for line in everything} == {"Odile Brandt"}


def test_search_says_when_there_may_be_more(call: Call) -> None:
    call("add", "articles")
    result = call("search", "", "--speaker", "Brandt", "--limit", "1", "--jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert "--limit" in result.stderr


def test_search_finds_nothing(call: Call) -> None:
    call("add", "articles")
    result = call("search", "zeppelin")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 statements found" in result.stderr


def test_report_of_the_archive_and_of_paths(call: Call, folder: Path) -> None:
    call("add", "articles")
    result = call("report")
    assert (result.exit_code, result.stderr) == (0, "2 articles in report.html: open it in a browser\n")
    page = (folder / "report.html").read_text()
    assert "Odile Brandt" in page
    assert "Hanne Volk" in page
    call("report", "articles/market.txt", "-o", "one.html", "--title", "Rope & rain")
    page = (folder / "one.html").read_text()
    assert "Rope &amp; rain" in page
    assert "Odile Brandt" not in page


def test_report_to_stdout(call: Call) -> None:
    assert call("report", "articles", "-o", "-").stdout.lower().startswith("<!doctype html>")


def test_report_names_what_was_not_read(call: Call, folder: Path) -> None:
    result = call("report", "articles", "gone.txt")
    assert result.exit_code == 1
    assert "gone.txt: there is no such file" in (folder / "report.html").read_text()
    call("add", "articles", "gone.txt")
    call("report", "-o", "archive.html")
    assert "gone.txt: there is no such file" in (folder / "archive.html").read_text()


def test_report_replaces_the_old_page_whole_or_not_at_all(call: Call, folder: Path) -> None:
    (folder / "report.html").write_text("old")
    assert call("report", "gone.txt").exit_code == 3
    assert (folder / "report.html").read_text() == "old"
    call("report", "articles")
    assert stat.S_IMODE((folder / "report.html").stat().st_mode) & 0o444 == 0o444
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".report")]


@pytest.mark.parametrize("output", ["articles", "nowhere/report.html"])
def test_report_to_a_place_that_cannot_be_written(call: Call, output: str) -> None:
    result = call("report", "articles/ferry.txt", "-o", output)
    assert result.exit_code == 2
    assert output.split("/")[0] in result.stderr


@pytest.mark.parametrize("words", [["search", "x"], ["show", "x"], ["report"]])
def test_a_missing_archive_is_not_made(call: Call, folder: Path, words: list[str]) -> None:
    result = call(*words)
    assert result.exit_code == 4
    assert "onrecord.db" in result.stderr
    assert not (folder / "onrecord.db").exists()


def test_a_file_that_is_no_archive(call: Call, folder: Path) -> None:
    (folder / "onrecord.db").write_text("Dear diary, " * 100)
    result = call("add", "articles")
    assert result.exit_code == 4
    assert "onrecord.db" in result.stderr
    assert (folder / "onrecord.db").read_text().startswith("Dear diary")


def test_an_empty_archive_makes_no_page(call: Call, folder: Path) -> None:
    with Archive(folder / "onrecord.db"):
        pass
    result = call("report")
    assert result.exit_code == 3
    assert not (folder / "report.html").exists()
