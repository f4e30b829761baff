"""Attribution F1 of each publisher, with its 95 % bootstrap interval over articles and its distance from the publishers' mean.

    python benchmarks/publishers.py GOLD.jsonl --scorer SCORER.py [--predictions FILE] [--json OUT]

GOLD is JSONL in polnear's form, with `publisher`. Without --predictions the articles are read by what ships. An article whose
outlet has few or odd articles moves its F1 by chance, so the interval says how much of a distance to believe.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import click

from onrecord.ingest import from_text
from onrecord.read.reader import Reader
from scoring import gold_argument, json_option, load_rows, load_scorer, predictions, scorer_option
from statements import prediction
from tables import echo_table

METRIC = "attribution"
TARGET = 0.06
Predictions = dict[str, list[dict[str, Any]]]


def by_publisher(rows: list[dict[str, Any]], predicted: Predictions, scorer: ModuleType) -> list[dict[str, Any]]:
    """One row a publisher, by name, and a last one for the mean of the publishers, each counting once."""
    groups: dict[str, list[dict[str, Any]]] = {}
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


@click.command(help=__doc__)
@gold_argument
@scorer_option
@click.option("--predictions", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def main(gold: Path, scorer: Path, path: Path | None, out: Path | None) -> None:
    rows = load_rows(gold)
    table = by_publisher(rows, predictions(path) if path else _read(rows), load_scorer(scorer))
    echo_table(table, out)
    mean = sum(row["F1"] for row in table) / len(table)
    far = max(table, key=lambda row: abs(row["from mean"]))
    verdict = "within" if abs(far["from mean"]) <= TARGET else "beyond"
    click.echo(f"\nmean F1 {mean:.3f}; farthest from it: {far['publisher']} by {far['from mean']:+.3f} ({verdict} {TARGET})")


def _read(rows: list[dict[str, Any]]) -> Predictions:
    reader = Reader(threads=1)
    return {row["doc"]: [prediction(s) for s in reader.read(from_text(row["text"], row["doc"])).statements] for row in rows}


if __name__ == "__main__":
    main()
