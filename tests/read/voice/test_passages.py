"""Whose words a sentence is in, and which of them evaluate, over statements made by hand."""

from __future__ import annotations

import pytest
from tests.read.marked import marked

from onrecord.read.chains.chaining import chained
from onrecord.read.voice.evaluation import EVALUATIVE, INTENSIFIERS
from onrecord.read.voice.glosses import glossed
from onrecord.read.voice.passages import passages
from onrecord.types import Passage


def read(text: str) -> tuple[str, list[Passage]]:
    made = marked(text)
    kept, glosses = glossed(made.article, made.rows, chained(made.article, made.rows, made.statements))
    found = passages(made.article, made.rows, made.quoted, kept, glosses)
    assert [(p.span.start, p.span.end) for p in found] == made.rows
    return made.article.text, found


def voices(text: str) -> list[str]:
    return [passage.voice for passage in read(text)[1]]


def wording(text: str) -> list[tuple[str, str]]:
    plain, found = read(text)
    return [(mark.kind, plain[mark.span.start : mark.span.end]) for passage in found for mark in passage.wording]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("1[Lind] 1<said> 1{the boats would sail}.", "attributed"),
        ("1[Lind], in reply to the mayor's remarks, 1<said> 1{the boats would sail}.", "attributed"),
        ("1{“We sail,”} 1[Lind] 1<said> in a statement to The Pell Argus on Monday.", "attributed"),
        ("The boats lay at the quay.", "own"),
        ("As the boats lay at the quay with nobody to steer them, 1[Lind] 1<said> 1{they would sail}.", "mixed"),
        ("“We never asked for any of this.”", "unsourced"),
        ("The boats, “which nobody had ever asked for,” lay at the quay.", "unsourced"),
        ("They sang “A Song of the Old Quay” at the market.", "own"),
    ],
)
def test_voices(text: str, voice: str) -> None:
    assert voices(text) == [voice]


def test_a_cue_before_a_block_and_a_quotation_over_sentences_are_attributed() -> None:
    assert voices("1[He] 1<continued>:\n\n1{We sail. We always did.}") == ["attributed"] * 3


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The plan is ludicrous.", [("evaluative", "ludicrous")]),
        ("The plan is brilliant.", [("evaluative", "brilliant")]),
        ("Disgracefully, it sailed.", [("evaluative", "Disgracefully")]),
        ("It was clearly a coward's plan.", [("intensifier", "clearly"), ("evaluative", "coward")]),
        ("It can’t come soon enough.", [("evaluative", "can’t come soon enough")]),
        ("They tie up at the “open quay” for nothing.", [("scare-quote", "“open quay”")]),
        ("The so-called experts left.", [("evaluative", "so-called")]),
        ("The Ludicrous sailed for Pell.", []),
        ("Council's Shameful Plan Sinks Harbour", [("evaluative", "Shameful")]),
        ("The boats lay at the quay.", []),
        ("1[Lind] 1<said> 1{the plan was ludicrous}.", []),
        ("1[The shameless Lind] 1<said> 1{so}.", [("evaluative", "shameless")]),
    ],
)
def test_wording(text: str, marks: list[tuple[str, str]]) -> None:
    assert wording(text) == marks


@pytest.mark.parametrize(
    "mention",
    [
        "a barge called “the tub” sank.",
        "Rolf “Kit” Holt sailed.",
        "They watched “Boats of Pell” again.",
        "The word “quay” is old.",
        "Words such as “quay,” “pier” and “slip” are old.",
        "The “slip” (a ramp) is wet.",
        "Holt called it “shabby” then.",
        "“Never in my life have I seen this”, and so on.",
    ],
)
def test_words_in_marks_that_are_no_scare_quotes(mention: str) -> None:
    assert wording(mention) == []


def test_evaluating_beside_a_statement_makes_it_a_mix() -> None:
    assert voices("1[Lind] 1<said> foolishly 1{that they sail}.") == ["mixed"]


def test_a_gloss_is_marked_and_linked() -> None:
    text = "1{“We keep the lights on,”} 1<said> 1[Holt].\n\nSo basically, 2[Holt] 2<is saying> 2{that nobody pays}."
    _, (said, gloss) = read(text)
    assert (said.voice, said.glosses) == ("attributed", None)
    assert (gloss.voice, gloss.glosses) == ("own", "1")
    assert wording(text) == [("gloss", "So basically, Holt is saying")]


def test_the_lists_are_lower_case_and_no_word_is_in_both() -> None:
    assert all(word == word.lower() for word in EVALUATIVE | INTENSIFIERS)
    assert not EVALUATIVE & INTENSIFIERS
