"""Attributions, which are ranges of pieces, to drafts of statements, which are spans of the text.

Takes a layout, pieces and the decoded attributions of every window; gives `Draft` records. Spans are the text's own, at most
grown over the quotation marks that belong to them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.read.tagging.decode import Attribution
from onrecord.read.tagging.labelling import Found
from onrecord.read.tagging.pieces import Pieces
from onrecord.read.text.layout import Layout
from onrecord.read.text.sentences import Pair, stripped
from onrecord.types import Kind

LEAST_LINK = 0.1
"""Probability below which an arc between cue and source is taken for a mistake."""

LONGEST = 12
"""Code points of the longest word that is looked for at the end of a content, with the space before it."""

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?:an?|the)", re.IGNORECASE)
_NOUNS = re.compile(r"(?:\s+[\w’'-]+){1,6}?\s+")
_DANGLING = re.compile(
    r"\s+(?:an?|the|and|n?or|but|from|than|as|its|their|such|because|when|where|(?:al)?though|if|into)(?= \w)", re.IGNORECASE
)
"""What a content never ends with, in the middle of a sentence; and what goes with it then."""
_BEFORE_THAT = re.compile(r"\s+(?:[oi]n|of|at|to|for|by|with|about|under|after|through|just)$", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\b(?:to|of|in|on|at|for|by|with|from|and|or|that|who|which|is|was|are|were|has|had|have)\s+$", re.IGNORECASE
)
_OPEN = re.compile(r"\s(?:by|of)$")
_NAME = re.compile(r"\s+(?:[Tt]he\s+)?[A-ZÀ-Þ][\w&’'-]*(?:\s+[A-ZÀ-Þ][\w&’'-]*)*(?![\w’'])(?<![’']s)")
_WHEN = re.compile(r"(?<=[\w.])\s+(?:today|yesterday|tonight|also|now|later|recently)$")
_LOOSE = re.compile(r",\s+(?:which|who|and|but|while|as|because|so)$")
"""What begins a clause that the span does not have."""


class Draft(NamedTuple):
    """A statement in the making: spans in the text, and how sure the model is."""

    content: list[Pair]
    cue: list[Pair]
    source: list[Pair]
    confidence: float
    kind: Kind | None = None  # where the marks around the content do not tell


def drafted(layout: Layout, pieces: Pieces, attributions: list[Attribution]) -> list[Draft]:
    """A draft for each attribution that is likely."""
    return [_draft(layout, pieces, a) for a in attributions if _likely(a)]


def _likely(attribution: Attribution) -> bool:
    """False for words joined by an arc that the model itself holds to be none, and for loose words without any cue."""
    return attribution.link >= LEAST_LINK if attribution.cue else bool(attribution.content)


def _draft(layout: Layout, pieces: Pieces, attribution: Attribution) -> Draft:
    def pair(found: Found) -> Pair:
        return int(pieces.starts[found.start]), int(pieces.ends[found.end - 1])

    content = [c for c in attribution.content if _WORD.search(layout.text, *pair(c))]
    parts = [p for p in (attribution.cue, attribution.source) if p] + content
    cue = _bare(layout.text, pair(attribution.cue)) if attribution.cue else None
    sure = min((p.probability for p in parts), default=0.0) * (attribution.link if attribution.cue else 1.0)
    return Draft(
        joined(layout.text, [_with_marks(layout, _whole(layout.text, _bare(layout.text, pair(c)))) for c in content]),
        [cue] if cue else [],
        [_named(layout.text, _bare(layout.text, pair(attribution.source)), cue)] if attribution.source else [],
        sure,
    )


def _whole(text: str, span: Pair) -> Pair:
    """The span of a content without words at its end that begin what it does not have, and with both marks of a bracket or
    none."""
    start, end = span
    while loose := next((m for m in _DANGLING.finditer(text, max(start, end - LONGEST), end + 2) if m.end() == end), None):
        more = _BEFORE_THAT.search(text, max(start, loose.start() - LONGEST), loose.start())
        end = more.start() if more else loose.start()
    if end < span[1] or text[end - 1] == "(":
        end = start + len(text[start:end].rstrip("( ,;:–—-"))
    open_brackets = text.count("(", start, end) - text.count(")", start, end)
    if open_brackets > 0 and text[end : end + 1] == ")":
        end += 1
    elif open_brackets < 0 and text[end - 1] == ")":
        end -= 1
    return (start, end) if start < end else span


def _named(text: str, span: Pair, cue: Pair | None) -> Pair:
    """The span of a source without the time behind it; an article alone goes on to the cue, where nouns only stand between, and
    what ends with "by" or "of" to the end of the name behind it ("a report by The Vell Examiner")."""
    start, end = span
    if cue and _ARTICLE.fullmatch(text, start, end) and _NOUNS.fullmatch(text, end, cue[0]):
        return span if _NO_NOUN.search(text, end, cue[0]) else stripped(text, start, cue[0])
    if _OPEN.search(text, start, end) and (name := _NAME.match(text, end)):
        return start, name.end()
    behind = _WHEN.search(text, start, end)
    return (start, behind.start()) if behind else span


def _bare(text: str, span: Pair) -> Pair:
    """The span without commas, colons and dashes at its edges, which belong to the sentence around it."""
    start, end = span
    while start < end - 1 and text[start] in " ,;:–—-":
        start += 1
    while end > start + 1 and text[end - 1] in " ,;:–—":
        end -= 1
    loose = _LOOSE.search(text, start, end)
    if loose and loose.start() > start:
        end = loose.start()
    while text[end - 1] == "." and text[end : end + 1] == ".":
        end += 1  # all points of an ellipsis, or none
    return start, end


def _with_marks(layout: Layout, span: Pair) -> Pair:
    """The span with the marks of the quotations that it begins and ends with, where all of their inside is in it."""
    start, end = span
    opening, closing = layout.quotation(start), layout.quotation(end - 1)
    begins = opening is not None and opening.closed and not _WORD.search(layout.text, opening.inner_start, start)
    ends = closing is not None and closing.closed and not _WORD.search(layout.text, end, closing.inner_end)
    if closing and ends and (begins or opening != closing):
        end = closing.end
    if opening and begins and end >= opening.end:
        start = opening.start
    return start, end


def joined(text: str, spans: list[Pair]) -> list[Pair]:
    """In order, those that only white space parts inside one line made one."""
    out: list[Pair] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or text[out[-1][1] : start].strip(" ") == ""):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out
