"""Reprints → the texts that several articles carry: wire copy, syndicated articles, quoted blocks.

Takes Reprints and the sketches of their articles; gives Carried texts, each with its earliest and fullest version. Independent
of the order of either. May import disjoint, sketch, types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.link.disjoint import Disjoint
from onrecord.link.sketch import Sketch
from onrecord.types import Carried, Place, Reprint, Span

WHOLE = 0.7
"""Part of both stories that is shared where the one article is a copy of the other."""


def carried(reprints: Iterable[Reprint], sketches: Mapping[str, Sketch]) -> list[Carried]:
    """The texts that several articles carry: first the articles that are copies of each other, then the passages.

    `sketches` by article id must hold all articles of `reprints`. Copies are pairs of which both have WHOLE in common, and
    whatever hangs together by such pairs. A passage of two copies is told once, with the articles.
    """
    every = sorted(reprints, key=lambda r: (r.first, r.second))
    whole = {(r.first, r.second) for r in every if copies(r)}
    articles = _sets((Place(a, _story(sketches[a])), Place(b, _story(sketches[b]))) for a, b in whole)
    passages = _sets(
        (Place(r.first, a), Place(r.second, b)) for r in every if (r.first, r.second) not in whole for a, b in r.passages
    )
    found = [_ordered(True, places, sketches) for places in articles] + [
        _ordered(False, places, sketches) for places in passages
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


def _ordered(whole: bool, places: list[Place], sketches: Mapping[str, Sketch]) -> Carried:
    """A text with its places by date; undated articles come last, and could be the earliest: then no place is."""
    by_date = sorted(places, key=lambda p: (sketches[p.article].day is None, sketches[p.article].day or (0, 0), p))
    days = [sketches[p.article].day for p in by_date]
    first = days[0]
    certain = first is not None and all(day is not None and day[0] > first[1] for day in days[1:])
    fullest = max(range(len(by_date)), key=lambda i: (_length(by_date[i], sketches), -i))
    return Carried(whole, tuple(by_date), 0 if certain else None, fullest)


def _length(place: Place, sketches: Mapping[str, Sketch]) -> int:
    first, last = sketches[place.article].at(place.span)
    return last - first


def copies(reprint: Reprint) -> bool:
    """Whether two articles are copies of each other."""
    return min(reprint.shares) >= WHOLE
