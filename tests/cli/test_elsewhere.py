"""show and report of what runs through several articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Call

from onrecord import Archive

LEDGER = """Ferry council defends fares

By the harbour desk
2 May 2023

"Nobody in this town likes paying more for the ferry, and neither do I," Mayor Odile Brandt told the Tarn Ledger.
"""
PILOT = """Fares: what the mayor says

3 May 2023

"Nobody in this town likes paying more for the boat, and neither do I," Brandt told the Tarn Ledger. Odile Brandt is the
mayor of Tarn Haven.
"""


@pytest.fixture
def utterance(call: Call, folder: Path) -> str:
    """The id of an utterance that three articles of the archive carry."""
    (folder / "articles" / "ledger.txt").write_text(LEDGER)
    (folder / "articles" / "pilot.txt").write_text(PILOT)
    call("add", "articles")
    with Archive(folder / "onrecord.db", create=False) as archive:
        (found,) = archive.utterances()
    return found.id


def test_show_an_utterance(call: Call, utterance: str) -> None:
    result = call("show", utterance)
    assert result.exit_code == 0
    assert "Odile Brandt · in 3 articles\n" in result.stdout
    assert "more for the [-ferry-]{+boat+}, and neither do I" in " ".join(result.stdout.split())
    assert "2 have it from Tarn Ledger; origin of 1 unknown" in result.stdout
    for name, text in (("ledger.txt", LEDGER), ("pilot.txt", PILOT)):
        start = text.index("Nobody")
        assert f"articles/{name}:{text[:start].count(chr(10)) + 1} [" in result.stdout


def test_an_utterance_as_json_has_offsets_on_both_sides(call: Call, utterance: str) -> None:
    told = json.loads(call("show", utterance, "--jsonl").stdout)
    texts = [json.loads(call("show", member["place"]["article"], "--jsonl").stdout) for member in told["utterance"]["members"]]
    fullest = texts[told["utterance"]["fullest"]]["text"]
    pairs = {
        (fullest[slice(*change["first"])], record["text"][slice(*change["second"])])
        for record, edits in zip(texts, told["edits"], strict=True)
        for change in edits["changes"]
    }
    assert ("ferry", "boat") in pairs
    assert told["origin"]


def test_a_statement_names_its_utterance(call: Call, utterance: str) -> None:
    told = json.loads(call("show", utterance, "--jsonl").stdout)
    first, second, _ = (member["place"]["statement"] for member in told["utterance"]["members"])
    shown = call("show", first).stdout
    assert f"utterance  {utterance}\n" in shown
    assert "also in    pilot.txt (reworded), ferry.txt (" in shown
    assert json.loads(call("show", second, "--jsonl").stdout)["id"] == second


QUARRY = {
    "gull.txt": """The quarry at Fell End will shut in the spring.

6 May 2024

“We will shut the quarry at Fell End in the spring and move the cranes to the harbour at Oster Bay,” said Ada Marsh.

“The road to Oster Bay will not bear the cranes,” said Bo Lind, who keeps the bridge at Fell End.
""",
    "tern.txt": """The cranes of Fell End are to go to Oster Bay.

6 May 2024

