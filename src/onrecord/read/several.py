"""Whom "they", "the two" and "both men" stand for: a scorer of the groups, bodies and pairs that an article has named before.

Takes the statement whose source it is and the discourse; gives candidates with their features, and the likeliest. The features
are of place and form alone. Imports the discourse, groups and the lexicon.
"""

from __future__ import annotations

import itertools
import math
import re
from typing import NamedTuple

from onrecord.read.discourse import GUESS, LIKELY, Discourse, Referent
from onrecord.read.groups import phrases
from onrecord.types import Span, Speaker, Statement

FARTHEST = 5  # sentences back in which they are looked for
_AND = re.compile(r",? and (?:[\w’'.\-]+ ){0,5}")


class Features(NamedTuple):
    """What speaks for one that "they" may stand for."""

    sentences: float  # how many lie between
    same_sentence: float
    spoke_last: float
    opens: float  # the first words of its sentence
    pair: float  # persons side by side
    group: float
    body: float
    latest: float
    same_paragraph: float


WEIGHTS = Features(
    sentences=-0.8, same_sentence=0.23, spoke_last=-0.42, opens=0.81, pair=0.38, group=-0.35, body=-0.02, latest=0.3,
    same_paragraph=0.85,
)  # fmt: skip
"""Of a conditional logit over the candidates; training/several.py fits them."""


class Candidate(NamedTuple):
    referent: Referent
    features: Features


def pair(at: int, discourse: Discourse) -> Referent | None:
    """The last two persons before `at` that stand side by side or spoke together; else the last two named."""
    joint = [(t.start, t.referent) for t in discourse.turns if t.referent.joint and t.start < at]
    found = max([*joint, *_pairs(0, at, discourse)], key=lambda found: found[0], default=(0, None))[1]
    if found:
        return found
    since = discourse.sentences[max(0, discourse.sentence(at) - FARTHEST)][0]
    named = [discourse.owner[m.start] for m in reversed(discourse.between(since, at))]
    persons = [b for b in dict.fromkeys(named) if discourse.kind(b) == "person"][:2]
    if len(persons) < 2:
        return None
    second, first = (discourse.referent(b, "nominal", GUESS) for b in persons)
    return first._replace(joint=(second,))


def candidates(statement: Statement, discourse: Discourse) -> list[Candidate]:
    """The groups, bodies and pairs named or speaking in the sentences before the source of a statement."""
    at = statement.source[0].start
    here = discourse.sentence(at)
    since = discourse.sentences[max(0, here - FARTHEST)][0]
    turns = [t for t in discourse.turns if since <= t.start < at and (t.plural or t.speaker.kind == "organisation")]
    found: list[tuple[int, Referent, bool]] = [(t.start, t.referent, True) for t in turns]
    spoken = {start for start, _, _ in found}
    found += [(start, r, False) for start, r in _pairs(since, at, discourse) if start not in spoken]
    for row in phrases(discourse.text, since, at):
        start, end = row[0].start, row[-1].end
        if start not in spoken and not discourse.quoted(start):
            speaker = Speaker(discourse.text[start:end], "group", "nominal", LIKELY, Span(start, end))
            found.append((start, Referent(speaker), False))
    latest = max((start for start, _, _ in found), default=0)
    last = max((t.start for t in discourse.turns if t.start < at), default=-1)
    return [Candidate(r, _features(start, r, spoke, (latest, last), at, discourse)) for start, r, spoke in found]


def _pairs(since: int, at: int, discourse: Discourse) -> list[tuple[int, Referent]]:
    """Two persons with "and" and at most a title between, outside of quotations."""
    out = []
    for one, other in itertools.pairwise(discourse.between(since, at)):
        if one.end < other.start and _AND.fullmatch(discourse.text, one.end, other.start) and not discourse.quoted(one.start):
            who = [discourse.owner[m.start] for m in (one, other)]
            if who[0] != who[1] and all(discourse.kind(b) == "person" for b in who):
                first, second = (discourse.referent(b, "nominal", LIKELY) for b in who)
                out.append((one.start, first._replace(joint=(second,))))
    return out


def _features(start: int, found: Referent, spoke: bool, ends: tuple[int, int], at: int, discourse: Discourse) -> Features:
    back = discourse.sentence(at) - discourse.sentence(start)
    return Features(
        sentences=math.log1p(back), same_sentence=back == 0, spoke_last=start == ends[1],
        opens=start - discourse.opening(start) < 8, pair=bool(found.joint), group=found.speaker.kind == "group",
        body=found.speaker.kind == "organisation", latest=start == ends[0], same_paragraph="\n" not in discourse.text[start:at],
    )  # fmt: skip
