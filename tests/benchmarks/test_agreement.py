"""The second reader and what was linked are compared on the events that the reader has read, and on no others."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from agreement import rows

NOTHING = {"hit": 0, "pred": 0, "gold": 0, "f1": 0.0, "precision": 0.0, "recall": 0.0, "exactly_right": [0, 0]}


def test_events_that_the_reader_did_not_read_are_left_out() -> None:
    seen: list[tuple[list[str], str]] = []

    def evaluate(gold: list[dict[str, Any]], found: dict[str, str]) -> dict[str, Any]:
        seen.append(([event["event"] for event in gold], found["who"]))
        return {
            "utterance pairs": NOTHING, "edit kinds": NOTHING, "look-alikes linked": [0, 0],
            "recall, quoted pairs": 0.0, "recall, reported pairs": 0.0,
        }  # fmt: skip

    scorer = ModuleType("scorer")
    scorer.evaluate = evaluate  # type: ignore[attr-defined]
    gold = [{"event": "mill"}, {"event": "ferry"}]
    reader: dict[str, Any] = {"mill": {}, "who": "reader"}
    linked: dict[str, Any] = {"mill": {}, "ferry": {}, "who": "us"}
    found = rows(scorer, gold, reader, linked)
    assert [row["linked by"] for row in found] == ["a second reader", "onrecord"]
    assert {who for _, who in seen} == {"reader", "us"}
    assert {event for events, _ in seen for event in events} == {"mill"}
