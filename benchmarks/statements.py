"""Read every text of a gold file with what ships, and write predictions in the scorer's form.

    python benchmarks/statements.py GOLD.jsonl PREDICTIONS.jsonl [--min-confidence 0.0] [--fast]

GOLD is JSONL with `doc` and `text` (polnear's form; see docs/accuracy.md). PREDICTIONS gets one document a line:
`{"doc", "attributions": [{"source", "cue", "content", "speaker"}]}`, spans as code points into `text`. Statements
reported inside others are left out, as the gold has none (of 19,868 attributions in its training part, not one). Prints the
words a second on one core and the peak memory, the loading of the model apart.
"""

from __future__ import annotations

import json
import re
import resource
import time
from pathlib import Path
from typing import Any, cast

import click

from onrecord.ingest import from_text
from onrecord.read.reader import Reader
from onrecord.read.text.lexicon import GENERIC
from onrecord.types import Span, Speaker, Statement


def predicted(statements: tuple[Statement, ...], least: float = 0.0) -> list[dict[str, Any]]:
    """The statements of a reading in the scorer's form, those reported inside others left out."""
    return [prediction(s) for s in statements if s.inside is None and s.confidence >= least]


def prediction(statement: Statement) -> dict[str, Any]:
    """A statement in the scorer's form."""
    speakers = () if statement.speaker is None else (statement.speaker, *statement.joint)
    return {
        "source": _pairs(statement.source), "cue": _pairs(statement.cue), "content": _pairs(statement.content),
        "speaker": [_called(speaker) for speaker in speakers], "confidence": statement.confidence,
    }  # fmt: skip


def _called(speaker: Speaker) -> str:
    """How the gold calls a speaker: an article's own author "(author)", nobody in particular ("you") "(generic)"."""
    if speaker.kind == "author":
        return "(author)"
    return "(generic)" if speaker.how == "pronoun" and speaker.name.lower() in GENERIC else speaker.name


def reader_of(fast: bool = False) -> Reader:
    """A reader on one thread, the default or the fast one. Raises UsageError where this version of onrecord has no fast one."""
    make: Any = Reader
    try:
        return cast(Reader, make(threads=1, fast=True) if fast else make(threads=1))
    except TypeError as error:
        raise click.UsageError("this version of onrecord has no fast reader") from error


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


@click.command(help=__doc__)
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("predictions", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--min-confidence", type=float, default=0.0, show_default=True)
@click.option("--fast", is_flag=True, help="Read with the fast model.")
def main(gold: Path, predictions: Path, min_confidence: float, fast: bool) -> None:
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    reader = reader_of(fast)
    reader.read(from_text("The clerk said that the bridge would open.", "warm-up"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    articles = [from_text(row["text"], row["doc"]) for row in rows]
    words = sum(len(re.findall(r"\w+", row["text"])) for row in rows)
    began, cpu = time.perf_counter(), time.process_time()
    readings = [reader.read(article) for article in articles]
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    with predictions.open("w", encoding="utf-8") as out:
        for row, reading in zip(rows, readings, strict=True):
            found = predicted(reading.statements, min_confidence)
            print(json.dumps({"doc": row["doc"], "attributions": found}, ensure_ascii=False), file=out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    click.echo(f"{len(rows)} articles, {words:,} words, {sum(len(r.statements) for r in readings):,} statements")
    click.echo(f"{words / seconds:,.0f} words a second ({words / cpu:,.0f} a CPU second), one thread, loading apart")
    click.echo(f"peak memory {peak / 1024:,.0f} MB ({before / 1024:,.0f} MB with the model loaded)")


if __name__ == "__main__":
    main()
