"""A sketch as bytes, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import DecodeError
from tests.link.outlets import carrier

from onrecord.link.sketches.packed import pack, unpack
from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.types import Article, Published, Reading

TOLD = carrier(
    "The Gull",
    "1[Ada Moor] 1<said> 1{“The weir is safe. It holds”} and 1{“will hold”}.\n\n“Nothing that we did at the weir was wrong.”",
)


def parts(made: Sketch) -> tuple[object, ...]:
    units = [(unit.first, unit.last, unit.statement) for unit in made.units]
    return made.article, made.statements, made.words, made.quotation, made.sentence, units, made.day


@given(st.text(alphabet="ab .,\n“”\"'’—éŻ😀U.S"))
def test_what_is_unpacked_is_what_was_packed(text: str) -> None:
    made = sketch(Reading(Article("a", "a", text, published=Published("2024-03-09", "2024-03-10", "given")), "1"))
    assert parts(unpack(made.article, pack(made))) == parts(made)


def test_statements_and_units_come_back() -> None:
    assert TOLD.statements
    assert {unit.statement for unit in TOLD.units} == {0, None}
    assert parts(unpack(TOLD.article, pack(TOLD))) == parts(TOLD)


@pytest.mark.parametrize("data", [b"", b"no sketch", pack(TOLD)[:-8]])
def test_what_is_no_sketch(data: bytes) -> None:
    with pytest.raises(DecodeError):
        unpack(TOLD.article, data)
