"""--min-confidence leaves out what the reader is less sure of, wherever statements are listed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from onrecord.read.statements.confidence import confident
from onrecord.types import Article, Passage, Reading, Span, Statement

Call = Callable[..., Result]


def said(name: str, confidence: float, inside: str | None = None) -> Statement:
    return Statement(name, "direct", (Span(0, 4),), (), (), None, (), False, "stated", inside, confidence)


def test_what_stood_in_a_statement_that_is_left_out_stands_in_what_that_stood_in() -> None:
    found = (said("a", 0.9), said("b", 0.2, "a"), said("c", 0.8, "b"), said("d", 0.1))
    passages = (Passage(Span(0, 4), "own", (), "d"), Passage(Span(0, 4), "own", (), "a"))
    kept = confident(Reading(Article("x", "x", "Yes."), "1", found, passages), 0.5)
    assert [(s.id, s.inside) for s in kept.statements] == [("a", None), ("c", "a")]
    assert [p.glosses for p in kept.passages] == [None, "a"]


def test_nothing_is_left_out_unless_asked_for() -> None:
    reading = Reading(Article("x", "x", "Yes."), "1", (said("a", 0.0),))
    assert confident(reading, 0.0) is reading


def test_in_every_verb_that_lists_statements(call: Call) -> None:
    call("add", "articles")
    line = json.loads(call("read", "--jsonl", "articles/ferry.txt").stdout)
    sure = sorted(s["confidence"] for s in line["statements"])
    least = str(sure[-1])
    narrowed = json.loads(call("read", "--jsonl", "--min-confidence", least, "articles/ferry.txt").stdout)
    assert 1 <= len(narrowed["statements"]) < len(sure)
    assert all(s["confidence"] >= sure[-1] for s in narrowed["statements"])
    shown = call("show", "articles/ferry.txt", "--min-confidence", least).stdout
    assert shown.count("    statement ") == len(narrowed["statements"])
    hits = call("search", "", "--speaker", "Brandt", "--min-confidence", least, "--jsonl").stdout.splitlines()
    everything = call("search", "", "--speaker", "Brandt", "--jsonl").stdout.splitlines()
    assert [h for h in everything if json.loads(h)["statement"]["confidence"] >= sure[-1]] == hits
    cards = call("report", "articles/ferry.txt", "-o", "-", "--min-confidence", least).stdout.count('<details class="card')
    assert cards == len(narrowed["statements"])


@pytest.mark.parametrize("wrong", ["1.5", "-0.1", "sure"])
def test_a_confidence_is_from_0_to_1(call: Call, wrong: str) -> None:
    assert call("read", "articles", "--min-confidence", wrong).exit_code == 2
