"""Two members' words and the edits between them → pieces in order, for a word diff on a terminal or a page.

Takes the texts, the spans of the members and their Edits; gives pieces whose words, joined, are both members' texts. May import
types only.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.types import EditKind, Edits, Span


class Piece(NamedTuple):
    """A stretch of both members: the same words where `kind` is None, else words that differ, empty where a side has none."""

    kind: EditKind | None
    first: str
    second: str


def pieces(first_text: str, second_text: str, edits: Edits, first_span: Span, second_span: Span) -> list[Piece]:
    """The pieces of two members, `first_text[first_span]` and `second_text[second_span]`, in order."""
    found: list[Piece] = []
    a, b = first_span.start, second_span.start
    for change in edits.changes:
        if a < change.first.start or b < change.second.start:
            found.append(Piece(None, first_text[a : change.first.start], second_text[b : change.second.start]))
        one, other = (text[s.start : s.end] for text, s in ((first_text, change.first), (second_text, change.second)))
        found.append(Piece(change.kind, one, other))
        a, b = change.first.end, change.second.end
    if a < first_span.end or b < second_span.end:
        found.append(Piece(None, first_text[a : first_span.end], second_text[b : second_span.end]))
    return found
