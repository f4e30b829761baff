"""What is exchanged in an article, and that a reading is compared rightly."""

from __future__ import annotations

import random
from typing import Any

import pytest

from edits import Edit, edited
from exchange import compare
from exchanges import KINDS, persons
from onrecord.ingest import from_text
from onrecord.read.reader import Reader

TEXT = (
    "Mayor Ada Quill told the Milford Herald on Monday that she would sell her house in Brackwater.\n\n"
    "“I gave him the keys,” Ms. Quill said. “The house is his.”\n\n"
    "Tom Reed, 52, a Republican, said he doubted it. Democratic members of the Harbour Council said they would ask the "
    "Mill Commission, a body of Republicans, to vote with its spokesman. The Herald wrote that QUILL was wrong."
)


def _article(text: str = TEXT) -> dict[str, Any]:
    def source(name: str, kind: str) -> dict[str, Any]:
        return {"source": [], "cue": [], "content": [], "speaker": {"kind": kind, "speakers": [name]}}

    return {"doc": "sale", "text": text, "attributions": [source("Ada Quill", "person"), source("Tom Reed", "person")]}


def _exchanged(kind: str) -> str:
    return edited(TEXT, KINDS[kind](_article(), random.Random(3)))[0]


def test_persons_are_found_with_their_gender() -> None:
    assert persons(_article()) == {"Ada Quill": "f", "Tom Reed": "m"}


def test_a_person_has_one_new_name_everywhere() -> None:
    text = _exchanged("persons")
    assert not {"Ada", "Quill", "QUILL", "Tom", "Reed"} & set(text.replace(".", " ").replace(",", " ").split())
    last = text.split()[2]
    assert f"Ms. {last} said" in text
    assert f"that {last.upper()} was wrong" in text
    assert len(text.split()) == len(TEXT.split())


def test_genders_turn_with_pronouns_titles_offices_and_first_names() -> None:
    text = _exchanged("genders")
    assert "that he would sell his house" in text
    assert "gave her the keys,” Mr. Quill said. “The house is hers.”" in text
    assert "a Republican, said she doubted it" in text
    assert "its spokeswoman" in text
    assert "Ada" not in text


def test_parties_keep_their_part_of_speech() -> None:
    text = _exchanged("parties")
    assert "52, a Democrat, said" in text
    assert "Republican members" in text
    assert "a body of Democrats," in text


def test_bodies_change_places() -> None:
    text = _exchanged("bodies")
    assert "members of the Mill Commission said they would ask the Harbour Council," in text


def test_an_outlet_is_renamed_in_its_short_form_too() -> None:
    text = _exchanged("outlets")
    assert "Herald" not in text
    assert f"The {text.split()[6]} wrote" in text


def test_places_are_renamed() -> None:
    assert "Brackwater" not in _exchanged("places")


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_run_exchanges_alike(kind: str) -> None:
    assert _exchanged(kind) == _exchanged(kind)


def test_a_reading_is_compared_with_itself_moved() -> None:
    reader = Reader()
    before = reader.read(from_text(TEXT, "sale")).statements
    assert before
    same = compare(reader, _article(), before, [Edit(len(TEXT), len(TEXT), "")])
    assert same.unchanged == same.statements == len(before)
    assert not same.changes


def test_a_statement_that_is_gone_counts_as_changed() -> None:
    reader = Reader()
    before = reader.read(from_text(TEXT, "sale")).statements
    start = TEXT.index("“I gave")
    gone = compare(
        reader, _article(), before, [Edit(start, start + len("“I gave him the keys,” Ms. Quill said."), "It rained.")]
    )
    assert gone.unchanged < gone.statements
    assert gone.changes
