"""What an article may have in common with others that is too unsure to be a link: leads, for a person to decide.

Takes an open connection. Nothing of it is stored: it is worked out for the article that is asked for. May import links,
sketches, utterances, link, types.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from onrecord.link.sketches.sketch import overlap
from onrecord.link.utterances.compare import possible_links
from onrecord.store.links import Links
from onrecord.store.sketches import Sketches
from onrecord.store.utterances import in_article
from onrecord.types import Link, Place, Utterance

MOST = 3
"""How many are given of one statement."""


def of_article(connection: sqlite3.Connection, links: Links, sketches: Sketches, article_id: str) -> list[Link]:
    """The possible links of an article, the surest first: at most MOST of a statement, one to the same words, and none between
    places that are members of one utterance."""
    others = sorted(links.compared(article_id))
    if not others:  # nothing near it, or no current article
        return []
    own = sketches.of(article_id)
    found = [link for other in others for link in possible_links(own, sketches.of(other))]
    known = in_article(connection, sketches, article_id)
    kept: list[Link] = []
    of: Counter[str | None] = Counter()
    for link in sorted(found, key=lambda each: (-each.confidence, each.first, each.second)):
        mine = link.first if link.first.article == article_id else link.second
        if of[mine.statement] < MOST and not _told(link, known) and not any(_same(link, other) for other in kept):
            kept.append(link)
            of[mine.statement] += 1
    return kept


def _told(link: Link, known: Iterable[Utterance]) -> bool:
    """Whether both ends of a link are in one utterance."""
    return any(all(any(_meets(place, m.place) for m in each.members) for place in (link.first, link.second)) for each in known)


def _same(one: Link, other: Link) -> bool:
    """Whether two links are between the same places, or parts of them."""
    return _meets(one.first, other.first) and _meets(one.second, other.second)


def _meets(one: Place, other: Place) -> bool:
    return one.article == other.article and overlap(one.span, other.span)
