"""Whom a description without a name stands for: "the mayor", "the real estate tycoon", "the group", "the survey".

Takes a noun phrase, the statement whose source it is and the discourse; gives what it may stand for with features, and the
likeliest: a person or body that the article names, a longer description before it, or nobody but what its own words say.
The features are of place, form and the article's own words about each one. Imports the discourse, phrases,
words and the lexicon.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.speakers.discourse import Discourse, Referent
from onrecord.read.speakers.names import PARTISAN
from onrecord.read.speakers.phrases import Phrase
from onrecord.read.text.lexicon import (
    CAMPAIGNS,
    DETERMINERS,
    DOCUMENTS,
    FEMALE,
    INDEFINITE,
    MALE,
    RELATIVE,
    ROLES,
    SHORT_ROLES,
)
from onrecord.read.text.words import Token
from onrecord.types import Span, Speaker, SpeakerKind, Statement

_CAPITAL = r"(?:(?:St|Mt|Ft)\. )?[A-Z](?:[\w\-]|\.(?=\w))*(?:[’']s?)?"
_LAWMAKERS = frozenset(
    ["senator", "representative", "assemblyman", "assemblywoman", "assemblymember", "councillor", "delegate"]
)
_KINDS_OF = {
    "lawmaker": _LAWMAKERS | {"lawmaker", "legislator"},
    "legislator": _LAWMAKERS | {"lawmaker", "legislator"},
    "physician": frozenset(["physician", "doctor"]),
    "doctor": frozenset(["physician", "doctor"]),
    "counsel": frozenset(["counsel", "attorney"]),
    "nominee": frozenset(["nominee", "candidate"]),
    "contender": frozenset(["contender", "candidate"]),
    "candidate": frozenset(["nominee", "candidate"]),
}
"""The offices that a noun may stand for."""
_OF_PERSONS = CAMPAIGNS | {"administration"}
_TERRITORIES = frozenset(["city", "state", "county", "government", "country", "nation", "town", "territory", "administration"])
_STOP = r"(?i:the|a|an|that|this|these|those|of|to|in|and|or|by|on|for|is|was|said|says|its|with|from|as|at)\b"
_ALIKE = (
    frozenset(["poll", "survey", "study", "polling", "research"]),
    frozenset(["ad", "advert", "spot", "video", "commercial", "clip", "film", "footage"]),
    frozenset(["lawsuit", "suit", "filing", "complaint", "petition"]),
    frozenset(["report", "investigation", "inquiry", "probe", "review", "audit"]),
    frozenset(["article", "story", "piece", "editorial", "op-ed", "column"]),
)
"""Nouns for the same kind of document."""
_MODIFIED = re.compile(rf"(?:\b([Aa]n?) )?(?<![\w’'./\-])((?:(?!{_STOP})[\w’'\-./]+ ){{0,4}})$")
_FURTHER = re.compile(
    r"(?: (?:of|by|from|in|on|to|about|released|filed|conducted|published|signed|familiar|with)\b[^.,;:()\n“”\"]*)?"
)


_WOMEN, _MEN = FEMALE | {"woman"}, MALE | {"man"}

FARTHEST = 15
"""Sentences back in which somebody is looked for whom the article never calls so."""


class Features(NamedTuple):
    """What speaks for one that a description may stand for."""

    itself: float  # nobody but what the words say
    itself_bare: float  # without an article
    itself_longer: float  # with more behind the head
    itself_modified: float  # with words before the head
    itself_role: float  # an office or occupation
    itself_body: float
    itself_document: float
    itself_indefinite: float  # "a judge"
    itself_owned: float
    role: float  # the article gives the person this role
    beside: float  # the head stands beside a name of it
    modifiers: float  # the share of the modifiers that stand beside a name of it, or in it
    unmatched: float  # there are modifiers, and none stands beside a name of it
    rival: float  # the article gives another one the role, and not this one
    clash: float  # it has the role, and none of the modifiers
    in_name: float  # the head is a word of the name
    not_in_name: float  # a body's head is a word of another one's name, and not of this one's
    sentences: float  # since it was last named or spoke
    later: float  # it is named only later
    introduced: float  # the same, for a phrase that introduces it: "a judge", "Judge" in a headline
    known: float  # it was named before such a phrase
    behind: float  # the share of the words behind the head that stand beside a name of it, or in it
    ahead: float  # the sentences until it is first named
    speaks: float  # the logarithm of how often its name is a source, where it is named later
    alien: float  # a body not named after a person, for a noun that stands for what a person has
    owner_spoke: float  # who spoke last, for what "his" or "her" comes before
    spoke_last: float
    named_last: float  # the last of all candidates
    quoted: float  # it spoke within the last sentences
    told: float  # the logarithm of how often the article names it
    most: float  # nobody is named more often
    same_sentence: float
    in_content: float
    body: float
    place: float  # a place, for a noun that stands for one
    no_place: float  # a place, for a noun that stands for none
    stretch: float  # "the Holt campaign", by its words alone
    longer: float  # a longer description of the same head
    longer_source: float  # that was a source before
    longer_later: float
    longer_introduced: float  # after "a"
    longer_proper: float  # with a name in it
    longer_other: float  # by another noun for the same: "survey" of a poll


WEIGHTS = Features(
    itself=0.26, itself_bare=-0.22, itself_longer=0.25, itself_modified=-0.01, itself_role=0.67, itself_body=-0.64,
    itself_document=0.08, itself_indefinite=1.88, itself_owned=1.21, role=2.32, beside=0.68, modifiers=1.64,
    unmatched=-0.44, rival=-1.29, clash=-1.12, in_name=2.28, not_in_name=-2.0, sentences=-0.54, later=-0.25,
    introduced=0.59, known=-1.73, behind=0.81, ahead=-1.25, speaks=0.79, alien=-2.17, owner_spoke=-3.0, spoke_last=2.25,
    named_last=0.48, quoted=0.66, told=0.55, most=0.07, same_sentence=-0.18, in_content=-1.48, body=0.14, place=0.97,
    no_place=-1.06, stretch=1.09, longer=-0.07, longer_source=1.37, longer_later=-0.4, longer_introduced=0.2,
    longer_proper=0.48, longer_other=-1.39,
)  # fmt: skip
"""Of a conditional logit over the candidates; training/salience.py fits them."""


class Candidate(NamedTuple):
    """What a description may stand for; `referent` is None for nobody but what its own words say."""

    referent: Referent | None
    features: Features


_NONE = Features(*([0.0] * len(Features._fields)))


def candidates(phrase: Phrase, statement: Statement, discourse: Discourse) -> list[Candidate]:
    """What the phrase, the source of `statement`, may stand for; the first is nobody but what its own words say."""
    at = phrase.tokens[0].start
    own = _NONE._replace(
        itself=1.0, itself_bare=phrase.bare, itself_longer=bool(phrase.behind), itself_modified=bool(phrase.modifiers),
        itself_role=phrase.head in ROLES, itself_body=phrase.body, itself_document=phrase.head in DOCUMENTS,
        itself_indefinite=phrase.first in INDEFINITE, itself_owned=phrase.owned,
    )  # fmt: skip
    out = [Candidate(None, own)]
    if phrase.human or phrase.body:
        named = _Bearers(phrase, at, statement, discourse)
        bearing = [named.candidate(i) for i in named.fits]
        if PARTISAN.search(phrase.head) and any(t.capital for t in phrase.modifiers):  # "the Vell Harbourcrat" is of Vell
            bearing = [c for c in bearing if c.features.modifiers or c.features.spoke_last]
        out += bearing
    if phrase.body:
        out += _stretches(phrase.head, at, discourse)
    if not phrase.body and not PARTISAN.search(phrase.head):  # "Harbourcrat insiders" are no "Harbourcrat"
        out += _longer(phrase, at, discourse)
    return out


class _Bearers:
    """The bearers that a phrase, the source of a statement, may stand for, and what their features are told from."""

    def __init__(self, phrase: Phrase, at: int, statement: Statement, discourse: Discourse) -> None:
        self.phrase, self.discourse, self.here = phrase, discourse, discourse.sentence(at)
        fits = list(_fitting(phrase, at, discourse))
        spoke = {turn.bearer: turn.start for turn in discourse.turns if turn.start < at}
        self.spoke = {i: spoke[i] for i in fits if i in spoke}
        self.last = {i: max(discourse.last_named(i, at), spoke.get(i, -1)) for i in fits}
        self.first = {i: discourse.bearers[i].mentions[0].start for i in fits}
        self.latest = max(self.last.values(), default=0)
        self.most = max((len(discourse.bearers[i].mentions) for i in fits), default=0)
        self.speaking = max(discourse.turns, key=lambda t: t.start).bearer if discourse.turns else None
        self.within = {discourse.owner[m.start] for span in statement.content for m in discourse.between(span.start, span.end)}
        role = SHORT_ROLES.get(phrase.head, phrase.head)
        alike = _KINDS_OF.get(role, frozenset([role]))
        self.holders = {i for i in fits if alike & discourse.bearers[i].roles}
        self.held = any(self.last[i] >= 0 for i in self.holders)
        self.introduces = phrase.bare or phrase.first in INDEFINITE
        self.units = list(_units(phrase.modifiers))
        self.further = {t.lower for t in phrase.behind if t.word[0].isalnum() and len(t.word) > 3} - RELATIVE
        if phrase.body and phrase.behind and phrase.behind[0].lower == "of":
            self.further = set()  # "the city of Vell" is called so
        self.fits = [i for i in fits if self._near(i, at)]
        self.body_named = any(self._named_so(i) and self.last[i] >= 0 for i in self.fits)

    def _near(self, i: int, at: int) -> bool:
        """Whether a bearer is called so, or, unless the phrase tells whose it is, near enough or named most."""
        discourse = self.discourse
        if i in self.holders or self.phrase.head in discourse.beside(i) or self._named_so(i):
            return True
        if self.phrase.owned:
            return False
        since = discourse.sentences[max(0, self.here - FARTHEST)][0]
        until = discourse.sentences[min(len(discourse.sentences) - 1, self.here + FARTHEST)][1] if self.introduces else at
        return self.last[i] >= since or at < self.first[i] < until or len(discourse.bearers[i].mentions) == self.most

    def _named_so(self, i: int) -> bool:
        """Whether a body's name has the head of the phrase: "the authority", of the Vell Estuary Authority."""
        return self.phrase.body and self.phrase.head in self.discourse.bearers[i].fullest.name.lower().split()

    def candidate(self, i: int) -> Candidate:
        """A bearer with what tells of it beside its names, and what its place tells."""
        phrase, discourse = self.phrase, self.discourse
        bearer, beside = discourse.bearers[i], discourse.beside(i)
        name = bearer.fullest.name.lower().split()
        matched = [
            all(t.lower in name or any(_same(t.lower, w) for w in beside) for t in unit) or _initials(unit, beside)
            for unit in self.units
        ]
        unmatched = bool(matched) and not any(matched)
        placed = phrase.body and discourse.placed(i)
        features = self._placed(i)._replace(
            role=i in self.holders, clash=i in self.holders and unmatched, beside=phrase.head in beside,
            in_name=phrase.head in name, unmatched=unmatched, rival=self.held and i not in self.holders,
            not_in_name=self.body_named and phrase.head not in name,
            modifiers=sum(matched) / max(1, len(matched)),
            behind=sum(word in beside or word in name for word in self.further) / max(1, len(self.further)),
            alien=phrase.head in _OF_PERSONS and phrase.head not in name, told=math.log(len(bearer.mentions)),
            most=len(bearer.mentions) == self.most, body=discourse.kind(i) == "organisation",
            place=placed and phrase.head in _TERRITORIES, no_place=placed and phrase.head not in _TERRITORIES,
        )  # fmt: skip
        return Candidate(discourse.referent(i, "nominal", 1.0), features)

    def _placed(self, i: int) -> Features:
        discourse, here, last = self.discourse, self.here, self.last[i]
        later = last < 0
        apart = math.log1p(abs(here - discourse.sentence(self.first[i] if later else last)))
        return _NONE._replace(
            later=later, sentences=0.0 if later else apart, ahead=apart if later else 0.0,
            introduced=self.introduces and later, known=self.introduces and not later,
            speaks=math.log1p(discourse.sources[i]) if later else 0.0,
            spoke_last=i == self.speaking, owner_spoke=self.phrase.owned and i == self.speaking,
            named_last=last == self.latest, quoted=i in self.spoke and here - discourse.sentence(self.spoke[i]) < 9,
            same_sentence=not later and apart == 0, in_content=i in self.within,
        )  # fmt: skip


