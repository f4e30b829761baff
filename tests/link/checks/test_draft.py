"""The quotations of a draft, and whom it gives them to."""

from __future__ import annotations

from tests.read.marked import marked

from onrecord.link.checks.draft import quotations
from onrecord.types import Reading


def quoted(text: str) -> list[tuple[str, str | None]]:
    made = marked(text)
    found = quotations(Reading(made.article, "1", tuple(made.statements)))
    return [(made.article.text[each.span.start : each.span.end], each.speaker) for each in found]


def test_each_quotation_with_its_speaker() -> None:
    text = "1{“The slipway,”} 1[Ada Marsh] 1<said>, 1{“is gone.”} The “grand reopening” was 2{“a farce,”} 2<said> 2[a pilot]."
    assert quoted(text) == [
        ("The slipway,", "Ada Marsh"),
        ("is gone.", "Ada Marsh"),
        ("grand reopening", None),
        ("a farce,", None),
    ]


def test_a_quotation_inside_another_is_a_part_of_it() -> None:
    assert quoted("1{“He said ‘never again’ twice,”} 1[Ada Marsh] 1<said>.") == [
        ("He said ‘never again’ twice,", "Ada Marsh"),
    ]


def test_no_quotation() -> None:
    assert quoted("1[Ada Marsh] 1<said> 1{the quay would close}.") == []
