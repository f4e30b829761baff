"""Whom "they", "the two" and "both men" stand for: a scorer of the groups, bodies and pairs that an article has named before.

Takes the statement whose source it is and the discourse; gives candidates with their features, and the likeliest. The features
are of place and form alone. Imports the discourse, groups and words.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from onrecord.read.speakers.discourse import GUESS, LIKELY, Discourse, Referent
from onrecord.read.speakers.groups import phrases
from onrecord.read.text.words import Token
from onrecord.types import Span, Speaker, Statement

LONGEST_NAME = 40  # code points of a name before its last word
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
    subject: float  # the first words of the sentence before, in the same paragraph
    named: float  # the logarithm of how often it is named or speaks in these sentences


WEIGHTS = Features(
    sentences=-0.94, same_sentence=0.36, spoke_last=0.56, opens=0.71, pair=0.55, group=-0.26, body=-0.3, latest=0.9,
    same_paragraph=0.63, subject=0.57, named=0.2,
)  # fmt: skip
"""Of a conditional logit over the candidates; training/several.py fits them."""


class _Place(NamedTuple):
    """Where something is named or speaks."""

    start: int
    referent: Referent


class _Own(NamedTuple):
    """What is known of something in the light of all the others; named as in `Features`, `named` a number."""

    latest: bool
    spoke_last: bool
    named: int


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
    """The groups, bodies and pairs named or speaking in the sentences before a source, each where it was last."""
    at = statement.source[0].start
    since = discourse.sentences[max(0, discourse.sentence(at) - FARTHEST)][0]
    places: dict[Hashable, list[_Place]] = {}
    for place in sorted(_places(since, at, discourse), key=lambda place: place.start):
        places.setdefault(_key(place.referent), []).append(place)
    latest = max((found[-1].start for found in places.values()), default=0)
    last = max((t.start for t in discourse.turns if t.start < at), default=-1)
    out = []
    for found in places.values():
        own = _Own(found[-1].start == latest, any(p.start == last for p in found), len(found))
        out.append(Candidate(found[-1].referent, _features(found[-1], own, at, discourse)))
    return out


def _places(since: int, at: int, discourse: Discourse) -> Iterator[_Place]:
    """Where several are named or speak in `text[since:at]`; what speaks counts once."""
    turns = [t for t in discourse.turns if since <= t.start < at and (t.plural or t.speaker.kind == "organisation")]
    yield from (_Place(t.start, t.referent) for t in turns)
    spoken = {t.start for t in turns} | {t.speaker.mention.start for t in turns}
    yield from (_Place(start, r) for start, r in _pairs(since, at, discourse) if start not in spoken)
    for row in phrases(discourse.text, since, at):
        start, end = row[0].start, row[-1].end
        if not spoken.intersection(range(start, end)) and not discourse.quoted(start) and not _in_name(row[-1], discourse):
            speaker = Speaker(discourse.text[start:end], "group", "nominal", LIKELY, Span(start, end))
            yield _Place(start, Referent(speaker))


def _in_name(head: Token, discourse: Discourse) -> bool:
    """Whether the noun of a phrase is somebody's name, or part of one: "Sanders", though it looks like a plural."""
    names = discourse.between(head.start - LONGEST_NAME, head.end)
    return any(m.end >= head.end and discourse.kind(discourse.owner[m.start]) != "group" for m in names)


def _key(referent: Referent) -> Hashable:
    """What makes two referents one: the same bearers, or the same noun."""
    if referent.joint:
        return frozenset(r.bearer for r in (referent, *referent.joint))
    return referent.speaker.name.lower().split()[-1] if referent.bearer is None else referent.bearer


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


def _features(place: _Place, own: _Own, at: int, discourse: Discourse) -> Features:
    found, start = place.referent, place.start
    back = discourse.sentence(at) - discourse.sentence(start)
    opens = start - discourse.opening(start) < 8
    here = "\n" not in discourse.text[start:at]
    return Features(
        sentences=math.log1p(back), same_sentence=back == 0, spoke_last=own.spoke_last, opens=opens, pair=bool(found.joint),
        group=found.speaker.kind == "group", body=found.speaker.kind == "organisation", latest=own.latest, same_paragraph=here,
        subject=opens and back == 1 and here, named=math.log(own.named),
    )  # fmt: skip
