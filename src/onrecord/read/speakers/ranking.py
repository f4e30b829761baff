"""Ranking candidates by a conditional logit (McFadden 1974): what every scorer of antecedents here does.

Takes weights and candidates with features; gives the candidates with their probabilities. Imports nothing of ours.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Scored(Protocol):
    """Anything with numbers that speak for it, as many as there are weights."""

    @property
    def features(self) -> Iterable[float]: ...


Candidate = TypeVar("Candidate", bound=Scored)


def ranked(weights: Iterable[float], found: list[Candidate]) -> list[tuple[Candidate, float]]:
    """The candidates with their probabilities, the likeliest first; of two alike, the earlier."""
    weights = tuple(weights)
    scores = [sum(w * f for w, f in zip(weights, c.features, strict=True)) for c in found]
    top = max(scores, default=0.0)
    shares = [math.exp(score - top) for score in scores]
    whole = sum(shares)
    return sorted(((c, s / whole) for c, s in zip(found, shares, strict=True)), key=lambda pair: -pair[1])