def _fitting(phrase: Phrase, at: int, discourse: Discourse) -> Iterator[int]:
    """The bearers of the kind that a phrase is for, without whom it names as the owner."""
    gender = "f" if phrase.head in _WOMEN else "m" if phrase.head in _MEN else None
    inside = {discourse.owner[m.start] for m in discourse.between(at, phrase.tokens[-1].start)} if phrase.owned else set()
    for i in range(len(discourse.bearers)):
        human = phrase.human and discourse.may_be(i, gender)
        if i not in inside and (human or (phrase.body and discourse.kind(i) == "organisation")):
            yield i


def _units(modifiers: list[Token]) -> Iterator[list[Token]]:
    """The modifiers one by one, those with capitals that stand together as one: "New Brenwick", "former"."""
    for capital, grouped in itertools.groupby(modifiers, key=lambda t: t.capital):
        run = list(grouped)
        yield from [run] if capital else ([t] for t in run)


def _same(word: str, other: str) -> bool:
    """Whether two words are one, or the second is the first cut short ("Fla" for "Florida", "Va" for "Virginia")."""
    ends = len(other) == 2 and word[0] == other[0] and word[-1] == other[1]
    return word == other or (len(other) > 2 and word.startswith(other)) or ends


def _initials(unit: list[Token], beside: frozenset[str]) -> bool:
    """Whether the initials of several words stand beside a name: "V.H." for "Vell Harbour"."""
    return len(unit) > 1 and all(t.lower[0] in beside for t in unit)


