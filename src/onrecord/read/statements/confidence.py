"""Confidences that mean what they say: of the statements given 0.8, eight in ten are right.

Takes drafts or statements with the model's own confidences, and a `Calibration`; gives them with calibrated ones, drafts
without those that are too likely wrong. Logistic regressions: of a statement over a few traits of its draft, of a speaker over
the log-odds alone (Platt 1999), by how the source points to it. benchmarks/calibration.py fits and measures them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from onrecord.errors import ModelError
from onrecord.read.statements.drafts import Draft
from onrecord.read.text.layout import Layout
from onrecord.types import Reading, Speaker, Statement

TRAITS = ("always", "sure", "direct", "mixed", "no source", "no cue", "words", "several parts", "long cue")
"""What the confidence of a statement rests on; "sure" is the log-odds of the model's own."""
LEAST = 0.35
"""Probability of being right below which a statement is left out: at about half of F1, F1 is best (Lipton et al. 2014)."""
EDGE = 0.005
"""Confidences are taken to be this far from 0 and 1 at least."""
MOST_WORDS = 12
LONG_CUE = 25


class Curve(msgspec.Struct, frozen=True, array_like=True):
    """Calibrated log-odds are `slope` times the model's, and `shift`."""

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, confidence: float) -> float:
        return _probability(self.slope * log_odds(confidence) + self.shift)


class Calibration(msgspec.Struct, frozen=True):
    """What each trait adds to the log-odds of a statement, and a curve for each way of pointing to a speaker. Where one is
    missing, confidences are the model's own; without `statements`, nothing is left out."""

    statements: Mapping[str, float] = {}
    speakers: Mapping[str, Curve] = {}


def calibration_of(folder: Path) -> Calibration:
    """The calibration of the model in a folder. Raises ModelError where it cannot be read."""
    path = folder / "calibration.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Calibration)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"the model's file {path} cannot be read ({error}): install onrecord again") from error


def likely(layout: Layout, drafts: list[Draft], calibration: Calibration) -> list[Draft]:
    """The drafts with content, as sure as such drafts are right, without those that are not."""
    made = [draft for draft in drafts if draft.content]
    if not calibration.statements:
        return made
    sure = [draft._replace(confidence=_weighed(layout, draft, calibration.statements)) for draft in made]
    return [draft for draft in sure if draft.confidence >= LEAST]


def trusted(statements: list[Statement], calibration: Calibration) -> list[Statement]:
    """The statements with calibrated confidences of their speakers."""
    same = Curve()

    def speaker(given: Speaker) -> Speaker:
        return replace(given, confidence=calibration.speakers.get(given.how, same)(given.confidence))

    return [replace(s, speaker=s.speaker and speaker(s.speaker), joint=tuple(map(speaker, s.joint))) for s in statements]


def confident(reading: Reading, least: float) -> Reading:
    """The reading without the statements whose confidence is below `least`. What was reported in one of these stands in what
    that stood in, and a gloss on one of them is a gloss on nothing that is shown."""
    outer = {s.id: s.inside for s in reading.statements if s.confidence < least}
    if not outer:
        return reading

    def inside(holder: str | None) -> str | None:
        while holder in outer:
            holder = outer[holder]
        return holder

    kept = tuple(replace(s, inside=inside(s.inside)) for s in reading.statements if s.id not in outer)
    passages = tuple(replace(p, glosses=None) if p.glosses in outer else p for p in reading.passages)
    return replace(reading, statements=kept, passages=passages)


def traits(layout: Layout, draft: Draft) -> list[float]:
    """The values of `TRAITS` for a draft with content."""
    kind = draft.kind or layout.kind(draft.content)
    words = sum(layout.words(s, e) for s, e in draft.content)
    return [
        1.0, log_odds(draft.confidence), float(kind == "direct"), float(kind == "mixed"), float(not draft.source),
        float(not draft.cue), min(words, MOST_WORDS) / MOST_WORDS, float(len(draft.content) > 1),
        float(sum(e - s for s, e in draft.cue) > LONG_CUE),
    ]  # fmt: skip


def log_odds(confidence: float) -> float:
    """The log-odds of a confidence, kept away from the infinite."""
    kept = min(max(confidence, EDGE), 1 - EDGE)
    return math.log(kept / (1 - kept))


def _weighed(layout: Layout, draft: Draft, weights: Mapping[str, float]) -> float:
    return _probability(sum(weights[name] * value for name, value in zip(TRAITS, traits(layout, draft), strict=True)))


def _probability(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 4)
