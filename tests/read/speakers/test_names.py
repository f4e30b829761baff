"""Names, and who bears them."""

from __future__ import annotations

import pytest

from onrecord.read.speakers.bearers import Bearer, bearers
from onrecord.read.speakers.names import mentions
from onrecord.read.text.sentences import paragraphs, sentences


def borne(text: str) -> list[Bearer]:
    rows = [pair for p in paragraphs(text) for pair in sentences(text, *p)]
    return bearers(mentions(text, rows))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Then Mayor Ilse Brandt spoke.", "Ilse Brandt", "mayor"),
        ("The agency's spokesman Jan Holt said no.", "Jan Holt", "spokesperson"),
        ("Jan Holt, the ferry line's acting director, said no.", "Jan Holt", "director"),
        ("Yesterday Gov. Ada Orme said no.", "Ada Orme", "governor"),
        ("The Mayor of Brenwick Ilse Brandt said no.", "Ilse Brandt", "mayor"),
    ],
)
def test_titles_and_roles_are_no_part_of_a_name(text: str, name: str, role: str) -> None:
    assert any(b.fullest.name == name and role in b.roles and b.person for b in borne(text))


def test_a_body_with_a_possessive_is_one_name() -> None:
    assert [b.fullest.name for b in borne("They asked the Vell County Sheriff’s Department twice.")] == [
        "Vell County Sheriff’s Department"
    ]


def test_a_last_name_joins_the_full_one_wherever_that_stands() -> None:
    (bearer,) = borne("Then Brandt spoke. Later Ilse Brandt left.")
    assert [m.name for m in bearer.mentions] == ["Brandt", "Ilse Brandt"]


def test_two_of_one_last_name_stay_two_and_titles_tell_them_apart() -> None:
    text = "There Mayor Ilse Brandt met Captain Otto Brandt. When Captain Brandt left, Mayor Brandt stayed."
    names = {b.fullest.name: [text[m.start : m.end] for m in b.mentions] for b in borne(text)}
    assert names == {"Ilse Brandt": ["Ilse Brandt", "Brandt"], "Otto Brandt": ["Otto Brandt", "Brandt"]}
    owners = {m.start: b.fullest.name for b in borne(text) for m in b.mentions}
    assert owners[text.index("Brandt left")] == "Otto Brandt"
    assert owners[text.index("Brandt stayed")] == "Ilse Brandt"


def test_every_mention_is_the_text() -> None:
    text = "The Vell Harbour Authority said Ms. Orme, Jan Holt and the Examiner erred. “No,” said Holt."
    assert all(text[m.start : m.end] == m.name for b in borne(text) for m in b.mentions)


def test_the_role_of_a_body_that_runs_into_a_name() -> None:
    (bearer,) = [b for b in borne("They met the acting head of Harbours and Inland Ports Authority Jan Holt.") if b.person]
    assert (bearer.fullest.name, bearer.roles) == ("Jan Holt", {"head"})


def test_words_behind_a_place_are_no_apposition() -> None:
    assert not any(b.roles for b in borne("In Brenwick, the mayor closed the register, which angered many."))


def test_a_title_that_no_list_has_is_told_by_the_article_itself() -> None:
    text = "They asked County Wharfinger Jan Holt. A wharfinger keeps the county books."
    assert "Jan Holt" in {b.fullest.name for b in borne(text)}


def test_the_end_of_a_name_is_not_its_full_form() -> None:
    text = "There Mara de Winter spoke. Later De Winter left. When asked, De Winter stayed."
    (bearer,) = [b for b in borne(text) if len(b.mentions) > 1]
    assert bearer.fullest.name == "Mara de Winter"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The super PAC Harbour Watch Action said no.", "Harbour Watch Action"),
        ("It met on Sept. 3 in Vell.", "Vell"),
        ("Yesterday the former House Speaker told Jan Holt so.", "Jan Holt"),
    ],
)
def test_what_is_no_part_of_a_name(text: str, name: str) -> None:
    assert [b.fullest.name for b in borne(text)] == [name]
