"""Whom "he" or "she" stands for: a scorer of the persons that an article has named or quoted shortly before.

Takes a place, a gender and the discourse; gives candidates with their features, and the likeliest with its probability. The
features are of place and form alone, never of who the person is. Imports the discourse.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.discourse import Discourse

FARTHEST = 8  # sentences back in which a person is looked for


class Features(NamedTuple):
    """What speaks for a person; of the place where the person was last named or spoke before the pronoun."""

    sentences: float  # how many sentences lie between
    spoke: float  # whether the person speaks there
    spoke_last: float  # whether nobody spoke since
    first: float  # whether no other name comes before in that sentence
    told: float  # the logarithm of how often the article names the person
    same_paragraph: float
    same_sentence: float
    possessor: float  # "Holt's"
    gender_known: float
    person: float  # whether a title or role tells a person
    quoted: float  # whether the person spoke within these sentences
    subject_before: float  # first in an earlier sentence of the same paragraph


WEIGHTS = Features(-1.01, 0.59, 1.28, 0.39, 0.32, 0.62, -0.65, -0.43, 0.62, 0.31, 0.48, 1.02)
"""Of a conditional logit over the candidates; training/salience.py fits them."""


def likeliest(gender: str, at: int, discourse: Discourse) -> tuple[int, float] | None:
    """The person whom the pronoun at `at` most likely stands for, and its probability among those there are."""
    found = list(candidates(gender, at, discourse))
    scores = {bearer: sum(w * f for w, f in zip(WEIGHTS, features, strict=True)) for bearer, features in found}
    if not scores:
        return None
    top = max(scores.values())
    chosen = next(bearer for bearer, score in scores.items() if score == top)
    return chosen, 1 / sum(math.exp(score - top) for score in scores.values())


def candidates(gender: str, at: int, discourse: Discourse) -> Iterator[tuple[int, Features]]:
    """The persons named or speaking in the sentences before `at`, outside of quotations, that may be of this gender."""
    here = discourse.sentence(at)
    since = discourse.sentences[max(0, here - FARTHEST)][0]
    places: dict[int, list[tuple[int, bool]]] = {}
    for mention in discourse.between(since, at):
        places.setdefault(discourse.owner[mention.start], []).append((mention.start, False))
    speaking = [t for t in discourse.turns if t.bearer is not None and since <= t.start < at]
    for turn in speaking:
        if turn.bearer is not None:
            places.setdefault(turn.bearer, []).append((turn.start, True))
    last = max(speaking, key=lambda t: t.start).bearer if speaking else None
    for bearer, found in places.items():
        outside = [(start, spoke) for start, spoke in found if not discourse.quoted(start)]
        if outside and discourse.may_be(bearer, gender):
            yield bearer, _features(bearer, outside, last == bearer, at, discourse)


def _features(bearer: int, places: list[tuple[int, bool]], spoke_last: bool, at: int, discourse: Discourse) -> Features:
    start, spoke = max(places)
    back = discourse.sentence(at) - discourse.sentence(start)
    first = all(discourse.owner[m.start] == bearer for m in discourse.between(discourse.opening(start), start))
    same_paragraph = "\n" not in discourse.text[start:at]
    ends = (m.end for m in discourse.between(start, start + 1))
    possessor = any(discourse.text[end : end + 2] in ("'s", "’s") for end in ends)
    return Features(
        back, spoke, spoke_last, first, math.log(len(discourse.bearers[bearer].mentions)), same_paragraph, back == 0, possessor,
        bearer in discourse.gender, discourse.bearers[bearer].person, any(s for _, s in places),
        first and back > 0 and same_paragraph,
    )  # fmt: skip
