"""What a terminal gets of utterances, people and stories."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from onrecord.export import terminal, terminal_linked
from onrecord.export.linked import Across
from onrecord.export.overview import Heard, Overview, Told
from onrecord.export.shelf import Said
from onrecord.types import Reading


def shown(lines: terminal_linked.Lines, colour: bool = False) -> str:
    out = StringIO()
    console = Console(file=out, width=120, force_terminal=colour, color_system="standard" if colour else None)
    terminal.write(lines, console)
    return out.getvalue()


def _by_id(carried: list[Reading]) -> dict[str, Reading]:
    return {reading.article.id: reading for reading in carried}


def test_an_utterance_with_its_versions(carried: list[Reading], across: Across) -> None:
    out = shown(terminal_linked.utterance(across.tellings[0], _by_id(carried), across))
    assert out.splitlines()[:4] == [
        "Mara Ellison · in 3 articles",
        "3 outlets, 1 known origin",
        "  The Ledger: heard by the outlet itself, the Ledger “told the Ledger”",
        "  The Pilot, gazette.txt: not said",
    ]
    assert "  The Pilot · 1 May 2023 · first seen · fullest\n" in out
    assert "before it is [-safe-]{+sound+}[-, and that is that-],”\n" in out
    assert "    https://ledger.example/7\n" in out
    assert "    statement st22\n" in out
    assert out.endswith("utterance cc00000000000001\n")


def test_marks_of_differences_and_colour_are_two_things(carried: list[Reading], across: Across) -> None:
    out = shown(terminal_linked.utterance(across.tellings[0], _by_id(carried), across), colour=True)
    assert "\x1b[31m[-safe-]" in out


def test_a_person_with_names_roles_and_what_was_said(carried: list[Reading], across: Across) -> None:
    said = [Said("1 May 2023 · The Pilot, The Ledger", "“We will not.”", "utterance cc00000000000001")]
    lines = shown(terminal_linked.speaker(across.people[0], said, _by_id(carried))).splitlines()
    assert lines == [
        "Mara Ellison · person",
        "also Ellison",
        "  head of the harbour office · The Pilot, undated",
        "",
        "  1 May 2023 · The Pilot, The Ledger",
        "    “We will not.”",
        "    utterance cc00000000000001",
        "",
        "person dd00000000000001",
    ]


def test_a_story_with_its_articles_utterances_and_people(carried: list[Reading], across: Across) -> None:
    out = shown(terminal_linked.story(across.stories[0], _by_id(carried), across))
    assert out.startswith(
        "The bridge · 3 articles by 3 outlets\n  Bridge stays shut · 1 May 2023 · The Pilot · news/pilot.txt\n"
    )
    assert "  Mara Ellison · in 3 articles\n" in out
    assert "  Mara Ellison, head of the harbour office · dd00000000000001\n" in out


def test_an_archive_at_a_glance(carried: list[Reading]) -> None:
    heard = Heard(
        "cc00000000000001",
        None,
        "“We will not open the bridge before it is safe, and that is that, whatever it costs,”",
        ("A", "B"),
    )
    told = Told(
        "ee00000000000001", "The\n\x1b[2Jbridge", ("a", "b"), False, "2023-05-01", "2023-05-02", 1, ("A", "B"), (heard,)
    )
    alone = Told("ee00000000000002", "x", (carried[1].article.id,), texts=1)
    lines = shown(terminal_linked.overview(Overview("3 articles", ("1 story",), (told, alone), 0), _by_id(carried)))
    assert lines.splitlines() == [
        "3 articles",
        "1 story",
        "",
        "The ␛[2Jbridge · 1 May 2023 to 2 May 2023 · 2 articles (1 text: copies count once) by 2 outlets",
        "  story ee00000000000001",
        "  unresolved · in 2 outlets · cc00000000000001",
        "    “We will not open the bridge before it is safe, and that is that, …",
        "",
        "By themselves",
        "  No date for the bridge · 2 May 2023 · The Ledger · https://ledger.example/7",
    ]


def test_notes_stand_below_the_statements_that_they_are_of(carried: list[Reading], across: Across) -> None:
    readings = _by_id(carried)
    notes = terminal_linked.notes(carried[1], readings, across)
    assert notes.heading == "story The bridge · 3 articles · ee00000000000001"
    assert notes.statements == {
        "st22": (
            "also in The Pilot (in full; here reworded, trimmed), gazette.txt (unsure) · utterance cc00000000000001",
            "statement st22",
        )
    }


def test_no_text_steers_the_terminal(carried: list[Reading], across: Across) -> None:
    said = [Said("\x1b[2J", "\x1b]0;owned\x07", "x")]
    out = shown(terminal_linked.speaker(across.people[0], said, _by_id(carried)))
    assert not any(ord(character) < 32 and character != "\n" for character in out)
