"""Direct speech by the layout of the text: blocks that a colon introduces."""

from __future__ import annotations

import pytest

from onrecord.read.statements.direct import direct_speech
from onrecord.read.statements.drafts import Draft
from onrecord.read.text.story import story
from onrecord.types import Article


def introduced(text: str, *more: Draft) -> list[str]:
    """The content that the first "Holt wrote:" or "Holt says:" of a text has."""
    at = text.index("Holt")
    cue = at + 5, text.index(":", at)
    made = direct_speech(story(Article("x", "x", text)), [Draft([], [cue], [(at, at + 4)], 0.9), *more])
    return [text[s:e] for s, e in next(d for d in made if cue in d.cue).content]


OURS = ["I leave the lock.", "We shut it too late. I am sorry."]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In a letter Holt wrote:\n\nI leave the lock.\n\nWe shut it too late. I am sorry.\n\nPike takes over.", OURS),
        ("I read it. Holt wrote:\n\nI leave the lock.\n\nWe shut it too late. I am sorry.\n\nPike takes over.", OURS[:1]),
        ("The report by Holt says:\n\nThe lock leaks.\n\nWe asked Pike.", ["The lock leaks."]),
        ("Holt says:\n\nMarch 4, 2021 at 9:12 am\n\nRubbish. It holds.", ["Rubbish. It holds."]),
        ("Holt says:\n\n3 hours ago\n\nRubbish. It holds.", ["Rubbish. It holds."]),
    ],
)
def test_blocks_behind_a_colon(text: str, content: list[str]) -> None:
    assert introduced(text) == content


def test_a_block_ends_where_somebody_else_is_reported() -> None:
    text = "Holt wrote:\n\nI leave the lock.\n\nPike told us that it leaks.\n\nThe end."
    at = text.index("Pike")
    pike = Draft([(at + 13, at + 26)], [(at + 5, at + 9)], [(at, at + 4)], 0.9)
    assert introduced(text, pike) == ["I leave the lock."]


@pytest.mark.parametrize(
    ("below", "content"),
    [
        ("“It leaks at the gate, as all can see.”", ["“Is it shut?”", "“It leaks at the gate, as all can see.”"]),
        ("“Where?”", ["“Is it shut?”"]),
        ("‘A hard night.’", ["“Is it shut?”"]),
    ],
)
def test_a_short_quotation_below_a_closed_one_stands_apart(below: str, content: list[str]) -> None:
    text = f"“Is it shut?” Holt asked.\n\n{below}\n\nThe lock was dark."
    at, low = text.index("Holt"), text.index(below)
    for found in ([(0, 13)], [(0, 13), (low, low + len(below))]):
        made = direct_speech(story(Article("x", "x", text)), [Draft(found, [(at + 5, at + 10)], [(at, at + 4)], 0.9)])
        assert [text[s:e] for draft in made for s, e in draft.content] == content


def test_a_time_that_was_taken_for_what_is_said_is_passed_over() -> None:
    text = "Holt says:\n\nMarch 4, 2021 at 9:12 am\n\nRubbish. It holds."
    posted = (text.index("March"), text.index("\n\nRubbish"))
    made = direct_speech(story(Article("x", "x", text)), [Draft([posted], [(5, 9)], [(0, 4)], 0.9)])
    assert [text[s:e] for s, e in made[0].content] == ["Rubbish. It holds."]
