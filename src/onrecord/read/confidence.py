"""How sure a statement is: what the tagger holds for likely, made a frequency with which such statements are right.

Takes a layout and drafts; gives the drafts with the probability of being right, without those that are too likely wrong. A
logistic regression over a few traits of a draft (Platt 1999), whose weights training/confidence.py fits on annotated articles.
"""

from __future__ import annotations

import math
from pathlib import Path

import msgspec

from onrecord.errors import ModelError
from onrecord.read.drafts import Draft
from onrecord.read.layout import Layout

TRAITS = ("always", "sure", "direct", "mixed", "no source", "no cue", "words", "several parts", "long cue")
LEAST = 0.35
"""Probability of being right below which a statement is left out: at about half of F1, F1 is best (Lipton et al. 2014)."""
MOST_WORDS = 12
LONG_CUE = 25


class Weights(msgspec.Struct, frozen=True):
    """What each trait adds to the log-odds of being right."""

    weights: dict[str, float]


def load(folder: Path) -> Weights:
    """The weights that belong to a model. Raises ModelError where they cannot be read."""
    path = folder / "confidence.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Weights)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"the model's file {path} cannot be read ({error}): install onrecord again") from error


def calibrated(layout: Layout, drafts: list[Draft], weights: Weights) -> list[Draft]:
    """The drafts with content, as sure as such drafts are right, without those that are not."""
    made = [draft._replace(confidence=_probability(layout, draft, weights)) for draft in drafts if draft.content]
    return [draft for draft in made if draft.confidence >= LEAST]


def traits(layout: Layout, draft: Draft) -> list[float]:
    """The values of `TRAITS` for a draft with content."""
    sure = min(max(draft.confidence, 0.005), 0.995)
    kind = draft.kind or layout.kind(draft.content)
    words = sum(layout.words(s, e) for s, e in draft.content)
    return [
        1.0, math.log(sure / (1 - sure)), float(kind == "direct"), float(kind == "mixed"), float(not draft.source),
        float(not draft.cue), min(words, MOST_WORDS) / MOST_WORDS, float(len(draft.content) > 1),
        float(sum(e - s for s, e in draft.cue) > LONG_CUE),
    ]  # fmt: skip


def _probability(layout: Layout, draft: Draft, weights: Weights) -> float:
    odds = sum(weights.weights[name] * value for name, value in zip(TRAITS, traits(layout, draft), strict=True))
    return 1 / (1 + math.exp(-odds))
