"""A reading as linking sees it: its words once over, and the stretches of them that may be another article's words, too.

Takes a Reading; gives a Sketch. May import shingles, words and the text stage of `read`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from msgspec import Struct

from onrecord.link.sketches.shingles import Hashes, numbered, shingles
from onrecord.link.sketches.words import Word, words
from onrecord.read.text.sentences import sentences
from onrecord.read.text.story import story
from onrecord.types import Article, Published, Reading, Span, Statement

SHINGLE = 5
"""Words of a shingle: what two texts share of this length, a common phrase apart, was taken from somewhere."""
FRAGMENT, AROUND = 5, 8
"""A quotation of at most FRAGMENT words without a source is taken with up to AROUND words on either side."""


class Unit(Struct, frozen=True, eq=False, gc=False, array_like=True):
    """Words `first` up to `last` of a sketch that were said in one breath: a content span of a statement, or a quotation that
    no statement holds. `statement` is the statement's position in the reading, None for a quotation without one."""

    first: int
    last: int
    statement: int | None


@dataclass(frozen=True, eq=False)
class Sketch:
    """What linking needs of a reading. `words` are those of the story, furniture left out; `quotation` says for each which
    quotation of the story it stands in (-1: none), `sentence` which sentence. `day` is the ordinal interval that the article
    was published in, None where that is not known."""

    article: Article
    statements: tuple[Statement, ...]
    words: list[Word]
    quotation: list[int]
    sentence: list[int]
    units: tuple[Unit, ...]
    day: tuple[int, int] | None

    def __repr__(self) -> str:
        return f"<Sketch of {self.article.address!r}: {len(self.words)} words, {len(self.units)} units>"

    @cached_property
    def quoted(self) -> list[bool]:
        """For each word whether it stands in quotation marks."""
        return [number >= 0 for number in self.quotation]

    @cached_property
    def numbers(self) -> Hashes:
        """For each word its number, of which shingles are made."""
        return numbered([word.plain for word in self.words])

    @cached_property
    def shingles(self) -> Hashes:
        """For each word, as far as they fit, the hash of the `SHINGLE` words from there on."""
        return shingles(self.numbers, SHINGLE)

    @cached_property
    def here(self) -> dict[str, float]:
        """How much each stem tells here: the words of the story itself stand in many of its sentences and tell little."""
        telling = [(number, word) for number, word in zip(self.sentence, self.words, strict=True) if word.weight]
        sentences = Counter(stem for _, stem in {(number, word.stem) for number, word in telling})
        return {word.stem: word.weight / sentences[word.stem] for _, word in telling}

    def span(self, first: int, last: int) -> Span:
        """Where the words `first` up to `last` stand in the text, from the first code point to the last."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def at(self, span: Span) -> tuple[int, int]:
        """The words that begin in a span of the text, as positions `first` up to `last`."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]


def sketch(reading: Reading) -> Sketch:
    """The sketch of a reading."""
    article = reading.article
    layout = story(article)
    found: list[Word] = []
    sentence: list[int] = []
    rows = (pair for start, end in layout.paragraphs for pair in sentences(article.text, start, end))
    for number, (start, end) in enumerate(rows):
        inside = words(article.text, start, end)
        found += inside
        sentence += [number] * len(inside)
    made = Sketch(article, reading.statements, found, [-1] * len(found), sentence, (), days(article.published))
    units = [Unit(*made.at(span), i) for i, s in enumerate(reading.statements) for span in s.content]
    covered = {word for unit in units for word in range(unit.first, unit.last)}
    for number, stretch in enumerate(layout.quoted):
        first, last = made.at(Span(stretch.start, stretch.end))
        made.quotation[first:last] = [number] * (last - first)
        if first < last and covered.isdisjoint(range(first, last)):
            units.append(Unit(*_clause(made, covered, first, last), None))
    kept = tuple(sorted((u for u in units if u.first < u.last), key=lambda u: (u.first, u.last)))
    return replace(made, units=kept)


def _clause(made: Sketch, covered: Collection[int], first: int, last: int) -> tuple[int, int]:
    """A short quotation without a source with the words of its sentence around it, up to the next mark or other unit."""
    start, end = first, last
    if last - first > FRAGMENT:
        return first, last
    while start > 0 and first - start < AROUND and _goes_on(made, start - 1, start) and start - 1 not in covered:
        start -= 1
    while end < len(made.words) and end - last < AROUND and _goes_on(made, end - 1, end) and end not in covered:
        end += 1
    return start, end


def _goes_on(made: Sketch, word: int, following: int) -> bool:
    """Whether a word of the same sentence follows with nothing but white space and quotation marks between."""
    between = made.article.text[made.words[word].end : made.words[following].start]
    return made.sentence[word] == made.sentence[following] and not any(mark in between for mark in ",;:—–()")


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches of a text have a character in common."""
    return one.start < other.end and other.start < one.end


def days(published: Published | None) -> tuple[int, int] | None:
    """The ordinals of the first and the last day that an article may have been published on; None where they are not known."""
    first, last = (ordinal(published.earliest), ordinal(published.latest)) if published else (None, None)
    return None if first is None or last is None else (first, last)


def ordinal(iso: str) -> int | None:
    """The ordinal of an ISO date; None of what is none."""
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None
