"""How far the confidences of statements and speakers can be trusted, and what `--min-confidence` costs and buys.

    python benchmarks/calibration.py GOLD.jsonl --scorer SCORER.py [--fast] [--write FOLDER] [--json OUT]

GOLD is JSONL in polnear's form. The articles are dealt into five parts; curves fitted on four of them give the confidences
of the fifth. Prints the expected calibration error (ECE: the mean distance between confidence and share of right ones over
ten bins of equal width, weighted by their size) of the model's own confidences and of the calibrated ones, and what
statements at or above a confidence would score. With --write, curves fitted on all of GOLD go to FOLDER/calibration.json,
which the reader reads.

A statement is right where the scorer matches it with an attribution of the gold, one without a source where its words are an
attribution's; where the gold's has none either, it does not
count. A speaker is right where the scorer says so, among matched statements whose gold names a sure speaker.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import click
import msgspec
import numpy as np

from edits import Row
from onrecord.ingest import from_text
from onrecord.read.confidence import Calibration, Curve, log_odds, statement_class
from onrecord.read.reader import Reader
from scoring import gold_argument, json_option, load_rows, load_scorer, scorer_option
from statements import prediction
from tables import echo_table

PARTS = 5
BINS = 10
PRIOR = 4.0
"""How many cases the guess weighs that a confidence is right as it stands."""
THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


class Case(NamedTuple):
    """A statement or speaker: its class, the model's own confidence, and whether it is right."""

    article: int
    group: str
    confidence: float
    right: bool
    matched: bool = True  # a statement's: whether the scorer counts it as found


def cases(rows: list[Row], reader: Reader, scorer: ModuleType) -> tuple[list[Case], list[Case]]:
    """Every statement, and every speaker of a right one."""
    statements: list[Case] = []
    speakers: list[Case] = []
    for number, row in enumerate(rows):
        found = reader.read(from_text(row["text"], row["doc"])).statements
        text = scorer.Text(row["text"])
        gold, pred = text.items(row["attributions"]), text.items([prediction(s) for s in found])
        named, nameless = [g for g in gold if g.source], [g for g in gold if not g.source]
        pairs = scorer.match(pred, named, 0.5, sources=True)
        free = [i for i in range(len(pred)) if i not in pairs.values()]
        aside = {free[i] for i in scorer.match([pred[i] for i in free], nameless, 0.5).values()}
        words = {free[i] for i in scorer.match([pred[i] for i in free], named, 0.5).values()}
        matched = {i: named[g].att for g, i in pairs.items()}
        for i, (statement, item) in enumerate(zip(found, pred, strict=True)):
            if i not in aside:
                right = i in matched or (not item.source and i in words)
                statements.append(Case(number, statement_class(statement), statement.confidence, right, i in matched))
            if statement.speaker and i in matched and matched[i].get("speaker", {}).get("sure"):
                right = scorer.right_speaker(matched[i], item.att)
                speakers.append(Case(number, statement.speaker.how, statement.speaker.confidence, right))
    return statements, speakers


def curves(given: Iterable[Case]) -> dict[str, Curve]:
    """A curve for each class."""
    groups: dict[str, list[Case]] = {}
    for case in given:
        groups.setdefault(case.group, []).append(case)
    return {name: fitted(group) for name, group in sorted(groups.items())}


def fitted(given: Sequence[Case]) -> Curve:
    """Logistic regression of being right on the log-odds, by Newton's method, drawn towards the curve that changes nothing."""
    x = np.array([[log_odds(c.confidence), 1.0] for c in given])
    y = np.array([c.right for c in given], float)
    prior = np.array([1.0, 0.0])
    weights = prior.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (p - y) + PRIOR * (weights - prior)
        bend = (x * (p * (1 - p))[:, None]).T @ x + PRIOR * np.eye(2)
        weights = weights - np.linalg.solve(bend, slope)
    return Curve(round(float(weights[0]), 4), round(float(weights[1]), 4))


def out_of_fold(given: list[Case], articles: int) -> list[Case]:
    """The cases with confidences by curves that were fitted without their article."""
    parts = [i % PARTS for i in range(articles)]
    random.Random(1).shuffle(parts)
    out = []
    for part in range(PARTS):
        fit = curves(c for c in given if parts[c.article] != part)
        out += [c._replace(confidence=fit.get(c.group, Curve())(c.confidence)) for c in given if parts[c.article] == part]
    return out


def calibration_error(given: Sequence[Case]) -> float:
    """The expected calibration error over `BINS` bins of equal width (Naeini et al. 2015)."""
    confidence = np.array([c.confidence for c in given])
    right = np.array([c.right for c in given], float)
    at = np.minimum((confidence * BINS).astype(int), BINS - 1)
    bins = [at == b for b in range(BINS)]
    return float(sum(abs(confidence[b].mean() - right[b].mean()) * b.sum() for b in bins if b.any()) / len(given))


def error_rows(name: str, own: list[Case], better: list[Case]) -> list[dict[str, Any]]:
    """A row for all classes and one for each."""
    out = []
    for group in (None, *sorted({c.group for c in own})):
        a, b = ([c for c in some if group in (None, c.group)] for some in (own, better))
        out.append(
            {"of": name if group is None else f"{name}: {group}", "cases": len(a), "right": sum(c.right for c in a) / len(a),
             "ECE, the model's own": calibration_error(a), "ECE, calibrated": calibration_error(b)}
        )  # fmt: skip
    return out


def trade_rows(statements: list[Case], gold: int) -> list[dict[str, Any]]:
    """What is left at or above each confidence, and its scores."""
    out = []
    for least in THRESHOLDS:
        kept = [c.matched for c in statements if c.confidence >= least]
        precision, recall = (sum(kept) / len(kept) if kept else 0.0), sum(kept) / gold
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        out.append(
            {"--min-confidence": str(least), "statements": len(kept), "precision": precision, "recall": recall, "F1": f1}
        )
    return out


@click.command(help=__doc__)
@gold_argument
@scorer_option
@click.option("--fast", is_flag=True, help="Read with the fast model.")
@click.option("--write", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
def main(gold: Path, scorer: Path, fast: bool, folder: Path | None, out: Path | None) -> None:
    rows, module = load_rows(gold), load_scorer(scorer)
    statements, speakers = cases(rows, Reader(fast=fast, calibrated=False), module)
    better = out_of_fold(statements, len(rows)), out_of_fold(speakers, len(rows))
    echo_table([*error_rows("statements", statements, better[0]), *error_rows("speakers", speakers, better[1])], out)
    click.echo()
    sourced = sum(bool(a["source"]) for row in rows for a in row["attributions"])
    echo_table(trade_rows(better[0], sourced), None)
    if folder:
        fit = Calibration(curves(statements), curves(speakers))
        (folder / "calibration.json").write_bytes(msgspec.json.format(msgspec.json.encode(fit), indent=1) + b"\n")


if __name__ == "__main__":
    main()
