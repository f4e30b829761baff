"""Add the articles of each event of a gold file to an empty archive, and write its links in the scorer's form.

    python benchmarks/links.py GOLD.jsonl PREDICTIONS.jsonl [--scorer SCORER.py] [--baseline NAME]... [--json OUT]

GOLD is JSONL in cross's form: an event a line, with `event` and `articles` (`text`, `url`, `title`, `outlet`, `date`).
PREDICTIONS gets an event a line: `{"event", "utterances": [{"members", "edits"}], "figures"}`, members as code points into the
text of the article with that number. With --scorer, the table of its figures, with 95 % bootstrap intervals over events; a
--baseline is scored beside it, over the same units (link_baselines.py tells how). --readings keeps what was read in a file, so
that another run takes seconds. Behind the table: how many links are possible, for a person to decide, how many of them are
right, and what would be found with these.
"""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import click
import msgspec
import numpy as np

from edits import Row
from link_baselines import BASELINES, baseline
from onrecord.ingest import from_text
from onrecord.link.edits.align import Wording, likeness, wording
from onrecord.link.edits.edits import edits
from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.read.parallel import readings
from onrecord.read.reader import Reader
from onrecord.store import Archive
from onrecord.types import Article, Link, Reading, Utterance
from scoring import gold_argument, json_option, load_rows, load_scorer
from tables import echo_table

SAMPLES = 2_000
MEETS = 0.01
"""Share of words that two stretches have in common if they have any."""


def articles(event: Row) -> list[Article]:
    """The articles of an event, with what the gold says of them."""
    fields = ("title", "outlet", "date")
    return [from_text(a["text"], a["url"], **{name: a.get(name) for name in fields}) for a in event["articles"]]


def read(gold: Sequence[Row], jobs: int, kept: Path | None) -> list[list[Reading]]:
    """The readings of each event's articles; from the file `kept`, as far as it has them by this reader."""
    reader = Reader()
    known: dict[Article, Reading] = {}
    if kept and kept.exists():
        found = msgspec.json.decode(kept.read_bytes(), type=list[Reading])
        known = {reading.article: reading for reading in found if reading.reader == reader.version}
    wanted = [articles(event) for event in gold]
    missing = [article for event in wanted for article in event if article not in known]
    known |= {reading.article: reading for reading in readings(missing, reader, jobs)}
    if kept and missing:
        kept.write_bytes(msgspec.json.encode(list(known.values())))
    return [[known[article] for article in event] for event in wanted]


def linked(event: Sequence[Reading]) -> tuple[list[Utterance], list[Link]]:
    """The utterances that run through the articles of an event, added to an empty archive, and its possible links."""
    with TemporaryDirectory() as folder, Archive(Path(folder) / "event.db") as archive:
        for reading in event:
            archive.add(reading)
        possible = {link for reading in event for link in archive.possible_links(reading.article.id)}
        return archive.utterances(), sorted(possible, key=lambda link: (link.first, link.second))


def possible(scorer: ModuleType, gold: Sequence[Row], found: Mapping[str, Row], leads: Mapping[str, Sequence[Row]]) -> str:
    """What possible links, as groups of two, add to what is linked. One is right if both ends meet those of a pair of the gold;
    it finds the pair if it has half of the words of both, as the scorer asks."""
    right = 0
    for event in gold:
        texts = [article["text"] for article in event["articles"]]
        pairs = [pair for group in event["utterances"] for pair in scorer.pairs(group)]
        for lead in leads[event["event"]]:
            a, b = lead["members"]
            right += any(scorer.same(texts, a, p[0], MEETS) and scorer.same(texts, b, p[1], MEETS) for p in pairs)
    sure = [lead["confidence"] for its in leads.values() for lead in its]
    if not sure:
        return "no possible links"
    both = {name: row | {"utterances": [*row["utterances"], *leads[name]]} for name, row in found.items()}
    whole = scorer.evaluate(gold, both)
    recalls = ", ".join(f"{kind} pairs {whole[f'recall, {kind} pairs']:.3f}" for kind in ("quoted", "reported"))
    share, said = right / len(sure), sum(sure) / len(sure)
    told = f"{len(sure)} possible links, {right} right ({share:.2f}; their confidence says {said:.2f})"
    return f"{told}; recall with them: {recalls}"


def lead(link: Link, event: Sequence[Reading]) -> Row:
    """A possible link in the scorer's form: a group of two, with its confidence."""
    numbers = {reading.article.id: number for number, reading in enumerate(event)}
    members = [{"article": numbers[p.article], "start": p.span.start, "end": p.span.end} for p in (link.first, link.second)]
    return {"members": sorted(members, key=lambda m: m["article"]), "edits": [], "confidence": link.confidence}


def prediction(name: str, found: Iterable[Utterance], event: Sequence[Reading]) -> Row:
    """The utterances of an event in the scorer's form."""
    numbers = {reading.article.id: number for number, reading in enumerate(event)}
    sketches = {reading.article.id: sketch(reading) for reading in event}
    return {"event": name, "utterances": [_group(each, numbers, sketches) for each in found], "figures": []}


