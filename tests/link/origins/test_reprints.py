"""What two articles have word for word, and who carries one text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.origins.carried import carried, copies
from onrecord.link.origins.reprints import SHORTEST, reprint
from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.types import Article, Published, Reading, Reprint

HEADS, TAILS = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"], ["rn", "st", "lk", "mp", "nd"]
VOCABULARY = [head + tail for head in HEADS for tail in TAILS]


def prose(seed: int, length: int) -> list[str]:
    """Words without sense, the same for the same seed; two seeds share no run of five but by great chance."""
    return random.Random(seed).choices(VOCABULARY, k=length)


def article(name: str, words: list[str], day: str | None = None) -> Sketch:
    published = Published(day, day, "given") if day else None
    return sketch(Reading(Article(name, name, " ".join(words), published=published), "1"))


def shared(found: Reprint | None, one: Sketch, other: Sketch) -> list[tuple[str, str]]:
    texts = (one.article.text, other.article.text)
    return [(texts[0][a.start : a.end], texts[1][b.start : b.end]) for a, b in found.passages] if found else []


def test_a_passage_that_both_have() -> None:
    block = prose(1, 40)
    one, other = article("a", [*prose(2, 300), *block, *prose(3, 20)]), article("b", [*prose(4, 10), *block, *prose(5, 80)])
    found = reprint(one, other)
    assert found
    assert shared(found, one, other) == [(" ".join(block),) * 2]
    assert found.shares == (40 / 360, 40 / 130)


def test_a_shorter_passage_is_none() -> None:
    block = prose(1, SHORTEST - 1)
    assert reprint(article("a", [*prose(2, 90), *block]), article("b", [*block, *prose(3, 90)])) is None
    assert reprint(article("a", [*prose(2, 90), *prose(1, SHORTEST)]), article("b", [*prose(1, SHORTEST), *prose(3, 90)]))


def test_small_differences_do_not_part_a_passage() -> None:
    block = prose(1, 80)
    edited = [*block[:20], "salt", *block[21:40], *block[43:60], "and", "then", *block[60:]]
    one, other = article("a", block), article("b", edited)
    assert shared(reprint(one, other), one, other) == [(" ".join(block), " ".join(edited))]


def test_large_ones_do() -> None:
    block = prose(1, 80)
    one, other = article("a", block), article("b", [*block[:40], *prose(2, 40), *block[40:]])
    assert shared(reprint(one, other), one, other) == [(" ".join(half),) * 2 for half in (block[:40], block[40:])]


def test_scattered_phrases_are_no_passage() -> None:
    block = prose(1, 100)
    loose = [word for i in range(0, 100, 10) for word in (*block[i : i + 5], *prose(i + 2, 5))]
    assert reprint(article("a", block), article("b", loose)) is None


def test_case_and_marks_do_not_matter() -> None:
    block = prose(1, 40)
    set_otherwise = [f"“{word.upper()}”," for word in block]
    found = reprint(article("a", block), article("b", set_otherwise))
    assert found
    assert found.shares == (1.0, 1.0)


def test_moved_passages_keep_their_partners() -> None:
    first, second = prose(1, 40), prose(2, 30)
    one, other = article("a", [*first, *prose(3, 20), *second]), article("b", [*second, *prose(4, 20), *first])
    assert [a for a, _ in shared(reprint(one, other), one, other)] == [" ".join(first), " ".join(second)]
    assert all(a == b for a, b in shared(reprint(one, other), one, other))


def test_a_refrain_is_no_place_to_begin_from() -> None:
    refrain = prose(1, 6) * 30
    assert reprint(article("a", refrain), article("b", refrain)) is None


@pytest.mark.parametrize("words", [[], ["ferry"], prose(1, 4)])
def test_articles_of_few_words_share_nothing(words: list[str]) -> None:
    assert reprint(article("a", words), article("b", prose(1, 60))) is None
    assert reprint(article("a", words), article("b", words)) is None


pieces = st.lists(st.tuples(st.integers(0, 5), st.integers(20, 40)), min_size=1, max_size=4)


@settings(max_examples=60)
@given(pieces, pieces)
def test_it_is_the_same_whichever_comes_first(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    a, b = (article(n, [w for p in some for w in prose(*p)]) for n, some in (("a", one), ("b", other)))
    assert reprint(a, b) == reprint(b, a)


@settings(max_examples=60)
@given(pieces, pieces)
def test_passages_are_alike_and_shares_are_theirs(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    a, b = (article(n, [w for p in some for w in prose(*p)]) for n, some in (("a", one), ("b", other)))
    found = reprint(a, b)
    for x, y in shared(found, a, b):
        assert len(set(x.split()) & set(y.split())) >= 0.5 * len(set(x.split()))
        assert min(len(x.split()), len(y.split())) >= SHORTEST
    assert found is None or all(0 < share <= 1 for share in found.shares)


def all_reprints(*sketches: Sketch) -> list[Reprint]:
    return [r for i, one in enumerate(sketches) for other in sketches[i + 1 :] if (r := reprint(one, other))]


def test_copies_count_once_with_the_earliest_and_the_fullest() -> None:
    text = prose(1, 100)
    sketches = (article("a", text[:90], "2031-05-04"), article("b", text, "2031-05-05"), article("c", text[:80], "2031-05-03"))
    (group,) = carried(all_reprints(*sketches), {s.article.id: s for s in sketches}.__getitem__)
    assert group.whole
    assert [place.article for place in group.places] == ["c", "a", "b"]
    assert (group.earliest, group.fullest) == (0, 2)


@pytest.mark.parametrize("second", [None, "2031-05-04"])
def test_no_version_is_the_earliest_where_no_date_tells(second: str | None) -> None:
    sketches = (article("a", prose(1, 50), "2031-05-04"), article("b", prose(1, 50), second))
    (group,) = carried(all_reprints(*sketches), {s.article.id: s for s in sketches}.__getitem__)
    assert group.earliest is None


def test_a_block_in_articles_that_are_no_copies() -> None:
    block = prose(1, 40)
    sketches = [article(name, [*prose(seed, 60), *block[cut:], *prose(seed + 9, 60)]) for name, seed, cut in
                (("a", 2, 0), ("b", 3, 0), ("c", 4, 10))]  # fmt: skip
    (group,) = carried(all_reprints(*sketches), {s.article.id: s for s in sketches}.__getitem__)
    assert not group.whole
    texts = [sketches["abc".index(p.article)].article.text[p.span.start : p.span.end] for p in group.places]
    assert texts == [" ".join(block), " ".join(block), " ".join(block[10:])]
    assert group.fullest == 0


def test_two_blocks_of_one_article_are_two_texts() -> None:
    first, second = prose(1, 40), prose(2, 40)
    sketches = (
        article("a", [*first, *prose(3, 90), *second]),
        article("b", [*first, *prose(4, 90)]),
        article("c", [*prose(5, 90), *second]),
    )
    found = carried(all_reprints(*sketches), {s.article.id: s for s in sketches}.__getitem__)
    assert [[p.article for p in group.places] for group in found] == [["a", "b"], ["a", "c"]]


def test_a_brief_cut_from_an_article_is_no_copy_of_it() -> None:
    text = prose(1, 100)
    (found,) = all_reprints(article("a", text), article("b", text[:40]))
    assert found.shares == (0.4, 1.0)
    assert not copies(found)


@given(st.permutations(range(6)))
def test_groups_do_not_depend_on_the_order(order: list[int]) -> None:
    text, block = prose(1, 80), prose(2, 40)
    texts = [text, text[:70], text[5:], [*prose(3, 80), *block], [*block, *prose(4, 80)], prose(5, 80)]
    sketches = [article(str(i), words, f"2031-05-{i + 1:02}") for i, words in enumerate(texts)]
    by_id = {s.article.id: s for s in sketches}.__getitem__
    assert carried(all_reprints(*(sketches[i] for i in order)), by_id) == carried(all_reprints(*sketches), by_id)