def _stretches(noun: str, at: int, discourse: Discourse) -> Iterator[Candidate]:
    """Bodies that a name and the noun stand for together: "the Holt administration"; each in its fullest form."""
    pattern = re.compile(rf"\b((?:{_CAPITAL} ){{0,2}}{_CAPITAL}) {re.escape(noun)}\b")
    found: dict[str, re.Match[str]] = {}
    last: dict[str, int] = {}
    for match in pattern.finditer(discourse.text):
        words = match.group(1).split()
        if words[0].lower() not in DETERMINERS or len(words) > 1:
            key = re.sub(r"[’']s?$", "", words[-1])
            if key not in found or len(words) > len(found[key].group(1).split()):
                found[key] = match
            if match.start() < at:
                last[key] = match.start()
    here = discourse.sentence(at)
    latest = max(last.values(), default=-1)
    for key, match in found.items():
        start, end = match.span()
        first = match.group().split()[0]
        if first.lower() in DETERMINERS:
            start += len(first) + 1
        speaker = Speaker(discourse.text[start:end], "organisation", "nominal", 1.0, Span(start, end))
        told = last.get(key, -1)
        yield Candidate(
            Referent(speaker),
            _NONE._replace(
                stretch=1.0, in_name=1.0, body=1.0, later=told < 0, named_last=told == latest >= 0,
                sentences=0.0 if told < 0 else math.log1p(here - discourse.sentence(told)),
            ),
        )  # fmt: skip


