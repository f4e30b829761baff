"""Which articles are one story."""

from __future__ import annotations

from collections.abc import Set
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.stories import kinship as kinship_module
from onrecord.link.stories.kinship import CROWDED, Joined, Outline, distant, kinship, kinships
from onrecord.link.stories.stories import StoryRulings, stories, story_of
from onrecord.types import Story

DAY = 741_000


def outline(name: str, title: str, *speakers: str, day: int | None = 0, statements: int = 10) -> Outline:
    at = None if day is None else DAY + day
    return Outline(name, f"https://{name}.example/", title, speakers, statements, at)


FERRY = (
    outline("a", "Ferry strands on Skerry Bank with ninety aboard", "Orla Fenwick", "Harbour Board"),
    outline("b", "Stranded ferry: Fenwick blames Skerry Bank buoys", "Fenwick", day=1),
    outline("c", "Harbour Board to inquire into Skerry ferry", "Harbour Board", "Joss Tarrant", day=2),
)
LIBRARY = (
    outline("d", "Town library to close on Sundays", "Maud Ellery", day=1),
    outline("e", "Library closure draws protest from Ellery", "Ellery", day=2),
)
LONE = outline("f", "Herring prices fall again", "Ann Pask", day=1)
EVERY = (*FERRY, *LIBRARY, LONE)
LINKS = [("a", "b", 4.0), ("b", "c", 2.0), ("e", "d", 3.0), ("f", "a", 1.0)]


def address(name: str) -> str:
    return f"https://{name}.example/"


def pair(one: str, other: str) -> frozenset[tuple[str, str]]:
    return frozenset([(address(one), address(other))])


def ids(found: list[Story]) -> list[tuple[str, ...]]:
    return sorted(story.articles for story in found)


def test_articles_of_one_matter_are_one_story() -> None:
    assert ids(stories(EVERY, LINKS)) == [("a", "b", "c"), ("d", "e"), ("f",)]


def test_every_article_is_in_one_story() -> None:
    assert ids(stories(EVERY, [])) == [("a", "b", "c"), ("d", "e"), ("f",)]
    assert stories([], []) == []


def test_a_story_is_named_by_what_its_titles_share() -> None:
    names = {story.articles: story.name for story in stories(EVERY, LINKS)}
    assert names["a", "b", "c"] == "Ferry strands Skerry Bank"
    assert names["f",] == "Herring prices fall again"
    owned = [
        outline(each, f"{verb} Orla Fenwick's ferry", "Orla Fenwick") for each, verb in (("a", "Who stranded"), ("b", "Save"))
    ]
    assert stories(owned, [("a", "b", 4.0)])[0].name == "Orla Fenwick's ferry"
    whose = [
        outline(each, title, "Orla Fenwick") for each, title in (("a", "Ferry is Fenwick’s"), ("b", "Is the ferry Fenwick’s?"))
    ]
    assert stories(whose, [("a", "b", 4.0)])[0].name == "Ferry Fenwick"


def test_titles_that_share_nothing_leave_the_first() -> None:
    two = (outline("a", "Ferry strands"), outline("b", "Ninety saved", day=1))
    (story,) = stories(two, [("a", "b", 9)])
    assert (story.name, story.named) == ("Ferry strands", False)


def test_stray_links_make_no_chain() -> None:
    """A dispute over two years: every article quotes one old line of the article before it."""
    row = [outline(f"{i:02}", f"{word} matters", statements=12, day=40 * i) for i, word in enumerate("abcdefghijkl")]
    links = [(one.id, other.id, 1.0) for one, other in pairwise(row)]
    assert len(stories(row, links)) == len(row)


def test_many_links_hold_at_any_distance_in_time() -> None:
    two = (outline("a", "Ferry strands"), outline("b", "Inquest opens", day=400))
    assert len(stories(two, [("a", "b", 8.0)])) == 1
    assert len(stories(two, [("a", "b", 1.0)])) == 2


def test_one_titles_words_next_year_are_another_story() -> None:
    two = (outline("a", "Skerry regatta opens", "Ann Pask"), outline("b", "Skerry regatta opens", "Ann Pask", day=365))
    assert len(stories(two, [])) == 2


def test_the_id_stays_when_the_story_goes_on() -> None:
    early = {story.articles[0]: story.id for story in stories(EVERY[:2], LINKS)}
    assert {story.articles[0]: story.id for story in stories(EVERY, LINKS)}["a"] == early["a"]
    assert len({story.id for story in stories(EVERY, LINKS)}) == 3


def test_a_person_joins_stories() -> None:
    found = stories(EVERY, LINKS, StoryRulings(together=pair("f", "b")))
    assert ids(found) == [("a", "b", "f", "c"), ("d", "e")]


def test_a_person_takes_an_article_out() -> None:
    apart = pair("c", "a") | pair("b", "c")
    assert ids(stories(EVERY, LINKS, StoryRulings(apart=apart))) == [("a", "b"), ("c",), ("d", "e"), ("f",)]


