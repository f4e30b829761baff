"""Accuracy next to others' programs, by the shared scorer on the same texts.

    python benchmarks/peers.py GOLD.jsonl --scorer SCORER.py [--peers-python .venv/peers/bin/python] [--json OUT]

GOLD is JSONL in polnear's form. Each program reads in a process and an interpreter of its own: onrecord in this one, textacy
and sayswho (peer_quotes.py tells how) in that of --peers-python, made by `make .venv/peers`; without it they are left out. The
rows marked as cited were not measured here: no registry has these programs. They hold for PolNeAR's dev articles only.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from scoring import gold_argument, json_option, load_rows, load_scorer, predictions, scorer_option
from tables import echo_table

HERE = Path(__file__).parent
METRICS = ("attribution", "attribution:direct", "attribution:mixed", "attribution:indirect", "content exact", "record")
SOURCE = "cited: by this scorer on PolNeAR dev, in the notes that came with the gold"
CITED = (("Gender Gap Tracker", 0.42), ("Citron, as released", 0.44), ("Citron, retrained on PolNeAR", 0.55))


def commands(peers_python: Path | None) -> dict[str, list[str]]:
    """What runs each program, less the paths of gold and predictions."""
    ours = [sys.executable, str(HERE / "statements.py")]
    out = {"onrecord": ours, "onrecord, fast": [*ours, "--fast"]}
    if peers_python:
        out |= {name: [str(peers_python), str(HERE / "peer_quotes.py"), name] for name in ("textacy", "sayswho")}
    return out


def measured(name: str, command: list[str], gold: Path, scorer: ModuleType) -> dict[str, Any]:
    """The row of one program; its F1 cells are empty where it does not run."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        done = subprocess.run([*command, str(gold), str(out)], capture_output=True, text=True, check=False)
        if done.returncode:
            click.echo(f"{name} does not run: {(done.stderr.strip() or str(done.returncode)).splitlines()[-1]}", err=True)
            return _row(name, {}, "does not run")
        texts, wanted, _ = scorer.load_gold(gold)
        found = scorer.evaluate(texts, wanted, predictions(out), 200)
    low, high = found["attribution"]["f1_ci"]
    return _row(name, {metric: found[metric]["f1"] for metric in METRICS}, f"measured [{low:.3f}, {high:.3f}]")


def _row(name: str, figures: dict[str, float], how: str) -> dict[str, Any]:
    return {"program": name} | {metric: figures.get(metric) for metric in METRICS} | {"how": how}


@click.command(help=__doc__)
@gold_argument
@scorer_option
@click.option("--peers-python", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Interpreter of the peers.")
@json_option
def main(gold: Path, scorer: Path, peers_python: Path | None, out: Path | None) -> None:
    module = load_scorer(scorer)
    load_rows(gold)  # says what is wrong with it before the programs start
    table = [measured(name, command, gold, module) for name, command in commands(peers_python).items()]
    echo_table([*table, *(_row(name, {"attribution": f1}, SOURCE) for name, f1 in CITED)], out)


if __name__ == "__main__":
    main()
