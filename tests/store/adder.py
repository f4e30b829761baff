"""Adds small invented readings to an archive until there are COUNT: python adder.py ARCHIVE COUNT.

Prints a line after each.
"""

from __future__ import annotations

import sys

from onrecord.store import Archive
from onrecord.types import Article, Reading, Span, Statement

SAYING = "No toll. "


def reading(i: int) -> Reading:
    """Article `i`: from one to seven statements, as many as its text has sentences."""
    said = i % 7 + 1
    spans = [Span(k * len(SAYING), (k + 1) * len(SAYING) - 1) for k in range(said)]
    statements = (Statement(f"{i}-{s.start}", "direct", (s,), (), (), None, (), False, "stated", None, 0.5) for s in spans)
    return Reading(Article(f"{i:016x}", f"{i}.txt", SAYING * said), "1", tuple(statements))


def main(path: str, count: int) -> None:
    with Archive(path) as archive:
        for i in range(archive.counts().articles, count):
            archive.add(reading(i))
            print(i, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
