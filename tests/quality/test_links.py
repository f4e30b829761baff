"""Pinned floors of links, on cross/dev where it lies in ../shared: what was measured when they landed, less a point."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from links import linked, prediction, read
from scoring import load_rows, load_scorer

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "data" / "cross" / "dev.jsonl"
SCORER = SHARED / "eval" / "score_links.py"

DEV_DIGEST = "e2a4e1f44eec82bf62d4bd5e00098b5075574595abeed24e7058c5121e7a5588"
PAIRS_F1, QUOTED_RECALL, REPORTED_RECALL, KINDS_F1 = 0.635, 0.785, 0.085, 0.825
LOOK_ALIKES = 5
"""Of 114 look-alikes so many may be linked."""


@pytest.mark.skipif(not (DEV.exists() and SCORER.exists()), reason="the gold is not here")
def test_floors_on_dev() -> None:
    assert hashlib.sha256(DEV.read_bytes()).hexdigest() == DEV_DIGEST, "another corpus: its figures do not compare"
    gold = load_rows(DEV)
    found = {
        event["event"]: prediction(event["event"], linked(readings)[0], readings)
        for event, readings in zip(gold, read(gold, 1, None), strict=True)
    }
    got = load_scorer(SCORER).evaluate(gold, found)
    assert got["utterance pairs"]["f1"] >= PAIRS_F1
    assert got["recall, quoted pairs"] >= QUOTED_RECALL
    assert got["recall, reported pairs"] >= REPORTED_RECALL
    assert got["look-alikes linked"][0] <= LOOK_ALIKES
    assert got["edit kinds"]["f1"] >= KINDS_F1
