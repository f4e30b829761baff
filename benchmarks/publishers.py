"""Attribution F1 of each publisher, with its 95 % bootstrap interval over articles and its distance from the publishers' mean.

    python benchmarks/publishers.py GOLD.jsonl --scorer SCORER.py [--predictions FILE] [--json OUT]

GOLD is JSONL in polnear's form, with `publisher`. Without --predictions the articles are read by what ships. The last line
tells what chance alone would do: the articles are dealt into groups of the same sizes at random, a thousand times.
"""

from __future__ import annotations

import random
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from edits import Row
from onrecord.ingest import from_text
from onrecord.read.reader import Reader
from scoring import gold_argument, json_option, load_rows, load_scorer, predictions, scorer_option
from statements import predicted
from tables import echo_table

METRIC = "attribution"
TARGET = 0.06
Predictions = dict[str, list[dict[str, Any]]]


def by_publisher(rows: list[Row], predicted: Predictions, scorer: ModuleType) -> list[dict[str, Any]]:
    """One row a publisher, by name, and a last one for the mean of the publishers, each counting once."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["publisher"], []).append(row)
    out: list[dict[str, Any]] = []
    for publisher, group in sorted(groups.items()):
        texts = {row["doc"]: row["text"] for row in group}
        gold = {row["doc"]: row["attributions"] for row in group}
        found = scorer.evaluate(texts, gold, predicted)[METRIC]
        low, high = found["f1_ci"]
        out.append(
            {"publisher": publisher, "articles": len(group), "attributions": found["gold"], "precision": found["precision"],
             "recall": found["recall"], "F1": found["f1"], "low": low, "high": high}
        )  # fmt: skip
    mean = sum(row["F1"] for row in out) / len(out)
    for row in out:
        row["from mean"] = round(row["F1"] - mean, 4)
    return out


def by_chance(rows: list[Row], predicted: Predictions, scorer: ModuleType, deals: int = 1000) -> list[float]:
    """The largest distance from the mean when the articles are dealt to the publishers at random, in rising order."""
    counts = [scorer.score_doc(r["text"], r["attributions"], predicted.get(r["doc"], []))[METRIC] for r in rows]
    publishers = [row["publisher"] for row in rows]
    rng = random.Random(1)
    out = []
    for _ in range(deals):
        groups: dict[str, list[tuple[int, int, int]]] = {}
        for publisher, count in zip(publishers, rng.sample(counts, len(counts)), strict=True):
            groups.setdefault(publisher, []).append(count)
        f1 = [scorer.prf(*(sum(count[i] for count in group) for i in range(3)))[2] for group in groups.values()]
        out.append(max(abs(value - sum(f1) / len(f1)) for value in f1))
    return sorted(out)


@click.command(help=__doc__)
@gold_argument
@scorer_option
@click.option("--predictions", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def main(gold: Path, scorer: Path, path: Path | None, out: Path | None) -> None:
    rows, module = load_rows(gold), load_scorer(scorer)
    predicted = predictions(path) if path else _read(rows)
    table = by_publisher(rows, predicted, module)
    echo_table(table, out)
    mean = sum(row["F1"] for row in table) / len(table)
    far = max(table, key=lambda row: abs(row["from mean"]))
    distance = abs(far["from mean"])
    verdict = "within" if distance <= TARGET else "beyond"
    click.echo(f"\nmean F1 {mean:.3f}; farthest from it: {far['publisher']} by {far['from mean']:+.3f} ({verdict} {TARGET})")
    chance = by_chance(rows, predicted, module)
    greater = sum(value >= distance for value in chance) / len(chance)
    click.echo(f"by chance: {chance[len(chance) // 2]:.3f} in the median, and as far or farther in {greater:.0%} of the deals")


def _read(rows: list[Row]) -> Predictions:
    reader = Reader(threads=1)
    return {row["doc"]: predicted(reader.read(from_text(row["text"], row["doc"])).statements) for row in rows}


if __name__ == "__main__":
    main()