def test_what_is_to_be_apart_is_never_joined() -> None:
    rulings = StoryRulings(together=pair("f", "b") | pair("d", "f"), apart=pair("a", "e"))
    found = stories(EVERY, LINKS, rulings)
    assert all(not {"a", "e"} <= set(story.articles) for story in found)


def test_a_persons_name_holds_and_is_marked() -> None:
    named = StoryRulings(names={address("c"): "The Skerry stranding"})
    first = stories(EVERY, LINKS, named)[0]
    assert (first.name, first.named) == ("The Skerry stranding", True)


def test_rulings_on_articles_that_are_gone_are_passed_over() -> None:
    rulings = StoryRulings(together=pair("a", "gone"), apart=pair("gone", "b"), names={address("gone"): "Gone"})
    assert stories(EVERY, LINKS, rulings) == stories(EVERY, LINKS)


def test_undated_articles_have_stories() -> None:
    undated = [outline(name, "Ferry strands on Skerry Bank", "Orla Fenwick", day=None) for name in "ab"]
    assert len(stories(undated, [])) == 1


def test_a_crowded_word_makes_no_pairs_of_its_own() -> None:
    crowd = {str(i): outline(str(i), "Weather") for i in range(CROWDED + 1)}
    assert not kinships(crowd, [])
    assert kinships(crowd, [("3", "5", 4.0)])


outlines = st.builds(
    outline,
    st.sampled_from("abcdef"),
    st.sampled_from([o.title or "" for o in EVERY]),
    st.sampled_from(["Orla Fenwick", "Fenwick", "Ann Pask", "Times"]),
    day=st.one_of(st.none(), st.integers(-40, 40)),
    statements=st.integers(0, 20),
)


@given(outlines, outlines, st.floats(0, 50))
def test_kinship_is_a_share_and_symmetric(one: Outline, other: Outline, strength: float) -> None:
    assert 0 <= kinship(one, other, strength) <= 1
    assert kinship(one, other, strength) == kinship(other, one, strength)
    assert kinship(one, other, strength + 1) >= kinship(one, other, strength)


pairs = st.frozensets(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).map(lambda p: (address(p[0]), address(p[1])))
)


@given(st.permutations(EVERY), st.permutations(LINKS), pairs, pairs)
def test_no_order_matters(
    order: list[Outline],
    links: list[tuple[str, str, float]],
    together: frozenset[tuple[str, str]],
    apart: frozenset[tuple[str, str]],
) -> None:
    rulings = StoryRulings(together, apart)
    turned = [(b, a, strength) for a, b, strength in links]
    found = stories(order, turned, rulings)
    assert found == stories(EVERY, LINKS, rulings)
    assert sorted(i for story in found for i in story.articles) == [o.id for o in EVERY]
    for a, b in apart:
        assert a == b or all(not {a[8], b[8]} <= set(story.articles) for story in found)


@st.composite
def archives(draw: st.DrawFn) -> tuple[list[Outline], list[Joined], StoryRulings]:
    """Up to twelve articles over half a year, some undated; what joins them, and rulings."""
    facts = st.tuples(
        st.sampled_from([o.title or "" for o in EVERY]),
        st.sampled_from(["Orla Fenwick", "Ann Pask", "Maud Ellery"]),
        st.one_of(st.none(), st.integers(-90, 90)),
    )
    names = "abcdefghijkl"
    made = [
        outline(name, title, speaker, day=day)
        for name, (title, speaker, day) in zip(names, draw(st.lists(facts, max_size=12)), strict=False)
    ]
    two = st.sampled_from(list(combinations(names, 2)))
    joined = draw(st.dictionaries(two, st.integers(1, 12), max_size=8))
    ruled = st.frozensets(two.map(lambda p: (address(p[0]), address(p[1]))), max_size=3)
    return made, [(a, b, strength) for (a, b), strength in joined.items()], StoryRulings(draw(ruled), draw(ruled))


@given(archives(), st.sampled_from([2, 4, CROWDED]))
@settings(max_examples=300)
def test_one_story_is_found_as_it_is_among_all(archive: tuple[list[Outline], list[Joined], StoryRulings], crowded: int) -> None:
    every, joined, rulings = archive

    def around(inside: Set[str]) -> tuple[list[Outline], list[Joined]]:
        own = [each for each in every if each.id in inside]
        touching = [pair for pair in joined if not inside.isdisjoint(pair[:2])]
        partners = {end for a, b, _ in touching for end in (a, b)}
        held = {each.address for each in own}
        together = {end for pair in rulings.together if not held.isdisjoint(pair) for end in pair}
        near = (
            each
            for each in every
            if each.id in partners or each.address in together or any(not distant(each.day, other.day) for other in own)
        )
        return list(near), touching

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kinship_module, "CROWDED", crowded)
        for story in stories(every, joined, rulings):
            for article in story.articles:
                assert story_of(article, around, rulings) == story
