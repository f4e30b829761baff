from __future__ import annotations

from typing import NamedTuple

import pytest

from onrecord.read.speakers.ranking import ranked


class One(NamedTuple):
    name: str
    features: tuple[float, ...]


def test_probabilities_fall_and_add_up() -> None:
    found = ranked((1.0, -2.0), [One("a", (0.0, 1.0)), One("b", (1.0, 0.0)), One("c", (0.0, 0.0))])
    assert [one.name for one, _ in found] == ["b", "c", "a"]
    assert sum(p for _, p in found) == pytest.approx(1.0)
    assert ranked((1.0,), []) == []


def test_of_two_alike_the_earlier_comes_first() -> None:
    found = ranked((1.0,), [One("a", (1.0,)), One("b", (1.0,))])
    assert [(one.name, p) for one, p in found] == [("a", 0.5), ("b", 0.5)]
