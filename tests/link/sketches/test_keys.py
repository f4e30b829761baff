"""What the keys of two articles promise: who shares words in a row, or is about the same, shares keys."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.sketches.keys import STORY, UNDATED, keys, sought
from onrecord.link.sketches.sketch import SHINGLE, sketch
from onrecord.types import Article, Published, Reading

WORDS = ["harbour", "dredging", "ferry", "council", "toll", "winter", "bridge", "lantern", "quarry", "pilot", "sluice", "mayor"]
FEW = st.lists(st.sampled_from(WORDS), max_size=30)


def told(text: str, *days: str) -> Reading:
    published = Published(days[0], days[-1], "given in the input") if days else None
    return Reading(Article("a" * 16, "a.txt", text, published=published), "1")


def quoted(words: list[str]) -> str:
    return f'She said: "{" ".join(words)}"'


@given(st.lists(st.sampled_from(WORDS), min_size=7, max_size=7), FEW, FEW, FEW, FEW)
def test_seven_words_in_a_row_of_two_quotations_share_a_key(
    run: list[str], before: list[str], after: list[str], other_before: list[str], other_after: list[str]
) -> None:
    one, other = (keys(sketch(told(quoted([*a, *run, *b])))) for a, b in ((before, after), (other_before, other_after)))
    assert set(one.lasting) & set(other.lasting)


@given(st.permutations(range(100)), FEW, FEW)
def test_25_words_in_a_row_of_two_stories_share_two_keys(order: list[int], before: list[str], after: list[str]) -> None:
    run = [f"{WORDS[i % len(WORDS)]}{i}" for i in order[:25]]
    one, other = keys(sketch(told(" ".join(run)))), keys(sketch(told(" ".join([*before, *run, *after]))))
    assert len(set(one.lasting) & set(other.lasting)) >= 2


@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=60))
def test_what_is_looked_for_are_all_the_keys_that_an_article_may_have(inside: list[str]) -> None:
    made = sketch(told(quoted(inside)))
    assert set(keys(made).lasting) <= set(sought(made.words))


def test_function_words_make_no_key() -> None:
    assert keys(sketch(told(quoted(["it was not that he could not have been there and so on"])))).lasting == []


def test_topical_keys_are_of_stems_wherever_they_stand() -> None:
    one, other = (keys(sketch(told(text))) for text in ("Quarry pilots. Lanterns!", "A lantern, a pilot and the quarries"))
    assert one.topical == other.topical
    assert len(one.topical) == 3


def test_the_bucket_is_that_of_the_day_if_it_is_known_well_enough() -> None:
    days = [date.fromordinal(739_000 + i).isoformat() for i in range(30)]
    buckets = [keys(sketch(told("Toll.", day))).bucket for day in days]
    assert buckets == sorted(buckets)
    assert buckets[8] == buckets[0] + 1
    assert keys(sketch(told("Toll."))).bucket == UNDATED
    assert keys(sketch(told("Toll.", days[0], days[29]))).bucket == UNDATED
    assert keys(sketch(told("Toll.", "no date"))).bucket == UNDATED


def test_few_words_have_few_keys() -> None:
    assert keys(sketch(told(""))) == ([], [], UNDATED)
    assert keys(sketch(told("Ferry toll."))).lasting == []
    assert SHINGLE < STORY
