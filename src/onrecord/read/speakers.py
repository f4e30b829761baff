"""Who each statement is attributed to: sources to names, as far as the article tells.

Takes an article, its sentences and its statements; gives the statements with speakers. A last name leads to the full
name, a pronoun to the last speaker or person that fits, a role to whom the article gave it, a body's common noun ("the
department") to the last body of that kind. What stays open is None. Every name is a stretch of the text (`mention`).
"""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from onrecord.read.bearers import Bearer, bearers
from onrecord.read.lexicon import (
    BODIES,
    DETERMINERS,
    DOCUMENTS,
    FEMALE,
    FIRST,
    FIRST_PLURAL,
    GENERIC,
    HE,
    INDEFINITE,
    IT,
    MALE,
    NOT_PLURAL,
    ORGANISATIONS,
    PEOPLE,
    PRONOUNS,
    RELATIVE,
    ROLES,
    SENTENCE_OPENERS,
    SHE,
    SHORT_ROLES,
    THEY,
)
from onrecord.read.names import Mention, Token, mentions, tokens
from onrecord.read.sentences import Pair
from onrecord.types import Article, How, Span, Speaker, SpeakerKind, Statement

SURE, LIKELY, GUESS = 0.95, 0.8, 0.55
"""Confidence in a name, in a reference with one fitting candidate, and in the best of several."""
FARTHEST = 8  # sentences back in which a pronoun's person is looked for

_HEAD_ENDS = frozenset(
    [
        "of",
        "for",
        "at",
        "from",
        "in",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "with",
        "to",
        "familiar",
        "on",
        "near",
        "by",
        "as",
        "told",
        "via",
        "during",
        "after",
        ",",
        "(",
        "—",
        "–",
        "-",
        ";",
        ":",
        "speaking",
    ]
)


REFLEXIVES = frozenset(["himself", "herself", "itself", "themselves"])


class Referent(NamedTuple):
    """Somebody or something that a source stood for, at `start` of the text."""

    start: int
    speaker: Speaker
    bearer: int | None  # index of the bearer
    plural: bool


