"""Articles with statements made by hand, for what is read after the model: no model has a part in it."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from onrecord.read.text.quotes import Quotation, quotations
from onrecord.read.text.sentences import Pair, paragraphs, sentences
from onrecord.types import Article, Kind, Span, Speaker, Statement

_MARK = re.compile(r"\d?[\[\]{}<>]")


class Marked(NamedTuple):
    article: Article
    rows: list[Pair]
    quoted: list[Quotation]
    statements: list[Statement]


def marked(text: str, outlet: str | None = None) -> Marked:
    """The article of a text in which 1[source], 1<cue> and 1{content} are marked with the number of their statement.

    A statement's speaker has the words of its source for a name, and is unresolved where that begins in lower case. Those
    inside the content of another are nested in it.
    """
    plain, at = "", 0
    spans: dict[str, dict[str, list[Span]]] = {}
    opened: list[tuple[str, str, int]] = []
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if mark.group()[-1] in "[{<":
            opened.append((mark.group()[0], mark.group()[-1], len(plain)))
        else:
            plain += mark.group()[:-1]
            number, kind, start = opened.pop()
            spans.setdefault(number, {"[": [], "{": [], "<": []})[kind].append(Span(start, len(plain)))
    plain += text[at:]
    blocks = paragraphs(plain)
    rows = [pair for block in blocks for pair in sentences(plain, *block)]
    found = [_statement(plain, number, parts["{"], parts["<"], parts["["]) for number, parts in spans.items()]
    return Marked(Article("x", "x", plain, outlet=outlet), rows, quotations(plain, blocks), _nested(found))


def _statement(text: str, number: str, content: list[Span], cue: list[Span], source: list[Span]) -> Statement:
    name = text[source[0].start : source[0].end] if source else ""
    speaker = (
        Speaker(name, "organisation" if name.startswith("The ") else "person", "name", 0.9, source[0])
        if name and name[0].isupper()
        else None
    )
    kind: Kind = "direct" if text[content[0].start] in '“"' else "indirect"
    return Statement(number, kind, tuple(content), tuple(cue), tuple(source), speaker, (), False, "stated", None, 0.9)


def _nested(found: list[Statement]) -> list[Statement]:
    def holder(statement: Statement) -> str | None:
        at = (statement.cue or statement.source or statement.content)[0].start
        around = [s for s in found if s is not statement and any(c.start <= at < c.end for c in s.content)]
        return min(around, key=lambda s: s.content[0].end - s.content[0].start).id if around else None

    return [msgspec.structs.replace(s, inside=holder(s)) for s in found]
