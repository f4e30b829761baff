"""Two members of an utterance → which of their words are the same words, in order.

Takes two Wordings, the words of a member each; gives the pairs of positions that match. May import sketch, words, types.

Words in quotation marks are matched with each other first, the longest runs before shorter ones (Ratcliff and Metzener 1988,
"Pattern matching: the gestalt approach"), and the words outside the marks only between them. A run of mere function words
that is shorter than the differences around it is no match (the "semantic cleanup" of Fraser's diff-match-patch).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from onrecord.link.sketches.sketch import Sketch
from onrecord.link.sketches.words import Word, words
from onrecord.types import Form, Place, Span, Speaker

Pair = tuple[int, int]


@dataclass(frozen=True)
class Wording:
    """The words of a member: those in `text[span.start:span.end]`. `quotation` says for each which quotation it stands in (-1:
    none), `sentence` which sentence; a new number, a new quotation or sentence."""

    text: str
    span: Span
    words: Sequence[Word]
    quotation: Sequence[int]
    sentence: Sequence[int]
    speaker: Speaker | None = None

    @cached_property
    def quoted(self) -> list[bool]:
        """For each word whether it stands in quotation marks."""
        return [number >= 0 for number in self.quotation]

    @property
    def form(self) -> Form:
        """Whether all, some or none of the words stand in quotation marks."""
        if all(self.quoted):
            return "direct"
        return "mixed" if any(self.quoted) else "indirect"

    @cached_property
    def bracketed(self) -> list[bool]:
        """For each word whether it stands in brackets: square ones, or round ones around one word or two."""
        text, span = self.text, self.span
        found = [False] * len(self.words)
        for opening, closing, most in (("[", "]", len(found)), ("(", ")", 2)):
            start = text.find(opening, span.start, span.end)
            while start >= 0 and (end := text.find(closing, start, span.end)) >= 0:
                inside = [at for at, word in enumerate(self.words) if start < word.start < end]
                for at in inside if len(inside) <= most else ():
                    found[at] = True
                start = text.find(opening, end, span.end)
        return found

    def between(self, before: int, after: int) -> str:
        """What stands between two words at these positions."""
        return self.text[self.words[before].end : self.words[after].start]


def wording(sketch: Sketch, place: Place, speaker: Speaker | None = None) -> Wording:
    """The words at a place of a sketch's article. A place that no statement holds is a quotation or a post set without marks:
    all its words count as quoted."""
    first, last = sketch.at(place.span)
    quotation = sketch.quotation[first:last]
    if place.statement is None and -1 in quotation:
        quotation = [0] * len(quotation)
    return Wording(sketch.article.text, place.span, sketch.words[first:last], quotation, sketch.sentence[first:last], speaker)


def asked(text: str, speaker: Speaker | None = None) -> Wording:
    """The words of a text that stands for itself, all of them as one quotation."""
    found = words(text)
    return Wording(text, Span(0, len(text)), found, [0] * len(found), [0] * len(found), speaker)


def align(first: Wording, second: Wording) -> list[Pair]:
    """The positions of the words of both that match, in order."""
    quoted = [[at for at, inside in enumerate(side.quoted) if inside] for side in (first, second)]
    if len(quoted[0]) == len(first.words) and len(quoted[1]) == len(second.words):
        return _match(first, second, *quoted)
    anchors = _match(first, second, *quoted) if all(quoted) else []
    pairs: list[Pair] = []
    for i, i_end, j, j_end in gaps(anchors, len(first.words), len(second.words)):
        pairs += _match(first, second, range(i, i_end), range(j, j_end)) if i < i_end and j < j_end else ()
        pairs += [(i_end, j_end)] if i_end < len(first.words) and j_end < len(second.words) else []
    return pairs


def likeness(one: Wording, other: Wording) -> tuple[float, float]:
    """Dice's coefficient of the words in quotation marks, then of all words."""
    pairs = align(one, other)
    quoted = sum(one.quoted[i] and other.quoted[j] for i, j in pairs)
    return 2 * quoted / max(1, sum(one.quoted) + sum(other.quoted)), 2 * len(pairs) / max(1, len(one.words) + len(other.words))


def gaps(pairs: Sequence[Pair], first: int, second: int) -> Iterator[tuple[int, int, int, int]]:
    """What lies before, between and after pairs of positions, as `[start, end)` in both; `first`, `second`: the lengths."""
    i = j = 0
    for i_next, j_next in pairs:
        yield i, i_next, j, j_next
        i, j = i_next + 1, j_next + 1
    yield i, first, j, second


def _match(first: Wording, second: Wording, a: Sequence[int], b: Sequence[int]) -> list[Pair]:
    """The words at positions `a` and `b` that match."""
    left, right = [first.words[i].plain for i in a], [second.words[j].plain for j in b]
    if left == right:
        return list(zip(a, b, strict=True))
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    kept: list[Pair] = []
    i = j = 0
    for number, (x, y, size) in enumerate(blocks[:-1]):
        after = blocks[number + 1]
        before, behind = max(x - i, y - j), max(after.a - x - size, after.b - y - size)
        tells = any(first.words[a[at]].weight for at in range(x, x + size))
        if tells or size in (len(left), len(right)) or size >= min(before, behind):
            kept += [(a[x + at], b[y + at]) for at in range(size)]
            i, j = x + size, y + size
    return kept
