"""Reprints → the texts that several articles carry: wire copy, syndicated articles, quoted blocks.

Takes Reprints and the sketches of their articles; gives Carried texts, each with its earliest and fullest version. Independent
of the order of the reprints. May import disjoint, sketch, types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable

from onrecord.link.disjoint import Disjoint
from onrecord.link.sketches.sketch import Sketch
from onrecord.types import Carried, Place, Reprint, Span

WHOLE = 0.7
"""Part of both stories that is shared where the one article is a copy of the other."""


def carried(reprints: Iterable[Reprint], sketch: Callable[[str], Sketch], among: Container[str] | None = None) -> list[Carried]:
    """The texts that several articles carry: first the articles that are copies of each other, then the passages.

    `sketch` gives that of an article of `reprints` by id; only those that carry a text are asked for. `among`: only texts that
    one of these articles carries. Copies are pairs of which both have WHOLE in common, and whatever hangs together by such
    pairs. A passage of two copies is told once, with the articles.
    """
    every = sorted(reprints, key=lambda r: (r.first, r.second))
    whole: Disjoint[str] = Disjoint()
    for r in filter(copies, every):
        whole.join(r.first, r.second)
    passages = _sets((Place(r.first, a), Place(r.second, b)) for r in every if not copies(r) for a, b in r.passages)
    found = [
        _ordered(True, [Place(article, _story(sketch(article))) for article in articles], sketch)
        for articles in whole.sets()
        if among is None or any(article in among for article in articles)
    ]
    found += [
        _ordered(False, places, sketch)
        for places in passages
        if among is None or any(place.article in among for place in places)
    ]
    return sorted(found, key=lambda c: (not c.whole, -len(c.places), c.places))


def _story(sketch: Sketch) -> Span:
    return sketch.span(0, len(sketch.words))


def _sets(pairs: Iterable[tuple[Place, Place]]) -> list[list[Place]]:
    """Places that are one text: by a pair, or in one article by lying upon each other for half of the shorter. Of each article
    one place, from the first to the last that it has of the text."""
    joined: Disjoint[Place] = Disjoint()
    by_article: defaultdict[str, set[Span]] = defaultdict(set)
    for one, other in pairs:
        joined.join(one, other)
        by_article[one.article].add(one.span)
        by_article[other.article].add(other.span)
    for article, spans in by_article.items():
        ordered = sorted(spans)
        for i, span in enumerate(ordered):
            for later in ordered[i + 1 :]:
                if later.start >= span.end:
                    break
                if 2 * (min(span.end, later.end) - later.start) >= min(span.end - span.start, later.end - later.start):
                    joined.join(Place(article, span), Place(article, later))
    return [_hulls(places) for places in joined.sets()]


def _hulls(places: Iterable[Place]) -> list[Place]:
    spans: dict[str, Span] = {}
    for place in places:
        known = spans.get(place.article, place.span)
        spans[place.article] = Span(min(known.start, place.span.start), max(known.end, place.span.end))
    return [Place(article, span) for article, span in sorted(spans.items())]


def _ordered(whole: bool, places: list[Place], sketch: Callable[[str], Sketch]) -> Carried:
    """A text with its places by date; undated articles come last, and could be the earliest: then no place is."""
    rows = sorted(
        ((*_facts(place, sketch(place.article)), place) for place in places),
        key=lambda row: (row[0] is None, row[0] or (0, 0), row[2]),
    )
    days = [day for day, _, _ in rows]
    first = days[0]
    certain = first is not None and all(day is not None and day[0] > first[1] for day in days[1:])
    fullest = max(range(len(rows)), key=lambda i: (rows[i][1], -i))
    return Carried(whole, tuple(place for _, _, place in rows), 0 if certain else None, fullest)


def _facts(place: Place, sketch: Sketch) -> tuple[tuple[int, int] | None, int]:
    """The days on which the article of a place may have been published, and how many words stand there."""
    first, last = sketch.at(place.span)
    return sketch.day, last - first


def copies(reprint: Reprint) -> bool:
    """Whether two articles are copies of each other."""
    return min(reprint.shares) >= WHOLE
