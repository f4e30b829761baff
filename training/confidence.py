"""Fit how sure statements are: `python training/confidence.py GOLD.jsonl --scorer score_statements.py [--folds 10]`

GOLD is annotated articles that the tagger was not trained on. A statement is right where the shared scorer matches it: content
at least half the same, and a source that shares a word, or none where the gold has none. Statements inside others are left out,
as the gold has none. Writes confidence.json into the model's folder, and prints its expected calibration error over ten bins
and the F1 that every threshold gives, both by cross-validation over articles: no article is judged by weights that it fitted.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.ingest import from_text
from onrecord.read.confidence import TRAITS, Weights, traits
from onrecord.read.drafts import Draft
from onrecord.read.reader import Reader, drafts, story
from onrecord.read.tagger import MODEL

Reals = NDArray[np.float64]
RIDGE = 1.0


def scorer_at(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("onrecord_scorer", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def inside(draft: Draft, others: list[Draft]) -> bool:
    every = [*draft.content, *draft.cue, *draft.source]
    low, high = min(s for s, _ in every), max(e for _, e in every)
    return any(s <= low and high <= e for other in others if other is not draft for s, e in other.content)


def judged(scorer: ModuleType, text: str, gold: list[dict[str, Any]], made: list[Draft]) -> list[bool]:
    """Whether each draft is right."""
    words = scorer.Text(text)
    given = [{"source": d.source, "content": d.content, "cue": d.cue, "at": i} for i, d in enumerate(made)]
    items, right = words.items(given), [False] * len(made)
    want = words.items(gold)
    named, nameless = [g for g in want if g.source], [g for g in want if not g.source]
    pairs = scorer.match(items, named, 0.5, sources=True)
    free = [i for i in range(len(items)) if i not in pairs.values()]
    aside = scorer.match([items[i] for i in free], nameless, 0.5)
    for i in [*pairs.values(), *(free[i] for i in aside.values())]:
        right[items[i].att["at"]] = True
    return right


def fit(x: Reals, y: Reals) -> Reals:
    """Weights of a logistic regression, by Newton's method."""
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[0, 0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        weights -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (p - y) + penalty @ weights)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--folds", type=int, default=10)
    args = parser.parse_args()
    scorer, reader = scorer_at(args.scorer), Reader(model=args.model)
    x: list[list[float]] = []
    y: list[float] = []
    owner: list[int] = []
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    for number, row in enumerate(rows):
        layout = story(from_text(row["text"], row["doc"]))
        made = [d for d in drafts(layout, reader.attributions) if d.content]
        made = [d for d in made if not inside(d, made)]
        x += [traits(layout, d) for d in made]
        y += [float(right) for right in judged(scorer, row["text"], row["attributions"], made)]
        owner += [number] * len(made)
    gold = sum(bool(a["content"]) for row in rows for a in row["attributions"])
    report(np.array(x), np.array(y), np.array(owner), gold, args.folds)
    weights = Weights(dict(zip(TRAITS, np.round(fit(np.array(x), np.array(y)), 3).tolist(), strict=True)))
    (args.model / "confidence.json").write_bytes(msgspec.json.format(msgspec.json.encode(weights)) + b"\n")


def report(x: Reals, y: Reals, owner: NDArray[np.intp], gold: int, folds: int) -> None:
    fold = np.random.default_rng(1).permutation(int(owner.max()) + 1) % folds
    p = np.zeros(len(y))
    for i in range(folds):
        held = fold[owner] == i
        p[held] = 1 / (1 + np.exp(-x[held] @ fit(x[~held], y[~held])))
    bins = np.minimum((p * 10).astype(int), 9)
    error = sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).sum() for b in set(bins.tolist())) / len(y)
    print(f"{len(y)} statements, {y.mean():.3f} right; expected calibration error {error:.3f}")
    for least in np.arange(0, 0.95, 0.05):
        kept = p >= least
        right, made = y[kept].sum(), kept.sum()
        f1 = 2 * right / (made + gold)
        print(f"{least:.2f}  precision {right / max(made, 1):.3f}  recall {right / gold:.3f}  F1 {f1:.4f}")


if __name__ == "__main__":
    main()
