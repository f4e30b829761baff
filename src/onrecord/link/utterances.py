"""Links → utterances: every place that carries one thing said on one occasion. (A stand-in until the real one lands.)"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from onrecord.link.sketch import Sketch
from onrecord.types import Link, Member, Place, Utterance


def utterances(links: Iterable[Link], sketches: Mapping[str, Sketch]) -> list[Utterance]:
    """The utterances that links make up, in order of id. Both articles of each link must have a sketch."""
    links = sorted(links, key=lambda link: (_key(link.first), _key(link.second)))
    root: dict[Place, Place] = {}

    def find(place: Place) -> Place:
        while (above := root.setdefault(place, place)) != place:
            place = above
        return place

    for link in links:
        root[find(link.first)] = find(link.second)
    groups: dict[Place, list[Place]] = {}
    for place in sorted(root, key=_key):
        groups.setdefault(find(place), []).append(place)
    return sorted((_utterance(group, links, sketches) for group in groups.values()), key=lambda u: u.id)


def _key(place: Place) -> tuple[str, int, int, str]:
    return place.article, place.span.start, place.span.end, place.statement or ""


def _utterance(group: list[Place], links: list[Link], sketches: Mapping[str, Sketch]) -> Utterance:
    digest = hashlib.sha256(repr(group).encode()).hexdigest()
    members = []
    for place in group:
        statement = next((s for s in sketches[place.article].statements if s.id == place.statement), None)
        form = statement.kind if statement else "unsourced"
        members.append(Member(place, form, statement.speaker if statement else None))
    inside = tuple(link for link in links if link.first in group)
    return Utterance(group[0].article[:8] + digest[:8], tuple(members), 0, None, inside)
