"""Noun phrases to referents: by the name in one, or else by its head, a role or a common noun.

Takes the words of a source, its statement and the discourse; gives a `Referent`: the bearer of a name, several that stand side
by side, whom a description stands for, or else what its own words say. Imports the discourse, descriptions, several, salience,
joint, phrases, ranking, names, words and the lexicon.
"""

from __future__ import annotations

import itertools
import re

import msgspec

from onrecord.read.speakers import descriptions, salience, several
from onrecord.read.speakers.discourse import GUESS, LIKELY, SURE, Discourse, Referent, decided, plural, renamed
from onrecord.read.speakers.joint import DESCRIBING, joined_names, joined_phrases
from onrecord.read.speakers.names import Mention
from onrecord.read.speakers.phrases import Phrase
from onrecord.read.speakers.ranking import ranked
from onrecord.read.text.lexicon import (
    BODIES,
    CAMPAIGNS,
    DETERMINERS,
    DOCUMENTS,
    INDEFINITE,
    NAMED_BODIES,
    ORGANISATIONS,
    PEOPLE,
    RELATIVE,
    ROLES,
    TIMES,
)
from onrecord.read.text.words import Token
from onrecord.types import Span, Speaker, SpeakerKind, Statement

_APART = frozenset(["himself", "herself", "itself", "themselves", "both", "alike"])
_ASIDE = RELATIVE | {"including", "a", "an", "the", "many", "most"}
_PAIR = frozenset(["two", "both", "neither", "either", "pair", "duo"])
"""What tells that two are meant, who were named before."""
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_PREPOSITIONS = frozenset(["of", "for", "at", "from", "in", "with", "to", "on", "near", "by", "as", "via", "during", "after"])
_MARKS = frozenset([",", "(", "—", "–", "-", ";", ":"])
_NO_HEADLINE, _HEADLINE, _NO_NAME = DETERMINERS | RELATIVE, ROLES | BODIES | DOCUMENTS, DETERMINERS | {"new", "recent"}
_HEADS = DOCUMENTS | PEOPLE | ROLES | ORGANISATIONS
_HEAD_ENDS = _PREPOSITIONS | _MARKS | RELATIVE | {"familiar", "told", "speaking"}
"""What stands behind the head of a noun phrase and describes it further."""


def named(source: Span, row: list[Token], discourse: Discourse) -> Referent | None:
    """The name that the source, the tokens `row`, is, that its noun phrase ends in ("the agency's spokesman Jan Holt"), or
    that stands beside a role ("the acting director of the agency, Jan Holt"); several that stand side by side are joint."""
    row = [t for t in row if t.lower not in _APART]
    if not row:
        return None
    inside = [
        m
        for m in discourse.between(source.start, source.end)
        if m.end <= source.end and not _possessor(m, source, discourse.text)
    ]
    joint = joined_names(row, inside) or _listed(row, inside, discourse)
    if joint:
        first, *others = (_by_name(mention, discourse) for mention in joint)
        # "Jan Holt, R-Vell, and Ada Orme": what stands between two of a kind and is of another describes the first.
        others = [r for r in others if r.speaker.kind == others[-1].speaker.kind]
        alike = first.speaker.kind == others[0].speaker.kind or first.speaker.kind == "person"
        if others[0].bearer != first.bearer and alike:
            return first._replace(joint=tuple(others))
    mention = _head_name(row, inside, discourse)
    return _by_name(mention, discourse) if mention else None


