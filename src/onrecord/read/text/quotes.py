"""Quotations: the stretches of a paragraph that stand inside quotation marks.

Takes a text and the spans of its paragraphs; gives `Quotation` records in order. Marks of every habit are read: “ ”, ",
'', ``, « », „ “, and single ones. An open double quotation ends with its paragraph, as the convention for quotations
over several paragraphs has it. Imports nothing of ours.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

OUT, IN, OPENING, CLOSING = range(4)
LONGEST_SINGLE = 2000
"""Code points that a quotation in single marks may have: they are looked for no farther, being apostrophes more often."""

_MARK = re.compile(r"''|``|[“”„‟\"«»‹›＂]")
_CLOSERS = {
    "“": ("”",),
    "”": ("”", '"'),
    '"': ('"',),
    "＂": ("＂", '"'),
    "„": ("“", "”"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    "''": ("''",),
    "``": ("''",),
}
"""What closes a quotation for sure; other marks do where they can only close."""
_APOSTROPHE = r"(?!\d0s\b|(?:n|em|til|cause|tis|twas|bout|round|cos)\b)"
"""What follows an apostrophe that stands for letters left out."""
_SINGLE_OPEN = re.compile(rf"(?<![\w'’`])[‘'`](?=[\w$£€¿¡\[(…]){_APOSTROPHE}", re.IGNORECASE)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;:…\])—–\"”-])[’'](?![\w'’])")
_STOP = ".,!?;:…—–-"
AHEAD = 60
"""Marks ahead that are looked at to tell whether one is inside a quotation."""
MOST_PARAGRAPHS = 12
"""Paragraphs that a quotation may run over without its marks being set anew."""


class Quotation(NamedTuple):
    """`text[start:end]` with its marks; `inner_start` and `inner_end` without. `closed` is false where the mark is missing."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool


def quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations of each paragraph, in order; they never overlap."""
    rows: list[list[Quotation]] = []
    since, opener = 0, ""  # the paragraph whose quotation is open and may close in a later one, and the mark that opens it
    for index, (start, end) in enumerate(paragraphs):
        closer = _left_open(text, opener, start, end) if opener and index - since <= MOST_PARAGRAPHS else None
        if closer:
            for between, (low, high) in enumerate(paragraphs[since + 1 : index], since + 1):
                rows[between] = [Quotation(low, low, high, high, False)]
            rows.append([Quotation(start, start, closer.start(), closer.end(), True), *_in(text, closer.end(), end)])
        else:
            rows.append(_in(text, start, end))
        if index:
            rows[index - 1] += _going_on(text, paragraphs[index - 1], start, rows[index - 1])
        if rows[-1]:
            last = rows[-1][-1]
            since, opener = index, "" if last.closed or last.end < end else text[last.start : last.inner_start]
    return [quotation for row in rows for quotation in row]


def _going_on(text: str, paragraph: tuple[int, int], following: int, found: list[Quotation]) -> list[Quotation]:
    """The quotation in single marks that a paragraph leaves open behind those `found` in it, where the next paragraph begins
    with the same mark: it goes on there."""
    start, end = paragraph
    if text[end - 1] not in _STOP or not _SINGLE_OPEN.match(text, following):
        return []
    opener = _SINGLE_OPEN.search(text, found[-1].end if found else start, end)
    if opener is None:
        return []
    same = opener.group() == text[following] and (opener.start() == start or text[opener.start() - 1].isspace())
    return [Quotation(opener.start(), opener.end(), end, end, False)] if same else []


def _left_open(text: str, opener: str, start: int, end: int) -> re.Match[str] | None:
    """The first mark of a paragraph where it closes what an earlier paragraph opened: no other place closes a quotation."""
    mark = _MARK.search(text, start, end)
    if mark is None or mark.start() == start or mark.group() not in _CLOSERS[opener]:
        return None
    before, after = text[mark.start() - 1], text[mark.end()] if mark.end() < end else " "
    return mark if not before.isdigit() and _can_only_close(mark.group(), before, after) else None


def _in(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of one paragraph: the double ones, the single ones between them, and single ones around them."""
    out: list[Quotation] = []
    at = start
    for quotation in _doubles(text, start, end):
        if quotation.start < at:
            continue
        singles = _singles(text, at, quotation.start)
        around = _around(text, singles[-1].end if singles else at, quotation, end)
        out += [*singles, around or quotation]
        at = out[-1].end
    return out + _singles(text, at, end)


