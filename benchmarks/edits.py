"""Replace stretches of an article, and move its spans along.

Takes an article in polnear's form (`text`, `attributions` with `source`, `cue` and `content` as code points, `furniture`) and
edits; gives the edited article. Pure, and imports nothing of ours: training may use it to exchange names, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Any, NamedTuple

Row = dict[str, Any]
Pair = tuple[int, int]
Move = Callable[[int, int], Pair]


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, Move]:
    """The text with its edits done, and what maps a stretch of the old text to the new one. Of edits that overlap, the first
    counts, and of those the longest. An edge inside a replaced stretch goes to the near edge of what replaces it."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    out, at = [], 0
    for edit in kept:
        out += [text[at : edit.start], edit.new]
        at = edit.end
    starts = [edit.start for edit in kept]
    shifts = list(accumulate((len(e.new) - (e.end - e.start) for e in kept), initial=0))

    def place(position: int, is_end: bool) -> int:
        before = bisect_right(starts, position - 1)  # edits that begin before the position
        if before and position < kept[before - 1].end:
            edit = kept[before - 1]
            return edit.start + shifts[before - 1] + (len(edit.new) if is_end else 0)
        return position + shifts[before]

    return "".join([*out, text[at:]]), lambda start, end: (place(start, False), place(end, True))


def exchanged(article: Row, edits: Iterable[Edit]) -> Row:
    """An article with its edits done and the spans of its attributions and furniture moved along; all else as it was."""
    text, move = edited(article["text"], edits)
    attributions = [
        attribution | {role: [list(move(s, e)) for s, e in attribution[role]] for role in ("source", "cue", "content")}
        for attribution in article["attributions"]
    ]
    furniture = [list(move(s, e)) for s, e in article.get("furniture", ())]
    return article | {"text": text, "attributions": attributions, "furniture": furniture}