def _head_name(row: list[Token], inside: list[Mention], discourse: Discourse) -> Mention | None:
    """The name that a phrase with the names `inside` is about."""
    core = row[: _head_end(row, discourse)]
    whole = [m for m in inside if core and m.end == core[-1].end]
    several_of = bool(core) and (plural(core[-1].lower) or core[-1].lower in PEOPLE)
    if (several_of and not whole) or any(_restricted(m, row, core, discourse) for m in whole):
        return None  # "growers in the valley, Vell"; "many Vellish who left"
    if len(core) > 1 and core[-1].lower in NAMED_BODIES:  # "the Harbour Watch group"
        whole += [m for m in inside if m.end == core[-2].end and discourse.kind(discourse.owner[m.start]) == "organisation"]
    beside = [m for m in inside if m.person and core and core[-1].lower in ROLES and not core[-1].capital]
    beside += [m for m in inside if m.person is not False and len(m.name.split()) > 1 and _apposed(m, row, discourse.text)]
    for mention in [*whole, *beside[-1:]]:
        told = mention.person is True or (mention.person is False and len(mention.name.split()) > 1)
        if row[0].lower in INDEFINITE and mention in whole and not told:
            return None
        return mention
    return None


def _restricted(mention: Mention, row: list[Token], core: list[Token], discourse: Discourse) -> bool:
    """Whether a phrase is about some of a people or party: "senior Vellish", "Vellish who left"; not "Vellish, who left"."""
    told = len([t for t in core if t.lower not in DEFINITE and t.end <= mention.start]) > 0
    further = len(row) > len(core) and row[len(core)].word not in _MARKS
    return discourse.kind(discourse.owner[mention.start]) == "group" and (told or further)


def _listed(row: list[Token], inside: list[Mention], discourse: Discourse) -> list[Mention]:
    """Two persons of a headline, with a comma between and no more: "Holt, Orme"."""
    if len(inside) != 2 or row[0].start != inside[0].start or row[-1].end != inside[1].end:
        return []
    persons = all(discourse.kind(discourse.owner[m.start]) == "person" for m in inside)
    return inside if persons and discourse.text[inside[0].end : inside[1].start].strip() == "," else []


def _by_name(mention: Mention, discourse: Discourse) -> Referent:
    bearer = discourse.owner[mention.start]
    return discourse.referent(bearer, "name", _sureness(mention, bearer, discourse))


def nominal(row: list[Token], statement: Statement, discourse: Discourse) -> Referent:
    """Whom a noun phrase without a name stands for: several, somebody whom it describes, or itself."""
    parts = joined_phrases(row)
    if parts:
        first, *others = (_itself(part, discourse) for part in parts)
        return first._replace(joint=tuple(others))
    told = _apposition(row, discourse) or _campaign(row, statement, discourse)
    if told:
        return told
    pair = (row[0].lower != "two" and row[0].lower in _PAIR) or row[0].lower in DEFINITE
    if pair and any(t.lower in _PAIR for t in row[:3]) and len(row) < 5:
        two = several.pair(row[0].start, discourse)
        if two:
            return renamed(two, "nominal", LIKELY)
    phrase = description(row, discourse)
    if phrase:
        own = _itself(row, discourse)
        own = own._replace(speaker=msgspec.structs.replace(own.speaker, confidence=1.0))
        found = ranked(descriptions.WEIGHTS, descriptions.candidates(phrase, statement, discourse))
        if found[0][0].referent is None:
            return renamed(own, "nominal", round(min(found[0][1], SURE), 2))
        return decided([(c.referent or own, p) for c, p in found], "nominal")
    return _itself(row, discourse)


def _campaign(row: list[Token], statement: Statement, discourse: Discourse) -> Referent | None:
    """ "Holt's team", "her campaign": what the article calls the Holt campaign elsewhere."""
    core = row[: _head_end(row, discourse)]
    if not core or core[-1].lower not in CAMPAIGNS or not 1 < len(core) < 5:
        return None
    owner: int | None = None
    if core[0].lower in ("his", "her"):
        gender = "m" if core[0].lower == "his" else "f"
        persons = ranked(salience.WEIGHTS, salience.candidates(gender, statement, discourse))
        owner = persons[0][0].who if persons else None
    elif core[-1].start - core[-2].end > 1 or core[-1].lower != "campaign":
        names = [
            m for m in discourse.between(core[0].start, core[-1].start) if m.end == core[-2].end and len(m.name.split()) == 1
        ]
        owner = discourse.owner[names[0].start] if names else None
    if owner is None or owner < 0:
        return None
    name = re.escape(discourse.bearers[owner].fullest.name)
    last = re.escape(discourse.bearers[owner].fullest.name.split()[-1])
    match = re.search(rf"\b(?:{name}|{last})(?:[’']s?)? campaign\b", discourse.text)
    if not match:
        return None
    return Referent(Speaker(match.group(), "organisation", "nominal", LIKELY, Span(*match.span())))


