"""Whom "he" or "she" stands for: a scorer of the persons that an article has named or quoted shortly before.

Takes a place, a gender, the statement and the discourse; gives candidates with their features, and their probabilities. The
features are of place and form alone, never of who the person is. Imports the discourse and the lexicon.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from onrecord.read.speakers.discourse import Discourse, Referent, Turn
from onrecord.read.text.lexicon import DETERMINERS, FEMALE, GENERIC, MALE
from onrecord.types import Statement

FARTHEST = 12  # sentences back in which a person is looked for
AGAINST = -0.5  # leaning from which on pronouns tell the other gender
_GOVERNING = frozenset(
    ["of", "to", "with", "for", "by", "from", "on", "against", "about", "than", "like", "at", "told", "asked", "and"]
)


class Features(NamedTuple):
    """What speaks for a person; of the place where the person was last named or spoke before the pronoun."""

    sentences: float  # how many sentences lie between
    spoke: float  # whether the person speaks there
    spoke_last: float  # whether nobody spoke since
    told: float  # the logarithm of how often the article names the person
    same_paragraph: float
    same_sentence: float
    possessor: float  # "Holt's"
    person: float  # whether a title or role tells a person
    quoted: float  # whether the person spoke within these sentences
    subject_before: float  # first in an earlier sentence of the same paragraph
    gender_known: float  # a title tells it, or an earlier pronoun
    gender_other: float  # an earlier pronoun tells the other one
    leaning: float  # what the pronouns behind the person's names tell of the gender
    in_content: float  # whether what is said here names the person
    governed: float  # "told Holt", "of Holt"
    sources: float  # the logarithm of how many statements name the person as their source
    spoke_here: float  # spoke last, in this paragraph
    asked: float  # spoke last, and asked
    answers: float  # named by who spoke last and asked
    single: float  # a single name of which nothing tells whether it is a person's
    nameless: float  # a source without a name: "a clerk"
    next_before: float  # no other candidate was named or spoke since
    contrary: float  # the pronouns behind the person's names tell the other gender
    subject: float  # first in the sentence before, of the same paragraph
    follows: float  # whom the last "he" or "she" of this paragraph stood for
    heads: float  # first in a sentence of the paragraph before, and the pronoun's sentence opens this one
    tagged: float  # spoke last, and the pronoun stands behind what is said
    share: float  # how often the article names the person, of how often it names the candidate that it names most


WEIGHTS = Features(
    sentences=-1.68, spoke=-0.89, spoke_last=2.03, told=-0.46, same_paragraph=1.22, same_sentence=-0.56,
    possessor=-0.22, person=0.63, quoted=-0.04, subject_before=0.99, gender_known=1.3, gender_other=-1.89, leaning=1.29,
    in_content=-1.15, governed=-0.52, sources=0.96, spoke_here=-0.7, asked=-0.48, answers=0.49, single=-2.01,
    nameless=-2.05, next_before=0.3, contrary=-1.57, subject=0.97, follows=0.61, heads=0.96, tagged=1.25, share=1.34,
)  # fmt: skip
"""Of a conditional logit over the candidates; training/salience.py fits them."""


class Candidate(NamedTuple):
    """Someone whom a pronoun may stand for, as a bearer or as the referent of a source without a name."""

    who: int  # as in `identity`
    referent: Referent
    features: Features


class _Own(NamedTuple):
    """What is known of somebody in the light of all the others; named as in `Features`."""

    next_before: bool
    spoke_last: bool
    in_content: bool
    quoted: bool
    asked: bool
    answers: bool
    follows: bool
    share: float
    heads: bool
    tagged: bool


class _Place(NamedTuple):
    """Where somebody is named or speaks."""

    start: int
    end: int
    spoke: bool


def identity(referent: Referent) -> int:
    """Who a referent is: its bearer, or for what has no name, where its words are, below 0."""
    return -1 - referent.speaker.mention.start if referent.bearer is None else referent.bearer


def candidates(gender: str, statement: Statement, discourse: Discourse) -> list[Candidate]:
    """The persons named or speaking in the sentences before the source of a statement, that may be of this gender."""
    at = statement.source[0].start
    places, referents, last = _places(at, gender, discourse)
    fits = {w: found for w, found in places.items() if w < 0 or discourse.may_be(w, gender)}
    latest = max((max(found).start for found in fits.values()), default=0)
    within = {discourse.owner[m.start] for span in statement.content for m in discourse.between(span.start, span.end)}
    question = _question(at, discourse)
    follows = _followed(at, discourse)
    most = max((len(discourse.bearers[w].mentions) for w in fits if w >= 0), default=1)
    before = _paragraph_before(at, discourse)
    out = []
    for who, found in fits.items():
        place = max(found)
        own = _Own(
            place.start == latest, last == who, who in within, any(p.spoke for p in found),
            bool(question) and last == who, last != who and who in question,
            follows == who, len(discourse.bearers[who].mentions) / most if who >= 0 else 0.0, place.start in before,
            last == who and bool(statement.content) and statement.content[0].start < at,
        )  # fmt: skip
        features = _features(who, place, own, gender, at, discourse)
        out.append(Candidate(who, referents.get(who) or discourse.referent(who, "pronoun", 1.0), features))
    return out


def _places(at: int, gender: str, discourse: Discourse) -> tuple[dict[int, list[_Place]], dict[int, Referent], int | None]:
    """Where in the sentences before `at` each one is named or speaks, the sources that have no name, and who spoke last."""
    since = discourse.sentences[max(0, discourse.sentence(at) - FARTHEST)][0]
    places: dict[int, list[_Place]] = {}
    referents: dict[int, Referent] = {}
    inner: dict[int, list[_Place]] = {}  # named in words given as somebody's own
    last: tuple[int, int | None] = (-1, None)
    for mention in discourse.between(since, at):
        within = discourse.quoted(mention.start)
        (inner if within else places).setdefault(discourse.owner[mention.start], []).append(
            _Place(mention.start, mention.end, False)
        )
    for turn in discourse.turns:
        if not since <= turn.start < at or turn.plural or not _may_speak(turn, gender):
            continue
        who = identity(turn.referent)
        last = max(last, (turn.start, who))
        if who < 0:
            referents[who] = turn.referent
        if not discourse.quoted(turn.start):
            places.setdefault(who, []).append(_Place(turn.start, turn.start, True))
    return inner | places, referents, last[1]


def _may_speak(turn: Turn, gender: str) -> bool:
    """Whether a turn is a bearer's, or one's without a name whose words do not tell the other gender; "this" is nobody's."""
    if turn.bearer is not None:
        return True
    words = turn.speaker.name.lower().split()
    other = MALE if gender == "f" else FEMALE
    return turn.speaker.kind == "unnamed" and words[-1] not in DETERMINERS | GENERIC and other.isdisjoint(words)


