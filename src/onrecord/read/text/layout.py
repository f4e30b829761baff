"""Where things are in a text: its paragraphs and its quotations, and what stands in quotation marks.

Takes spans and quotations in order; gives answers on them. Imports their types and nothing else of ours.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from onrecord.read.text.quotes import Quotation
from onrecord.read.text.sentences import Pair
from onrecord.types import Kind

DIRECT_SHARE = 0.8
"""Share of a statement's words inside quotation marks from which on it is direct speech."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Layout:
    """Where things are in a text: paragraphs in order, and quotations in order."""

    text: str
    paragraphs: list[Pair]
    quoted: list[Quotation]

    def paragraph(self, at: int) -> int:
        """Index of the paragraph that the code point `at` is in."""
        return max(0, bisect_right(self._starts[0], at) - 1)

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Where each paragraph and each quotation starts."""
        return [start for start, _ in self.paragraphs], [q.start for q in self.quoted]

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Where each word of the text starts, and how many of the words before it stand inside quotation marks."""
        starts = [m.start() for m in _WORD.finditer(self.text)]
        counts = [0] * (len(starts) + 1)
        for quotation in self.quoted:
            for word in range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)):
                counts[word + 1] = 1
        return starts, list(itertools.accumulate(counts))

    def words(self, start: int, end: int) -> int:
        """How many words begin in a stretch of the text."""
        starts, _ = self._words
        return bisect_left(starts, end) - bisect_left(starts, start)

    def share_quoted(self, spans: list[Pair]) -> float:
        """Share of the words of `spans` that stand inside quotation marks."""
        starts, quoted = self._words
        ranges = [(bisect_left(starts, s), bisect_left(starts, e)) for s, e in spans]
        words = sum(high - low for low, high in ranges)
        return sum(quoted[high] - quoted[low] for low, high in ranges) / words if words else 0.0

    def kind(self, spans: list[Pair]) -> Kind:
        """How the words of `spans` are given: direct where at least four in five are in quotation marks, indirect where
        none is."""
        share = self.share_quoted(spans)
        return "direct" if share >= DIRECT_SHARE else "mixed" if share else "indirect"

    def unbalanced(self) -> list[Quotation]:
        """The quotations that never close: not the ones that the next paragraph's quotation carries on."""
        openings = {q.start for q in self.quoted}
        following = {end: after for (_, end), (after, _) in itertools.pairwise(self.paragraphs)}
        return [q for q in self.quoted if not q.closed and following.get(q.end) not in openings]

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that the code point `at` is in, its marks included."""
        index = bisect_right(self._starts[1], at) - 1
        return self.quoted[index] if index >= 0 and at < self.quoted[index].end else None