class Resolver:
    """The names, roles and referents of one article, while its statements are gone through in order."""

    def __init__(self, article: Article, sentences: list[Pair], statements: list[Statement]) -> None:
        self.article = article
        self.text = article.text
        self.sentences = sentences
        self.mentions = mentions(self.text, sentences)
        self.starts = [m.start for m in self.mentions]
        self.bearers = bearers(self.mentions)
        self.owner = {m.start: i for i, b in enumerate(self.bearers) for m in b.mentions}
        self.contents = sorted((c.start, c.end) for s in statements if s.kind == "direct" for c in s.content)
        self.past: list[Referent] = []
        self.gender: dict[int, str] = {i: b.gender for i, b in enumerate(self.bearers) if b.gender}

    def resolve(self, statement: Statement) -> Speaker | None:
        """The speaker of a statement, None where its source leads nowhere."""
        if not statement.source:
            return None
        source = statement.source[0]
        row = tokens(self.text, source.start, source.end)
        words = [t for t in row if t.word[0].isalnum()]
        if not words:
            return None
        if len(words) == 1 and words[0].lower in PRONOUNS:
            speaker, bearer = self._pronoun(words[0].lower, source, statement)
        else:
            speaker, bearer = self._named(source) or self._nominal(row, source)
        if speaker:
            plural = speaker.kind == "group" or words[0].lower in THEY
            self.past.append(Referent(source.start, speaker, bearer, plural))
        return speaker

    # names

    def _named(self, source: Span) -> tuple[Speaker, int] | None:
        """The name that the source is, that its noun phrase ends in ("the agency's spokesman Jan Holt"), or that stands
        beside a role ("the acting director of the agency, Jan Holt")."""
        row = [t for t in tokens(self.text, source.start, source.end) if t.lower not in REFLEXIVES]
        core = row[: _head_end(row)]
        inside = [m for m in self._between(source.start, source.end) if m.end <= source.end and not self._owns(m, source)]
        whole = [m for m in inside if core and m.end == core[-1].end]
        beside = [m for m in inside if m.person and core and core[-1].lower in ROLES and not core[-1].capital]
        beside += [m for m in inside if m.person is not False and " " in m.name and self._ends(m, row)]
        for mention in [*whole, *beside[-1:]]:
            if row[0].lower in INDEFINITE and mention in whole and mention.person is not True:
                return None
            index = self.owner[mention.start]
            return self._speaker(index, "name", self._sureness(mention, index)), index
        return None

    def _ends(self, mention: Mention, row: list[Token]) -> bool:
        """Whether a noun phrase ends in the name as an apposition: "a supporter in the valley, Jan Holt,"."""
        before = self.text[row[0].start : mention.start].rstrip()
        return mention.end >= row[-1].end - 1 and (
            before.endswith((",", "—", "–")) or mention.person is True or "of" in before.split()
        )

    def _owns(self, mention: Mention, source: Span) -> bool:
        """Whether the name is a possessor ("Holt's campaign"), not what the phrase stands for."""
        return self.text[mention.end : mention.end + 2] in ("'s", "’s") and mention.end + 2 < source.end

    def _sureness(self, mention: Mention, index: int) -> float:
        if len(mention.name.split()) > 1:
            return SURE
        rivals = [
            b for i, b in enumerate(self.bearers) if i != index and b.person and b.fullest.name.split()[-1] == mention.name
        ]
        return GUESS if rivals and not mention.roles else SURE

    def _speaker(self, index: int, how: How, confidence: float) -> Speaker:
        bearer = self.bearers[index]
        full = bearer.fullest
        return Speaker(full.name, self._kind(bearer), how, confidence, Span(full.start, full.end))

    def _kind(self, bearer: Bearer) -> SpeakerKind:
        words = bearer.fullest.name.split()
        if bearer.person:
            return "person"
        if words[-1].lower() in DOCUMENTS - ORGANISATIONS:
            return "document"
        if bearer.body or words[0] == "The":
            return "organisation"
        if len(words) == 1:
            one = re.search(rf"\b{re.escape(words[0][:-1])}\b", self.text)
            return "group" if _plural(words[0].lower()) and one else "organisation"
        return "person" if len(words) < 4 else "organisation"

    # pronouns

    def _pronoun(self, word: str, source: Span, statement: Statement) -> tuple[Speaker | None, int | None]:
        if word in FIRST or word in FIRST_PLURAL:
            return self._first_person(word, source, statement)
        if word in HE or word in SHE:
            return self._he_or_she(word, source)
        if word in RELATIVE:
            return self._relative(source)
        if word in THEY:
            return self._again(lambda r: r.plural or r.speaker.kind == "organisation", source)
        if word in IT:
            return self._it(source)
        assert word in GENERIC
        return None, None

    def _first_person(self, word: str, source: Span, statement: Statement) -> tuple[Speaker | None, int | None]:
        """ "I" in somebody's words is that speaker, outside of them the author."""
        if self._quoted(source.start):
            holder = next((r for r in reversed(self.past) if r.start != source.start), None)
            if word in FIRST_PLURAL or holder is None or statement.inside is None:
                return None, None
            return _again(holder.speaker, "pronoun", LIKELY), holder.bearer
        name = self.text[source.start : source.end]
        mention = Span(source.start, source.end)
        for author in self.article.authors:
            at = self.text.find(author)
            if at >= 0:
                name, mention = author, Span(at, at + len(author))
        return Speaker(name, "author", "pronoun", LIKELY if word in FIRST else GUESS, mention), None

    def _he_or_she(self, word: str, source: Span) -> tuple[Speaker | None, int | None]:
        """The person that fits best: near, spoken of first in its sentence, and speaking last."""
        gender = "f" if word in SHE else "m"
        here = self._sentence(source.start)
        best: dict[int, float] = {}
        since = self.sentences[max(0, here - FARTHEST)][0]
        places = [(m.start, self.owner[m.start], False) for m in self._between(since, source.start)]
        recent = itertools.takewhile(lambda r: r.start >= since, reversed(self.past))
        places += [(r.start, r.bearer, True) for r in recent if r.bearer is not None and r.start < source.start]
        for start, bearer, spoke in places:
            back = here - self._sentence(start)
            if not self._may_be(bearer, gender) or self._quoted(start):
                continue
            best[bearer] = max(best.get(bearer, -99.0), self._salience(start, bearer, back, spoke))
        if not best:
            return None, None
        ranked = sorted(best.items(), key=lambda item: -item[1])
        chosen, score = ranked[0]
        margin = score - ranked[1][1] if len(ranked) > 1 else 9.0
        self.gender.setdefault(chosen, gender)
        return self._speaker(chosen, "pronoun", LIKELY if margin >= 1 else GUESS), chosen

    def _salience(self, start: int, bearer: int, back: int, spoke: bool) -> float:
        """How near a person is to the reader's mind: near, first in its sentence, speaking last, spoken of much."""
        low, _ = self.sentences[self._sentence(start)]
        first = not any(self.owner[m.start] != self.owner.get(start) for m in self._between(low, start))
        told = len(self.bearers[bearer].mentions)
        doubt = not self.bearers[bearer].person and told < 2
        return 1.5 * spoke + first - back + 0.4 * math.log(told) - 1.5 * doubt

    def _may_be(self, index: int, gender: str) -> bool:
        bearer = self.bearers[index]
        known = self.gender.get(index)
        return self._kind(bearer) == "person" and known in (None, gender)

    def _it(self, source: Span) -> tuple[Speaker | None, int | None]:
        """ "it": the body named first in this sentence, else the body or document that spoke last."""
        low, _ = self.sentences[self._sentence(source.start)]
        named = self._between(low, source.start)
        if named and self._kind(self.bearers[self.owner[named[0].start]]) == "organisation":
            index = self.owner[named[0].start]
            return self._speaker(index, "pronoun", LIKELY), index
        return self._again(lambda r: r.speaker.kind in ("organisation", "document"), source)

    def _relative(self, source: Span) -> tuple[Speaker | None, int | None]:
        """ "who", "which": the name or noun phrase right before."""
        low, _ = self.sentences[self._sentence(source.start)]
        before = next((m for m in reversed(self._between(low, source.start)) if m.end <= source.start), None)
        if before and self.text[before.end : source.start].strip(" ,—–-(") == "":
            index = self.owner[before.start]
            return self._speaker(index, "pronoun", SURE), index
        row = [t for t in tokens(self.text, low, source.start) if t.end <= source.start]
        while row and not row[-1].word[0].isalnum():
            row.pop()
        start = next((i for i in range(len(row) - 1, max(-1, len(row) - 8), -1) if row[i].lower in DETERMINERS), None)
        if start is None or any(not t.word[0].isalnum() for t in row[start:]):
            return None, None
        apposed = [m for m in self._between(low, row[start].start) if m.person is not False and m.end < row[start].start]
        if apposed and self.text[apposed[-1].end : row[start].start].strip(" ,—–-(") == "":
            index = self.owner[apposed[-1].start]
            return self._speaker(index, "pronoun", LIKELY), index
        speaker, bearer = self._nominal(row[start:], Span(row[start].start, row[-1].end))
        return (_again(speaker, "pronoun", GUESS), bearer) if speaker else (None, None)

    # common nouns

    def _nominal(self, row: list[Token], source: Span) -> tuple[Speaker | None, int | None]:
        core = row[: _head_end(row)] or row
        head = core[-1].lower
        definite = row[0].lower in ("the", "this", "that")
        found: tuple[Speaker, int | None] | None = None
        headline = row[0].capital and core[-1].capital and row[0].lower not in DETERMINERS  # "Harbour Mayor Refuses"
        if (definite or headline) and head in ROLES and len(core) <= 5:
            found = self._by_role(SHORT_ROLES.get(head, head), source.start)
        elif definite and head in BODIES and len(core) <= 2:
            found = self._body(head, source.start)
        if found:
            return found
        start = row[1].start if row[0].lower in ("the", "a", "an") and len(row) > 1 else row[0].start
        end = max(t.end for t in row if t.word[0].isalnum())
        kind = _noun_kind(row, core)
        return Speaker(self.text[start:end], kind, "nominal", GUESS if definite else LIKELY, Span(start, end)), None

    def _by_role(self, role: str, at: int) -> tuple[Speaker, int | None] | None:
        """The person whom the article gave this role, the last one mentioned where there are several."""
        gender = "f" if role in FEMALE else "m" if role in MALE else None
        fits = [i for i, b in enumerate(self.bearers) if role in b.roles and (gender is None or self._may_be(i, gender))]
        if not fits:
            return None
        chosen = max(fits, key=lambda i: max((m.start for m in self.bearers[i].mentions if m.start < at), default=-1))
        return self._speaker(chosen, "nominal", LIKELY if len(fits) == 1 else GUESS), chosen

    def _body(self, noun: str, at: int) -> tuple[Speaker, int | None] | None:
        """The last body before `at` in whose name the noun is: whoever spoke last, or else was named last."""
        fits = [i for i, b in enumerate(self.bearers) if noun in b.fullest.name.lower().split()]
        spoke = [r for r in self.past if r.bearer in fits]
        if spoke and spoke[-1].bearer is not None:
            return self._speaker(spoke[-1].bearer, "nominal", LIKELY), spoke[-1].bearer
        named = [(max((m.start for m in self.bearers[i].mentions if m.start < at), default=-1), i) for i in fits]
        if named and max(named)[0] >= 0:
            return self._speaker(max(named)[1], "nominal", LIKELY if len(fits) == 1 else GUESS), max(named)[1]
        return self._described(noun, at)

    def _described(self, noun: str, at: int) -> tuple[Speaker, None] | None:
        """The last body before `at` that a name and the noun stand for together: "the Holt administration"."""
        pattern = re.compile(rf"\b(?:[A-Z][\w.\-]*(?:[’']s?)? ){{1,4}}{re.escape(noun)}\b")
        found = [
            m
            for m in pattern.finditer(self.text, 0, at)
            if m.group().split()[0].lower() not in SENTENCE_OPENERS or " " in m.group()[4:]
        ]
        if not found:
            return None
        start = found[-1].start()
        first = found[-1].group().split()[0]
        if first.lower() in SENTENCE_OPENERS:
            start += len(first) + 1
        span = Span(start, found[-1].end())
        return Speaker(
            self.text[span.start : span.end], "organisation", "nominal", LIKELY if len(found) == 1 else GUESS, span
        ), None

    # where things are

    def _again(self, fits: Callable[[Referent], bool], source: Span) -> tuple[Speaker | None, int | None]:
        """The last speaker that fits, within a few sentences."""
        here = self._sentence(source.start)
        for referent in reversed(self.past):
            if referent.start < source.start and here - self._sentence(referent.start) <= 4 and fits(referent):
                return _again(referent.speaker, "pronoun", GUESS), referent.bearer
        return None, None

    def _between(self, low: int, high: int) -> list[Mention]:
        """The mentions that begin in `text[low:high]`, in order."""
        return self.mentions[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.sentences, (at, len(self.text) + 1)) - 1)

    def _quoted(self, at: int) -> bool:
        index = bisect_right(self.contents, (at, len(self.text) + 1)) - 1
        return index >= 0 and at < self.contents[index][1]


