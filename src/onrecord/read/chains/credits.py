"""Credit lines of an article: by which wire service or other outlet it came here, and which of its paragraphs did.

Takes an article and its sentences; gives the hops of the whole article, and those of stretches that a credit ends ("Via The
Harbour Watch."). Imports hops, media, sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.chains.hops import Context, named, outlet_at
from onrecord.read.chains.media import NAME, outlet
from onrecord.read.text.sentences import Pair, paragraphs
from onrecord.types import Article, Hop, HopRole, Span

HEAD = 1500
"""Code points from the beginning of a text in which a dateline or byline may stand."""

_DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][\w.’'-]*(?:,? [A-Z][\w.’'-]*){0,4}(?:,? \d{1,2})?,? ?)?"
    r"(\(([A-Z][\w.&]*(?: [A-Z][\w.&]*){0,2})\))\s*[–—-]",
    re.MULTILINE,
)
_BYLINE = re.compile(rf"^[ \t]*By [^\n]{{3,60}}?(?:,| \||/)\s+({NAME})[ \t]*$", re.MULTILINE)
_CONTRIBUTED = "contributed to this "
_CONTRIBUTOR = re.compile(rf"({NAME})(?: also)? $")
# Each with a literal part of it, which is looked for first: most articles have none.
_LINES: tuple[tuple[HopRole, str, re.Pattern[str]], ...] = (
    ("wire", " files from ", re.compile(r"\b[Ww]ith files from ")),
    ("wire", "aterial from ", re.compile(r"\b[Mm]aterial from ")),
    ("outlet", "riginally ", re.compile(r"\b[Oo]riginally (?:appeared|published|ran) (?:by|in|on|at) ")),
    ("outlet", "first published ", re.compile(r"\bfirst published (?:by|in|on|at) ")),
    ("outlet", "epublished from ", re.compile(r"\b[Rr]epublished from ")),
    ("outlet", "eprinted from ", re.compile(r"\b[Rr]eprinted from ")),
    ("outlet", "ource: ", re.compile(rf"(?m)(?<![^\W_] )\bSource: (?={NAME}[^\w\n]*$)")),
    ("outlet", "\nVia ", re.compile(rf"(?m)^Via:? (?={NAME}[^\w\n]*$)")),
)
_VIA = re.compile(rf"[(\[]?(?:[Vv]ia|H/T|h/t|Hat tip(?: to)?:?)(?: to)?:? (?=({NAME})[.)\]]*$)")


_Found = tuple[HopRole, Pair, Pair]


class Credit(NamedTuple):
    """A hop of all that is said in `text[start:end]`."""

    start: int
    end: int
    hop: Hop


def credits(article: Article, sentences: list[Pair]) -> list[Credit]:
    """The credits of an article, those of single paragraphs before those of the whole."""
    inline = list(_inline(article, sentences))
    at = {credit.hop.span for credit in inline}
    return inline + [credit for credit in _whole(article) if credit.hop.span not in at]


def _whole(article: Article) -> Iterator[Credit]:
    text, known = article.text.replace("\u00a0", " "), article.outlet
    for role, name, words in (*_heads(text), *_lines(text)):
        here = text[slice(*name)]
        if not (known and here.lower() in known.lower()):
            yield Credit(0, len(text), Hop(role, here, Span(*name), Span(*words)))


def _heads(text: str) -> Iterator[_Found]:
    """The wire service of a dateline, "(NAME) —", or behind the author in a byline."""
    if match := _DATELINE.search(text, 0, HEAD):
        yield "wire", match.span(2), match.span(1)
    for match in _BYLINE.finditer(text, 0, HEAD):
        if outlet(match.group(1), text, None):
            yield "wire", match.span(1), match.span()


def _lines(text: str) -> Iterator[_Found]:
    """Whom a line anywhere credits."""
    context = Context(text, 0, len(text), None)
    for part in re.finditer(_CONTRIBUTED, text):
        before = _CONTRIBUTOR.search(text, text.rfind("\n", 0, part.start()) + 1, part.start())
        if before and (name := outlet_at(context, before.start(1))):
            yield "wire", name, (name[0], part.end() - 1)
    for role, literal, pattern in _LINES:
        for match in pattern.finditer(text) if literal in text else ():
            name = named(context, match.end()) if role == "outlet" else outlet_at(context, match.end())
            if name:
                yield role, name, (match.start(), name[1])


def _inline(article: Article, sentences: list[Pair]) -> list[Credit]:
    """Sentences that are nothing but a credit: each is for its paragraph as far as the credit before it; one that is a
    paragraph of its own, for the paragraph before."""
    text = article.text.replace("\u00a0", " ")
    matches = [(row, match) for row in sentences if row[1] - row[0] < 80 and (match := _VIA.match(text, *row))]
    if not matches:
        return []
    blocks = paragraphs(text)
    out: list[Credit] = []
    for row, match in matches:
        index = bisect_right(blocks, (row[0], len(text))) - 1
        alone = text[blocks[index][0] : row[0]].strip() == ""
        start = blocks[max(0, index - alone)][0]
        start = max([start, *(credit.hop.words.end for credit in out if credit.hop.words.end <= row[0])])
        name = named(Context(text, *row, article.outlet), match.end())
        if name:
            out.append(Credit(start, row[0], Hop("outlet", text[slice(*name)], Span(*name), Span(match.start(), name[1]))))
    return out
