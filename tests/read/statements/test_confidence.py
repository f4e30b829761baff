"""How sure statements are, with weights given by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.read.statements.confidence import LEAST, TRAITS, Calibration, Curve, calibration_of, likely, traits, trusted
from onrecord.read.statements.drafts import Draft
from onrecord.read.tagging.tagger import FAST, MODEL
from onrecord.read.text.layout import Layout
from onrecord.read.text.story import story
from onrecord.types import Article, Span, Speaker, Statement

TEXT = "“The lock is shut,” Holt said. It is said that the quay leaks."
SAID = Draft([(0, 19)], [(25, 29)], [(20, 24)], 0.9)
LEAKS = Draft([(42, 61)], [(31, 41)], [], 0.5)


def layout() -> Layout:
    return story(Article("x", "x", TEXT))


def test_traits_are_what_they_are_called() -> None:
    first, second = (dict(zip(TRAITS, traits(layout(), d), strict=True)) for d in (SAID, LEAKS))
    assert (first["direct"], first["no source"], first["words"]) == (1.0, 0.0, 4 / 12)
    assert (second["direct"], second["no source"], second["sure"]) == (0.0, 1.0, 0.0)


def test_what_is_too_likely_wrong_is_left_out() -> None:
    even = Calibration(dict.fromkeys(TRAITS, 0.0))
    assert [d.confidence for d in likely(layout(), [SAID, LEAKS], even)] == [0.5, 0.5]
    strict = Calibration({**even.statements, "no source": -2.0})
    assert LEAST > 0.2
    assert [d.content for d in likely(layout(), [SAID, LEAKS], strict)] == [SAID.content]


def test_without_weights_confidences_stay_and_nothing_is_left_out() -> None:
    assert likely(layout(), [SAID, LEAKS], Calibration()) == [SAID, LEAKS]


def test_speakers_are_as_sure_as_the_curve_of_their_way_of_pointing() -> None:
    speaker = Speaker("Holt", "person", "name", 0.9, Span(20, 24))
    said = Statement("s", "direct", (Span(0, 19),), (), (Span(20, 24),), speaker, (), False, "stated", None, 0.9, (speaker,))
    (found,) = trusted([said], Calibration({}, {"name": Curve(1.0, 1.0), "pronoun": Curve(1.0, -5.0)}))
    assert found.speaker
    assert 0.95 < found.speaker.confidence < 0.97
    assert found.joint == (found.speaker,)
    assert trusted([said], Calibration()) == [said]


@pytest.mark.parametrize("folder", [MODEL, FAST])
def test_the_weights_that_ship_know_every_trait(folder: Path) -> None:
    shipped = calibration_of(folder)
    assert set(shipped.statements) == set(TRAITS)
    assert set(shipped.speakers) == {"name", "pronoun", "nominal"}


def test_weights_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"calibration\.json"):
        calibration_of(tmp_path)
