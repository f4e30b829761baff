"""Outlets of an invented coast that carry what somebody said, with the chains that reading finds in their words."""

from __future__ import annotations

from itertools import combinations

import msgspec
from tests.read.marked import marked

from onrecord.link.origins.reprints import reprint
from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.read.chains.chaining import chained
from onrecord.types import Form, Member, Place, Published, Reading, Reprint, Utterance


def carrier(outlet: str | None, text: str, day: str | None = None, address: str = "", number: int = 0) -> Sketch:
    """The article of an outlet; 1[source], 1<cue> and 1{content} are marked in its text. Its id is made of the outlet."""
    made = marked(text, outlet)
    article_id = f"{(outlet or address or 'nobody').lower().replace(' ', '-')}-{number}"
    published = Published(day, day, "given") if day else None
    article = msgspec.structs.replace(made.article, id=article_id, address=address, published=published)
    statements = [
        msgspec.structs.replace(s, id=f"{article_id}/{s.id}", inside=s.inside and f"{article_id}/{s.inside}")
        for s in chained(article, made.rows, made.statements)
    ]
    return sketch(Reading(article, "1", tuple(statements)))


def utterance(*sketches: Sketch) -> Utterance:
    """The utterance whose members are all statements of these articles that stand in no other."""
    members = []
    for each in sketches:
        for statement in each.statements:
            if statement.inside is None:
                form: Form = "direct" if statement.kind == "direct" else "indirect"
                members.append(Member(Place(each.article.id, statement.content[0], statement.id), form, statement.speaker))
    return Utterance("u", tuple(members), 0, None, ())


def reprints(*sketches: Sketch) -> list[Reprint]:
    """What each two of these articles share."""
    return [found for one, other in combinations(sketches, 2) if (found := reprint(one, other))]
