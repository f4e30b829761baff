"""`onrecord correct`, as the user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Call

from onrecord.store import Archive

ODILE, PIET, HANNE = "Odile Brandt@articles/ferry.txt", "Piet Askew@articles/ferry.txt", "Hanne Volk@articles/rope.txt"


ROPE = """The old rope works leak

“It leaks, but less than the sky does,” said Hanne Volk, the chair of the market committee, on Friday.
"""


@pytest.fixture
def county(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("USER", "ines")
    (folder / "articles" / "market.txt").unlink()
    (folder / "articles" / "rope.txt").write_text(ROPE, encoding="utf-8")
    assert call("add", "articles").exit_code == 0
    return call


def people() -> list[int]:
    with Archive("onrecord.db") as archive:
        return [len(person.bearers) for person in archive.people()]


def person(name: str) -> str:
    with Archive("onrecord.db") as archive:
        return archive.people(name)[0].id


def test_two_are_one_and_again_two(county: Call) -> None:
    made = county("correct", "same", HANNE, "Piet Askew@./articles/ferry.txt", "--why", "she said so")
    assert made.exit_code == 0
    assert made.stdout.startswith(f"1 · {HANNE} is {PIET}\n  she said so · ines, ")
    assert people()[0] == 2
    undone = county("correct", "different", PIET, HANNE, "--by", "olav")
    assert "olav, " in undone.stdout
    assert "before: same" in undone.stdout
    assert people()[0] == 1


def test_by_the_ids_of_persons(county: Call) -> None:
    assert county("correct", "same", person("Volk"), person("Brandt")).exit_code == 0
    assert people()[0] == 2
    same = county("correct", "different", person("Volk"), person("Brandt"))
    assert same.exit_code == 2
    assert "NAME@ADDRESS" in same.stderr
    assert county("correct", "different", HANNE, person("Brandt")).exit_code == 0
    assert people()[0] == 1


def test_the_list_tells_what_is_gone(county: Call) -> None:
    county("correct", "same", HANNE, ODILE)
    county("correct", "story-name", "articles/ferry.txt", "Dear ferries")
    county("correct", "story-merge", "articles/ferry.txt", "articles/rope.txt")
    county("correct", "story-split", "articles/rope.txt", "articles/ferry.txt")
    county("remove", "articles/rope.txt")
    lines = county("correct", "list").stdout.splitlines()
    assert lines[::2] == [
        f"1 · {HANNE} is {ODILE}",
        "2 · the story of articles/ferry.txt is called Dear ferries",
        "3 · the story of articles/ferry.txt is articles/rope.txt",
        "4 · the story of articles/rope.txt is not articles/ferry.txt",
    ]
    assert ["gone" in line for line in lines[1::2]] == [True, False, True, True]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("same", HANNE, "Nobody@articles/ferry.txt"), "there speak: Odile Brandt, Piet Askew"),
        (("same", HANNE, "Odile Brandt@nowhere.txt"), "no article 'nowhere.txt'"),
        (("same", HANNE, "0123456789abcdef"), "no person '0123456789abcdef'"),
        (("same", HANNE, ODILE, "--by", " "), "--by"),
        (("story-name", "nowhere.txt", "Fares"), "no article 'nowhere.txt'"),
    ],
)
def test_what_cannot_be_is_explained(county: Call, words: tuple[str, ...], message: str) -> None:
    result = county("correct", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert county("correct", "list").stdout == ""