Ada Marsh said cranes would leave the quarry once spring came.
""",
}


def test_a_statement_says_where_else_it_perhaps_stands(call: Call, folder: Path) -> None:
    for name, text in QUARRY.items():
        (folder / "articles" / name).write_text(text)
        call("add", f"articles/{name}")
    with Archive(folder / "onrecord.db", create=False) as archive:
        gull, tern = (archive.reading(f"articles/{name}") for name in QUARRY)
    assert gull
    assert tern
    one, (other,) = gull.statements[0], tern.statements
    shown = " ".join(call("show", one.id).stdout.split())
    assert "perhaps in tern.txt, 6 May 2024, unsure (0." in shown
    assert f"“cranes would leave the quarry once spring came” statement {other.id}" in shown
    told = json.loads(call("show", one.id, "--jsonl").stdout)
    assert told["address"] == "articles/gull.txt"
    assert told["utterances"] == []
    (lead,) = told["possible"]
    assert {lead["first"]["statement"], lead["second"]["statement"]} == {one.id, other.id}


@pytest.mark.parametrize("paths", [[], ["articles"]], ids=["archive", "paths"])
def test_the_report_has_what_several_articles_carry(call: Call, folder: Path, utterance: str, paths: list[str]) -> None:
    assert call("report", *paths, "-o", "page.html").exit_code == 0
    page = (folder / "page.html").read_text()
    assert f'id="u-{utterance}"' in page
    assert page.count(f'<a class="also" href="#u-{utterance}">') == 3


def test_a_report_of_paths_leaves_the_archive_alone(call: Call, folder: Path) -> None:
    call("report", "articles", "-o", "page.html")
    assert {path.name for path in folder.iterdir()} == {"articles", "page.html"}


def test_show_a_person_and_a_story(call: Call, folder: Path, utterance: str) -> None:
    with Archive(folder / "onrecord.db", create=False) as archive:
        person = next(person for person in archive.people() if "Odile Brandt" in person.names)
        story = next(story for story in archive.stories() if len(story.articles) > 1)
    shown = call("show", person.id).stdout
    assert shown.startswith("Odile Brandt · person\n")
    assert f"    utterance {utterance}\n" in shown
    assert shown.count("neither do I") == 1
    shown = call("show", story.id).stdout
    assert "Ferry council defends fares" in shown
    assert utterance in shown
    assert "Odile Brandt" in shown
    assert json.loads(call("show", story.id, "--jsonl").stdout)["articles"] == list(story.articles)


def test_a_story_has_the_roles_that_its_own_articles_give(call: Call, folder: Path, utterance: str) -> None:
    later = "Bakery opens\n\n3 June 2024\n\n“The bread is good,” said Senator Odile Brandt on the quay of Tarn Haven.\n"
    (folder / "articles" / "bakery.txt").write_text(later)
    call("add", "articles")
    with Archive(folder / "onrecord.db", create=False) as archive:
        person = next(person for person in archive.people() if "Odile Brandt" in person.names)
        story = next(story for story in archive.stories() if len(story.articles) > 1)
    assert {role.words for role in person.roles} == {"Mayor", "Senator"}
    assert f"  Odile Brandt, Mayor · {person.id}\n" in call("show", story.id).stdout


COPY = """Ferry fares to rise

Tarn Haven's ferry will cost more from May, the town council decided on Monday after a winter of storms that left the quay
without lamps and the boat without a working winch. "We will look for the money elsewhere," said Piet Askew, who runs the
ferry company and has asked the county twice for a loan.
"""


def test_show_says_who_carries_a_copy(call: Call, folder: Path) -> None:
    for name, day in (("bell.txt", "2 May 2023"), ("cliff.txt", "4 May 2023")):
        title, _, rest = COPY.partition("\n")
        (folder / "articles" / name).write_text(f"{title}\n\n{day}\n{rest}")
    call("add", "articles")
    shown = call("show", "articles/cliff.txt")
    assert "One text carried by 2 articles: earliest and fullest bell.txt, 2 May 2023" in " ".join(shown.stdout.split())
    record = json.loads(call("show", "articles/cliff.txt", "--jsonl").stdout)
    (carried,) = record["carried"]
    assert carried["whole"]
    assert record["article_id"] == carried["places"][1]["article"]
    with Archive(folder / "onrecord.db", create=False) as archive:
        story = next(story for story in archive.stories() if len(story.articles) > 1)
    assert "· 3 articles (2 texts: copies count once) by 3 outlets" in call("show", story.id).stdout
    assert json.loads(call("show", story.id, "--jsonl").stdout)["carried"] == [carried]
    assert json.loads(call("show", "articles/ferry.txt", "--jsonl").stdout)["carried"] == []
