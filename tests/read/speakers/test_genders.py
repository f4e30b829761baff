from __future__ import annotations

import pytest

from onrecord.read.speakers.genders import hints
from onrecord.read.speakers.names import mentions
from onrecord.read.text.sentences import paragraphs, sentences


def told(text: str) -> dict[str, str]:
    rows = [pair for start, end in paragraphs(text) for pair in sentences(text, start, end)]
    found = mentions(text, rows)
    names = {m.start: m.name for m in found}
    return {names[at]: gender for at, gender in hints(text, rows, found).items()}


@pytest.mark.parametrize(
    ("text", "genders"),
    [
        ("Ada Orme sold her mill.", {"Ada Orme": "f"}),
        ("Ada Orme sold the mill. She kept the barn.", {"Ada Orme": "f"}),
        ("Ada Orme sold the mill. When she left, it rained.", {"Ada Orme": "f"}),
        ("Ada Orme sold the mill.\nShe kept the barn.", {}),  # the next paragraph may be about anybody
        ("Ada Orme thanked him.", {}),
        ("Ada Orme told her that the mill was sold.", {}),
        ("Ada Orme said: “He sold the mill.”", {}),
        ("Ada Orme met Jan Holt. He sold the mill.", {}),
    ],
)
def test_pronouns_tell_the_gender_of_the_one_name_before_them(text: str, genders: dict[str, str]) -> None:
    assert told(text) == genders


def test_exchanged_names_exchange_what_is_told() -> None:
    text = "Ada Orme sold the mill. He kept the barn."
    assert told(text.replace("Ada Orme", "Jan Holt")) == {"Jan Holt": "m"}
    assert told(text) == {"Ada Orme": "m"}
