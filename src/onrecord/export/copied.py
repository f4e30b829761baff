"""Carried texts → what the terminal and a page show of them: in how many articles, which of them first, and each place.

Takes Carried texts and the readings of their articles; gives frozen Structs of plain values. Whatever is shown as words is a
slice of an article's text. May import types and its neighbours in export.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from onrecord.export import wording
from onrecord.types import Article, Carried, Place, Reading


class Copy(Struct, frozen=True):
    """A text as one article has it. `notes`: whether it is the earliest or the fullest."""

    place: Place
    outlet: str
    heading: str
    dated: str
    characters: str
    notes: tuple[str, ...]


class Text(Struct, frozen=True):
    """A text that several articles carry: a sentence about it, its first words, as the fullest has them, and its places."""

    sentence: str
    opening: str
    copies: tuple[Copy, ...]


def text(carried: Carried, readings: Mapping[str, Reading]) -> Text:
    """A carried text as it is shown; `readings` by id are those of its articles."""
    copies = tuple(_copies(carried, readings))
    by = _carriers([readings[place.article].article for place in carried.places])
    place = carried.places[carried.fullest]
    words = readings[place.article].article.text[place.span.start : place.span.end]
    return Text(_sentence(carried, copies, by), wording.opening(words), copies)


def _copies(carried: Carried, readings: Mapping[str, Reading]) -> Iterator[Copy]:
    for position, place in enumerate(carried.places):
        reading = readings[place.article]
        marks = (("earliest", carried.earliest), ("fullest", carried.fullest))
        yield Copy(
            place=place,
            outlet=wording.outlet(reading.article),
            heading=wording.heading(reading),
            dated=wording.dated(reading.article.published),
            characters=wording.offsets([place.span]),
            notes=tuple(note for note, at in marks if at == position),
        )


def _sentence(carried: Carried, copies: tuple[Copy, ...], by: str) -> str:
    """ "One text carried by 3 outlets: earliest The Argus, 4 May 2031; fullest The Post, 5 May 2031"."""
    what, fullest = "One text" if carried.whole else "A passage", _version(copies[carried.fullest])
    if carried.earliest == carried.fullest:
        return f"{what} carried by {by}: earliest and fullest {fullest}"
    earliest = "not known" if carried.earliest is None else _version(copies[carried.earliest])
    return f"{what} carried by {by}: earliest {earliest}; fullest {fullest}"


def _carriers(articles: Sequence[Article]) -> str:
    """How many outlets there are, and articles, where an outlet has several; only articles where an outlet is not known."""
    outlets = {article.outlet for article in articles}
    if None in outlets:
        return wording.count(len(articles), "article")
    number = wording.count(len(outlets), "outlet")
    return number if len(outlets) == len(articles) else f"{number} in {wording.count(len(articles), 'article')}"


def _version(copy: Copy) -> str:
    return f"{copy.outlet}, {copy.dated}"
