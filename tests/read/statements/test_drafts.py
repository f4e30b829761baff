"""Attributions to drafts: where the spans of the text begin and end."""

from __future__ import annotations

import re

import numpy as np
import pytest

from onrecord.read.statements.drafts import drafted
from onrecord.read.tagging.decode import Attribution
from onrecord.read.tagging.labelling import Found, Role
from onrecord.read.tagging.pieces import Pieces
from onrecord.read.text.story import story
from onrecord.types import Article


def spans(marked: str) -> list[str]:
    """The source, cue and content that the draft of a text has, in which [source], <cue> and {content} are what was found."""
    text = re.sub(r"[\[\]<>{}]", "", marked)
    found: dict[str, Found] = {}
    starts: list[int] = []
    ends: list[int] = []
    for role, mark in (("source", r"\[(.*?)\]"), ("cue", "<(.*?)>"), ("content", r"\{(.*?)\}")):
        match = re.search(mark, marked)
        assert match
        at = len(re.sub(r"[\[\]<>{}]", "", marked[: match.start(1)]))
        named: Role = role  # type: ignore[assignment]
        found[role] = Found(named, len(starts), len(starts) + 1, 0.9)
        starts.append(at)
        ends.append(at + len(match[1]))
    none = np.zeros(3, np.int32)
    pieces = Pieces(none, np.array(starts, np.int32), np.array(ends, np.int32), none.astype(bool), none, none, none, none)
    made = drafted(story(Article("x", "x", text)), pieces, [Attribution(found["cue"], found["source"], [found["content"]])])
    return [text[slice(*span)] for part in (made[0].source, made[0].cue, made[0].content) for span in part]


@pytest.mark.parametrize(
    ("marked", "source", "content"),
    [
        ("[Holt] <told> me {'no' and} left", "Holt", "'no'"),
        ("[Holt] <listed> {locks and such as} the one in Pell", "Holt", "locks"),
        ("[Holt] <named> {what he stands for.}", "Holt", "what he stands for."),
        ("[Holt] <said> {it leaks (a little}).", "Holt", "it leaks (a little)"),
        ("Of all (locks, [Holt] <said>, {it leaks)}.", "Holt", "it leaks"),
        ("[Holt] <wrote> {two books (}The Lock and Pell).", "Holt", "two books"),
        ("[The] harbour board <said> {it leaks}.", "The harbour board", "it leaks"),
        ("[A] <confirmed> report {that it leaks}.", "A", "that it leaks"),
        ("{It leaks}, <according to> [a report by] The Pell Argus, which saw it.", "a report by The Pell Argus", "It leaks"),
        ("[The head of] Pell’s harbour <said> {it leaks}.", "The head of", "it leaks"),
        ("[Holt Corp. today] <said> {it leaks}.", "Holt Corp.", "it leaks"),
    ],
)
def test_where_spans_end(marked: str, source: str, content: str) -> None:
    found = spans(marked)
    assert (found[0], found[2]) == (source, content)
