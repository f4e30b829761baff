"""Fit the weights of `onrecord.read.speakers.descriptions`: whom a description without a name stands for.

    python descriptions.py --gold TRAIN.jsonl

Takes the articles of the gold that name the speakers of their attributions; a conditional logit over the candidates of each
description (McFadden 1974), with what was resolved before it set right. Prints the accuracy by five-fold cross-validation over
articles and the weights fitted on all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from data import Article as Gold
from onrecord.read.speakers.bearers import proper
from onrecord.read.speakers.descriptions import WEIGHTS, Candidate, Features, candidates
from onrecord.read.speakers.noun_phrases import description, named
from onrecord.read.speakers.resolution import speaker
from onrecord.read.text.words import Token, tokens
from salience import Choice, discourse_of, run, same

# What speaks for one before any data: whoever the article gives the role, calls so, or let speak just now. There are few
# descriptions in the gold; by cross-validation they alone do as well as weights fitted on the gold.
PRIOR = np.array(Features(*([0.0] * len(Features._fields)))._replace(
    role=2.5, rival=-1.5, beside=1.0, modifiers=1.5, unmatched=-0.5, spoke_last=1.5, named_last=0.5, sentences=-0.5,
    in_content=-1.0, longer_source=1.0, stretch=1.0, in_name=2.0, told=0.3, place=1.0, no_place=-1.5, clash=-1.5,
    introduced=1.0, ahead=-0.5, speaks=0.3, alien=-2.0, known=-2.0, not_in_name=-2.0, itself_indefinite=1.5,
    itself_owned=1.0, owner_spoke=-3.0, behind=1.0, longer_proper=0.5, longer_later=-1.0, longer_other=-1.0,
))  # fmt: skip
PENALTY = 3.0


def choices(gold: Gold) -> Iterator[Choice]:
    """The descriptions of an article whose speaker is known, in order."""
    discourse, found = discourse_of(gold)
    told = {a["id"]: a.get("speaker") for a in gold["attributions"]}
    for key, one in sorted(found.items(), key=lambda item: item[1].source[0].start):
        source, who = one.source[0], told[key]
        row = tokens(discourse.text, source.start, source.end)
        phrase = description(row, discourse) if who and who["how"] == "nominal" else None
        if phrase and who["sure"] and len(who["speakers"]) == 1 and not named(source, row, discourse):
            options = candidates(phrase, one, discourse)
            right = _right(options, row, who)
            if len(options) > 1 and (right or who["kind"] not in ("person", "organisation")):
                yield np.array([c.features for c in options], float), right[0] if right else 0
            if right:
                discourse.take(one, options[right[0]].referent)
                continue
        speaker(one, discourse)


def _right(options: list[Candidate], row: list[Token], who: dict[str, Any]) -> list[int]:
    """Which candidates are the gold's. A document or somebody unnamed is known by its last word, and then best by its own."""
    name = who["speakers"][0]
    if who["kind"] in ("person", "organisation"):
        return [i for i, c in enumerate(options) if c.referent and same(c.referent.speaker.name, name)]
    words = proper(name)
    right = [i for i, c in enumerate(options) if c.referent and proper(c.referent.speaker.name) == words]
    if right or words[-1] == next(t.lower for t in reversed(row) if t.word[0].isalnum()):
        return right
    return [i for i, c in enumerate(options) if c.referent and proper(c.referent.speaker.name)[-1] == words[-1]]


if __name__ == "__main__":
    run(__doc__, choices, WEIGHTS, PENALTY, PRIOR)
