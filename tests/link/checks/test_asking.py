"""Whose words they are: for whom the name that is asked about stands, and for whom it may not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.read.marked import marked

from onrecord.link.checks.asking import Answer, asked_of


def answer(name: str, text: str, speaker: str | None = None) -> Answer:
    """The answer for a name, of the statement that is marked in a text; `speaker`: as whom reading has resolved the source."""
    made = marked(text)
    (statement,) = made.statements
    if speaker and statement.speaker:
        statement = replace(statement, speaker=replace(statement.speaker, name=speaker))
    return asked_of(name, statement, made.article.text)[0]


SAID = "1<said> 1{“The quay is lost.”}"


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Ada Marsh", "Ada Marsh"),
        ("Ada B. Marsh", "Ada Marsh"),
        ("Ada B. Marsh", "Ada Belle Marsh"),
        ("Acting Mayor Ada Marsh", "Ada Marsh"),
        ("Tarn Harbour Board", "The Harbour Board"),
        ("THB", "The Tarn Harbour Board"),
        ("Board of the Harbour", "The Harbour Board"),
    ],
)
def test_the_same(name: str, speaker: str) -> None:
    assert answer(name, f"1[{speaker}] {SAID}") == "same"


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Ada B. Marsh", "Ada C. Marsh"),
        ("wife of Ada Marsh", "Ada Marsh"),
        ("Ada Marsh", "The Ada Marsh Fund"),
        ("Harbour Board Union", "The Harbour Board"),
        ("Harbour Board", "The Harbour Board Union"),
        ("Harbour", "The Harbour Board"),
    ],
)
def test_the_name_may_be_another(name: str, speaker: str) -> None:
    assert answer(name, f"1[{speaker}] {SAID}") == "other-name"


def test_a_junior_in_the_source_is_not_the_speaker_without() -> None:
    assert answer("Ada Marsh", f"1[Marsh Jr.] {SAID}", "Ada Marsh") == "other-name"
    assert answer("Ada Marsh", f"1[Marsh, a friend of Piet Holt Jr.,] {SAID}", "Ada Marsh") == "same"


def test_a_last_name_behind_a_namesake_may_be_the_namesakes() -> None:
    two = "Ada Marsh met Bo Marsh. "
    assert answer("Ada Marsh", f"{two}1[Marsh] {SAID}", "Ada Marsh") == "other-name"
    assert answer("Bo Marsh", f"{two}1[Marsh] {SAID}", "Bo Marsh") == "same"
    assert answer("Ada Marsh", f"{two}1[Ada Marsh] {SAID}") == "same"
    assert answer("Marsh", f"{two}1[Marsh] {SAID}", "Ada Marsh") == "same"
    assert answer("Ada Marsh", f"Ada Marsh spoke. Mayor Marsh left. 1[Marsh] {SAID}", "Ada Marsh") == "same"
