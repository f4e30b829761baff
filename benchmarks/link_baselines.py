"""What links the same units of two articles without knowing what an utterance is: the baselines that links.py stands beside.

Takes the sketches of each event's articles; gives groups of two in the scorer's form, without edits. Units are the contents of
statements and the quotations that no statement holds, of at least `LEAST` words. Two units of different articles are linked
if one's words hold the other's ("substring"), if rapidfuzz's partial_ratio is over 90 ("rapidfuzz"), or if the cosine of their
embeddings by all-MiniLM-L6-v2 is at least a threshold ("minilm"): the one that is best on the very gold it is scored on.
"""

from __future__ import annotations

import itertools
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import msgspec
import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import partial_ratio

from edits import Row
from onrecord.link.sketches.sketch import Sketch, Unit

BASELINES = ("substring", "rapidfuzz", "minilm")
LEAST = 4
OVER = 90
THRESHOLDS = [n / 100 for n in range(50, 100, 5)]
EMBED = Path(__file__).parent / "peer_embeddings.py"

Item = tuple[Row, str]
"""A unit as the scorer takes a member, and its words in plain form."""
Alike = Callable[[str, str], bool]


def baseline(
    name: str, scorer: ModuleType, gold: Sequence[Row], sketches: Sequence[Sequence[Sketch]], python: Path | None
) -> tuple[str, dict[str, Row]]:
    """What to call a baseline, and what it predicts for each event."""
    units = [[_items(number, each) for number, each in enumerate(event)] for event in sketches]
    names = [event["event"] for event in gold]

    def by(alike: Alike) -> dict[str, Row]:
        return {event: _prediction(event, its, alike) for event, its in zip(names, units, strict=True)}

    if name == "substring":
        return "exact substring", by(lambda a, b: f" {a} " in f" {b} " or f" {b} " in f" {a} ")
    if name == "rapidfuzz":
        return f"rapidfuzz partial_ratio > {OVER}", by(lambda a, b: partial_ratio(a, b) > OVER)
    assert python is not None
    cosine = _cosines(sorted({words for event in units for its in event for _, words in its}), python)

    def at_least(least: float) -> dict[str, Row]:
        return by(lambda a, b: cosine(a, b) >= least)

    best = max(THRESHOLDS, key=lambda least: scorer.evaluate(gold, at_least(least))["utterance pairs"]["f1"])
    return f"MiniLM cosine ≥ {best:.2f} (the best here)", at_least(best)


def _items(number: int, sketch: Sketch) -> list[Item]:
    return [_item(number, sketch, unit) for unit in sketch.units if unit.last - unit.first >= LEAST]


def _item(number: int, sketch: Sketch, unit: Unit) -> Item:
    span = sketch.span(unit.first, unit.last)
    words = " ".join(word.plain for word in sketch.words[unit.first : unit.last])
    return {"article": number, "start": span.start, "end": span.end}, words


def _prediction(event: str, units: Sequence[Sequence[Item]], alike: Alike) -> Row:
    return {"event": event, "utterances": list(_groups(units, alike)), "figures": []}


def _groups(units: Sequence[Sequence[Item]], alike: Alike) -> Iterator[Mapping[str, list[Row]]]:
    for one, other in itertools.combinations(units, 2):
        for (first, said), (second, again) in itertools.product(one, other):
            if alike(said, again):
                yield {"members": [first, second], "edits": []}


def _cosines(texts: Sequence[str], python: Path) -> Callable[[str, str], float]:
    """The cosine of two of the texts, by vectors that the other interpreter makes."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "texts.json", Path(folder) / "vectors.npy"
        given.write_bytes(msgspec.json.encode(texts))
        subprocess.run([str(python), str(EMBED), str(given), str(made)], check=True)
        vectors: npt.NDArray[np.float32] = np.load(made)
    table, at = vectors @ vectors.T, {text: number for number, text in enumerate(texts)}
    return lambda one, other: float(table[at[one], at[other]])
