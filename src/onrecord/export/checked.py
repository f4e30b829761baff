"""A Check as one line of JSON: the answer, and each place with the article that it is in.

Takes a Check and the readings of its articles; gives bytes. May import fragment, shelf, store, types.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from onrecord.export.fragment import text_fragment
from onrecord.export.shelf import Shelf
from onrecord.types import Article, Check, Doubt, Edits, Found, Published, Reading, Span, Speaker, Verdict

if TYPE_CHECKING:
    from onrecord.store import Archive
    from onrecord.store.search import Hit


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


class NearLine(Struct, frozen=True):
    """A statement that has most of what the words tell, where nothing shows that they were said: a lead, no evidence."""

    statement: str
    address: str
    outlet: str | None
    published: Published | None
    words: str
    speaker: Speaker | None


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
    nearest: tuple[NearLine, ...]


def nearest(check: Check, archive: Archive) -> tuple[NearLine, ...]:
    """Where to look on if nothing was found: statements near to the words that the check has no place of."""
    if check.verdict != "not-found":
        return ()
    seen = {found.place.statement for found in check.found}
    return tuple(_near(hit) for hit in archive.nearest(check.words) if hit.statement.id not in seen)


def _near(hit: Hit) -> NearLine:
    article, statement = hit.article, hit.statement
    said = Reading(article, "", (statement,)).quote(statement.content)
    return NearLine(statement.id, article.address, article.outlet, article.published, said, statement.speaker)


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
    near: tuple[NearLine, ...],
    draft: Article | None = None,
    span: Span | None = None,
) -> bytes:
    """A check as UTF-8 JSON without a newline; `readings` by article id."""
    found = tuple(_place(each, readings[each.place.article].article) for each in check.found)
    return msgspec.json.encode(
        CheckLine(check.words, check.speaker, check.verdict, found, draft.address if draft else None, span, utterances, near)
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
