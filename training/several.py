"""Fit the weights of `onrecord.read.speakers.several`: whom "they" stands for.

    python several.py --gold TRAIN.jsonl

Takes the articles of the gold that name the speakers of their attributions; prints the accuracy by five-fold cross-validation
over articles and the weights fitted on all, as salience.py does.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data import Article as Gold
from onrecord.read.speakers.bearers import proper
from onrecord.read.speakers.resolution import speaker
from onrecord.read.speakers.several import WEIGHTS, Candidate, candidates
from onrecord.read.text.lexicon import THEY
from salience import Choice, discourse_of, run, same

PENALTY = 2.0


def choices(gold: Gold) -> Iterator[Choice]:
    """Every "they" of an article whose antecedent is known and among the candidates, in order."""
    discourse, found = discourse_of(gold)
    told = {a["id"]: a.get("speaker") for a in gold["attributions"]}
    for key, one in sorted(found.items(), key=lambda item: item[1].source[0].start):
        source, who = one.source[0], told[key]
        if discourse.text[source.start : source.end].lower() in THEY and who and who["sure"]:
            options = candidates(one, discourse)
            right = [i for i, c in enumerate(options) if _right(c, who["speakers"])]
            if right:
                yield np.array([c.features for c in options], float), right[-1]
                discourse.take(one, options[right[-1]].referent, True)
                continue
        speaker(one, discourse)


def _right(candidate: Candidate, names: list[str]) -> bool:
    """Whether a candidate has the names of the gold; a group, whether its last word is the same."""
    told = [r.speaker.name for r in (candidate.referent, *candidate.referent.joint)]
    if len(names) > 1:
        return len(told) == len(names) and all(any(same(a, b) for a in told) for b in names)
    return len(told) == 1 and (told[0].lower() in names[0].lower() or proper(told[0])[-1] == proper(names[0])[-1])


if __name__ == "__main__":
    run(__doc__, choices, WEIGHTS, PENALTY)
