"""A reading as linking sees it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.link.outlets import carrier

from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.types import Article, Published, Reading, Span


def units(made: Sketch) -> list[str]:
    spans = (made.span(unit.first, unit.last) for unit in made.units)
    return [made.article.text[span.start : span.end] for span in spans]


@given(st.text(alphabet="ab .,\n“”\"'’—"))
def test_every_unit_and_word_is_of_the_text(text: str) -> None:
    made = sketch(Reading(Article("a", "a", text), "1"))
    assert len(made.words) == len(made.quotation) == len(made.sentence)
    for unit in made.units:
        span = made.span(unit.first, unit.last)
        assert 0 <= span.start < span.end <= len(text)
        assert made.at(span) == (unit.first, unit.last)


def test_the_contents_of_statements_are_units() -> None:
    made = carrier("The Gull", "1[Ada Moor] 1<said> 1{“The weir is safe”}. 2[Bo Finch] 2<said> 2{nobody had asked him}.")
    assert units(made) == ["The weir is safe", "nobody had asked him"]
    assert [unit.statement for unit in made.units] == [0, 1]


def test_a_quotation_without_a_statement_is_a_unit_and_a_short_one_has_the_words_around_it() -> None:
    made = carrier(
        "The Gull", "“Nothing that we did at the weir was ever wrong.”\n\nOn Monday, the mayor had a “bad feeling” there."
    )
    assert units(made) == ["Nothing that we did at the weir was ever wrong", "the mayor had a “bad feeling” there"]
    assert [unit.statement for unit in made.units] == [None, None]


def test_words_know_their_quotation_and_sentence() -> None:
    made = carrier("The Gull", "1[Ada Moor] 1<said> 1{“One. Two”} and 2{“three”}.")
    numbers = dict(zip((w.plain for w in made.words), zip(made.quotation, made.sentence, strict=True), strict=True))
    assert numbers["said"][0] == -1
    assert numbers["one"][0] == numbers["two"][0] != numbers["three"][0]
    assert numbers["one"][1] != numbers["two"][1]


def test_the_words_of_a_span() -> None:
    made = carrier("The Gull", "The weir is old.")
    assert made.at(Span(4, 8)) == (1, 2)


def test_days() -> None:
    def day(published: Published | None) -> tuple[int, int] | None:
        return sketch(Reading(Article("a", "a", "Yes.", published=published), "1")).day

    assert day(None) is None
    assert day(Published("soon", "later", "given")) is None
    found = day(Published("2024-02-28", "2024-03-01", "given"))
    assert found
    assert found[1] - found[0] == 2