def _apposition(row: list[Token], discourse: Discourse) -> Referent | None:
    """The name right before a comma and the phrase: "Harbour Watch, a group that", of which only "a group" is the source."""
    at = row[0].start
    before = discourse.between(discourse.opening(at), at)
    if (
        row[0].lower not in ("a", "an", "the")
        or not before
        or discourse.text[before[-1].end : at].strip() not in (",", "—", "–", "-")
    ):
        return None
    bearer = discourse.owner[before[-1].start]
    person = discourse.kind(bearer) == "person"
    core = row[: _head_end(row, discourse)] or row
    fits = _kind(row, core) != "group" and ((core[-1].lower in BODIES) != person)
    return discourse.referent(bearer, "nominal", LIKELY) if fits else None


def description(row: list[Token], discourse: Discourse) -> Phrase | None:
    """The phrase of a source, where it may stand for somebody whom the article names elsewhere: it is definite, or it has the
    form of headlines ("Harbour Mayor Refuses")."""
    core = row[: _head_end(row, discourse)]
    if not core or len(core) > 6:
        return None
    head = core[-1].lower
    phrase = Phrase(core, row[len(core) :])
    known = row[0].lower in DEFINITE or row[0].lower in ("a", "an")
    headline = row[0].lower not in _NO_HEADLINE and head in _HEADLINE and not phrase.owned
    if (headline and head in DOCUMENTS and (phrase.behind or plural(head))) or (known and phrase.some):
        return None  # "recent polls in the valley", "a group of growers"
    named = (
        head in BODIES and any(t.capital for t in core[1:]) and not headline and row[0].lower not in INDEFINITE
    )  # "the Harbour government", "the Senate"
    owned = phrase.owned and phrase.human
    if named or (plural(head) and head not in DOCUMENTS) or not (known or headline or owned):
        return None
    return phrase if owned or not phrase.owned else None


def _itself(row: list[Token], discourse: Discourse) -> Referent:
    """What a phrase stands for that leads to nothing named before: its own words."""
    core = row[: _head_end(row, discourse)] or row
    kind = _kind(row, core)
    own = row
    if kind == "document":  # "the survey, held in May": known by what stands before the comma
        own = core if _titled(core, row) else row[: _participle(row)]
    elif kind == "group":
        own = row[: _aside(row)]
    end = max((t.end for t in own if t.word[0].isalnum()), default=row[-1].end)
    article = row[0].lower in ("the", "a", "an") and end > row[0].end
    start = row[1].start if article else row[0].start
    confidence = GUESS if row[0].lower in ("the", "this", "that") else LIKELY
    return Referent(Speaker(discourse.text[start:end], kind, "nominal", confidence, Span(start, end)))


def _aside(row: list[Token]) -> int:
    """Where a mark begins what is told of a group besides: ", who left", ", including millers", "— a band of"."""
    for i, (mark, token) in enumerate(itertools.pairwise(row)):
        if i and (mark.word in ("—", "–", "(") or (mark.word == "," and token.lower in _ASIDE)):
            return i
    return len(row)


def _participle(row: list[Token]) -> int:
    """Where a comma and a participle begin to tell more of a document: ", held in May" (not what it is called)."""
    for i, (mark, token) in enumerate(itertools.pairwise(row)):
        if mark.word == "," and token.lower.endswith(("ed", "ing", "wn")) and not token.lower.endswith("titled"):
            return i
    return len(row)


