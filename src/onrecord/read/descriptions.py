"""Whom a description without a name stands for: "the mayor", "the real estate tycoon", "the group", "the survey".

Takes a noun phrase, the statement whose source it is and the discourse; gives what it may stand for with features, and the
likeliest: a person or body that the article names, a longer description before it, or nobody but what its own words say.
The features are of place, form and the article's own words about each one. Imports the discourse, words and the
lexicon.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.discourse import Discourse, Referent
from onrecord.read.lexicon import BODIES, DETERMINERS, DOCUMENTS, FEMALE, MALE, ROLES, SHORT_ROLES
from onrecord.read.words import Token
from onrecord.types import Span, Speaker, SpeakerKind, Statement

_THINGS = BODIES | DOCUMENTS
_HUMAN = re.compile(r"\w{2}(?:er|or|ist|ian|man|woman|crat|ican|ee|tant|dent)$")
_LIKE_BODY = frozenset(
    [
        "agency",
        "outlet",
        "site",
        "tabloid",
        "nonprofit",
        "startup",
        "giant",
        "maker",
        "lender",
        "retailer",
        "carrier",
        "insurer",
    ]
)
_CAPITAL = r"[A-Z](?:[\w\-]|\.(?=\w))*(?:[’']s?)?"
_TERRITORIES = frozenset(["city", "state", "county", "government", "country", "nation", "town", "territory", "administration"])
_FURTHER = r"(?: (?:of|by|from|in|on|to|about|released|filed|conducted|published|signed|familiar|with)\b[^.,;:()\n“”\"]*)?"


FARTHEST = 15
"""Sentences back in which somebody is looked for whom the article never calls so."""


class Phrase(NamedTuple):
    """A noun phrase up to its head, and whether more describes it behind."""

    tokens: list[Token]
    longer: bool

    @property
    def head(self) -> str:
        return self.tokens[-1].lower

    @property
    def modifiers(self) -> list[Token]:
        return [t for t in self.tokens[:-1] if t.lower not in DETERMINERS and t.word[0].isalnum()]

    @property
    def human(self) -> bool:
        return self.head in ROLES or (self.head not in _THINGS and bool(_HUMAN.search(self.head)))

    @property
    def body(self) -> bool:
        return self.head in BODIES or self.head in _LIKE_BODY


class Features(NamedTuple):
    """What speaks for one that a description may stand for."""

    itself: float  # nobody but what the words say
    itself_bare: float  # without an article
    itself_longer: float  # with more behind the head
    itself_modified: float  # with words before the head
    itself_role: float  # an office or occupation
    itself_body: float
    itself_document: float
    role: float  # the article gives the person this role
    beside: float  # the head stands beside a name of it
    modifiers: float  # the share of the modifiers that stand beside a name of it, or in it
    unmatched: float  # there are modifiers, and none stands beside a name of it
    rival: float  # the article gives another one the role, and not this one
    in_name: float  # the head is a word of the name
    sentences: float  # since it was last named or spoke
    later: float  # it is named only later
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


WEIGHTS = Features(
    itself=0.17, itself_bare=-0.14, itself_longer=0.06, itself_modified=0.25, itself_role=0.13, itself_body=-0.28,
    itself_document=-0.04, role=1.88, beside=0.16, modifiers=1.6, unmatched=-0.1, rival=-0.76, in_name=2.45,
    sentences=-0.61, later=-0.51, spoke_last=2.27, named_last=0.53, quoted=0.42, told=0.68, most=0.25,
    same_sentence=0.05, in_content=-1.29, body=-0.09, place=0.91, no_place=-1.1, stretch=1.4, longer=-0.03,
    longer_source=1.12,
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
    bare = phrase.tokens[0].lower not in DETERMINERS
    own = _NONE._replace(
        itself=1.0, itself_bare=bare, itself_longer=phrase.longer, itself_modified=bool(phrase.modifiers),
        itself_role=phrase.head in ROLES, itself_body=phrase.body, itself_document=phrase.head in DOCUMENTS,
    )  # fmt: skip
    out = [Candidate(None, own)]
    if phrase.human or phrase.body:
        out += _bearers(phrase, at, statement, discourse)
    if phrase.body:
        out += _stretches(phrase.head, at, discourse)
    if not bare and not phrase.body:
        out += _longer(phrase, at, discourse)
    return out


def _bearers(phrase: Phrase, at: int, statement: Statement, discourse: Discourse) -> Iterator[Candidate]:
    gender = "f" if phrase.head in FEMALE else "m" if phrase.head in MALE else None
    fits = [
        i
        for i in range(len(discourse.bearers))
        if (phrase.human and discourse.may_be(i, gender)) or (phrase.body and discourse.kind(i) == "organisation")
    ]
    spoke = {turn.bearer: turn.start for turn in discourse.turns if turn.start < at}
    last = {i: max(discourse.last_named(i, at), spoke.get(i, -1)) for i in fits}
    latest, most = max(last.values(), default=0), max((len(discourse.bearers[i].mentions) for i in fits), default=0)
    speaking = max(discourse.turns, key=lambda t: t.start).bearer if discourse.turns else None
    within = {discourse.owner[m.start] for span in statement.content for m in discourse.between(span.start, span.end)}
    here, role = discourse.sentence(at), SHORT_ROLES.get(phrase.head, phrase.head)
    holders = {i for i in fits if role in discourse.bearers[i].roles}
    since = discourse.sentences[max(0, here - FARTHEST)][0]
    called = holders | {i for i in fits if phrase.head in discourse.beside(i)}
    fits = [i for i in fits if i in called or last[i] >= since or len(discourse.bearers[i].mentions) == most]
    for i in fits:
        bearer, beside = discourse.bearers[i], discourse.beside(i)
        name = bearer.fullest.name.lower().split()
        back = here - discourse.sentence(last[i]) if last[i] >= 0 else 0
        placed = phrase.body and discourse.placed(i)
        quoted = i in spoke and here - discourse.sentence(spoke[i]) < 9
        matched = [any(_same(t.lower, word) for word in beside) or t.lower in name for t in phrase.modifiers]
        yield Candidate(
            discourse.referent(i, "nominal", 1.0),
            _NONE._replace(
                role=role in bearer.roles, beside=phrase.head in beside, in_name=phrase.head in name,
                unmatched=bool(matched) and not any(matched), rival=bool(holders) and i not in holders,
                modifiers=sum(matched) / max(1, len(matched)), sentences=math.log1p(back), later=last[i] < 0,
                spoke_last=i == speaking, named_last=last[i] == latest, quoted=quoted,
                told=math.log(len(bearer.mentions)), most=len(bearer.mentions) == most,
                same_sentence=last[i] >= 0 and back == 0, in_content=i in within,
                body=discourse.kind(i) == "organisation", place=placed and phrase.head in _TERRITORIES,
                no_place=placed and phrase.head not in _TERRITORIES,
            ),
        )  # fmt: skip


def _same(word: str, other: str) -> bool:
    """Whether two words are one, or the second is the first cut short ("Fla" for "Florida")."""
    return word == other or (len(other) > 2 and word.startswith(other))


def _stretches(noun: str, at: int, discourse: Discourse) -> Iterator[Candidate]:
    """Bodies that a name and the noun stand for together: "the Holt administration"; each as it was last before `at`."""
    pattern = re.compile(rf"\b((?:{_CAPITAL} ){{0,2}}{_CAPITAL}) {re.escape(noun)}\b")
    found: dict[str, re.Match[str]] = {}
    for match in pattern.finditer(discourse.text):
        words = match.group(1).split()
        if words[0].lower() not in DETERMINERS or len(words) > 1:
            key = re.sub(r"[’']s?$", "", words[-1])
            if key not in found or match.start() < at:
                found[key] = match
    here = discourse.sentence(at)
    latest = max((m.start() for m in found.values() if m.start() < at), default=0)
    for match in found.values():
        start, end = match.span()
        first = match.group().split()[0]
        if first.lower() in DETERMINERS:
            start += len(first) + 1
        speaker = Speaker(discourse.text[start:end], "organisation", "nominal", 1.0, Span(start, end))
        later = start > at
        yield Candidate(
            Referent(speaker),
            _NONE._replace(
                stretch=1.0, in_name=1.0, body=1.0, later=later, named_last=start >= latest and not later,
                sentences=0.0 if later else math.log1p(here - discourse.sentence(start)),
            ),
        )  # fmt: skip


def _longer(phrase: Phrase, at: int, discourse: Discourse) -> Iterator[Candidate]:
    """A longer description of the same head before `at`: that of a source, or one that introduces it ("a survey of ...")."""
    here = discourse.sentence(at)
    own = len(phrase.tokens)
    for turn in reversed(discourse.turns):
        name = turn.speaker.name
        if turn.bearer is None and turn.start < at and phrase.head in name.lower().split() and len(name.split()) > own:
            back = math.log1p(max(0, here - discourse.sentence(turn.start)))
            yield Candidate(turn.referent, _NONE._replace(longer=1.0, longer_source=1.0, sentences=back))
            break
    kind: SpeakerKind = "document" if phrase.head in DOCUMENTS else "unnamed"
    pattern = re.compile(rf"\b[Aa]n? ((?:[\w’'\-]+ ){{0,4}}{re.escape(phrase.head)}\b{_FURTHER})")
    for match in list(pattern.finditer(discourse.text, 0, at))[-1:]:
        start, end = match.span(1)
        end = start + len(match.group(1).rstrip())
        if len(match.group(1).split()) >= own:
            back = math.log1p(here - discourse.sentence(start))
            speaker = Speaker(discourse.text[start:end], kind, "nominal", 1.0, Span(start, end))
            yield Candidate(Referent(speaker), _NONE._replace(longer=1.0, sentences=back))
