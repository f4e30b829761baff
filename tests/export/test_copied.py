"""What is shown of texts that several articles carry, and how copies of one text are counted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.export.test_report import Page
from tests.export.test_terminal_linked import shown

from onrecord.export import copied, elsewhere, report, terminal_linked
from onrecord.export.linked import Across
from onrecord.types import Carried, Place, Reading, Span


def text_of(carried: list[Reading], whole: bool, earliest: int | None, fullest: int, number: int = 3) -> Carried:
    """What the first articles carry, in these tests to the letter or not."""
    places = tuple(Place(each.article.id, Span(0, len(each.article.text.rstrip()))) for each in carried[:number])
    return Carried(whole, places, earliest, fullest)


def by_id(carried: list[Reading]) -> dict[str, Reading]:
    return {reading.article.id: reading for reading in carried}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ((True, 0, 1), "One text carried by 3 articles: earliest The Pilot, 1 May 2023; fullest The Ledger, 2 May 2023"),
        ((True, 0, 0), "One text carried by 3 articles: earliest and fullest The Pilot, 1 May 2023"),
        ((False, None, 2), "A passage carried by 3 articles: earliest not known; fullest gazette.txt, undated"),
    ],
)
def test_a_sentence_says_who_has_it_first_and_fullest(
    carried: list[Reading], text: tuple[bool, int | None, int], sentence: str
) -> None:
    assert copied.text(text_of(carried, *text), by_id(carried)).sentence == sentence


def test_outlets_are_counted_where_all_are_known(carried: list[Reading]) -> None:
    found = copied.text(text_of(carried, True, 0, 1, 2), by_id(carried))
    assert found.sentence.startswith("One text carried by 2 outlets: ")


def test_an_outlet_that_has_it_twice_is_one(carried: list[Reading]) -> None:
    again = replace(carried[1], article=replace(carried[1].article, outlet="The Pilot"))
    found = copied.text(text_of([carried[0], again], True, 0, 0), by_id([carried[0], again]))
    assert found.sentence.startswith("One text carried by 1 outlet in 2 articles: ")


def test_the_terminal_has_each_place(carried: list[Reading]) -> None:
    out = shown(terminal_linked.copies([text_of(carried, True, 0, 1)], by_id(carried)))
    assert out.splitlines()[1:7] == [
        "  One text carried by 3 articles: earliest The Pilot, 1 May 2023; fullest The Ledger, 2 May 2023",
        "    No date for the bridge “We will not open the bridge before it is sound,” Mara …",
        "    The Pilot · 1 May 2023 · earliest",
        f"      news/pilot.txt:1 [0–{len(carried[0].article.text.rstrip())}]",
        "    The Ledger · 2 May 2023 · fullest",
        f"      line 1 of the text [0–{len(carried[1].article.text.rstrip())}]",
    ]
    assert shown(terminal_linked.copies([], {})) == ""


def test_copies_of_one_text_count_once(carried: list[Reading], across: Across) -> None:
    ids = across.stories[0].articles
    passage = text_of(carried, False, 0, 0)
    copies = replace(across, carried=(text_of(carried, True, 0, 0, 2), passage))
    assert across.texts(ids) == replace(across, carried=(passage,)).texts(ids) == 3
    assert copies.texts(ids) == 2
    assert elsewhere.counted(ids, copies) == "3 articles (2 texts: copies count once)"
    out = shown(terminal_linked.story(across.stories[0], by_id(carried), copies))
    assert out.startswith("The bridge · 3 articles (2 texts: copies count once) by 3 outlets\n")
    assert "\nWord for word in several articles\n  One text carried by 2 outlets: " in out


def test_the_page_leads_from_an_article_to_the_text_and_back(carried: list[Reading], across: Across) -> None:
    html = report.html(carried, "Bridge", replace(across, carried=(text_of(carried, True, 0, 0, 2),)))
    assert html.count('<p class="copied"><a href="#c-1">One text carried by 2 outlets: ') == 2
    assert "<small>in 3 articles (2 texts: copies count once)</small>" in html
    page = Page(html)
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert {(link["href"] or "")[1:] for link in page.all("a") if (link["href"] or "").startswith("#")} <= ids
    assert 'id="copied"' not in report.html(carried, "Bridge", across)


def test_long_evidence_is_shown_by_its_first_words(carried: list[Reading], across: Across) -> None:
    telling = across.tellings[0]
    article = carried[1].article
    whole = Place(article.id, Span(0, len(article.text)))
    copy = replace(telling.origins[0], kind="reprint", evidence=(whole, replace(whole, span=Span(1, len(article.text)))))
    (source,) = elsewhere.utterance(replace(telling, origins=(copy,)), by_id(carried), across).sources
    assert [words for _, words in source.evidence] == [
        "No date for the bridge “We will not open the bridge before it is sound,” Mara …",
        "o date for the bridge “We will not open the bridge before it is sound,” Mara …",
    ]