def _again(speaker: Speaker, how: How, confidence: float) -> Speaker:
    return msgspec.structs.replace(speaker, how=how, confidence=min(confidence, speaker.confidence))


def _head_end(row: list[Token]) -> int:
    """How many tokens of a noun phrase there are up to its head: it ends before what describes it further."""
    for i, token in enumerate(row):
        part_of_name = token.lower == "of" and row[i - 1].capital and row[i - 1].lower in ORGANISATIONS
        if i and token.lower in _HEAD_ENDS and not part_of_name:
            return i
    return len(row)


def _noun_kind(row: list[Token], core: list[Token]) -> SpeakerKind:
    head, first = core[-1].lower, row[0].lower
    if head in DOCUMENTS:
        return "document"
    if head in PEOPLE or _plural(head):
        return "group"
    if head in ORGANISATIONS and first not in ("a", "an", "one", "another"):
        return "organisation"
    return "unnamed"


def _plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in NOT_PLURAL and noun not in ROLES


def resolve(article: Article, sentences: list[Pair], statements: list[Statement]) -> list[Statement]:
    """The statements with their speakers. They are resolved in the order of their sources in the text."""
    resolver = Resolver(article, sentences, statements)
    order = sorted(statements, key=lambda s: (s.source or s.content)[0].start)
    speakers = {s.id: resolver.resolve(s) for s in order}
    return [msgspec.structs.replace(s, speaker=speakers[s.id]) for s in statements]
