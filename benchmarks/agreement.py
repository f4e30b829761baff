"""How far a second reader agrees with the gold of links, and how far what was linked does on the same events.

    python benchmarks/agreement.py GOLD.jsonl PREDICTIONS.jsonl --scorer SCORER.py [--reader FILE] [--json OUT]

GOLD and PREDICTIONS are those of links.py. The reader's file has events in the form of PREDICTIONS; second_reader.jsonl was
made by two language-model readers, seven events each, who saw the articles, and the gold of six other events for its
conventions. Events that the reader did not read are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import click

from edits import Row
from links import figures
from scoring import gold_argument, json_option, load_rows, load_scorer
from tables import echo_table

SECOND = Path(__file__).parent / "second_reader.jsonl"


def rows(scorer: ModuleType, gold: Sequence[Row], reader: Mapping[str, Row], linked: Mapping[str, Row]) -> list[Row]:
    """A row of the table for the reader and one for what was linked, on the events that the reader has read."""
    events = [event for event in gold if event["event"] in reader]
    both = (("a second reader", reader), ("onrecord", linked))
    return [{"linked by": who} | figures(scorer, events, found) for who, found in both]


def by_event(path: Path) -> dict[str, Row]:
    return {row["event"]: row for row in load_rows(path)}


@click.command(help=__doc__)
@gold_argument
@click.argument("predictions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--scorer", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True, help="score_links.py.")
@click.option("--reader", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=SECOND, show_default=True)
@json_option
def main(gold: Path, predictions: Path, scorer: Path, reader: Path, out: Path | None) -> None:
    echo_table(rows(load_scorer(scorer), load_rows(gold), by_event(reader), by_event(predictions)), out)


if __name__ == "__main__":
    main()
