"""A Check as one line of JSON: the answer, and each place with the article that it is in.

Takes a Check and the readings of its articles; gives bytes. May import fragment, shelf, types.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from onrecord.export.fragment import text_fragment
from onrecord.export.shelf import Shelf
from onrecord.types import Article, Check, Doubt, Edits, Found, Published, Reading, Span, Speaker, Verdict


class PlaceLine(Struct, frozen=True):
    """A place of a `CheckLine`: `words` is what stands at `span` of the article's text, `link` leads there on its web page."""

    verdict: Verdict
    address: str
    article_id: str
    title: str | None
    outlet: str | None
    published: Published | None
    words: str
    span: Span
    statement: str | None
    speaker: Speaker | None
    edits: Edits
    doubt: Doubt | None
    link: str | None


class UtteranceLine(Struct, frozen=True):
    """An utterance that a place of a check belongs to: its id, for `onrecord show`, and its origins in a sentence."""

    id: str
    origin: str


class CheckLine(Struct, frozen=True):
    """A line of `verify --jsonl`. `document` and `span`: where in a draft the words stand, None for words given by themselves.

    Spans are in code points: `first` of a change into `words`, `second` into the text of the article.
    """

    words: str
    speaker: str | None
    verdict: Verdict
    found: tuple[PlaceLine, ...]
    document: str | None
    span: Span | None
    utterances: tuple[UtteranceLine, ...]


def carried(check: Check, shelf: Shelf) -> tuple[UtteranceLine, ...]:
    """The utterances that the places of a check belong to, and how many origins each has, in the order of the places."""
    statements = dict.fromkeys(found.place.statement for found in check.found if found.verdict != "not-found")
    utterances = (shelf.archive.utterance(statement) for statement in statements if statement)
    known = {utterance.id: utterance for utterance in utterances if utterance}
    return tuple(UtteranceLine(each.id, shelf.telling(each).origin) for each in known.values())


def line(
    check: Check,
    readings: Mapping[str, Reading],
    utterances: tuple[UtteranceLine, ...],
    draft: Article | None = None,
    span: Span | None = None,
) -> bytes:
    """A check as UTF-8 JSON without a newline; `readings` by article id."""
    found = tuple(_place(each, readings[each.place.article].article) for each in check.found)
    return msgspec.json.encode(
        CheckLine(check.words, check.speaker, check.verdict, found, draft.address if draft else None, span, utterances)
    )


def _place(found: Found, article: Article) -> PlaceLine:
    span = found.place.span
    return PlaceLine(
        verdict=found.verdict,
        address=article.address,
        article_id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        words=article.text[span.start : span.end],
        span=span,
        statement=found.place.statement,
        speaker=found.speaker,
        edits=found.edits,
        doubt=found.doubt,
        link=text_fragment(article, span),
    )
