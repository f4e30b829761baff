"""Short forms and misspellings, by letters alone."""

from __future__ import annotations

import pytest

from onrecord.read.speakers.short_forms import misspelt, miswritten, stands_for


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("HPA", "Harbour and Port Authority"),
        ("H.P.A.", "Harbour and Port Authority"),
        ("BOF", "Board of Ferries"),
        ("Brenn", "Brenningham Gazette"),
        ("BrenPo", "Brenningham Post"),
        ("VR", "The Vell Register"),
    ],
)
def test_initials_and_words_cut_short(short: str, name: str) -> None:
    assert stands_for(short, name)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("HPB", "Harbour and Port Authority"),
        ("Vell", "Vellish Fishing Board"),
        ("Harbour", "Harbour Board"),
        ("Or", "Orme Lund"),
    ],
)
def test_what_is_no_short_form(short: str, name: str) -> None:
    assert not stands_for(short, name)


@pytest.mark.parametrize(("word", "name"), [("brandt", "brnadt"), ("lightfoot", "lighfoot"), ("orchardd", "orchard")])
def test_a_letter_too_many_too_few_or_two_exchanged(word: str, name: str) -> None:
    assert misspelt(word, name)


@pytest.mark.parametrize(("word", "name"), [("millers", "miller"), ("brandt", "brandl"), ("holt", "hlot"), ("orme", "orme")])
def test_two_names_that_are_merely_alike_are_two(word: str, name: str) -> None:
    assert not misspelt(word, name)


def test_a_long_first_name_with_one_wrong_letter() -> None:
    assert miswritten("leopold", "leopald")
    assert not miswritten("maria", "marta")
    assert not miswritten("leopold", "mathild")