def _longer(phrase: Phrase, at: int, discourse: Discourse) -> Iterator[Candidate]:
    """Longer descriptions of the same: that of a source, the last before `at` and the first behind it."""
    here = discourse.sentence(at)
    nouns = next((group for group in _ALIKE if phrase.head in group), frozenset([phrase.head]))
    for turn in reversed(discourse.turns):
        words = turn.speaker.name.lower().split()
        if turn.bearer is None and turn.start < at and len(words) > len(phrase.tokens) - 1 and nouns.intersection(words):
            yield _longer_one(turn.referent, phrase, here - discourse.sentence(turn.start), source=True)
            break
    own = len(phrase.tokens) - (phrase.first in DETERMINERS)
    end = max([*phrase.tokens, *phrase.behind], key=lambda t: t.end).end
    before: list[_Found] = []
    for noun in re.finditer(rf"\b(?:{'|'.join(sorted(map(re.escape, nouns)))})\b", discourse.text):
        if noun.start() < end and noun.end() > at:
            continue
        found = _found(noun, discourse.text)
        length = len(discourse.text[found.start : found.end].split())
        if length <= own and not (1 < length == own and found.start < at):
            continue
        if found.start > at:
            yield _longer_found(found, phrase, here, discourse)
            break
        before.append(found)
    for found in dict.fromkeys([*before[-1:], *[f for f in before if f.introduced][-1:]]):
        yield _longer_found(found, phrase, here, discourse)


class _Found(NamedTuple):
    """A description in the text, and whether "a" introduces it."""

    start: int
    end: int
    introduced: bool


def _found(noun: re.Match[str], text: str) -> _Found:
    """The description that has a noun at its head, with what stands before it and tells more behind it."""
    low = max(0, noun.start() - 60)
    modified = _MODIFIED.search(text[low : noun.start()])
    further = _FURTHER.match(text, noun.end())
    start = low + modified.start(2) if modified else noun.start()
    end = further.end() if further else noun.end()
    return _Found(start, start + len(text[start:end].rstrip()), bool(modified and modified.group(1)))


def _longer_found(found: _Found, phrase: Phrase, here: int, discourse: Discourse) -> Candidate:
    kind: SpeakerKind = "document" if phrase.head in DOCUMENTS else "unnamed"
    referent = Referent(Speaker(discourse.text[found.start : found.end], kind, "nominal", 1.0, Span(found.start, found.end)))
    back = here - discourse.sentence(found.start)
    later = found.start > phrase.tokens[0].start
    return _longer_one(referent, phrase, back, introduced=found.introduced, later=later)


def _longer_one(
    referent: Referent, phrase: Phrase, back: int,
    source: bool = False, introduced: bool = False, later: bool = False,
) -> Candidate:  # fmt: skip
    name = referent.speaker.name
    modifiers = {t.lower for t in phrase.modifiers}
    matched = sum(word in name.lower() for word in modifiers) / max(1, len(modifiers))
    return Candidate(
        referent,
        _NONE._replace(
            longer=1.0, longer_source=source, longer_later=later, longer_introduced=introduced, modifiers=matched,
            unmatched=bool(modifiers) and not matched, sentences=math.log1p(abs(back)),
            longer_proper=any(c.isupper() for c in name[1:]), longer_other=phrase.head not in name.lower().split(),
        ),
    )  # fmt: skip
