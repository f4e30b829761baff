"""The checks that the benchmark of verify makes, and how it counts."""

from __future__ import annotations

import random

import pytest

from onrecord.types import Verdict
from verify import KINDS, Made, Quotation, checks, counted, edited, quotations

SAID = "We will not sell the lighthouse. Nobody asked the keepers what they think of it."
OTHERS = [
    Quotation("The bridge is open to all who pay", "Piet Askew", 0, 1),
    Quotation("A rope is never long enough for this town", "Hanne Volk", 1, 0),
]


def event(*said: tuple[str, str, str]) -> dict[str, object]:
    text = "\n".join(words for _, words, _ in said)
    members = [{"speaker": who, "members": [{"text": words, "form": form}]} for who, words, form in said]
    return {"articles": [{"text": text}], "utterances": members}


EVENTS = [
    event(("Ada Marsh", SAID, "direct"), ("Piet Askew", "called it “a bridge that is open to all” and left", "partial")),
    event(("Hanne Volk (chair)", "A rope is never long enough for this town", "direct"), ("Ada Marsh", "she left", "indirect")),
    *(
        event(("Orla Fenwick", f"The tide is {word} and it will not wait", "direct"))
        for word in ("high", "low", "slack", "neap")
    ),
]


def test_quotations_are_what_stands_in_marks() -> None:
    found = quotations(EVENTS[:2])
    assert [q.words for q in found] == [SAID, "a bridge that is open to all", "A rope is never long enough for this town"]
    assert found[2].speaker == "Hanne Volk"


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("verbatim", SAID),
        ("negation dropped", "We will sell the lighthouse. Nobody asked the keepers what they think of it."),
        ("negation added", None),
        ("negation cut off", "sell the lighthouse. Nobody asked the keepers what they think of it."),
    ],
)
def test_an_edit(kind: str, wanted: str | None) -> None:
    assert edited(kind, Quotation(SAID, "Ada Marsh", 0, 0), OTHERS, random.Random(1)) == wanted


def test_trimmed_is_a_stretch_of_the_quotation_that_leaves_no_negation_out() -> None:
    made = {edited("trimmed", Quotation(SAID, "Ada Marsh", 0, 0), OTHERS, random.Random(seed)) for seed in range(50)}
    kept = made - {None}
    assert kept
    assert all(each in SAID and each != SAID and "not" in each and "Nobody" in each for each in kept if each)


def test_checks_are_of_every_kind_about_equally_often_and_the_same_each_time() -> None:
    made = list(checks(EVENTS, 90, 0))
    assert {kind: sum(each.kind == kind for each in made) for kind in KINDS} == dict.fromkeys(KINDS, 10)
    assert made == list(checks(EVENTS, 90, 0))
    assert made != list(checks(EVENTS, 90, 1))


def test_what_is_called_verbatim_and_is_not_is_counted() -> None:
    made = [
        Made("verbatim", "a", None),
        Made("trimmed", "b", None),
        Made("never said", "c", None),
        Made("two joined", "d", None),
    ]
    answers: dict[str, Verdict] = {"a": "verbatim", "b": "altered", "c": "verbatim", "d": "stitched"}
    rows, false, seconds = counted(made, lambda each: answers[each.words])
    assert false == [made[2]]
    assert len(seconds) == 4
    assert next(row for row in rows if row["made"] == "trimmed")["altered"] == 1
