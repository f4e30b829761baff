"""Confidences that mean what they say: of the statements given 0.8, eight in ten are right.

Takes statements with the model's own confidences and a `Calibration`; gives them with calibrated ones. Logistic curves over
the log-odds (Platt 1999), one for each kind of statement and each way a source points to its speaker; fitted by
benchmarks/calibration.py, which measures them, too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from onrecord.types import Reading, Speaker, Statement

EDGE = 0.002
"""Confidences are taken to be this far from 0 and 1 at least."""
UNSOURCED = "unsourced"
"""The class of statements whose source is not found, whatever their kind."""


class Curve(msgspec.Struct, frozen=True, array_like=True):
    """Calibrated log-odds are `slope` times the model's, and `shift`."""

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, confidence: float) -> float:
        return round(1 / (1 + math.exp(-(self.slope * log_odds(confidence) + self.shift))), 4)


class Calibration(msgspec.Struct, frozen=True):
    """Curves by class: a statement's kind or `UNSOURCED`; a speaker's `how`."""

    statements: Mapping[str, Curve] = {}
    speakers: Mapping[str, Curve] = {}


def log_odds(confidence: float) -> float:
    """The log-odds of a confidence, kept away from the infinite."""
    kept = min(max(confidence, EDGE), 1 - EDGE)
    return math.log(kept / (1 - kept))


def statement_class(statement: Statement) -> str:
    """Which of the curves is a statement's."""
    return statement.kind if statement.source else UNSOURCED


def calibrated(statements: list[Statement], calibration: Calibration) -> list[Statement]:
    """The statements with calibrated confidences, theirs and those of their speakers; a class without a curve keeps its own."""
    same = Curve()

    def speaker(given: Speaker) -> Speaker:
        return msgspec.structs.replace(given, confidence=calibration.speakers.get(given.how, same)(given.confidence))

    return [
        msgspec.structs.replace(
            s,
            confidence=calibration.statements.get(statement_class(s), same)(s.confidence),
            speaker=s.speaker and speaker(s.speaker),
            joint=tuple(map(speaker, s.joint)),
        )
        for s in statements
    ]


def confident(reading: Reading, least: float) -> Reading:
    """The reading without the statements whose confidence is below `least`. What was reported in one of these stands in what
    that stood in, and a gloss on one of them is a gloss on nothing that is shown."""
    if all(statement.confidence >= least for statement in reading.statements):
        return reading
    outer = {s.id: s.inside for s in reading.statements if s.confidence < least}

    def inside(holder: str | None) -> str | None:
        while holder in outer:
            holder = outer[holder]
        return holder

    kept = tuple(msgspec.structs.replace(s, inside=inside(s.inside)) for s in reading.statements if s.id not in outer)
    passages = tuple(msgspec.structs.replace(p, glosses=None) if p.glosses in outer else p for p in reading.passages)
    return msgspec.structs.replace(reading, statements=kept, passages=passages)
