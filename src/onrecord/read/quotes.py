"""Quotations: the stretches of a paragraph that stand inside quotation marks.

Takes a text and the spans of its paragraphs; gives `Quotation` records in order. Marks of every habit are read: “ ”, ",
'', ``, « », „ “, and single ones. An open double quotation ends with its paragraph, as the convention for quotations
over several paragraphs has it. Imports nothing of ours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

OUT, IN, OPENING, CLOSING = range(4)
LONGEST_SINGLE = 2000
"""Code points that a quotation in single marks may have: they are looked for no farther, being apostrophes more often."""

_MARK = re.compile(r"''|``|[“”„‟\"«»＂]")
_CLOSERS = {
    "“": '”"＂',
    "”": '”"＂',
    '"': '"”＂',
    "＂": '＂"”',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    "''": "''",
    "``": "''",
}
_SINGLE_OPEN = re.compile(r"(?<![\w'’])[‘'](?=[\w$£€¿¡\[(…])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;:…\])—–-])[’'](?![\w'’])")
_STOP = ".,!?;:…—–-"


class Quotation(NamedTuple):
    """`text[start:end]` with its marks; `inner_start` and `inner_end` without. `closed` is false where the mark is missing."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool


def quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations of each paragraph, in order; they never overlap."""
    out: list[Quotation] = []
    for start, end in paragraphs:
        doubles = _doubles(text, start, end)
        at = start
        for quotation in doubles:
            out += _singles(text, at, quotation.start)
            out.append(quotation)
            at = quotation.end
        out += _singles(text, at, end)
    return out


def _doubles(text: str, start: int, end: int) -> list[Quotation]:
    out: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if opened is None:
            if _may_open(mark.group(), before, after):
                opened = mark
        elif mark.group() in _closers(opened.group()) or _mistyped_closer(mark.group(), before, after):
            if before.isspace() and not after.isspace() and after.isalnum() and mark.group() != "”":
                out.append(Quotation(opened.start(), opened.end(), mark.start(), mark.start(), False))
                opened = mark
            else:
                out.append(Quotation(opened.start(), opened.end(), mark.start(), mark.end(), True))
                opened = None
    if opened is not None and opened.end() < end:
        out.append(Quotation(opened.start(), opened.end(), end, end, False))
    return out


def _closers(opener: str) -> tuple[str, ...] | str:
    closers = _CLOSERS[opener]
    return (closers,) if closers == "''" else closers


def _mistyped_closer(mark: str, before: str, after: str) -> bool:
    """Whether an opening mark stands where only a closing one can: behind a word or full stop, before white space."""
    return mark in "“„‟" and not before.isspace() and (after.isspace() or after in ".,;:)")


def _may_open(mark: str, before: str, after: str) -> bool:
    """Whether a mark met outside a quotation opens one, rather than being stray or a sign for inches."""
    if mark in "“„‟«``":
        return True
    if after.isspace():
        return before.isspace() and mark not in "”»"
    return not (before.isalnum() or before in ".,!?")


def _singles(text: str, start: int, end: int) -> list[Quotation]:
    out: list[Quotation] = []
    at = start
    while opener := _SINGLE_OPEN.search(text, at, end):
        closer = _single_closer(text, opener.end(), end)
        if closer is None:
            at = opener.end()
            continue
        out.append(Quotation(opener.start(), opener.end(), closer.start(), closer.end(), True))
        at = closer.end()
    return out


def _single_closer(text: str, start: int, end: int) -> re.Match[str] | None:
    """The mark that closes a single quotation: the first after punctuation before another opens, else the first."""
    end = min(end, start + LONGEST_SINGLE)
    following = _SINGLE_OPEN.search(text, start, end)
    limit = following.start() if following else end
    found = list(_SINGLE_CLOSE.finditer(text, start, limit))
    for closer in found:
        if text[closer.start() - 1] in _STOP:
            return closer
    return found[0] if found else None
