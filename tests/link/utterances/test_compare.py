"""Links between two articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.outlets import carrier

from onrecord.link.sketches.sketch import Sketch
from onrecord.link.utterances.compare import LEAST, POSSIBLE, links, possible_links

DAY = "2024-05-06"
GULL = """1[Ada Moor] 1<said> on Monday 1{“The weir leaks like a sieve. We have begged the council for money for nine years”}.

2[Bo Finch] 2<said> 2{the council had “never seen a bill” for the weir}."""
TERN = """2[Finch], the mayor, 2<said> 2{he had “never seen a bill”}.

1{“We have begged the council for money for nine years,”} 1[Moor] 1<said>. 3[Moor] 3<said> 3{the weir leaked like a sieve}."""
SENTENCES = st.lists(
    st.sampled_from(
        [
            "1[Ada Moor] 1<said> 1{“the weir leaks like a sieve”}.",
            "2[Ada Moor] 2<said> 2{the weir was leaking}.",
            "3{“Nobody has begged the council for money for nine years,”} 3[Bo Finch] 3<said>.",
            "4[Finch] 4<called> 4{the weir “a leaking sieve”}.",
            "“We have begged the council for money for nine years.”",
            "The weir leaks like a sieve.",
        ]
    ),
    unique=True,
    max_size=6,
).map("\n\n".join)


def pairs(one: Sketch, other: Sketch) -> list[tuple[str, str]]:
    text = {s.article.id: s.article.text for s in (one, other)}
    return [
        (text[link.first.article][slice(*_at(link.first))], text[link.second.article][slice(*_at(link.second))])
        for link in links(one, other)
    ]


def _at(place: object) -> tuple[int, int]:
    span = place.span  # type: ignore[attr-defined]
    return span.start, span.end


def test_what_two_outlets_carry() -> None:
    found = pairs(carrier("The Gull", GULL, DAY), carrier("The Tern", TERN, DAY))
    assert ("We have begged the council for money for nine years",) * 2 in found
    assert any("never seen a bill" in one and "never seen a bill" in other for one, other in found)


@given(SENTENCES, SENTENCES, st.booleans())
def test_the_order_of_two_articles_makes_no_difference_and_places_are_of_the_texts(one: str, other: str, dated: bool) -> None:
    a, b = (carrier(name, text, DAY if dated else None) for name, text in (("The Gull", one), ("The Tern", other)))
    found = links(a, b)
    assert found == links(b, a)
    leads = possible_links(a, b)
    assert leads == possible_links(b, a)
    assert not {(link.first, link.second) for link in leads} & {(link.first, link.second) for link in found}
    assert all(min(POSSIBLE.values()) <= link.confidence < max(LEAST.values()) for link in leads)
    lengths = {s.article.id: len(s.article.text) for s in (a, b)}
    for link in found:
        assert link.first < link.second
        assert link.first.article != link.second.article
        assert 0 < link.confidence <= 1
        for place in (link.first, link.second):
            assert 0 <= place.span.start < place.span.end <= lengths[place.article]


@pytest.mark.parametrize("names", [("Ngozi Adeyemi", "Wu Qian"), ("Zsófia Szűcs", "Ali Rashid"), ("Bo Finch", "Ada Moor")])
def test_exchanging_names_changes_no_link(names: tuple[str, str]) -> None:
    def renamed(text: str) -> str:
        first, last = (name.split(maxsplit=1) for name in names)
        text = text.replace("Ada Moor", "\0").replace("Bo Finch", "\1").replace("Moor", "\2").replace("Finch", "\3")
        return text.replace("\0", names[0]).replace("\1", names[1]).replace("\2", first[1]).replace("\3", last[1])

    def told(gull: str, tern: str) -> list[tuple[str, str, float]]:
        one, other = carrier("The Gull", gull, DAY), carrier("The Tern", tern, DAY)
        sure = [link.confidence for link in links(one, other)]
        return [(a, b, c) for (a, b), c in zip(pairs(one, other), sure, strict=True)]

    expected = [(renamed(a), renamed(b), c) for a, b, c in told(GULL, TERN)]
    assert told(renamed(GULL), renamed(TERN)) == expected != []


def opinion(outlet: str, day: str | None, words: str) -> Sketch:
    return carrier(outlet, f"1[Ada Moor] 1<said> 1{{“{words}”}}.", day)


@pytest.mark.parametrize(
    ("day", "words", "linked"),
    [
        ("2024-05-08", "mend the weir", True),
        ("2024-05-27", "mend the weir", False),
        ("2024-05-27", "mend the weir before somebody drowns", False),
        ("2024-05-27", "mend the weir before somebody drowns in it", True),
        (None, "mend the weir", False),
        (None, "mend the weir before somebody drowns", True),
    ],
)
def test_the_same_opinion_on_another_day_is_another_utterance(day: str | None, words: str, linked: bool) -> None:
    assert bool(links(opinion("The Gull", DAY, words), opinion("The Tern", day, words))) == linked


def test_a_term_in_marks_is_no_utterance_of_its_own() -> None:
    one = carrier("The Gull", "The so-called “weir levy” will rise in spring.", DAY)
    other = carrier("The Tern", "1[Ada Moor] 1<said> 1{the “weir levy” was theft}.", DAY)
    assert links(one, other) == []


def test_figures_in_the_same_frame_are_not_the_same() -> None:
    one = carrier("The Gull", "1[Ada Moor] 1<said> 1{100 wardens would come to the weir}.", DAY)
    other = carrier("The Tern", "1[Bo Finch] 1<said> 1{between 150 and 200 officers would guard the harbour}.", DAY)
    assert links(one, other) == []


def test_how_a_link_is_told_by_words_or_by_sense() -> None:
    one, other = opinion("The Gull", DAY, "mend the weir before somebody drowns"), carrier("The Tern", TERN, DAY)
    same = opinion("The Rook", DAY, "mend the weir before somebody drowns")
    assert [link.basis for link in links(one, same)] == ["words"]
    assert links(one, other) == []


@pytest.mark.parametrize("date", [None, DAY])
def test_names_alone_do_not_make_two_accounts_one(date: str | None) -> None:
    served = "1[The ferry company] 1<serves> 1{ten towns, among them Brenwick, Oster Quay, Saltmere and Hinder}."
    named = "1[The ferry company] 1<named> 1{the towns Oster Quay, Saltmere and Marrow Sound}."
    assert pairs(carrier("The Gull", served, date), carrier("The Tern", named, date)) == []
