"""show without an argument, and what it leads to: the stories of the archive, and where the statements of an article stand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import QUAY, Call
from tests.cli.test_elsewhere import COPY, LEDGER, PILOT

WINTER = """Tarn Haven orders new winch

4 February 2023

"The old winch has pulled its last boat," said Piet Askew, who runs the ferry company.
"""
WORKS = """Winch for the ferry

5 February 2023

"The old winch has pulled its last boat," Piet Askew said.
"""


@pytest.fixture
def pile(call: Call, folder: Path) -> None:
    """An archive of two stories, and an article by itself."""
    articles = {"ferry.txt": QUAY.replace("\n\n", "\n\n1 May 2023\n\n", 1), "ledger.txt": LEDGER, "pilot.txt": PILOT}
    for name, text in (articles | {"winter.txt": WINTER, "works.txt": WORKS}).items():
        (folder / "articles" / name).write_text(text)
    call("add", "articles")


@pytest.mark.usefixtures("pile")
def test_the_stories_come_latest_first_with_the_ids_that_show_them(call: Call) -> None:
    result = call("show")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert re.fullmatch(r"6 articles · \d+ statements", lines[0])
    assert lines[1:3] == ["2 stories; 1 article in no story with others", ""]
    assert " · 1 May 2023 to 3 May 2023 · 3 articles by 3 outlets" in lines[3]
    assert result.stdout.index("3 May 2023") < result.stdout.index("5 February 2023") < result.stdout.index("By themselves")
    assert lines[-1] == "  Market to move indoors · undated · market.txt · articles/market.txt"
    assert "`onrecord show ID`" in result.stderr
    (utterance,) = re.findall(r"^  Odile Brandt · in 3 outlets · (\w+)$", result.stdout, re.MULTILINE)
    for story in re.findall(r"^  story (\w+)$", result.stdout, re.MULTILINE):
        assert call("show", story).stdout.endswith(f"story {story}\n")
    assert call("show", utterance).stdout.startswith("Odile Brandt · in 3 articles\n")


@pytest.mark.usefixtures("pile")
def test_no_more_stories_than_are_asked_for(call: Call) -> None:
    result = call("show", "--limit", "1")
    assert result.stdout.count("  story ") == 1
    assert "3 May 2023" in result.stdout
    assert "2 stories; 1 article in no story with others" in result.stdout
    assert "; 2 more, see --limit (1) (onrecord.db)" in result.stderr


@pytest.mark.usefixtures("pile")
def test_a_line_of_json_a_story(call: Call) -> None:
    first, second, alone = map(json.loads, call("show", "--jsonl").stdout.splitlines())
    assert (first["first"], first["last"], first["texts"], len(first["articles"])) == ("2023-05-01", "2023-05-03", 3, 3)
    assert first["outlets"] == ["ferry.txt", "ledger.txt", "pilot.txt"]
    (heard,) = first["utterances"]
    assert heard["speaker"] == "Odile Brandt"
    assert heard["words"] in LEDGER
    assert call("show", heard["id"]).exit_code == 0
    assert second["last"] == "2023-02-05"
    assert (alone["first"], alone["utterances"], len(alone["articles"])) == (None, [], 1)


def test_copies_of_one_text_count_once(call: Call, folder: Path) -> None:
    for name, day in (("bell.txt", "2 May 2023"), ("cliff.txt", "4 May 2023")):
        title, _, rest = COPY.partition("\n")
        (folder / "articles" / name).write_text(f"{title}\n\n{day}\n{rest}")
    call("add", "articles")
    assert call("show").stdout.startswith("4 articles (3 texts: copies count once) · ")


def test_an_archive_without_articles_says_what_to_do(call: Call, folder: Path) -> None:
    (folder / "articles" / "empty.txt").write_text("")
    call("add", "articles/empty.txt")
    result = call("show")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "onrecord.db has no article yet: `onrecord add PATH…` reads some; 1 input could not be read" in result.stderr


@pytest.mark.usefixtures("pile")
def test_an_article_says_where_its_statements_stand_and_in_which_story_it_is(call: Call) -> None:
    shown = call("show", "articles/pilot.txt").stdout
    record = json.loads(call("show", "articles/pilot.txt", "--jsonl").stdout)
    ((statement, (utterance,)),) = record["utterances"].items()
    assert re.search(rf"^story .* · 3 articles · {record['story']}$", shown, re.MULTILINE)
    flat = " ".join(shown.split())
    assert re.search(rf"also in .*ledger.txt \(in full; here reworded\) · utterance {utterance} statement {statement}", flat)
    assert json.loads(call("show", statement, "--jsonl").stdout)["id"] == statement
    alone = json.loads(call("show", "articles/market.txt", "--jsonl").stdout)
    assert (alone["story"], alone["utterances"]) == (None, {})
    assert "story" not in call("show", "articles/market.txt").stdout


def test_an_older_version_is_shown_by_itself(call: Call, folder: Path) -> None:
    call("add", "articles")
    old = json.loads(call("show", "articles/ferry.txt", "--jsonl").stdout)["article_id"]
    (folder / "articles" / "ferry.txt").write_text(PILOT)
    call("add", "articles")
    assert call("show", old).stdout.startswith("Ferry fares to rise")
