"""How far the confidences of statements and speakers can be trusted, and what `--min-confidence` costs and buys.

    python benchmarks/calibration.py GOLD.jsonl --scorer SCORER.py [--fast] [--write FOLDER] [--json OUT]

GOLD is JSONL in polnear's form. The articles are dealt into five parts; what is fitted on four of them gives the confidences
of the fifth. Prints the expected calibration error (ECE: the mean distance between confidence and share of right ones over
ten bins of equal width, weighted by their size) of the model's own confidences and of the calibrated ones, and what
statements at or above a confidence would score. With --write, what is fitted on all of GOLD goes to FOLDER/calibration.json,
which the reader reads.

A statement is right where the scorer matches it with an attribution of the gold, one that has no source there included. A
speaker is right where the scorer says so, among matched statements whose gold names a sure speaker.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import click
import msgspec
import numpy as np
from numpy.typing import NDArray

from edits import Row
from onrecord.ingest import from_text
from onrecord.read.reader import Reader, drafts
from onrecord.read.statements.confidence import TRAITS, Calibration, Curve, log_odds, traits
from onrecord.read.statements.drafts import Draft
from onrecord.read.text.story import story
from scoring import gold_argument, json_option, load_rows, load_scorer, scorer_option
from statements import prediction
from tables import echo_table

Reals = NDArray[np.float64]

PARTS = 5
BINS = 10
PRIOR = 2.0
"""How many cases the guess weighs that a confidence is right as it stands."""
THRESHOLDS = (0.0, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


class Case(NamedTuple):
    """A statement or speaker: the article it is in, its kind or way of pointing, the model's own confidence, what a fit rests
    on, and whether it is right."""

    article: int
    group: str
    confidence: float
    given: list[float]
    right: bool


def cases(rows: list[Row], reader: Reader, scorer: ModuleType) -> tuple[list[Case], list[Case]]:
    """Every statement that stands in no other, as the gold has none of those, and every speaker of a right one."""
    statements: list[Case] = []
    speakers: list[Case] = []
    for number, row in enumerate(rows):
        article, text = from_text(row["text"], row["doc"]), scorer.Text(row["text"])
        layout = story(article)
        made = [d for d in drafts(layout, reader.attributions) if d.content]
        outer = [d for d in made if not _inside(d, made)]
        matched, aside = _matched(scorer, text, row, [_given(d) for d in outer])
        for i, draft in enumerate(outer):
            kind = draft.kind or layout.kind(draft.content)
            statements.append(Case(number, kind, draft.confidence, traits(layout, draft), i in matched or i in aside))
        found = reader.read(article).statements
        matched, _ = _matched(scorer, text, row, [prediction(s) for s in found])
        for i, gold in matched.items():
            speaker = found[i].speaker
            if speaker and gold.get("speaker", {}).get("sure"):
                right = scorer.right_speaker(gold, prediction(found[i]))
                own = speaker.confidence
                speakers.append(Case(number, speaker.how, own, [log_odds(own), 1.0], right))
    return statements, speakers


def _given(draft: Draft) -> dict[str, Any]:
    return {"source": draft.source, "cue": draft.cue, "content": draft.content}


def _inside(draft: Draft, others: list[Draft]) -> bool:
    every = [*draft.content, *draft.cue, *draft.source]
    low, high = min(s for s, _ in every), max(e for _, e in every)
    return any(s <= low and high <= e for other in others if other is not draft for s, e in other.content)


def _matched(
    scorer: ModuleType, text: Any, row: Row, found: list[dict[str, Any]]
) -> tuple[dict[int, dict[str, Any]], set[int]]:
    """By the numbers of the found: the attributions they are, and those whose attribution has no source in the gold."""
    want, pred = text.items(row["attributions"]), text.items([f | {"at": i} for i, f in enumerate(found)])
    named, nameless = [g for g in want if g.source], [g for g in want if not g.source]
    pairs = scorer.match(pred, named, 0.5, sources=True)
    free = [p for i, p in enumerate(pred) if i not in pairs.values()]
    aside = scorer.match(free, nameless, 0.5).values()
    return {pred[i].att["at"]: named[g].att for g, i in pairs.items()}, {free[i].att["at"] for i in aside}


def regression(given: Sequence[Case], prior: Sequence[float]) -> Reals:
    """Weights of a logistic regression of being right, by Newton's method, drawn towards `prior`."""
    x, y = np.array([c.given for c in given]), np.array([c.right for c in given], float)
    weights = np.array(prior, float)
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (p - y) + PRIOR * (weights - prior)
        bend = (x * (p * (1 - p))[:, None]).T @ x + PRIOR * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def fitted_statements(given: Sequence[Case]) -> dict[str, float]:
    """A weight for each trait."""
    weights = regression(given, [float(name == "sure") for name in TRAITS])
    return dict(zip(TRAITS, weights.round(3).tolist(), strict=True))


def fitted_speakers(given: Sequence[Case]) -> dict[str, Curve]:
    """A curve for each way of pointing."""
    groups: dict[str, list[Case]] = {}
    for case in given:
        groups.setdefault(case.group, []).append(case)
    return {how: Curve(*regression(group, [1.0, 0.0]).round(3).tolist()) for how, group in sorted(groups.items())}


def statement_confidences(fit: Sequence[Case], held: Sequence[Case]) -> list[float]:
    weights = np.array(list(fitted_statements(fit).values()))
    return [float(1 / (1 + np.exp(-np.dot(weights, c.given)))) for c in held]


def speaker_confidences(fit: Sequence[Case], held: Sequence[Case]) -> list[float]:
    curves = fitted_speakers(fit)
    return [curves.get(c.group, Curve())(c.confidence) for c in held]


def out_of_fold(
    given: list[Case], articles: int, confidences: Callable[[Sequence[Case], Sequence[Case]], list[float]]
) -> list[Case]:
    """The cases with confidences that were fitted without their article."""
    parts = [i % PARTS for i in range(articles)]
    random.Random(1).shuffle(parts)
    out: list[Case] = []
    for part in range(PARTS):
        held = [c for c in given if parts[c.article] == part]
        found = confidences([c for c in given if parts[c.article] != part], held)
        out += [c._replace(confidence=p) for c, p in zip(held, found, strict=True)]
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
        kept = [c.right for c in statements if c.confidence >= least]
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
    if not (statements and speakers):
        raise click.ClickException(f"{gold}: no statement with the right speaker was found, so there is nothing to fit")
    better = out_of_fold(statements, len(rows), statement_confidences)
    resolved = out_of_fold(speakers, len(rows), speaker_confidences)
    echo_table([*error_rows("statements", statements, better), *error_rows("speakers", speakers, resolved)], out)
    click.echo()
    echo_table(trade_rows(better, sum(bool(a["content"]) for row in rows for a in row["attributions"])), None)
    if folder:
        fit = Calibration(fitted_statements(statements), fitted_speakers(speakers))
        (folder / "calibration.json").write_bytes(msgspec.json.format(msgspec.json.encode(fit), indent=1) + b"\n")


if __name__ == "__main__":
    main()
