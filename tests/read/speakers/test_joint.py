"""Joint sources: which parts of a noun phrase speak together."""

from __future__ import annotations

import pytest

from onrecord.read.speakers.joint import joined_names, joined_phrases
from onrecord.read.speakers.names import mentions
from onrecord.read.text.words import tokens


def together(source: str) -> list[str]:
    text = f"{source} said that the lock was shut and that it would stay so."
    found = [m for m in mentions(text, [(0, len(text))]) if m.end <= len(source)]
    return [m.name for m in joined_names(tokens(source, 0, len(source)), found)]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Mayor Ilse Brandt and Sheriff Jan Holt", ["Ilse Brandt", "Jan Holt"]),
        ("both growers, Ada Orme and Kim Lund", ["Ada Orme", "Kim Lund"]),
        ("Ada Orme, a retired pilot, and Kim Lund, her neighbour", ["Ada Orme", "Kim Lund"]),
        ("Ada Orme, Kim Lund and Jan Holt", ["Ada Orme", "Kim Lund", "Jan Holt"]),
        ("her brother, Jan Holt, and the former mayor, Ada Orme", ["Jan Holt", "Ada Orme"]),
        ("Sen. Ada Orme (V-Brenwick) and Rep. Kim Lund (V-Tarn)", ["Ada Orme", "Kim Lund"]),
    ],
)
def test_names_side_by_side(source: str, names: list[str]) -> None:
    assert together(source) == names


@pytest.mark.parametrize(
    "source",
    [
        "Ada Orme, a friend of Kim Lund and Jan Holt",
        "Ada Orme and her brother",
        "a spokesman for Ada Orme and Kim Lund",
        "growers like Ada Orme and Kim Lund",
        "Ada Orme, who married Jan Holt and Kim Lund",
    ],
)
def test_names_in_a_description_do_not_speak(source: str) -> None:
    assert together(source) == []


def phrases(source: str) -> list[str]:
    return [" ".join(t.word for t in part) for part in joined_phrases(tokens(source, 0, len(source)))]


def test_plural_phrases_side_by_side() -> None:
    assert phrases("growers, ferry unions and many millers") == ["growers", "ferry unions", "many millers"]


@pytest.mark.parametrize(
    "source", ["current and former clerks", "some clerks and cooks", "friends of growers", "a clerk and a cook"]
)
def test_one_phrase_stays_one(source: str) -> None:
    assert phrases(source) == []
