"""How sure statements are, with weights given by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.read.confidence import LEAST, TRAITS, Weights, calibrated, load, traits
from onrecord.read.drafts import Draft
from onrecord.read.layout import Layout
from onrecord.read.reader import story
from onrecord.read.tagger import MODEL
from onrecord.types import Article

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
    even = Weights(dict.fromkeys(TRAITS, 0.0))
    assert [d.confidence for d in calibrated(layout(), [SAID, LEAKS], even)] == [0.5, 0.5]
    strict = Weights(even.weights | {"no source": -2.0})
    assert LEAST > 0.2
    assert [d.content for d in calibrated(layout(), [SAID, LEAKS], strict)] == [SAID.content]


def test_the_weights_that_ship_know_every_trait() -> None:
    assert set(load(MODEL).weights) == set(TRAITS)


def test_weights_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"confidence\.json"):
        load(tmp_path)
