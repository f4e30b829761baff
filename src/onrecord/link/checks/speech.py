"""Which words of a story are somebody's own words, which of them were said in one go, and which statement holds them.

Takes a Sketch; gives a Speech. May import sketch, the text stage of `read`, types.

A speech is what stands in one pair of quotation marks, with what the conventions of print take for its going on: the next
paragraph that opens anew where the first is left open, and the rest of a sentence that the cue cuts in two ("We saw it," she
said, "and we left."). A sentence that follows such a cue is another speech: what stood between the two is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.link.sketches.sketch import Sketch
from onrecord.read.text.quotes import quotations
from onrecord.read.text.story import story
from onrecord.types import Span, Statement

_MARKS = re.compile(r"''|``|[“”„‟\"«»＂]")
_GOES_ON = re.compile(r"[,—–-]")
_LONGEST_CUE = 30
"""Words that may stand between the halves of a sentence."""


@dataclass(frozen=True)
class Speech:
    """`positions`: the words of the sketch in order, without the cues that cut a spoken sentence in two; `number` says for
    each of them which speech it belongs to, -1 for words that nobody is given as having said as they stand."""

    sketch: Sketch
    positions: list[int]
    number: list[int]
    _held: list[list[tuple[int, int]]]

    @cached_property
    def plain(self) -> list[str]:
        """The plain forms of the words at `positions`."""
        return [self.sketch.words[w].plain for w in self.positions]

    def span(self, first: int, last: int) -> Span:
        """Where the words at `positions[first:last]` stand in the text, what was passed over included."""
        words = self.sketch.words
        return Span(words[self.positions[first]].start, words[self.positions[last - 1]].end)

    def holder(self, *parts: tuple[int, int]) -> Statement | None:
        """The statement whose content the words at `positions[first:last]` of each part are: the narrowest that has them all.

        Where none has them all, the one statement that has a part of the quotation they stand in: marks are surer than
        where a reader takes a content to begin or end.
        """
        wanted = [word for first, last in parts for word in self.positions[first:last]]
        holding = [i for i, ranges in enumerate(self._held) if all(any(a <= w < b for a, b in ranges) for w in wanted)]
        statements = self.sketch.statements
        if holding:
            return statements[min(holding, key=lambda i: (sum(b - a for a, b in self._held[i]), i))]
        numbers = {self.sketch.quotation[w] for w in wanted}
        if len(numbers) != 1 or -1 in numbers:
            return None
        (quotation,) = numbers
        touching = [i for i, ranges in enumerate(self._held) if any(quotation in self.sketch.quotation[a:b] for a, b in ranges)]
        return statements[touching[0]] if len(touching) == 1 and statements[touching[0]].inside is None else None


def quotes_another(held: Speech, first: int, last: int) -> bool:
    """Whether the words at `positions[first:last]` are of a quotation inside a quotation: whoever says it may be quoting."""
    place, text = held.span(first, last), held.sketch.article.text
    outer = story(held.sketch.article).quotation(place.start)
    inner = quotations(text, [(outer.inner_start, outer.inner_end)]) if outer else []
    return any(q.start <= place.start and place.end <= q.end for q in inner)


def speech(sketch: Sketch) -> Speech:
    """The speeches of a story."""
    held = [[sketch.at(span) for span in statement.content] for statement in sketch.statements]
    number = list(sketch.quotation)
    unmarked = max(number, default=-1) + 1
    for i, (statement, ranges) in enumerate(zip(sketch.statements, held, strict=True)):
        content = [w for a, b in ranges for w in range(a, b)]
        if statement.kind == "direct" and all(
            sketch.quotation[w] < 0 for w in content
        ):  # a post, or an answer set without marks
            for word in content:
                number[word] = unmarked + i
    skipped: set[int] = set()
    for statement, ranges in zip(sketch.statements, held, strict=True):
        _run_on(sketch, ranges, number)
        for (_, before), (after, _) in pairwise(ranges):
            if statement.kind == "direct" and _cuts(sketch, statement, before, after):
                skipped.update(range(before, after))
                _join(number, before - 1, after)
    positions = [w for w in range(len(sketch.words)) if w not in skipped]
    return Speech(sketch, positions, [number[w] for w in positions], held)


def _run_on(sketch: Sketch, ranges: list[tuple[int, int]], number: list[int]) -> None:
    """Join the quotations of a statement where one is left open and the next paragraph opens anew."""
    words, text = sketch.words, sketch.article.text
    for second in (w for a, b in ranges for w in range(max(a, 1), b)):
        first = second - 1
        if number[first] != number[second] and sketch.quoted[first] and sketch.quoted[second]:
            between = text[words[first].end : words[second].start]
            if "\n" in between and not _MARKS.search(between[: between.index("\n")]):
                _join(number, first, second)


def _cuts(sketch: Sketch, statement: Statement, before: int, after: int) -> bool:
    """Whether the words `before` up to `after` are a statement's cue and nothing else, inside a sentence of its content."""
    if not 0 < before < after < len(sketch.words) or after - before > _LONGEST_CUE:
        return False
    text, words = sketch.article.text, sketch.words
    starts = words[after].plain == "i" or text[words[after].start].islower()
    if not starts or sketch.sentence[before - 1] != sketch.sentence[after] or not _GOES_ON.match(text, words[before - 1].end):
        return False
    gap = range(before, after)
    said = [cue for cue in statement.cue if set(range(*sketch.at(cue))) & set(gap)]
    framed = {w for span in (*statement.cue, *statement.source) for w in range(*sketch.at(span))}
    return len(said) == 1 and framed.issuperset(gap) and not any(sketch.quoted[w] for w in gap)


def _join(number: list[int], first: int, second: int) -> None:
    """Give the speech of `second` the number of that of `first`."""
    old, new = number[second], number[first]
    for word in range(second, len(number)):
        if number[word] == old:
            number[word] = new
