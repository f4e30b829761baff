"""Glosses told from reported speech, over statements made by hand."""

from __future__ import annotations

import pytest
from tests.read.marked import marked

from onrecord.read.voice.glosses import glossed

SAID = "1{“We will keep the lights on,”} 1<said> 1[Mayor Holt].\n\n"
OTHER = "2{“We will tow them,”} 2<said> 2[Lind].\n\n"


def glosses(text: str) -> dict[str, str]:
    """The glosses of a text by their words, with the statement that each glosses."""
    made = marked(text)
    kept, found = glossed(made.article, made.rows, made.statements)
    assert len(kept) >= len(made.statements) - 2
    return {made.article.text[start:end]: statement for (start, end), statement in found.items()}


@pytest.mark.parametrize(
    "gloss",
    [
        "So basically, 3[Mayor Holt] 3<is saying> 3{go and hide your boat at her quay}.",
        "So basically 3[Holt] 3<is telling> 3{everyone to hide}.",
        "Basically, 3[she] 3<is admitting> that 3{nobody pays}.",
        "In other words, 3[Holt] 3<wants> 3{you to hide your boat}.",
        "In other words, nobody pays.",
        "What Holt really means is that nobody pays.",
        "What 3[Mayor Holt] 3<is really saying> is that 3{nobody has to pay}.",
        "Holt is essentially saying that nobody pays.",
        "Translation: nobody pays.",
        "So basically Mayor Holt means that nobody pays.",
        "Holt might as well have said that nobody pays.",
    ],
)
def test_a_rewording_is_a_gloss_of_what_was_said_before(gloss: str) -> None:
    plain = marked(gloss).article.text
    assert glosses(SAID + gloss) == {plain: "1"}


@pytest.mark.parametrize(
    "speech",
    [
        "3[Holt] 3<is saying> 3{nobody pays}.",
        "In other words, 3[Holt] 3<said>, 3{“nobody pays.”}",
        "In other words, 3[Holt] 3<said> 3{nobody pays}.",
        "So 3[the office] 3<is telling> 3{residents to boil their water}.",
        "3{“So basically, Lind is saying that nobody pays,”} 3[Holt] 3<said>.",
        "3{“In other words, nobody pays,”} 3[Holt] 3<said>.",
        "So basically, is she saying that nobody pays?",
        "In short, this means that nobody pays.",
        "What Holt is saying is dangerous.",
        "3[Holt] 3<said> 3{what it means is that nobody pays}.",
        "Basically, the quay is full.",
        "Basically, the ordinance means that nobody pays.",
    ],
)
def test_speech_and_the_outlets_own_argument_are_none(speech: str) -> None:
    made = marked(SAID + speech)
    kept, found = glossed(made.article, made.rows, made.statements)
    assert kept == made.statements
    assert found == {}


def test_a_rewording_of_what_nobody_said_is_none() -> None:
    assert glosses(SAID + "The quay was full. In other words, nobody pays.") == {}


def test_it_glosses_the_one_it_names_not_the_last() -> None:
    gloss = "So basically, Holt is saying that nobody pays."
    assert glosses(SAID + OTHER + gloss) == {gloss: "1"}


def test_without_anything_said_before_it_glosses_nothing() -> None:
    gloss = "So basically, Holt is saying that nobody pays."
    assert glosses(gloss) == {gloss: ""}
    assert glosses(OTHER + "So basically, 3[Holt] 3<is saying> 3{nobody pays}.") == {gloss.replace("that ", ""): ""}


def test_what_is_reported_in_a_gloss_goes_with_it() -> None:
    made = marked(SAID + "So basically, 2[Holt] 2<is saying> 2{that 3[Lind] 3<promised> 3{to pay}}.")
    kept, _ = glossed(made.article, made.rows, made.statements)
    assert [s.id for s in kept] == ["1"]
