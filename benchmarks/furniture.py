"""How well page furniture is found: `python benchmarks/furniture.py GOLD.jsonl` prints precision, recall and F1.

GOLD.jsonl has one object a line with `text`, `furniture` ([[start, end]…], code points) and, if known, `attributions`.
Characters are counted without white space. A span is found where at least half of it is marked, and right where at least half
of it is gold. "Words said" is the share of the words in the gold's quoted or reported content that were marked by mistake.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from onrecord.ingest.furniture import spans


def main(path: str, show: bool = False) -> None:
    right = marked = gold = found = spans_gold = true = spans_marked = lost = said = 0
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        text = row["text"]
        ours = [(span.start, span.end) for span in spans(text)]
        theirs = [(start, end) for start, end in row["furniture"]]
        a, b = _characters(text, ours), _characters(text, theirs)
        content = _characters(text, _content(row))
        right, marked, gold = right + len(a & b), marked + len(a), gold + len(b)
        lost, said = lost + len(a & content), said + len(content)
        found += sum(_half(text, span, a) for span in theirs)
        true += sum(_half(text, span, b) for span in ours)
        spans_gold, spans_marked = spans_gold + len(theirs), spans_marked + len(ours)
        if show:
            _show(text, [s for s in ours if not _half(text, s, b)], [s for s in theirs if not _half(text, s, a)], content)
    print(_line("characters", right / max(marked, 1), right / max(gold, 1)))
    print(_line("spans", true / max(spans_marked, 1), found / max(spans_gold, 1)))
    print(f"words said, marked by mistake: {lost} of {said} characters")


def _content(row: dict[str, Any]) -> list[tuple[int, int]]:
    return [(start, end) for attribution in row.get("attributions", ()) for start, end in attribution["content"]]


def _characters(text: str, pairs: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in pairs for i in range(start, end) if not text[i].isspace()}


def _half(text: str, pair: tuple[int, int], characters: set[int]) -> bool:
    inside = _characters(text, [pair])
    return bool(inside) and len(inside & characters) >= len(inside) / 2


def _line(what: str, precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{what:10}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def _show(text: str, wrong: list[tuple[int, int]], missed: list[tuple[int, int]], content: set[int]) -> None:
    for start, end in wrong:
        print("SAID " if content & set(range(start, end)) else "wrong", repr(text[start:end][:160]))
    for start, end in missed:
        print("missed", repr(text[start:end][:160]))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], show="--show" in sys.argv)
