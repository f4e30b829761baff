"""Transcripts by form: invented exchanges, and lists that only look like them."""

from __future__ import annotations

import pytest

from onrecord.read.statements.transcripts import turns
from onrecord.read.text.story import story
from onrecord.types import Article


def spoken(text: str) -> list[tuple[str, list[str]]]:
    found = turns(story(Article("x", "x", text)))
    return [(text[slice(*turn.label)], [text[s:e] for s, e in turn.content]) for turn in found]


def test_turns_of_labels_in_capitals() -> None:
    text = "Holt met the press.\n\nPIKE: Is the lock shut?\n\nHOLT: It is. Ask me again in May.\n\nPIKE: I will.\n\nHe left."
    assert spoken(text) == [
        ("PIKE", ["Is the lock shut?"]),
        ("HOLT", ["It is. Ask me again in May."]),
        ("PIKE", ["I will."]),
    ]


def test_questions_and_answers() -> None:
    text = "Q: Why did you go?\nA: I had no boat.\nIt had sunk.\nQ: When was that?\nA: In May, after the flood."
    assert spoken(text)[1] == ("A", ["I had no boat.", "It had sunk."])


def test_turns_in_one_paragraph_and_inside_a_quotation() -> None:
    text = "They spoke:\n\n“PIKE: Is the lock shut? HOLT: It is. PIKE: Who shut it?”"
    assert [label for label, _ in spoken(text)] == ["PIKE", "HOLT", "PIKE"]


def test_names_in_small_letters_are_labels_where_the_text_speaks_of_them() -> None:
    text = "Pike asked Holt about it.\n\nPike: Is the lock shut?\n\nHolt: It is, for now.\n\nPike: For how long?"
    assert [label for label, _ in spoken(text)] == ["Pike", "Holt", "Pike"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "THE COURT: Go on.\n\nBY MR. PIKE:\n\nQ. Where were you?\n\nA. At home. It rained.\n\nQ. Alone?",
            ["THE COURT", *"QAQ"],
        ),
        (
            "[10:32] Jan Holt: Shut it now.\n\n[10:33] Ada Pike: And the board?\n\n[10:40] Jan Holt: Holt says so.",
            ["Jan Holt", "Ada Pike"],
        ),
        ("Holt (Orlen) (Free): Is it shut?\n\nPike (the mayor): It is so.\n\nHolt: Since when?", ["Holt", "Pike"]),
        (
            "Holt -- Chief Clerk: It is shut.\n\nOperator: Go on, please.\n\nHolt -- Chief Clerk: It leaks.",
            ["Holt", "Operator"],
        ),
        (
            "Jan Holt rows.\n\nInterviewer: Do you fear it?\n\nHolt: Every day.\n\nInterviewer: And now?",
            ["Interviewer", "Holt"],
        ),
    ],
)
def test_labels_of_other_forms(text: str, labels: list[str]) -> None:
    found = spoken(text)
    assert list(dict.fromkeys(label for label, _ in found)) == list(dict.fromkeys(labels))
    assert not any(":" in said for _, content in found for said in content)


@pytest.mark.parametrize(
    "text",
    [
        "Holt: The lock is shut.\n\nThe harbour council met.",
        "Orlen and Pell met.\nPell (1-0): Holt 3 goals. Pike 1 save.\nOrlen (0-1): Lind 2 saves.\nPell (2-0): Pike 1 goal.",
        "Name: Ada Holt.\nAge: 41.\nName: Jan Pike.\nAge: 40.",
        "Votes were cast.\n\nHolt: 120.\n\nPike: 80.\n\nHolt: 40.\n\nPike: 30.\n\nHolt and Pike went home.",
    ],
)
def test_headlines_and_lists_are_no_transcript(text: str) -> None:
    assert spoken(text) == []
