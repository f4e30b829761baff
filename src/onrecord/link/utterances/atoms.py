"""The pieces of an article that may each be an utterance: sentences of what is said, cut where another article cuts them.

Takes two sketches; gives the atoms of each. May import shingles, sketch, words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from onrecord.link.sketches.shingles import shingles
from onrecord.link.sketches.sketch import Sketch
from onrecord.link.sketches.words import NEGATION, Word
from onrecord.types import Speaker, Statement

KEPT = 256
"""Sketches whose atoms are kept, the last used."""
FUNCTION_WORD = 0.05
"""What a function word counts in a wording, beside 1 for a rare word."""
SEED = 3
"""Words that two texts must have in a row to be looked at as the same wording."""
REPEATED = 8
"""How often the same words are looked at in one article: one that repeats itself a hundred times says no more."""
UNMARKED_RUN, UNMARKED_WHOLE = 8, 4
"""Words in a row with a quotation of the other article that make a sentence without marks a carrier of it; and how many do if
they are the whole quotation."""
UNMARKED_HELD = 0.7
"""Share of those words that units may hold: a unit with more of them carries the quotation itself."""
ELLIPSIS = re.compile(r"\.{3}|…|\. \. \.")
JOINING = frozenset(["and", "but", "or", "while", "nor", "yet"])
OPENING = frozenset(["that", "he", "she", "it", "they", "we", "i", "you", "said", "would", "will"])
"""Words that tell a clause from a noun behind a joining word."""


@dataclass(frozen=True)
class Run:
    """`length` words in a row that two sketches share, from the words `one` and `other` on."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, eq=False)
class Atom:
    """Words `first` up to `last` of a sketch; `unit` is the position of their unit in it, None for a sentence without marks."""

    sketch: Sketch
    first: int
    last: int
    unit: int | None

    @cached_property
    def statement(self) -> Statement | None:
        number = self.sketch.units[self.unit].statement if self.unit is not None else None
        return None if number is None else self.sketch.statements[number]

    @property
    def speaker(self) -> Speaker | None:
        return self.statement.speaker if self.statement else None

    @cached_property
    def words(self) -> list[Word]:
        return self.sketch.words[self.first : self.last]

    @cached_property
    def plain(self) -> list[str]:
        return [word.plain for word in self.words]

    @cached_property
    def negations(self) -> int:
        return sum(plain in NEGATION for plain in self.plain)

    @cached_property
    def stems(self) -> dict[str, float]:
        """The stems of the words that tell something, with how much each does."""
        return {word.stem: word.weight for word in self.words if word.weight}

    @cached_property
    def told(self) -> float:
        """How much the stems tell together."""
        return sum(self.stems.values())

    @cached_property
    def quoted(self) -> list[bool]:
        """For each word whether it is given as somebody's own: in marks, or in a sentence that the other article quotes."""
        return [True] * (self.last - self.first) if self.unit is None else self.sketch.quoted[self.first : self.last]

    @cached_property
    def has_quoted(self) -> bool:
        return any(self.quoted)

    @cached_property
    def quoted_weight(self) -> float:
        """How much the quoted words tell, a function word a little."""
        return sum(w.weight + FUNCTION_WORD for w, quoted in zip(self.words, self.quoted, strict=True) if quoted)


def runs(one: Sketch, other: Sketch) -> list[Run]:
    """Every longest run of at least SEED words that both stories have, in order."""
    mine, theirs = _seeds(one), _seeds(other)
    both = set(mine).intersection(theirs)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for j, seed in enumerate(theirs):
        if seed in both:
            places[seed].append(j)
    a, b = one.words, other.words
    found = []
    for i, seed in ((i, seed) for i, seed in enumerate(mine) if seed in both):
        for j in places[seed][:REPEATED]:
            if i and j and a[i - 1].plain == b[j - 1].plain:
                continue  # part of a longer run
            length = 0
            while i + length < len(a) and j + length < len(b) and a[i + length].plain == b[j + length].plain:
                length += 1
            if length >= SEED:
                found.append(Run(i, j, length))
    return found


@lru_cache(maxsize=KEPT)
def _seeds(sketch: Sketch) -> list[int]:
    found: list[int] = shingles(sketch.numbers, SEED).tolist()
    return found


def mirrored(shared: Sequence[Run]) -> list[Run]:
    """The runs as the other article sees them."""
    return [Run(run.other, run.one, run.length) for run in shared]


def atoms(sketch: Sketch, other: Sketch, shared: Sequence[Run]) -> list[Atom]:
    """The atoms of a sketch beside another one; `shared` are the runs of the two.

    A unit is cut at the ends of its sentences, between its quotations, and where the other article has two units for words
    that run on here.
    """
    cuts = sorted(_cuts(sketch, other, shared))
    found: list[Atom] = []
    for position, (unit, whole) in enumerate(zip(sketch.units, _uncut(sketch), strict=True)):
        inside = [cut for cut in cuts if unit.first < cut < unit.last and cut not in _borders(sketch)[position]]
        if inside:
            found += (Atom(sketch, first, last, position) for first, last in _pieces(sketch, position, inside))
        else:
            found += whole
    return _not_repeated(found) + _unmarked(sketch, other, shared)


