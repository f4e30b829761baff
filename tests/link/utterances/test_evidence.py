"""What speaks for two atoms being one utterance."""

from __future__ import annotations

import math

import pytest
from tests.link.outlets import carrier

from onrecord.link.sketches.sketch import Sketch
from onrecord.link.utterances.compare import LEAST, candidates, chosen
from onrecord.link.utterances.evidence import TRAITS, Evidence, confidence

WEIR = "1[Ada Moor] 1<said> 1{“the weir leaks like a sieve and somebody will drown there”}."


def only(one: Sketch, other: Sketch) -> Evidence:
    (found,) = candidates(one, other)
    return found


def sure(text: str) -> float:
    return confidence(only(carrier("The Gull", WEIR), carrier("The Tern", text)))


def test_every_trait_is_named_and_finite() -> None:
    found = only(carrier("The Gull", WEIR), carrier("The Tern", WEIR))
    assert len(found.traits) == len(TRAITS)
    assert all(map(math.isfinite, found.traits))
    assert found.wording == 1
    assert found.run == 11
    assert found.regime == "quoted"


def test_more_in_common_is_surer() -> None:
    whole = sure(WEIR)
    reworded = sure("1[Ada Moor] 1<said> 1{“the weir leaks badly and somebody will surely drown there”}.")
    little = sure("1[Ada Moor] 1<said> 1{“nobody told me that the keeper had to drown his cat”}.")
    assert whole > LEAST["quoted"] > little
    assert whole > reworded > little


def test_another_speaker_and_a_negation_make_less_sure() -> None:
    assert sure(WEIR) > sure(WEIR.replace("Ada Moor", "Bo Finch"))
    assert sure(WEIR) > sure(WEIR.replace("will drown", "will not drown"))


def test_a_report_is_told_as_one_and_says_less() -> None:
    report = "1[Ada Moor] 1<said> 1{the weir leaks like a sieve and somebody will drown there}."
    assert only(carrier("The Gull", WEIR), carrier("The Tern", report)).regime == "reported"
    assert sure(report) < sure(WEIR)


def test_nothing_in_common_is_no_evidence() -> None:
    other = carrier("The Tern", "1[Ada Moor] 1<said> 1{“taxes rise faster than wages”}.")
    assert candidates(carrier("The Gull", WEIR), other) == []


@pytest.mark.parametrize("days", [("2024-03-01", "2024-03-02"), ("2024-03-01", "2024-06-01"), (None, "2024-03-01")])
def test_what_is_left_out_could_not_have_been_sure_enough(days: tuple[str | None, str]) -> None:
    keeper = "2[Bo Finch] 2<said> 2{the keeper of the weir was paid to sleep}."
    one = carrier(
        "The Gull", f"{WEIR} {keeper} 3[Finch] 3<said> 3{{“the keeper of the weir on the river Lan was asleep”}}.", days[0]
    )
    other = carrier(
        "The Tern",
        "1[Moor] 1<said> 1{somebody may drown at the weir}. 2[Finch] 2<said> 2{“the keeper is paid to sleep”}."
        " 3[Finch] 3<said> 3{“the weir is the town’s shame and the mayor knows it”}."
        " 4[Bo Finch] 4<said> 4{“the keeper of the weir on the river Lan was asleep”}.",
        days[1],
    )

    def kept(found: list[Evidence]) -> list[tuple[int, int, float]]:
        """What is linked, as sure as a link is given."""
        return [(f.one.first, f.other.first, round(sure, 4)) for sure, f in chosen([(confidence(f), f) for f in found])]

    every, few = candidates(one, other), candidates(one, other, LEAST)
    assert len(few) < len(every)
    assert kept(few) == kept(every) != []
