"""Fit the weights of `onrecord.link.utterances.evidence`: how sure what two atoms have in common makes that they are one.

    python links.py --gold CROSS.jsonl --gold OWN.jsonl --scorer SCORE_LINKS.py --out WEIGHTS.json

Takes files of events that several outlets report, with the places that carry one utterance: the lent gold, and our own
annotation of other articles (annotated.py). Two atoms are one utterance where each shares half of the words of the shorter with
a member of it. A logistic regression for two quotations and one for the rest; the penalties and the thresholds of
`onrecord.link.utterances.compare` were chosen by the figures that this prints, which are those of ten-fold cross-validation
over events: how far the confidence is off what is right (expected calibration error, Naeini et al. 2015), and the scorer's
figures for the utterances made of the links. WEIGHTS ships as src/onrecord/link/utterances/weights.json.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from data import load
from onrecord.ingest import from_text
from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.link.utterances.compare import candidates, chosen, linked
from onrecord.link.utterances.evidence import TRAITS, Atom, Evidence, Regime
from onrecord.link.utterances.utterances import utterances
from onrecord.read.reader import Reader
from onrecord.types import Span

PENALTIES: dict[Regime, float] = {"quoted": 1.0, "reported": 2.0}
FOLDS, STEPS, BINS = 10, 60, 10
HELD = 0.5
"""Share of the words of the shorter that an atom and a member of the gold must have in common."""

Event = dict[str, Any]


class Row(NamedTuple):
    """The evidence on two atoms of articles `one` and `other` of the event at position `event`, and whether they are one."""

    event: int
    one: int
    other: int
    found: Evidence
    right: bool


def sketched(event: Event, reader: Reader) -> list[Sketch]:
    """The sketches of the articles of an event, in the order of the gold."""
    fields = ("title", "outlet", "date")
    made = (from_text(a["text"], a["url"], **{name: a.get(name) for name in fields}) for a in event["articles"])
    return [sketch(reader.read(article)) for article in made]


def rows(number: int, event: Event, sketches: list[Sketch]) -> list[Row]:
    """Every two atoms of an event that have something in common."""
    return [
        Row(number, i, j, found, right(event, i, j, found))
        for i, j in combinations(range(len(sketches)), 2)
        for found in candidates(sketches[i], sketches[j])
    ]


def right(event: Event, one: int, other: int, found: Evidence) -> bool:
    """Whether the gold has an utterance that both atoms carry."""
    return any(
        any(holds(found.one, m) for m in utterance["members"] if m["article"] == one)
        and any(holds(found.other, m) for m in utterance["members"] if m["article"] == other)
        for utterance in event["utterances"]
    )


def holds(atom: Atom, member: dict[str, Any]) -> bool:
    first, last = atom.sketch.at(Span(member["start"], member["end"]))
    both = min(last, atom.last) - max(first, atom.first)
    return both >= HELD * max(1, min(last - first, atom.last - atom.first))


def fit(traits: np.ndarray, right: np.ndarray, penalty: float) -> np.ndarray:
    """The weights of a logistic regression, by Newton's method; the first trait, which is always 1, bears no penalty."""
    weights = np.zeros(traits.shape[1])
    ridge = penalty * np.diag([0.0, *np.ones(len(weights) - 1)])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-traits @ weights))
        slope = traits.T @ (likely - right) + ridge @ weights
        bend = (traits * (likely * (1 - likely))[:, None]).T @ traits + ridge + 1e-6 * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def validated(found: list[Row]) -> np.ndarray:
    """The confidence of each row by the weights fitted on the events of the other folds."""
    traits, truth, folds = matrices(found)
    regimes = np.array([row.found.regime for row in found])
    sure = np.zeros(len(found))
    for regime, penalty in PENALTIES.items():
        for fold in range(FOLDS):
            held = (folds == fold) & (regimes == regime)
            kept = (folds != fold) & (regimes == regime)
            sure[held] = 1 / (1 + np.exp(-traits[held] @ fit(traits[kept], truth[kept], penalty)))
    return sure


def matrices(found: list[Row]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Traits, whether right, and fold of each row."""
    traits = np.array([row.found.traits for row in found])
    return traits, np.array([row.right for row in found], float), np.array([row.event % FOLDS for row in found])


def calibration_error(sure: np.ndarray, right: np.ndarray) -> float:
    """The mean distance of confidence and share of right ones over bins of confidence, weighted by their size."""
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    parts = [(bins == b) for b in range(BINS) if (bins == b).any()]
    return float(sum(abs(sure[part].mean() - right[part].mean()) * part.mean() for part in parts))


def predicted(event: Event, sketches: list[Sketch], scored: list[tuple[float, Row]]) -> Event:
    """The utterances of an event, in the form of the scorer."""
    links = [
        linked(sure, found)
        for pair in combinations(range(len(sketches)), 2)
        for sure, found in chosen([(sure, row.found) for sure, row in scored if (row.one, row.other) == pair])
    ]
    number = {each.article.id: k for k, each in enumerate(sketches)}
    groups = utterances(links, {each.article.id: each for each in sketches})
    return {"event": event["event"], "figures": [], "utterances": [{"members": members(g, number)} for g in groups]}


def members(group: Any, number: dict[str, int]) -> list[dict[str, int]]:
    places = [member.place for member in group.members]
    return [{"article": number[p.article], "start": p.span.start, "end": p.span.end} for p in places]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--scorer", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True, action="append")
    args = parser.parse_args()
    files = [load(path) for path in args.gold]
    events = [event for file in files for event in file]
    reader = Reader(threads=2)
    sketches = [sketched(event, reader) for event in events]
    found = [row for k, event in enumerate(events) for row in rows(k, event, sketches[k])]
    sure = validated(found)
    report(files, sketches, found, sure, args.scorer)
    traits, truth, _ = matrices(found)
    weights = {}
    for regime, penalty in PENALTIES.items():
        kept = np.array([row.found.regime == regime for row in found])
        fitted = fit(traits[kept], truth[kept], penalty)
        weights[regime] = {name: round(float(weight), 3) for name, weight in zip(TRAITS, fitted, strict=True)}
    args.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def report(files: list[list[Event]], sketches: list[list[Sketch]], found: list[Row], sure: np.ndarray, path: Path) -> None:
    """Print the figures of cross-validation, the scorer's for the events of each file."""
    _, truth, _ = matrices(found)
    for regime in PENALTIES:
        kept = np.array([row.found.regime == regime for row in found])
        error = calibration_error(sure[kept], truth[kept])
        print(f"{regime:10}{int(kept.sum())} pairs of atoms, {int(truth[kept].sum())} right; calibration error {error:.3f}")
    module = scorer(path)
    number = 0
    for events in files:
        made = {}
        for event in events:
            scored = [(float(s), row) for s, row in zip(sure, found, strict=True) if row.event == number]
            made[event["event"]] = predicted(event, sketches[number], scored)
            number += 1
        print(f"{len(events)} events")
        for name, value in list(module.evaluate(events, made).items())[:4]:
            print(f"  {name:26}{value}")


def scorer(path: Path) -> Any:
    """The module that a scorer is."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
