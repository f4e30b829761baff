"""Utterances made of links."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.outlets import carrier

from onrecord.ingest import from_text
from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.link.utterances.compare import links
from onrecord.link.utterances.utterances import utterances
from onrecord.types import Link, Reading, Utterance

WEIR = "1[Ada Moor] 1<said> 1{“The weir leaks like a sieve. We have begged the council for money for nine years”}."
BEGGED = "1{“We have begged the council for money for nine years,”} 1[Moor] 1<said>."
SIEVE = "1[Ada Moor] 1<said> 1{the weir “leaks like a sieve”}."


def linked(*sketches: Sketch) -> list[Link]:
    return [link for one, other in combinations(sketches, 2) for link in links(one, other)]


def told(*sketches: Sketch) -> list[Utterance]:
    return utterances(linked(*sketches), {s.article.id: s for s in sketches})


def texts(found: Utterance, *sketches: Sketch) -> list[str]:
    text = {s.article.id: s.article.text for s in sketches}
    return [text[m.place.article][m.place.span.start : m.place.span.end] for m in found.members]


def test_no_links_no_utterances() -> None:
    assert utterances([], {}) == []


def test_members_stand_by_date_and_the_fullest_is_found() -> None:
    late, early = carrier("The Gull", WEIR, "2024-05-07"), carrier("The Tern", WEIR.replace("nine", "nine long"), "2024-05-06")
    (found,) = told(late, early)
    assert [m.place.article for m in found.members] == [early.article.id, late.article.id]
    assert found.first_seen == found.fullest == 0
    assert {m.form for m in found.members} == {"direct"}
    assert {m.speaker.name for m in found.members if m.speaker} == {"Ada Moor"}


def test_sentences_said_in_one_breath_in_every_article_are_one_utterance() -> None:
    sketches = [carrier(name, WEIR, "2024-05-06") for name in ("The Gull", "The Tern", "The Rook")]
    (found,) = told(*sketches)
    assert set(texts(found, *sketches)) == {WEIR[WEIR.index("The weir") : WEIR.index("”")]}
    assert len(found.members) == 3


def test_articles_that_took_different_parts_keep_them_apart() -> None:
    sketches = [carrier(n, t, "2024-05-06") for n, t in (("The Gull", WEIR), ("The Tern", BEGGED), ("The Rook", SIEVE))]
    found = told(*sketches)
    assert sorted(sorted(m.place.article for m in each.members) for each in found) == [
        ["the-gull-0", "the-rook-0"],
        ["the-gull-0", "the-tern-0"],
    ]


def test_forms() -> None:
    post = carrier("The Rook", "We have begged the council for money for nine years.", "2024-05-06")
    (found,) = told(carrier("The Tern", BEGGED, "2024-05-06"), post)
    assert sorted(m.form for m in found.members) == ["direct", "unsourced"]


@settings(max_examples=30)
@given(st.permutations(["The Gull", "The Tern", "The Rook", "The Wren"]), st.integers(0, 99))
def test_the_order_of_links_and_articles_makes_no_difference(order: list[str], seed: int) -> None:
    given_texts = {"The Gull": WEIR, "The Tern": BEGGED, "The Rook": SIEVE, "The Wren": WEIR}
    sketches = {name: carrier(name, text, "2024-05-06") for name, text in given_texts.items()}
    expected = told(*sketches.values())
    shuffled = linked(*sketches.values())
    random.Random(seed).shuffle(shuffled)
    assert utterances(shuffled, {sketches[n].article.id: sketches[n] for n in order}) == expected
    for each in expected:
        assert len({m.place.article for m in each.members}) > 1
        for member in each.members:
            text = next(s for s in sketches.values() if s.article.id == member.place.article).article.text
            assert 0 <= member.place.span.start < member.place.span.end <= len(text)


def test_words_in_brackets_make_no_member_fuller() -> None:
    def outlet(name: str, words: str) -> Sketch:
        text = f"There were words about the weir.\n\n“{words},” it was said."
        return sketch(Reading(from_text(text, name, date="2024-05-06"), "1"))

    plain = outlet("b.txt", "We have begged the council for money for nine long years")
    inserted = outlet("a.txt", "We have begged the [town and harbour] council for money for nine years")
    (found,) = told(plain, inserted)
    assert found.members[found.fullest].place.article == plain.article.id


LEAKS = "the weir leaks like a sieve and nobody in the council mends it"


@pytest.mark.parametrize(
    "reported",
    [
        f"1[Ada Moor] 1<said> 1{{that 2[Bo Lind] 2<told> her 2{{“{LEAKS}”}}}}.",
        "1[Ada Moor] 1<said> 1{after a long day at the lock and a longer evening at the inn that 2[Bo Lind] 2<told> her "
        f"2{{{LEAKS}}} and that she will not vote for any of them again}}.",
    ],
)
def test_what_somebody_reports_is_by_whoever_said_it(reported: str) -> None:
    said = carrier("The Tern", f"1[Bo Lind] 1<said> 1{{{LEAKS}}}.", "2024-05-06")
    sketches = [carrier(name, reported, "2024-05-07") for name in ("The Gull", "The Rook")]
    for others in (sketches[:1], sketches):
        (found,) = (each for each in told(said, *others) if any(m.place.article == said.article.id for m in each.members))
        assert {m.speaker.name for m in found.members if m.speaker} == {"Bo Lind"}
        assert set(texts(found, said, *others)) == {LEAKS}


def test_a_sentence_with_anothers_words_inside_is_by_whoever_said_it() -> None:
    reported = (
        "1{“Nobody will be left in the dark. I have ordered, and 2[Bo Lind] 2<has agreed>, "
        "2{that the weir is mended before the winter comes},”} 1[Ada Moor] 1<said>."
    )
    short = "1{“I have ordered that the weir is mended before the winter comes,”} 1[Ada Moor] 1<said>."
    sketches = [carrier("The Gull", reported, "2024-05-07"), carrier("The Rook", short, "2024-05-07")]
    given = {
        text: member.speaker.name
        for each in told(*sketches)
        for text, member in zip(texts(each, *sketches), each.members, strict=True)
        if member.speaker
    }
    assert {name for text, name in given.items() if "I have ordered" in text} == {"Ada Moor"}