def _not_repeated(found: list[Atom]) -> list[Atom]:
    """The atoms without those whose words stand REPEATED times before them."""
    seen: Counter[tuple[str, ...]] = Counter()
    kept = []
    for atom in found:
        words = tuple(atom.plain)
        seen[words] += 1
        if seen[words] <= REPEATED:
            kept.append(atom)
    return kept


@lru_cache(maxsize=KEPT)
def _uncut(sketch: Sketch) -> tuple[tuple[Atom, ...], ...]:
    """The atoms of each unit where no other article cuts it."""
    return tuple(
        tuple(Atom(sketch, first, last, position) for first, last in _pieces(sketch, position, ()))
        for position in range(len(sketch.units))
    )


def _cuts(sketch: Sketch, other: Sketch, shared: Sequence[Run]) -> set[int]:
    """The words before which the other article breaks off or takes up what runs on here."""
    borders = {border for unit in _borders(other) for border in unit}
    after = {run.one + run.length for run in shared if run.other + run.length in borders}
    before = {run.one for run in shared if run.other in borders}
    return after & before


@lru_cache(maxsize=KEPT)
def _borders(sketch: Sketch) -> tuple[tuple[int, ...], ...]:
    """For each unit where it begins and ends, and where its sentences and quotations do."""
    return tuple(
        (unit.first, *(w for w in range(unit.first + 1, unit.last) if _apart(sketch, w)), unit.last) for unit in sketch.units
    )


def _apart(sketch: Sketch, word: int) -> bool:
    """Whether a word begins a sentence or another quotation than the word before it, or follows an ellipsis."""
    here, before = sketch.quotation[word], sketch.quotation[word - 1]
    if sketch.sentence[word] != sketch.sentence[word - 1] or (here != before and here >= 0 and before >= 0):
        return True
    between = sketch.article.text[sketch.words[word - 1].end : sketch.words[word].start]
    return between != " " and bool(ELLIPSIS.search(between))


def _pieces(sketch: Sketch, position: int, cuts: Iterable[int]) -> list[tuple[int, int]]:
    borders = sorted({*_borders(sketch)[position], *cuts})
    return [piece for first, last in pairwise(borders) for piece in _quotations_apart(sketch, first, last)]


def _quotations_apart(sketch: Sketch, first: int, last: int) -> list[tuple[int, int]]:
    """A sentence with several quotations in the outlet's words, cut at the joining word or the mark between two of them."""
    stretches = _stretches(sketch.quoted, first, last)
    borders = [first]
    for (_, end), (start, _) in pairwise(stretches):
        cut = next((w for w in range(end, start) if sketch.words[w].plain in JOINING or _mark_before(sketch, w)), None)
        if cut is not None:
            borders.append(cut)
    if stretches and (ends := _clause_after(sketch, stretches[-1][1], last)):
        borders.append(ends)
    return [(_bare(sketch, start, end), end) for start, end in pairwise([*borders, last])]


def _clause_after(sketch: Sketch, first: int, last: int) -> int | None:
    """Where a clause of its own begins behind a quotation: at a joining word behind a mark, or before a "that" or a subject."""
    for word in range(first, last):
        if sketch.words[word].plain in JOINING and not sketch.quoted[word]:
            following = sketch.words[word + 1].plain if word + 1 < last else ""
            if _mark_before(sketch, word) or following in OPENING:
                return word
    return None


def _mark_before(sketch: Sketch, word: int) -> bool:
    between = sketch.article.text[sketch.words[word - 1].end : sketch.words[word].start]
    return any(mark in between for mark in ",;:")


def _bare(sketch: Sketch, first: int, last: int) -> int:
    """Where a piece begins without the joining words that it begins with."""
    while first < last - 1 and sketch.words[first].plain in JOINING and not sketch.quoted[first]:
        first += 1
    return first


def _stretches(quoted: Sequence[bool], first: int, last: int) -> list[tuple[int, int]]:
    """The stretches of quoted words, as `first` up to `last`."""
    found: list[tuple[int, int]] = []
    for word in range(first, last):
        if quoted[word]:
            if found and found[-1][1] == word:
                found[-1] = found[-1][0], word + 1
            else:
                found.append((word, word + 1))
    return found


def _unmarked(sketch: Sketch, other: Sketch, shared: Sequence[Run]) -> list[Atom]:
    """The sentences without marks that carry a quotation of the other article word for word, most of which no unit holds."""
    carried: defaultdict[int, set[int]] = defaultdict(set)
    for run in shared:
        inside = other.quotation[run.other : run.other + run.length]
        if run.length < UNMARKED_WHOLE or inside[0] < 0 or inside[-1] < 0:
            continue
        if run.length >= UNMARKED_RUN or inside.count(inside[0]) == other.quotation.count(inside[0]):
            for word in range(run.one, run.one + run.length):
                carried[sketch.sentence[word]].add(word)
    found = []
    for number, words in sorted(carried.items()):
        first, last = bisect_left(sketch.sentence, number), bisect_right(sketch.sentence, number)
        marked = sum(sketch.quoted[first:last])
        if 2 * marked <= last - first and len(words & _held(sketch)) <= UNMARKED_HELD * len(words):
            found.append(Atom(sketch, first, last, None))
    return found


@lru_cache(maxsize=KEPT)
def _held(sketch: Sketch) -> frozenset[int]:
    """The words that stand in units."""
    return frozenset(word for unit in sketch.units for word in range(unit.first, unit.last))
