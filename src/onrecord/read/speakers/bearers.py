"""Which mentions of names are of one bearer: coreference of names within an article.

Takes `Mention` records and what pronouns tell of their genders; gives `Bearer` records. Imports names, short forms and the
lexicon.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from onrecord.read.speakers.names import Mention, suffixed
from onrecord.read.speakers.short_forms import misspelt, miswritten, stands_for
from onrecord.read.text.lexicon import FEMALE, MALE, NAME_SUFFIXES, ROLE_MODIFIERS

PEOPLES = re.compile(r"\w{2}(?:[lrt]ican|crat|[eirs]an)s$")
"""How nouns for the people of a place or party end."""
CLEAR = 0.5
"""Leaning to a gender beyond which it decides between two of one name."""
NEAR = 120
"""Code points, about a sentence: of two of one last name, the one named so shortly before is meant."""


KIN = frozenset(
    [
        *("wife", "husband", "widow", "widower", "son", "daughter", "sister", "brother", "mother", "father"),
        *("cousin", "uncle", "aunt"),
    ]
)
"""What somebody is to another, who often has the same last name."""


@dataclass
class Bearer:
    """A person or body of the article with its mentions, in order once all are grouped."""

    mentions: list[Mention] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    hints: Counter[str] = field(default_factory=Counter)

    def take(self, mention: Mention, hint: str | None = None) -> None:
        """Add a mention, with the gender that a pronoun behind it tells."""
        self.mentions.append(mention)
        self.roles.update(mention.roles)
        if hint:
            self.hints[hint] += 1
        self.hints["f"] += 2 * bool(FEMALE.intersection(mention.roles))  # "his wife, Ada Holt"
        self.hints["m"] += 2 * bool(MALE.intersection(mention.roles))
        if mention.gender:
            self.genders[mention.gender] += 1

    def last_before(self, at: int) -> int:
        """Where the last mention before `at` begins; far below 0 where there is none."""
        return max((m.start for m in self.mentions if m.start < at), default=-(10**9))

    @property
    def gender(self) -> str | None:
        """What most titles tell: "f", "m", or None."""
        return self.genders.most_common(1)[0][0] if self.genders else None

    def leaning(self, gender: str) -> float:
        """How far the pronouns behind its mentions speak for a gender, from -1 to 1."""
        other = "m" if gender == "f" else "f"
        return (self.hints[gender] - self.hints[other]) / (self.hints.total() + 1)

    @property
    def person(self) -> bool:
        told = [m.person for m in self.mentions if m.person is not None]
        return bool(told) and told.count(True) >= told.count(False)

    @property
    def body(self) -> bool:
        """Whether a mention reads as that of a body."""
        return any(m.person is False for m in self.mentions)

    @cached_property
    def fullest(self) -> Mention:
        """The first of the mentions in the full form that is used most; a form that another one ends with is not full."""
        used = Counter(m.name for m in self.mentions)
        full = {name for name in used if not any(other.lower().endswith(f" {name.lower()}") for other in used)}

        def rank(m: Mention) -> tuple[bool, bool, bool, int, int, int]:
            nickname = any(mark in m.name for mark in '"“‘(') or "''" in m.name  # 'Robert "Bob" Holt' is fuller than either
            return m.name in full, len(m.name.split()) > 1, nickname, used[m.name], len(m.name), -m.start

        return max(self.mentions, key=rank)


class Generations(NamedTuple):
    """The last names that an article has of two, with a "Jr." and without; and those that have it without a first name, too, so
    that it is left out of the other's name only. In a headline alone it is no habit."""

    two: frozenset[str]
    alone: frozenset[str]


class _Known:
    """The bearers so far, found by the words of their names."""

    def __init__(self, hints: dict[int, str], generations: Generations) -> None:
        self.hints = hints
        self.generations = generations
        self.all: list[Bearer] = []
        self.first: defaultdict[str, list[Bearer]] = defaultdict(list)
        self.middle: defaultdict[str, list[Bearer]] = defaultdict(list)
        self.last: defaultdict[str, list[Bearer]] = defaultdict(list)

    def join(self, home: Bearer | None, mention: Mention) -> None:
        """Add a mention to its bearer, a new one where there is none."""
        if home is None:
            home = Bearer()
            self.all.append(home)
        elif mention.person is False and len(mention.name.split()) == 1 and not home.body:
            mention = mention._replace(person=None)  # "the Holt house": the article is not the name's
        home.take(mention, self.hints.get(mention.start))
        words = proper(mention.name)
        places = [(self.first, words[0]), (self.last, words[-1]), *((self.middle, word) for word in words[1:-1])]
        for index, word in places:
            if not any(b is home for b in index[word]):
                index[word].append(home)


def bearers(found: list[Mention], hints: dict[int, str] | None = None) -> list[Bearer]:
    """Mentions grouped by bearer, in the order of their first. Full names first, wherever they stand; then a single word
    joins the full names that end, or else begin, with it, or that it is short for: of several, the one just named, or else
    named most."""
    known = _Known(hints or {}, _generations(found))
    for mention in (m for m in found if len(proper(m.name)) > 1):
        known.join(_same(mention, known), mention)
    full = list(known.all)
    for mention in (m for m in found if len(proper(m.name)) == 1):
        home = _owner(mention, known)
        if home is None:
            within = _within(mention, full)
            if within:
                known.join(None, within)
                home = known.all[-1]
        known.join(home or _short(mention, full), mention)
    for bearer in known.all:
        bearer.mentions.sort(key=lambda m: m.start)
    return sorted(known.all, key=lambda b: b.mentions[0].start)