def _titled(core: list[Token], row: list[Token]) -> bool:
    """Whether a document is known by the name before its head: "a Harbour Times poll" of "a Harbour Times poll this week"."""
    after = row[len(core)].lower if len(row) > len(core) else ""
    modifiers = [t for t in core[:-1] if t.lower not in _NO_NAME]
    return (
        bool(modifiers)
        and all(t.capital or not t.word[0].isalnum() for t in modifiers)
        and after not in ("of", "by", "about", "on")
    )


def _head_end(row: list[Token], discourse: Discourse) -> int:
    """How many tokens of a noun phrase there are up to its head: it ends before what describes it further, names apart."""
    inside = {
        at for m in discourse.between(row[0].start, row[-1].end) for at in (t.start for t in row if m.start < t.start < m.end)
    }
    for i, token in enumerate(row):
        if i and token.start not in inside and (token.lower in _HEAD_ENDS or _clause(row[i - 1], token)):
            return i - (row[i - 1].word == ".")  # "Jan Holt Jr., who"
    return max((i + 1 for i, token in enumerate(row) if token.word[0].isalnum()), default=0)  # "Jan Holt Jr."


def _clause(noun: Token, token: Token) -> bool:
    """Whether a token begins what describes the noun before it: "a survey held in May", "the poll this week"."""
    listed = noun.lower not in DETERMINERS and (noun.lower in _HEADS or plural(noun.lower))
    owned = token.start - noun.end > 1  # "the party's existing rules"
    if noun.capital and noun.lower in ORGANISATIONS:  # "the Senate banking committee"
        return token.lower in TIMES and not token.capital
    timed = token.lower in TIMES and (not token.capital or token.lower.endswith("day"))
    return listed and not owned and (timed or (not token.capital and token.lower.endswith(("ed", "ing"))))


def _possessor(mention: Mention, source: Span, text: str) -> bool:
    """Whether the name is a possessor ("Holt's campaign"), not what the phrase stands for."""
    return text[mention.end : mention.end + 2] in ("'s", "’s") and mention.end + 2 < source.end


def _apposed(mention: Mention, row: list[Token], text: str) -> bool:
    """Whether a noun phrase ends in the name as an apposition: "a supporter in the valley, Jan Holt,"."""
    before = text[row[0].start : mention.start].rstrip()
    after = next((t for t in row if t.start >= mention.end), None)
    if after is not None and after.lower not in ("of", ",", "—", "–", "-", ".", "("):
        return False
    if before.endswith((",", "—", "–", " -")):
        return True
    if any(t.lower in RELATIVE for t in row if t.end <= mention.start):
        return False
    last = max((t.end for t in row if t.word[0].isalpha()), default=mention.end)  # "the other man, his cousin Jan Holt, 40"
    lower = [t.lower for t in row if t.end <= mention.start and not t.capital and t.lower != "the"]
    governed = bool(lower) and lower[-1] in DESCRIBING and not (lower[-1] == "of" and mention.person)
    return mention.end >= last - 1 and not governed and ("of" in lower or mention.person is True)


def _sureness(mention: Mention, bearer: int, discourse: Discourse) -> float:
    """Less for a bare last name that another person of the article has too."""
    if len(mention.name.split()) > 1 or mention.roles:
        return SURE
    others = (b for i, b in enumerate(discourse.bearers) if i != bearer and b.person)
    return GUESS if any(b.fullest.name.split()[-1] == mention.name for b in others) else SURE


def _kind(row: list[Token], core: list[Token]) -> SpeakerKind:
    head, first = core[-1].lower, row[0].lower
    if head in DOCUMENTS:
        return "document"
    if head in PEOPLE or plural(head):
        return "group"
    if head in ORGANISATIONS and first not in ("a", "an", "one", "another"):
        return "organisation"
    return "unnamed"
