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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ilse Brandt Says Otto Orme ate more Than Jan Holt", ["Ilse Brandt", "Otto Orme", "Jan Holt"]),
        ("Brandt To Orme: Leave", ["Brandt", "Orme", "Leave"]),
        ("Then Mayor Ilse Brandt and Council Leader Otto Orme wrote it.", ["Ilse Brandt", "Otto Orme"]),
        ("Then Senate President Pro Tem Otto Orme wrote it.", ["Otto Orme"]),
        ("They asked Senator-elect Otto Orme.", ["Otto Orme"]),
        ("They asked Vell Attorney General and candidate Otto Orme.", ["Otto Orme"]),
        ("The National Organization for Reeds President Otto Orme said no.", ["Otto Orme"]),
        ("They asked the Department of the Quays.", ["Department of the Quays"]),
        ("They read the 14th Amendment and asked the 4th Mayor.", ["14th Amendment"]),
        ("They asked St. Ilse Mayor Otto Orme Jr. and left.", ["Otto Orme Jr."]),
        ("Then the Vell Brentican said no. A top Harbourcrat, too.", []),
        ("The Vell Brentican set a date. Spokesmen for the quay were shut out.", []),
        ("They saw V.A. ships. V.A. Attorney shut the quay.", ["V.A."]),
    ],
)
def test_what_is_a_name_and_what_is_not(text: str, names: list[str]) -> None:
    assert [b.fullest.name for b in borne(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Then Reeds Rising, a political group of the valley, said no.",
        "Then Quay Action, the activist arm of the ferry line, said no.",
        "Then Third Quay, a moderate group in the valley that has the ear of a mayor and of much else in this town, said no.",
        "They read Quays.com and left.",
    ],
)
def test_an_apposition_or_an_address_tells_a_body(text: str) -> None:
    (bearer,) = borne(text)
    assert bearer.body
    assert not bearer.person


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Then the reporter, Jan Holt, questioned the mayor.", "Jan Holt", {"reporter"}),
        ("They met Jan Holt, a harbour aide confirmed.", "Jan Holt", set()),
        ("Her critic, Jan Holt, now claims that the mayor knew, and left.", "Jan Holt", set()),
        ("Her rival for mayor, Jan Holt, left.", "Jan Holt", set()),
        ("Then the mayor’s daughter Jan Holt left.", "Jan Holt", {"daughter"}),
        ("Then Jan Holt, the mayor’s eldest daughter, left.", "Jan Holt", {"daughter"}),
        ("They asked Jan Holt of Vell, the mayor, twice.", "Jan Holt", {"mayor"}),
        ("They asked Jan Holt of Vell, the mayor, twice.", "Vell", set()),
    ],
)
def test_a_role_is_that_of_whom_it_stands_beside(text: str, name: str, roles: set[str]) -> None:
    (found,) = [b.roles for b in borne(text) if b.fullest.name == name]
    assert found == roles


def test_a_last_name_before_a_son_is_named_is_not_the_sons() -> None:
    text = "Then President Orme shut the weir. Mr. Orme said why. A photograph shows Otto Orme Jr. with a pike."
    assert [[m.name for m in b.mentions] for b in borne(text)] == [["Orme", "Orme"], ["Otto Orme Jr."]]


def test_a_son_and_his_father_are_two() -> None:
    text = "Otto Orme Jr. met President Otto Orme. Then Orme Jr. left, and Orme Jr. wrote to Orme. Orme stayed."
    assert [[m.name for m in b.mentions] for b in borne(text)] == [
        ["Otto Orme Jr.", "Orme Jr.", "Orme Jr."],
        ["Otto Orme", "Orme", "Orme"],
    ]


def test_who_is_kin_is_not_the_office_holder_of_the_last_name() -> None:
    text = "Then President Orme spoke. The president’s daughter Ada Orme left. President Orme stayed."
    assert [[m.name for m in b.mentions] for b in borne(text)] == [["Orme", "Orme"], ["Ada Orme"]]