def _same(mention: Mention, known: _Known) -> Bearer | None:
    """The bearer of a full name: the same first and last word, middle names apart, or one the end of the other."""
    words = proper(mention.name)
    two = words[-1] in known.generations.two
    for bearer in reversed(known.last[words[-1]]):
        alike = any(_variants(proper(m.name), words) for m in bearer.mentions)
        if alike and not (two and _younger(bearer) != suffixed(mention.name)):
            return bearer
    return None


def _generations(found: list[Mention]) -> Generations:
    """A name is of two where a "Jr." stands behind the last name alone, or where it has one more than once, and none, too."""
    rows = [(words[0], words[-1], suffixed(m.name), len(words)) for m in found if (words := proper(m.name))]
    alone = Counter(last for _, last, young, length in rows if young and length == 1)
    times = Counter((first, last) for first, last, young, length in rows if young and length > 1)
    without = {(first, last) for first, last, young, length in rows if not young and length > 1}
    both = {last for (first, last), count in times.items() if count > 1 and (first, last) in without}
    return Generations(frozenset(alone.keys() | both), frozenset(last for last, count in alone.items() if count > 1))


def _younger(bearer: Bearer) -> bool:
    return any(suffixed(m.name) for m in bearer.mentions)


def _introduced(bearer: Bearer) -> int:
    """Where a bearer is first named in full."""
    return min((m.start for m in bearer.mentions if len(proper(m.name)) > 1), default=0)


def _owner(mention: Mention, known: _Known) -> Bearer | None:
    """The bearer that a single word names."""
    word = proper(mention.name)[0]
    if PEOPLES.search(word) and not mention.gender:  # "Brenwickians" are none of "the Harbour Brenwickians" alone
        return next((b for b in known.last[word] if len(proper(b.mentions[0].name)) == 1), None)
    if mention.person is False:  # "the Examiner" is the body whose name ends so, the last one named
        bodies = [b for b in known.last[word] if any(m.person is False for m in b.mentions)]
        if bodies or not known.last[word]:
            return max(bodies, key=lambda b: b.last_before(mention.start), default=None)
    fits = [b for b in known.last[word] if _may_be_person(b)] or [b for b in known.first[word] if _may_be_person(b)]
    fits = fits or [b for b in known.middle[word] if _may_be_person(b) and not b.body]
    if mention.gender:
        other = "f" if mention.gender == "m" else "m"
        fits = [b for b in fits if b.gender in (None, mention.gender) and (b.gender or b.leaning(other) <= CLEAR)]
    if not suffixed(mention.name):  # who is told by a "Jr." is not called by the last name before that
        fits = [b for b in fits if not _younger(b) or _introduced(b) < mention.start]
    if word in known.generations.two:
        young = suffixed(mention.name)
        if young or word in known.generations.alone:
            fits = [b for b in fits if _younger(b) == young]
    if mention.title:
        fits = [b for b in fits if mention.title in b.roles or not KIN.intersection(b.roles)]  # "Mayor Orme" and her son
        fits = [b for b in fits if mention.title in b.roles] or [b for b in fits if not b.roles] or fits
        if not any(mention.title in b.roles or b.last_before(mention.start) > 0 for b in fits):
            return None  # "President Holt", named before any "Jan Holt", whom nothing calls president
    if len(fits) < 2:
        return fits[0] if fits else None
    return max(fits, key=lambda b: _rank(b, mention, known.hints.get(mention.start)))


def _rank(bearer: Bearer, mention: Mention, hint: str | None) -> tuple[float, bool, int, int]:
    """How well a bearer fits a name that several have."""
    near = mention.start - bearer.last_before(mention.start) < NEAR
    told = mention.gender or hint
    leaning = bearer.leaning(told) if told and bearer.gender is None else float(bearer.gender == told)
    leaning = 0.0 if abs(leaning) <= CLEAR else math.copysign(1.0, leaning)
    return leaning, near, len(bearer.mentions), -bearer.mentions[0].start


def _short(mention: Mention, full: list[Bearer]) -> Bearer | None:
    """The bearer of a full name that a single word is short for, or a misspelling of."""
    word = mention.name.removeprefix("The ").removeprefix("the ")
    if mention.person:
        fits: list[Bearer] = []
    else:
        fits = [b for b in full if not b.person and any(stands_for(word, m.name) for m in b.mentions)]
    if not fits and not word.isupper():
        fits = [b for b in full if not b.body and any(misspelt(word.lower(), proper(m.name)[-1]) for m in b.mentions)]
    return fits[0] if len(fits) == 1 else None


def _within(mention: Mention, full: list[Bearer]) -> Mention | None:
    """The person's name that stands inside a body's, where a single word is its last: "Ada Holt Show"."""
    if mention.person is False:
        return None
    for bearer in full:
        for body in bearer.mentions:
            words = body.name.split()
            if body.person is False and len(words) == 3 and words[1] == mention.name and words[0].lower() != "the":
                name = f"{words[0]} {words[1]}"
                if body.name.startswith(name):
                    return Mention(body.start, body.start + len(name), name, (), None, None)
    return None


def _may_be_person(bearer: Bearer) -> bool:
    return any(m.person is not False for m in bearer.mentions)


def _variants(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) > 1 and a[-1] == b[-1] and short[0] in long[:-1]:  # "Bob Holt" is 'Robert "Bob" Holt'
        return True
    return (a[-1] == b[-1] and (a[0] == b[0] or miswritten(a[0], b[0]))) or (len(short) > 1 and long[-len(short) :] == short)


@lru_cache(maxsize=4096)
def proper(name: str) -> list[str]:
    """The words of a name in lower case, without "the", "Jr." and the like."""
    words = [w.lower().strip(".,\"“”‘’'()") for w in name.split()]
    return [w for w in words if w not in NAME_SUFFIXES and w != "the" and w not in ROLE_MODIFIERS] or words
