"""verify: the verdict, the places, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from tests.cli.conftest import Call

from onrecord import Archive, Reader
from onrecord.types import Article, Problem, Published, Reading, Span, Speaker, Statement

SAID = "Nobody likes this, and neither do I"
ADDRESS = "https://gazette.example/ferry"


@pytest.fixture
def archive(folder: Path) -> Path:
    """An archive with one article, read by nobody: what the model makes of it has no part in these tests."""
    text = f'Fares rise\n\n"{SAID}," Mayor Odile Brandt told residents on Monday.\n'
    start, name = text.index(SAID), text.index("Odile")
    speaker = Speaker("Odile Brandt", "person", "name", 0.95, Span(name, name + 12))
    statement = Statement(
        "s1", "direct", (Span(start, start + len(SAID)),), (Span(name + 13, name + 17),), (speaker.mention,), speaker, (),
        *(False, "stated", None, 0.95),
    )  # fmt: skip
    published = Published("2024-03-09", "2024-03-09", "given")
    article = Article("a1", ADDRESS, text, outlet="Tarn Gazette", published=published)
    with Archive(folder / "onrecord.db") as opened:
        opened.add(Reading(article, "1", (statement,)))
    return folder


def test_verbatim(call: Call, archive: Path) -> None:
    result = call("verify", SAID, "--speaker", "Odile Brandt")
    assert result.exit_code == 0
    assert result.stdout.startswith("verbatim by Odile Brandt: said in these words\n")
    assert "Tarn Gazette · 9 March 2024 · verbatim · Odile Brandt" in result.stdout
    assert f"{ADDRESS}#:~:text=Nobody%20likes%20this%2C%20and%20neither%20do%20I\n" in result.stdout
    assert "[13–48] s1" in result.stdout


@pytest.mark.parametrize(
    ("words", "options", "verdict"),
    [
        ("Everybody likes this, and so do I, to be sure", (), "not-found"),
        (SAID.replace("Nobody", "Everybody"), (), "altered"),
        (SAID, ("--speaker", "Piet Askew"), "said-by-another"),
        (SAID, ("--since", "2024-03-10"), "not-found"),
        (SAID, ("--until", "2024-03-08"), "not-found"),
    ],
)
def test_not_verbatim(call: Call, archive: Path, words: str, options: tuple[str, ...], verdict: str) -> None:
    result = call("verify", words, *options)
    assert result.exit_code == 1
    assert result.stdout.startswith(verdict)


def test_within_dates(call: Call, archive: Path) -> None:
    assert call("verify", SAID, "--since", "2024-03-09", "--until", "2024-03-09").exit_code == 0


def test_a_change_is_shown_from_both_sides(call: Call, archive: Path) -> None:
    assert "asked “Everybody”, here “Nobody”" in call("verify", SAID.replace("Nobody", "Everybody")).stdout


def test_json(call: Call, archive: Path) -> None:
    result = call("verify", SAID, "--jsonl")
    line = json.loads(result.stdout)
    assert (line["words"], line["speaker"], line["verdict"], line["document"]) == (SAID, None, "verbatim", None)
    (found,) = line["found"]
    assert (found["words"], found["span"], found["article_id"], found["statement"]) == (SAID, [13, 48], "a1", "s1")
    assert found["link"].startswith(f"{ADDRESS}#:~:text=")


def test_the_origins_of_what_several_outlets_carry(call: Call, archive: Path) -> None:
    with Archive(archive / "onrecord.db") as opened:
        reading = opened.reading(ADDRESS)
        assert reading is not None
        article = msgspec.structs.replace(reading.article, id="a2", address="https://courier.example/1", outlet="Quay Courier")
        statements = tuple(msgspec.structs.replace(statement, id="s2") for statement in reading.statements)
        opened.add(msgspec.structs.replace(reading, article=article, statements=statements))
        (utterance,) = opened.utterances()
    result = call("verify", SAID)
    assert f"2 outlets, origin unknown. · utterance {utterance.id}\n" in result.stdout
    line = json.loads(call("verify", SAID, "--jsonl").stdout)
    assert line["utterances"] == [{"id": utterance.id, "origin": "2 outlets, origin unknown."}]


def test_where_nothing_is_found_the_nearest_are_named(call: Call, archive: Path) -> None:
    turned = "Residents told the mayor: nobody likes it either"
    shown = call("verify", "I likes neither this nor that, nobody else", "--until", "2024-03-08").stdout
    assert shown.startswith("not-found: nothing in the archive shows that this was said\n\nNearest in the archive,")
    assert f"Tarn Gazette · 9 March 2024 · Odile Brandt\n  {SAID}\n  {ADDRESS} s1\n" in shown
    (near,) = json.loads(call("verify", SAID, "--until", "2024-03-08", "--jsonl").stdout)["nearest"]
    assert (near["statement"], near["words"], near["speaker"]["name"]) == ("s1", SAID, "Odile Brandt")
    assert json.loads(call("verify", turned, "--jsonl").stdout)["nearest"] == []
    assert json.loads(call("verify", SAID, "--jsonl").stdout)["nearest"] == []


def test_a_draft(call: Call, archive: Path, folder: Path) -> None:
    true = f'The mayor was frank. "{SAID}," Odile Brandt said.\n'
    (folder / "true.md").write_text(true)
    result = call("verify", "--document", "true.md")
    assert result.stdout.splitlines() == [f"verbatim         true.md:1 “{SAID}” Odile Brandt → Tarn Gazette [13–48]"]
    assert result.stderr == "1 of 1 quotations verbatim (onrecord.db)\n"
    assert result.exit_code == 0
    (folder / "false.md").write_text(true.replace("neither", "so") + '\nShe called the fare "a gift to the county".\n')
    result = call("verify", "--document", "false.md", "--jsonl")
    assert result.exit_code == 1
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["verdict"] for line in lines] == ["altered", "not-found"]
    assert lines[0]["document"] == "false.md"
    start, end = lines[0]["span"]
    assert (folder / "false.md").read_text()[start:end] == lines[0]["words"]


def test_what_looks_like_furniture_in_a_draft_is_checked(call: Call, archive: Path, folder: Path) -> None:
    (folder / "shared.txt").write_text(f'The mayor was frank.\n\nRelated: "{SAID}"\n\nRead more: "A gift to the county"\n')
    result = call("verify", "--document", "shared.txt")
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["verbatim", "not-found"]
    assert result.exit_code == 1


def test_a_draft_that_reading_fails_on_is_not_checked_without_its_speakers(
    call: Call, archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Reader, article: Article) -> Reading:
        return Reading(article, "1", problems=(Problem("reading-failed", "draft.txt: reading failed"),))

    monkeypatch.setattr(Reader, "read", failing)
    (folder / "draft.txt").write_text(f'"{SAID}," Conrad Maddeck said.\n')
    result = call("verify", "--document", "draft.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "reading failed" in result.stderr


def test_a_draft_from_standard_input(call: Call, archive: Path) -> None:
    result = call("verify", "--document", "-", stdin=f'"{SAID}," Odile Brandt said of the new fares on Monday.'.encode())
    assert result.exit_code == 0


def test_a_draft_that_cannot_be_read(call: Call, archive: Path) -> None:
    result = call("verify", "--document", "missing.md")
    assert result.exit_code == 3
    assert "missing.md" in result.stderr


@pytest.mark.parametrize(
    "words", [(), (SAID, "--document", "true.md"), ("--document", "a.md", "--speaker", "Brandt"), (SAID, "--since", "May")]
)
def test_what_cannot_be_asked(call: Call, archive: Path, words: tuple[str, ...]) -> None:
    result = call("verify", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("onrecord: ")