def _question(at: int, discourse: Discourse) -> frozenset[int]:
    """Whom the sentence names in which the last speaker before `at` asks something; empty where nothing is asked."""
    before = [t for t in discourse.turns if t.start < at]
    turn = max(before, key=lambda t: t.start, default=None)
    if turn is None or not turn.asks:
        return frozenset()
    end = discourse.sentences[discourse.sentence(turn.start)][1]
    return frozenset(discourse.owner[m.start] for m in discourse.between(turn.start, min(end, at)))


def _followed(at: int, discourse: Discourse) -> int | None:
    """Whom the last pronoun before `at` stood for, where it is in the same paragraph."""
    for turn in reversed(discourse.turns):
        if turn.start < at and turn.speaker.how == "pronoun" and not turn.plural:
            return identity(turn.referent) if "\n" not in discourse.text[turn.start : at] else None
    return None


def _paragraph_before(at: int, discourse: Discourse) -> range:
    """Where the paragraph before stands, if the sentence at `at` opens one; else empty."""
    here = discourse.sentence(at)
    end = discourse.sentences[max(0, here - 1)][1]
    if not here or "\n" not in discourse.text[end : discourse.sentences[here][0]]:
        return range(0)
    return range(discourse.text.rfind("\n", 0, end) + 1, end)


def _features(who: int, place: _Place, own: _Own, gender: str, at: int, discourse: Discourse) -> Features:
    text, start = discourse.text, place.start
    back = discourse.sentence(at) - discourse.sentence(start)
    first = all(discourse.owner[m.start] == who for m in discourse.between(discourse.opening(start), start))
    same_paragraph = "\n" not in text[start:at]
    end = place.end if place.end > start else next((m.end for m in discourse.between(start, start + 1)), start)
    bearer = discourse.bearers[who] if who >= 0 else None
    known = discourse.gender.get(who)
    words = text[max(0, start - 12) : start].lower().split()
    leaning = bearer.leaning(gender) if bearer else 0.0
    return Features(
        sentences=math.log1p(back), spoke=place.spoke, spoke_last=own.spoke_last,
        told=math.log(len(bearer.mentions)) if bearer else 0.0, same_paragraph=same_paragraph, same_sentence=back == 0,
        possessor=text[end : end + 2] in ("'s", "’s"), person=bool(bearer and bearer.person), quoted=own.quoted,
        subject_before=first and back > 0 and same_paragraph, gender_known=known == gender,
        gender_other=known is not None and known != gender, leaning=leaning,
        in_content=own.in_content, governed=bool(words) and words[-1] in _GOVERNING,
        sources=math.log1p(discourse.sources.get(who, 0)), spoke_here=own.spoke_last and same_paragraph,
        asked=own.asked, answers=own.answers, single=bearer is not None and discourse.kind(who) != "person",
        nameless=who < 0, next_before=own.next_before, contrary=leaning <= AGAINST,
        subject=first and back == 1 and same_paragraph, follows=own.follows, heads=first and own.heads,
        tagged=own.tagged, share=own.share,
    )  # fmt: skip
