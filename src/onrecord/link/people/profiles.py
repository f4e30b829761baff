"""A reading → what its text tells of each person and body that speaks in it.

Takes a Reading; gives a Profile for each bearer. May import roles, sketch, speakers, and the stages of names of `read`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from onrecord.link.people.roles import role_spans
from onrecord.link.sketches.sketch import days
from onrecord.link.sketches.speakers import generation, name_words
from onrecord.read.speakers.bearers import CLEAR, bearers
from onrecord.read.speakers.bearers import Bearer as Group
from onrecord.read.speakers.genders import hints
from onrecord.read.speakers.names import Mention, mentions
from onrecord.read.speakers.phrases import OWNING
from onrecord.read.speakers.short_forms import stands_for
from onrecord.read.text.lexicon import HONORIFICS
from onrecord.read.text.sentences import Pair, sentences
from onrecord.read.text.story import story
from onrecord.types import Article, Bearer, Place, Published, Reading, Role, Speaker, SpeakerKind

ALIAS_WORDS = 10
"""Words before an acronym in brackets among which its long form is looked for."""


@dataclass(frozen=True)
class Profile:
    """What one article tells of a bearer. `names`: those it has there, that of the bearer first. `gender`: what titles tell,
    `pronoun`: what pronouns clearly do, "f" or "m". `offices`: its roles as they are compared. `around`: the other names in
    the article, in lower case. `at`: where its first name stands."""

    bearer: Bearer
    kind: SpeakerKind
    names: tuple[str, ...]
    gender: str | None
    pronoun: str | None
    offices: frozenset[str]
    roles: tuple[Role, ...]
    around: frozenset[str]
    published: Published | None
    at: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name in lower case, without titles and the full stops of initials."""
        return plain_words(self.bearer.name)

    @cached_property
    def suffix(self) -> str:
        """ "jr", "iii" and the like; empty, if the name has none."""
        return generation(self.bearer.name)

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """The ordinals of the first and last day on which the article may have been published."""
        return days(self.published)

    @cached_property
    def order(self) -> tuple[bool, tuple[int, int], str, int]:
        """A key that puts bearers in order of date, those of undated articles last."""
        return self.days is None, self.days or (0, 0), self.bearer.article, self.at


def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared; all of it where nothing is left."""
    return tuple(word.replace(".", "") for word in name_words(name)) or (name.casefold(),)


def profiles(reading: Reading) -> list[Profile]:
    """Those who speak in a reading, by name, in order: persons and bodies; a group, a document or nobody's name is none, nor
    is a body that is called by what it is alone ("the company", "his office")."""
    spoken: defaultdict[str, list[Speaker]] = defaultdict(list)
    for statement in reading.statements:
        for speaker in (statement.speaker, *statement.joint):
            if speaker and speaker.kind in ("person", "organisation") and _named(speaker.name):
                spoken[speaker.name].append(speaker)
    if not spoken:
        return []
    text = reading.article.text
    rows = [pair for start, end in story(reading.article).paragraphs for pair in sentences(text, start, end)]
    found = mentions(text, rows)
    groups = bearers(found, hints(text, rows, found))
    return [_profile(reading.article, rows, groups, name, spoken[name]) for name in sorted(spoken)]


def _named(name: str) -> bool:
    """Whether words have a name in them: a capital that is not due to their place."""
    first, *others = name.split()
    words = others if first.lower() in OWNING else [first, *others]
    return any(word[0].isupper() or word.lstrip("@")[0].isdigit() or not word.islower() for word in words)


def _profile(article: Article, rows: list[Pair], groups: list[Group], name: str, spoken: list[Speaker]) -> Profile:
    group = _group(groups, name, {speaker.mention.start for speaker in spoken})
    kinds = Counter(speaker.kind for speaker in spoken)
    kind = max(sorted(kinds), key=lambda kind: kinds[kind])
    names = dict.fromkeys((name, *(m.name for m in group.mentions if _of(m.name, name, kind))))
    if kind == "organisation":
        names.update(dict.fromkeys(_aliases(article.text, name)))
    own = set(plain_words(name))
    persons = {word for g in groups for m in g.mentions if _person(m) for word in m.name.lower().split()}
    others = {m.name.casefold() for g in groups if g is not group for m in g.mentions}
    return Profile(
        Bearer(article.address or article.id, name),
        kind,
        tuple(names),
        group.gender,
        next((gender for gender in ("f", "m") if group.leaning(gender) > CLEAR), None),
        frozenset(group.roles) - HONORIFICS,
        tuple(_roles(article, rows, group, persons)),
        frozenset(other for other in others if own.isdisjoint(plain_words(other))),
        article.published,
        min(speaker.mention.start for speaker in spoken),
    )


def _group(groups: list[Group], name: str, starts: Set[int]) -> Group:
    """The mentions of the bearer of a name: those with one where it was found, or else the most that have one of that name."""
    named = [group for group in groups if any(m.name == name for m in group.mentions)]
    return max(named, key=lambda g: (any(m.start in starts for m in g.mentions), len(g.mentions)), default=Group())


def _of(written: str, name: str, kind: SpeakerKind) -> bool:
    """Whether a name in the article is another of one who is called `name`: of a person one that ends alike, or that is one
    of its words; of a body no single word that is not short for it."""
    short, long = plain_words(written), plain_words(name)
    if kind == "organisation":
        return len(short) > 1 or stands_for(written, name)
    return (short[-1] == long[-1] and len(long) > 1) or (len(short) == 1 and short[0] in long)


def _person(mention: Mention) -> bool:
    """Whether a name is a person's, as far as it shows."""
    return mention.person or (mention.person is None and " " in mention.name)


def _roles(article: Article, rows: list[Pair], group: Group, persons: Set[str]) -> list[Role]:
    """The roles of the article, each wording once, in order, without those that another has in full."""
    said: dict[str, Role] = {}
    for mention in group.mentions:
        sentence = rows[max(0, bisect_right(rows, mention.start, key=lambda row: row[0]) - 1)]
        for span in role_spans(article.text, sentence, mention, persons):
            words = article.text[span.start : span.end]
            said.setdefault(words.casefold(), Role(words, Place(article.id, span), article.published))
    return [role for words, role in said.items() if not any(words != other and words in other for other in said)]


def _aliases(text: str, name: str) -> Iterator[str]:
    """The short form that the text gives in brackets behind a name, or the long form before the name in brackets; by their
    letters (Schwartz and Hearst, PSB 2003), which `stands_for` compares."""
    for match in re.finditer(rf"{re.escape(name)}(?:'s|’s)? \((?:the )?[\"“]?([^\W\d_][\w.&]{{1,9}})[,\"”]*\)", text):
        if stands_for(match[1], name):
            yield match[1]
    if name.isupper():
        for match in re.finditer(rf"((?:[\w.'’&-]+ ){{1,{ALIAS_WORDS}}})\({re.escape(name)}\)", text):
            words = list(re.finditer(r"\S+", match[1]))
            starts = (word.start() for word in reversed(words))
            long = (match[1][start:].rstrip() for start in starts)
            yield from [full for full in long if full[0].isupper() and stands_for(name, full)][:1]