def _group(utterance: Utterance, numbers: Mapping[str, int], sketches: Mapping[str, Sketch]) -> Row:
    """An utterance; to the scorer, there is one set of kinds of edits between two articles."""
    members = sorted(utterance.members, key=lambda member: (numbers[member.place.article], member.place.span))
    worded: defaultdict[int, list[Wording]] = defaultdict(list)
    for m in members:
        worded[numbers[m.place.article]].append(wording(sketches[m.place.article], m.place, m.speaker))
    kinds: dict[tuple[int, int], set[str]] = {}
    for one, other in itertools.combinations(sorted(worded), 2):
        ours, theirs = worded[one], worded[other]
        kinds[one, other] = set(edits(*compared(ours, theirs)).kinds)
    return {
        "members": [
            {"article": numbers[m.place.article], "start": m.place.span.start, "end": m.place.span.end} for m in members
        ],
        "edits": [{"between": list(pair), "kinds": sorted(some)} for pair, some in sorted(kinds.items())],
    }


def compared(ours: Sequence[Wording], theirs: Sequence[Wording]) -> tuple[Wording, Wording]:
    """Of the places that two articles have, the one with the most words in quotation marks and the most alike of the others."""
    one, other = (max(side, key=_fullness) for side in (ours, theirs))
    if _fullness(one) >= _fullness(other):
        return one, max(theirs, key=lambda each: likeness(one, each))
    return max(ours, key=lambda each: likeness(each, other)), other


def _fullness(member: Wording) -> tuple[int, int]:
    return sum(member.quoted), len(member.words)


def figures(scorer: ModuleType, gold: Sequence[Row], found: Mapping[str, Row]) -> Row:
    """The scorer's figures that a table has, with the bootstrap intervals of both F1."""
    whole = scorer.evaluate(gold, found)
    each = [scorer.evaluate([event], found) for event in gold]
    pairs, kinds = whole["utterance pairs"], whole["edit kinds"]
    return {
        "pairs F1": interval(pairs["f1"], [e["utterance pairs"] for e in each]),
        "precision": pairs["precision"],
        "recall": pairs["recall"],
        "quoted": whole["recall, quoted pairs"],
        "reported": whole["recall, reported pairs"],
        "look-alikes": "{} of {}".format(*whole["look-alikes linked"]),
        "kinds F1": interval(kinds["f1"], [e["edit kinds"] for e in each]),
        "exact": "{} of {}".format(*kinds["exactly_right"]),
    }


def interval(f1: float, counts: Sequence[Mapping[str, float]]) -> str:
    """An F1 with the interval that holds 95 of 100 of those of events drawn anew."""
    of = np.array([[c["hit"], c["pred"] + c["gold"]] for c in counts])
    drawn = of[np.random.default_rng(0).integers(len(of), size=(SAMPLES, len(of)))].sum(axis=1)
    low, high = np.quantile(2 * drawn[:, 0] / np.maximum(drawn[:, 1], 1), (0.025, 0.975))
    return f"{f1:.3f} [{low:.3f}, {high:.3f}]"


def rows(
    scorer: ModuleType,
    gold: Sequence[Row],
    ours: Mapping[str, Row],
    sketches: Sequence[Sequence[Sketch]],
    names: Sequence[str],
    python: Path | None,
) -> Iterator[Row]:
    """A row of the table for what was linked here, and for each baseline; a baseline tells no kinds."""
    yield {"linked by": "onrecord"} | figures(scorer, gold, ours)
    for name in names:
        label, found = baseline(name, scorer, gold, sketches, python)
        yield {"linked by": label} | figures(scorer, gold, found) | {"kinds F1": None, "exact": None}


@click.command(help=__doc__)
@gold_argument
@click.argument("predictions", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--scorer", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The shared scorer, score_links.py."
)
@click.option("--baseline", "names", type=click.Choice(BASELINES), multiple=True, help="Score this one beside it.")
@click.option("--python", type=click.Path(path_type=Path), help="Interpreter that has MiniLM: that of `make .venv/training`.")
@click.option("--readings", "kept", type=click.Path(dir_okay=False, path_type=Path), help="Keep the readings there.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True)
@json_option
def main(
    gold: Path, predictions: Path, scorer: Path | None, names: tuple[str, ...], python: Path | None, kept: Path | None,
    jobs: int, out: Path | None,
) -> None:  # fmt: skip
    if names and not scorer:
        raise click.UsageError("a baseline is told by its figures: name the scorer with --scorer")
    if "minilm" in names and not python:
        raise click.UsageError("MiniLM runs in an interpreter of its own: name it with --python")
    events = load_rows(gold)
    read_ = read(events, jobs, kept)
    found: dict[str, Any] = {}
    leads: dict[str, list[Row]] = {}
    for event, its in zip(events, read_, strict=True):
        utterances, links = linked(its)
        found[event["event"]] = prediction(event["event"], utterances, its)
        leads[event["event"]] = [lead(link, its) for link in links]
    with predictions.open("w", encoding="utf-8") as file:
        for row in found.values():
            print(json.dumps(row, ensure_ascii=False), file=file)
    members = sum(len(group["members"]) for row in found.values() for group in row["utterances"])
    click.echo(f"{sum(len(its) for its in read_)} articles of {len(events)} events, {members:,} places linked", err=True)
    if scorer:
        sketches = [[sketch(reading) for reading in its] for its in read_]
        module = load_scorer(scorer)
        echo_table(list(rows(module, events, found, sketches, names, python)), out)
        click.echo(possible(module, events, found, leads))


if __name__ == "__main__":
    main()
