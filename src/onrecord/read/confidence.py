"""Confidences that mean what they say: of the statements given 0.8, eight in ten are right.

Takes statements with the model's own confidences and a `Calibration`; gives them with calibrated ones, without those that
are more likely wrong than worth having. Logistic curves over
the log-odds (Platt 1999), one for each kind of statement and each way a source points to its speaker; fitted by
benchmarks/calibration.py, which measures them, too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from onrecord.types import Reading, Speaker, Statement

EDGE = 0.002
"""Confidences are taken to be this far from 0 and 1 at least."""
LEAST = 0.25
"""Statements less sure than this are left out of the record: dropping them loses less than it mends (docs/accuracy.md)."""


class Curve(msgspec.Struct, frozen=True, array_like=True):
    """Calibrated log-odds are `slope` times the model's, and `shift`."""

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, confidence: float) -> float:
        return round(1 / (1 + math.exp(-(self.slope * log_odds(confidence) + self.shift))), 4)


class Calibration(msgspec.Struct, frozen=True):
    """Curves by class: that of a statement, see `statement_class`; a speaker's `how`. Without any, confidences are the model's
    own and nothing is left out."""

    statements: Mapping[str, Curve] = {}
    speakers: Mapping[str, Curve] = {}


def log_odds(confidence: float) -> float:
    """The log-odds of a confidence, kept away from the infinite."""
    kept = min(max(confidence, EDGE), 1 - EDGE)
    return math.log(kept / (1 - kept))


def statement_class(statement: Statement) -> str:
    """Which of the curves is a statement's."""
    return statement.kind if statement.source else f"{statement.kind} without source"


def weighed(statements: list[Statement], calibration: Calibration) -> list[Statement]:
    """The statements with calibrated confidences, without those that are hardly on the record; a class without a curve keeps
    its own. What was reported in one that is left out stands in what that stood in."""
    same = Curve()
    found = [replace(s, confidence=calibration.statements.get(statement_class(s), same)(s.confidence)) for s in statements]
    return _kept(found, LEAST) if calibration.statements else found


def trusted(statements: list[Statement], calibration: Calibration) -> list[Statement]:
    """The statements with calibrated confidences of their speakers."""
    same = Curve()

    def speaker(given: Speaker) -> Speaker:
        return replace(given, confidence=calibration.speakers.get(given.how, same)(given.confidence))

    return [replace(s, speaker=s.speaker and speaker(s.speaker), joint=tuple(map(speaker, s.joint))) for s in statements]


def confident(reading: Reading, least: float) -> Reading:
    """The reading without the statements whose confidence is below `least`. A gloss on one of them is a gloss on nothing that
    is shown."""
    kept = _kept(list(reading.statements), least)
    if len(kept) == len(reading.statements):
        return reading
    ids = {statement.id for statement in kept}
    passages = tuple(p if p.glosses is None or p.glosses in ids else replace(p, glosses=None) for p in reading.passages)
    return replace(reading, statements=tuple(kept), passages=passages)


def _kept(statements: list[Statement], least: float) -> list[Statement]:
    """Those at least so sure; what was reported in another stands in what that stood in."""
    outer = {s.id: s.inside for s in statements if s.confidence < least}

    def inside(holder: str | None) -> str | None:
        while holder in outer:
            holder = outer[holder]
        return holder

    if not outer:
        return statements
    return [replace(s, inside=inside(s.inside)) for s in statements if s.id not in outer]
