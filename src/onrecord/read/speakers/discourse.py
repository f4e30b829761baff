"""The discourse model of an article: the names in it, whose they are, and who has spoken so far.

Takes an article, its sentences and its statements; gives lookups by place and by bearer, for whoever resolves a source.
It changes while the statements are gone through: `turns` and `gender` grow. Imports bearers, genders,
names and the lexicon.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

import msgspec

from onrecord.read.speakers.bearers import CLEAR, PEOPLES, Bearer, bearers
from onrecord.read.speakers.genders import hints
from onrecord.read.speakers.names import Mention, mentions
from onrecord.read.text.lexicon import DOCUMENTS, NOT_PLURAL, ORGANISATIONS, ROLES
from onrecord.read.text.sentences import Pair
from onrecord.types import Article, How, Span, Speaker, SpeakerKind, Statement

_DEMONYM = re.compile(r"\w{2}(?:[lrt]ican|crat(?:ic)?|[eirs]an|ese|ish)$")
"""How adjectives and nouns for the people of a place or party end: "Vellish", "Brenwickian"."""
_ASKING = re.compile(r"\b(?:ask|question|press|quer|inquir)", re.IGNORECASE)
_PLACING = re.compile(r"\b(?:(?:in|across|throughout|near|outside)(?: the| [A-Z]\w+[’']s)?|[A-Z]\w+ of) $")

_BEHIND = re.compile(r"(?:, | \(|,? (?:is|was|became|remains) | [—–-] )((?:[^,.;:()—–\n]|(?<=\b[A-Z])\.){1,80})")

SURE, LIKELY, GUESS = 0.95, 0.8, 0.55
"""Confidence in a name, in a reference with one fitting candidate, and in the best of several."""

LEAST = 0.3
"""Probability of the best candidate below which the choice stays open: by cross-validation neither of two was right there, of
those up to .5 half, above nine in ten (training/ambiguity.py)."""
CANDIDATES = 3
"""How many are named where the choice stays open."""
HINTS = 2
"""Pronouns that tell a bearer to be a person."""


class Referent(NamedTuple):
    """Whom or what a source stands for; `bearer` is the index of a bearer, None for what the article gives no name. `joint`
    are those who speak with it. Where the choice stays open, `candidates` are those it may be, the likeliest first."""

    speaker: Speaker
    bearer: int | None = None
    joint: tuple[Referent, ...] = ()
    candidates: tuple[Speaker, ...] = ()

    @property
    def plural(self) -> bool:
        return bool(self.joint) or self.speaker.kind == "group"


class Turn(NamedTuple):
    """A source that is resolved: who spoke, at `start` of the text."""

    start: int
    referent: Referent
    plural: bool
    asks: bool = False

    @property
    def speaker(self) -> Speaker:
        return self.referent.speaker

    @property
    def bearer(self) -> int | None:
        return self.referent.bearer


class Discourse:
    """The names, bearers and turns of one article. A bearer is meant by its index in `bearers`."""

    def __init__(self, article: Article, sentences: list[Pair], statements: list[Statement]) -> None:
        self.text = article.text
        self.authors = article.authors
        self.sentences = sentences
        self.mentions = mentions(self.text, sentences)
        self.words = frozenset(re.findall(r"\w+", self.text))
        self.starts = [m.start for m in self.mentions]
        self.bearers = bearers(self.mentions, hints(self.text, sentences, self.mentions))
        self.owner = {m.start: i for i, b in enumerate(self.bearers) for m in b.mentions}
        self.contents = sorted((c.start, c.end) for s in statements if s.kind == "direct" for c in s.content)
        self.turns: list[Turn] = []
        self.sources = self._sources(statements)
        self._beside: dict[int, frozenset[str]] = {}
        self._kinds: dict[int, SpeakerKind] = {}
        self.gender: dict[int, str] = {i: b.gender for i, b in enumerate(self.bearers) if b.gender}

    def _sources(self, statements: list[Statement]) -> Counter[int]:
        """How many statements have a bearer's name in their source."""
        spans = (span for s in statements for span in s.source)
        return Counter(self.owner[m.start] for span in spans for m in self.between(span.start, span.end)[:1])

    def take(self, statement: Statement, referent: Referent, plural: bool = False) -> None:
        """Keep who speaks in a statement."""
        if referent.candidates:
            return
        asks = any(_ASKING.search(self.text, span.start, span.end) for span in statement.cue)
        self.turns.append(Turn(statement.source[0].start, referent, plural or referent.plural, asks))

    def referent(self, bearer: int, how: How, confidence: float) -> Referent:
        """A bearer as a speaker, by its fullest name."""
        full = self.bearers[bearer].fullest
        return Referent(Speaker(full.name, self.kind(bearer), how, confidence, Span(full.start, full.end)), bearer)

    def kind(self, bearer: int) -> SpeakerKind:
        """What a bearer is, as its mentions and the words of its name tell."""
        if bearer not in self._kinds:
            self._kinds[bearer] = self._kind(self.bearers[bearer])
        return self._kinds[bearer]

    def _kind(self, told: Bearer) -> SpeakerKind:
        words = told.fullest.name.split()
        if len(words) == 1 and _DEMONYM.search(words[0]) and not told.genders and self._common(words[0]):
            return "group"
        last = words[-1].lower()
        if PEOPLES.search(last) and not told.genders:
            return "group"
        if plural(last) and not told.genders and not told.roles and words[-1][:-1] in self.words:
            return "group"
        if (told.person or _referred_to(told)) and not self._placed(told):
            return "person"
        if words[-1].lower() in DOCUMENTS - ORGANISATIONS:
            return "document"
        if told.body or words[0] == "The" or self._placed(told):
            return "organisation"
        if len(words) == 1:
            return "organisation"
        return "person" if len(words) < 4 or told.hints.total() else "organisation"

    def _common(self, word: str) -> bool:
        """Whether the article uses a capitalised word as a noun or adjective: in the plural, or behind an article."""
        if f"{word}s" in self.words:
            return True
        article = "n" if word[0] in "AEIOU" else ""
        return any(f"{a}{article} {word}{end}" in self.text for a in (" a", "A") for end in " ,.;")

    def placed(self, bearer: int) -> bool:
        """Whether the article has the name as a place's: "in Vell"."""
        return self._placed(self.bearers[bearer])

    def _placed(self, told: Bearer) -> bool:
        """Whether the article mostly has the name as a place's: "in Vell", "across Vell", and not by a title."""
        before = [_PLACING.search(self.text, max(0, m.start - 24), m.start) is not None for m in told.mentions]
        return sum(before) > max(sum(bool(m.roles or m.gender) for m in told.mentions), len(before) / 4)

    def may_be(self, bearer: int, gender: str | None) -> bool:
        """Whether a bearer is a person whom no title tells to be of the other gender, or pronouns speak against the title."""
        told = self.bearers[bearer]
        person = self.kind(bearer) == "person" or self._single(bearer)
        return person and (gender is None or told.gender in (None, gender) or told.leaning(gender) > CLEAR)

    def _single(self, bearer: int) -> bool:
        """Whether a single name may be a person's, though nothing tells."""
        told = self.bearers[bearer]
        word = told.fullest.name
        return (
            len(word.split()) == 1
            and not told.body
            and not word.isupper()
            and self.kind(bearer) != "group"
            and not self._placed(told)
        )

    def last_named(self, bearer: int, at: int) -> int:
        """Where a bearer's last mention before `at` begins; below 0 where there is none."""
        return self.bearers[bearer].last_before(at)

    def beside(self, bearer: int) -> frozenset[str]:
        """The words, in lower case, that tell beside its names what a bearer is: before a name up to a mark ("the retired
        miller Jan Holt"), in an apposition or brackets behind it, and behind "is" or "was"."""
        if bearer not in self._beside:
            words = (w for m in self.bearers[bearer].mentions[:40] for w in self._told_beside(m))
            self._beside[bearer] = frozenset(words)
        return self._beside[bearer]

    def _told_beside(self, mention: Mention) -> list[str]:
        opening = max(self.opening(mention.start), mention.start - 60)
        before = re.split(r"[,.;:“”\"()—–]", self.text[opening : mention.start])[-1].lower().split()[-5:]
        behind = _BEHIND.match(self.text, mention.end)
        after = behind.group(1).lower() if behind else ""
        return [*re.findall(r"\w+", " ".join(before)), *re.findall(r"\w+", after)]

    def between(self, low: int, high: int) -> list[Mention]:
        """The mentions that begin in `text[low:high]`, in order."""
        return self.mentions[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def sentence(self, at: int) -> int:
        """The index of the sentence at `at`, of the one before where it stands between two."""
        return max(0, bisect_right(self.sentences, (at, len(self.text) + 1)) - 1)

    def opening(self, at: int) -> int:
        """Where the sentence at `at` begins."""
        return self.sentences[self.sentence(at)][0]

    def quoted(self, at: int) -> bool:
        """Whether `at` is in words given as somebody's own."""
        index = bisect_right(self.contents, (at, len(self.text) + 1)) - 1
        return index >= 0 and at < self.contents[index][1]


def _referred_to(told: Bearer) -> bool:
    """Whether "he" or "she" stands for a bearer that no more than few of its mentions tell to be a body ("the Holt house")."""
    bodies = sum(m.person is False for m in told.mentions)
    return told.hints.total() >= HINTS and bodies * 3 <= len(told.mentions)


def plural(noun: str) -> bool:
    """Whether a noun in lower case looks like a plural."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in NOT_PLURAL and noun not in ROLES


def renamed(referent: Referent, how: How, confidence: float) -> Referent:
    """The same referent, now pointed to otherwise, which is never surer than what it stands for."""
    speaker = referent.speaker
    confidence = min(confidence, speaker.confidence)
    joint = tuple(renamed(r, how, confidence) for r in referent.joint)
    return referent._replace(speaker=msgspec.structs.replace(speaker, how=how, confidence=confidence), joint=joint)


def decided(found: list[tuple[Referent, float]], how: How) -> Referent:
    """The first of several referents, which are ranked by their probability; open where that is below `LEAST`."""
    chosen, probability = found[0]
    one = renamed(chosen, how, round(min(probability, SURE), 2))
    if probability >= LEAST:
        return one
    return one._replace(candidates=tuple(renamed(r, how, round(p, 2)).speaker for r, p in found[:CANDIDATES]))
