"""A text and the spans over it → paragraphs cut into pieces, each with the marks that cover it.

Spans may overlap in any way: pieces are flat, and none crosses a mark's border. Takes a text, marks and furniture (offsets in
code points); gives Paragraphs whose pieces, joined, are the lines of the text. May import types only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from onrecord.types import Passage, Span, Statement, WordingKind

Role = Literal["content", "cue", "source", "mention", "hop"] | WordingKind

LINE = re.compile(r"[^\n]+")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Mark(Struct, frozen=True):
    """One span of one statement, which is given by its number in the article, from 1; 0 for the outlet's own wording."""

    span: Span
    role: Role
    number: int


class Piece(Struct, frozen=True):
    """A stretch of text under the same marks throughout, the narrowest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    furniture: bool


class Paragraph(Struct, frozen=True):
    """A line of the text that is not blank, its number counted from 1; `apart` where it stands clear of the one before it."""

    start: int
    end: int
    number: int
    pieces: tuple[Piece, ...]
    apart: bool


def marks(statements: Sequence[Statement], passages: Sequence[Passage] = ()) -> Iterator[Mark]:
    """Every span of the statements, the mentions that their speakers are named by included, and the wording of passages."""
    for number, statement in enumerate(statements, 1):
        yield from (Mark(span, "content", number) for span in statement.content)
        yield from (Mark(span, "cue", number) for span in statement.cue)
        yield from (Mark(span, "source", number) for span in statement.source)
        yield from (Mark(hop.words, "hop", number) for hop in statement.chain)
        speakers = (statement.speaker, *statement.joint) if statement.speaker else ()
        yield from (Mark(speaker.mention, "mention", number) for speaker in speakers)
    yield from (Mark(each.span, each.kind, 0) for passage in passages for each in passage.wording)


def paragraphs(text: str, marked: Iterable[Mark], furniture: Sequence[Span]) -> list[Paragraph]:
    """The lines of `text`, blank ones left out, cut at every border of a mark or of furniture."""
    pieces = _pieces(len(text), list(marked), furniture)
    # Texts with blank lines use them between paragraphs; in others each line is a paragraph.
    every_line = not BLANK_LINE.search(text)
    piece = next(pieces)
    found: list[Paragraph] = []
    number, counted = 1, 0
    for line in LINE.finditer(text):
        start, end = line.start(), line.start() + len(line.group().rstrip())
        if start == end:
            continue
        breaks = text.count("\n", counted, start)
        number, counted = number + breaks, start
        while piece.end <= start:
            piece = next(pieces)
        inside = [piece]
        while piece.end < end:
            piece = next(pieces)
            inside.append(piece)
        clipped = tuple(Piece(max(each.start, start), min(each.end, end), each.marks, each.furniture) for each in inside)
        found.append(Paragraph(start, end, number, clipped, bool(found) and (every_line or breaks > 1)))
    return found


def _pieces(length: int, marked: list[Mark], furniture: Sequence[Span]) -> Iterator[Piece]:
    """Pieces that cover [0, length) without a gap."""
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: set[int] = set()
    for mark in marked:
        if mark.span.start == mark.span.end:
            continue
        opening[mark.span.start].append(mark)
        closing.add(mark.span.end)
    depth: defaultdict[int, int] = defaultdict(int)
    for span in furniture:
        depth[span.start] += 1
        depth[span.end] -= 1
    borders = sorted({0, length, *opening, *closing, *depth})
    active: list[Mark] = []
    greyed = 0
    for start, end in zip(borders, [*borders[1:], length], strict=True):
        active = [mark for mark in active if mark.span.end > start] + opening.get(start, [])
        active.sort(key=lambda mark: (mark.span.end - mark.span.start, mark.number))
        greyed += depth.get(start, 0)
        if start < end or not length:
            yield Piece(start, end, tuple(active), greyed > 0)