def _around(text: str, at: int, inner: Quotation, end: int) -> Quotation | None:
    """The quotation in single marks that opens before a double one and closes behind it, after a stop."""
    opener = _SINGLE_OPEN.search(text, at, inner.start)
    if opener is None:
        return None
    for closer in _SINGLE_CLOSE.finditer(text, inner.end, min(end, opener.end() + LONGEST_SINGLE)):
        if text[inner.inner_start : closer.start()].rstrip('"”').endswith(tuple(_STOP)):
            return Quotation(opener.start(), opener.end(), closer.start(), closer.end(), True)
    return None


def _doubles(text: str, start: int, end: int) -> list[Quotation]:
    out: list[Quotation] = []
    marks = list(_MARK.finditer(text, start, end))
    opened: re.Match[str] | None = None
    nested: str | None = None  # the mark of another kind that opened inside
    for i, mark in enumerate(marks):
        kind = mark.group()
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if opened is None:
            opened = mark if _may_open(kind, before, after) else None
            continue
        closes = kind in _CLOSERS[opened.group()]
        if nested and (not closes or kind in _CLOSERS[nested]):
            nested = None if kind in _CLOSERS[nested] else nested
        elif _opens(kind, before, after) and (kind != "“" or opened.group() != "„"):
            if _is_nested(text, opened, mark, marks[i + 1 : i + AHEAD], opened.start() == start):
                nested = kind
                continue
            out.append(Quotation(opened.start(), opened.end(), mark.start(), mark.start(), False))
            opened, nested = mark, None
        elif closes or _can_only_close(kind, before, after):
            out.append(Quotation(opened.start(), opened.end(), mark.start(), mark.end(), True))
            opened, nested = None, None
    if opened is not None and opened.end() < end:
        out.append(Quotation(opened.start(), opened.end(), end, end, False))
    return out


def _is_nested(text: str, outer: re.Match[str], mark: re.Match[str], following: list[re.Match[str]], first: bool) -> bool:
    """Whether a mark that opens a quotation does so inside the one that is open, which then must be closed behind it. One that
    begins its paragraph may go on in the next."""
    if mark.group() == outer.group():
        closers = following[:2] if mark.group() in _CLOSERS[mark.group()] else _closers_to_spare(mark.group(), following)
        return len(closers) == 2 and all(text[m.start() - 1 : m.start()].strip() for m in closers)
    if first and mark.group() == "“":
        return any(m.group() == "”" for m in following)
    return any(m.group() in _CLOSERS[outer.group()] for m in following)


def _closers_to_spare(opener: str, following: list[re.Match[str]]) -> list[re.Match[str]]:
    """The two marks that close an opened quotation and one inside it, before another opens."""
    run = itertools.takewhile(lambda m: m.group() != opener, following)
    return [m for m in run if m.group() in _CLOSERS[opener]][:2]


def _opens(mark: str, before: str, after: str) -> bool:
    """Whether a mark met inside a quotation opens another: before a word, behind white space."""
    return mark not in "”»›" and before.isspace() and after.isalnum()


def _can_only_close(mark: str, before: str, after: str) -> bool:
    """Whether a mark stands where one only closes: behind a word or stop, before white space or a stop."""
    return mark not in "«‹``" and not before.isspace() and (after.isspace() or after in ".,;:!?)")


def _may_open(mark: str, before: str, after: str) -> bool:
    """Whether a mark met outside a quotation opens one, rather than being stray or a sign for inches."""
    if mark in "“„‟«‹``":
        return True
    if after.isspace():
        return before.isspace() and mark not in "”»›"
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
