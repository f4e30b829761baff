"""Links → utterances: every place that carries one thing said on one occasion.

Takes links and the sketches of their articles; gives Utterances. Independent of the order of either. May import sketch.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from onrecord.link.sketches.sketch import Sketch
from onrecord.read.text.layout import DIRECT_SHARE
from onrecord.types import Form, Link, Member, Place, Statement, Utterance

SAME = 0.5
"""Share of the words of two stretches together from which on they are one member."""
_INSERTED = re.compile(r"\[[^\]]*\]")
MADE_UP = 0.7
"""Share of a stretch's words that two or more finer ones must hold to stand in its place."""
ENOUGH = 0.35
"""Mean confidence of the pairs of two groups beyond which they are one."""
WHOLE, HALF = 0.9, 0.5
"""Share of a stretch's words that a statement must hold to hold it whole, and to hold it at all."""
GAP, WIDE_GAP = 3, 6
"""Words of the outlet between two quotations of one unit that do not part them; more where another article has both in one."""


class Node(NamedTuple):
    """Words `first` up to `last` of an article's sketch."""

    article: str
    first: int
    last: int


Group = tuple[Node, ...]


def utterances(links: Iterable[Link], sketches: Mapping[str, Sketch]) -> list[Utterance]:
    """The utterances that links make up, in order of id. Both articles of each link must have a sketch."""
    ordered = sorted(links, key=lambda link: (link.first, link.second))
    ends = {place: _node(place, sketches) for link in ordered for place in (link.first, link.second)}
    carried: defaultdict[Node, float] = defaultdict(float)
    for link in ordered:
        for place in (link.first, link.second):
            carried[ends[place]] += link.confidence
    usual = _usual(carried, sketches)
    ends = {place: usual[node] for place, node in ends.items()}
    finer = _finer(set(ends.values()))
    edges = [
        (link.confidence, *edge) for link in ordered for edge in _edges(ends[link.first], ends[link.second], finer, sketches)
    ]
    groups = _joined(_merged(edges), sketches)
    found = [_utterance(group, ordered, ends, sketches) for group in groups]
    return sorted((each for each in found if each), key=lambda each: each.id)


def _node(place: Place, sketches: Mapping[str, Sketch]) -> Node:
    return Node(place.article, *sketches[place.article].at(place.span))


def _finer(nodes: Collection[Node]) -> dict[Node, list[Node]]:
    """For each stretch that two or more others make up: those, in order. A third article cut here what two have in a row."""
    by_article: defaultdict[str, list[Node]] = defaultdict(list)
    for node in sorted(nodes):
        by_article[node.article].append(node)
    found = {}
    for stretches in by_article.values():
        for node in stretches:
            inside: list[Node] = []
            for other in sorted(stretches, key=lambda n: (n.last - n.first, n)):
                if (
                    other != node
                    and node.first <= other.first
                    and other.last <= node.last
                    and not any(_overlap(other, n) for n in inside)
                ):
                    inside.append(other)
            if len(inside) > 1 and sum(n.last - n.first for n in inside) >= MADE_UP * (node.last - node.first):
                found[node] = sorted(inside)
    return found


def _overlap(one: Node, other: Node) -> int:
    """How many words two stretches of one article share."""
    return max(0, min(one.last, other.last) - max(one.first, other.first))


def _edges(one: Node, other: Node, finer: Mapping[Node, list[Node]], sketches: Mapping[str, Sketch]) -> list[tuple[Node, Node]]:
    """A link, or its parts where a finer cut stands for one of its ends."""
    ours, theirs = finer.get(one, [one]), finer.get(other, [other])
    if len(ours) == len(theirs) == 1:
        return [(one, other)]
    pairs = [(_likeness(a, b, sketches), a, b) for a in ours for b in theirs]
    best = [(a, max(pairs, key=lambda pair: (pair[1] == a, pair[0], pair[2]))) for a in ours]
    return [(a, pair[2]) for a, pair in best if pair[0] >= SAME]


def _likeness(one: Node, other: Node, sketches: Mapping[str, Sketch]) -> float:
    """Share of the words of the shorter of two stretches that the other has, too."""
    a, b = ({w.plain for w in sketches[n.article].words[n.first : n.last]} for n in (one, other))
    return len(a & b) / min(len(a), len(b))


def _merged(edges: Iterable[tuple[float, Node, Node]]) -> list[list[Node]]:
    """The groups that edges make up by average linkage (Sokal and Michener 1958): the two with the highest mean confidence over
    their pairs of different articles are joined first, as long as it is more than ENOUGH; a pair without an edge counts as 0,
    so that what a stray edge alone holds together stays apart."""
    sums: defaultdict[Group, dict[Group, float]] = defaultdict(dict)
    for sure, one, other in edges:
        if one != other:
            a, b = (one,), (other,)
            sums[a][b] = sums[b][a] = max(sure, sums[a].get(b, 0.0))
    waiting = [_candidate(a, b, total) for a, others in sums.items() for b, total in others.items() if a < b]
    heapify(waiting)
    while waiting:
        mean, first, second = heappop(waiting)
        if -mean <= ENOUGH:
            break
        if first not in sums or second not in sums:
            continue  # joined with another meanwhile
        if any(one.article == other.article and _overlap(one, other) for one in first for other in second):
            continue  # what somebody says, and what is said in it
        made: Group = tuple(sorted((*first, *second)))
        for old in (first, second):
            for near, total in sums.pop(old).items():
                del sums[near][old]
                if near not in (first, second):
                    sums[made][near] = sums[near][made] = sums[made].get(near, 0.0) + total
        sums.setdefault(made, {})
        for near, total in sums[made].items():
            heappush(waiting, _candidate(made, near, total))
    return sorted(list(group) for group in sums)


def _candidate(one: Group, other: Group, total: float) -> tuple[float, Group, Group]:
    """Two groups, the lesser first, with the mean confidence of their pairs, below 0 so that the highest comes first."""
    one, other = min(one, other), max(one, other)
    per_article = Counter(node.article for node in one)
    pairs = len(one) * len(other) - sum(per_article[node.article] for node in other)
    return -total / pairs if pairs else 0.0, one, other


def _usual(carried: Mapping[Node, float], sketches: Mapping[str, Sketch]) -> dict[Node, Node]:
    """For each stretch the one that stands for the same member in the most and surest links, the widest of equals; `carried`
    has the sum of the confidences of each stretch's links. Stretches are one member by the quoted words, where both have some,
    else by all: how much of the outlet's words around a quotation is retold differs from one other article to the next."""
    by_article: defaultdict[str, list[tuple[Node, set[int]]]] = defaultdict(list)
    found = {}
    for node in sorted(carried, key=lambda n: (-carried[n], n.first - n.last, n)):
        quoted = sketches[node.article].quoted
        own = {word for word in range(node.first, node.last) if quoted[word]} or set(range(node.first, node.last))
        kept = by_article[node.article]
        found[node] = next((other for other, theirs in kept if len(own & theirs) >= SAME * len(own | theirs)), node)
        if found[node] == node:
            kept.append((node, own))
    return found


def _joined(groups: list[list[Node]], sketches: Mapping[str, Sketch]) -> list[list[Node]]:
    """Groups that follow one another in one quotation of at least two articles, and nowhere apart, are one: sentences said in
    one breath."""
    groups = [_single(group, sketches) for group in groups]
    while True:
        pair = next((pair for pair in _followers(groups, sketches)), None)
        if pair is None:
            return groups
        one, other = pair
        groups = [g for k, g in enumerate(groups) if k not in pair] + [_single([*groups[one], *groups[other]], sketches)]


def _followers(groups: list[list[Node]], sketches: Mapping[str, Sketch]) -> Iterable[tuple[int, int]]:
    """Positions of the groups that are to be one, those that stand first in front."""
    at: dict[str, list[tuple[Node, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for node in group:
            at[node.article].append((node, number))
    near: defaultdict[tuple[int, int], list[tuple[str, bool]]] = defaultdict(list)
    for article, nodes in at.items():
        sketch = sketches[article]
        for (one, a), (other, b) in pairwise(sorted(nodes)):
            if a != b and _follows(one, other, sketch):
                breath = one.last == other.first and sketch.quotation[one.last - 1] == sketch.quotation[other.first]
                near[min(a, b), max(a, b)].append((article, breath))
    for (a, b), found in sorted(near.items(), key=lambda item: min(groups[item[0][0]] + groups[item[0][1]])):
        both = {node.article for node in groups[a]} & {node.article for node in groups[b]}
        if sum(breath for _, breath in found) > 1 and both == {article for article, _ in found}:
            yield a, b


def _follows(one: Node, other: Node, sketch: Sketch, gap: int = GAP) -> bool:
    """Whether a stretch goes on where another ends, in one unit, with at most a few words of the outlet between."""
    between = range(one.last, other.first)
    if other.first < one.last or len(between) > gap or any(sketch.quoted[word] for word in between):
        return False
    return any(unit.first <= one.first and other.last <= unit.last for unit in sketch.units)


def _single(group: Iterable[Node], sketches: Mapping[str, Sketch]) -> list[Node]:
    """A group with one stretch for those of an article that overlap or follow one another."""
    made: list[Node] = []
    for node in sorted(group):
        last = made[-1] if made else None
        if (
            last
            and last.article == node.article
            and (node.first < last.last or _follows(last, node, sketches[node.article], WIDE_GAP))
        ):
            made[-1] = Node(last.article, last.first, max(last.last, node.last))
        else:
            made.append(node)
    return made


def _utterance(
    group: list[Node],
    links: Iterable[Link],
    ends: Mapping[Place, Node],
    sketches: Mapping[str, Sketch],
) -> Utterance | None:
    """The utterance of a group; None where a single article is left of it."""
    if len({node.article for node in group}) < 2:
        return None
    members = sorted(
        (_member(node, sketches[node.article]) for node in group), key=lambda m: (_published(m, sketches), m.place)
    )
    inside = tuple(link for link in links if all(_within(ends[place], group) for place in (link.first, link.second)))
    digest = hashlib.sha256(
        "\n".join(
            f"{m.place.article} {m.place.span.start} {m.place.span.end}" for m in sorted(members, key=lambda m: m.place)
        ).encode()
    )
    fullest = max(range(len(members)), key=lambda k: (_fullness(members[k], sketches), -k))
    dated = [k for k, m in enumerate(members) if sketches[m.place.article].article.published]
    name = min(members, key=lambda m: m.place).place.article[:8] + digest.hexdigest()[:8]
    return Utterance(name, tuple(members), fullest, dated[0] if dated else None, inside)


def _within(node: Node, group: Iterable[Node]) -> bool:
    return any(n.article == node.article and 2 * _overlap(n, node) >= node.last - node.first for n in group)


def _published(member: Member, sketches: Mapping[str, Sketch]) -> tuple[bool, str, str]:
    published = sketches[member.place.article].article.published
    return (False, published.earliest, published.latest) if published else (True, "", "")


def _fullness(member: Member, sketches: Mapping[str, Sketch]) -> tuple[int, int]:
    """Words in quotation marks, then words; those that an outlet put into square brackets are nobody's."""
    sketch, span = sketches[member.place.article], member.place.span
    first, last = sketch.at(span)
    inserted = [match.span() for match in _INSERTED.finditer(sketch.article.text, span.start, span.end)]
    own = [w for w in range(first, last) if not any(start < sketch.words[w].start < end for start, end in inserted)]
    return sum(sketch.quoted[word] for word in own), len(own)


def _member(node: Node, sketch: Sketch) -> Member:
    statement = _holder(node, sketch)
    place = Place(node.article, sketch.span(node.first, node.last), statement.id if statement else None)
    return Member(place, _form(sketch, node, statement is None), statement.speaker if statement else None)


def _holder(node: Node, sketch: Sketch) -> Statement | None:
    """The statement that a stretch is of: the least of those that hold all of it but a few words, as what somebody says another
    said is the other's; else the one that holds the most of it; None where none holds half."""
    own = set(range(node.first, node.last))
    held: list[tuple[bool, float, int]] = []
    for number, statement in enumerate(sketch.statements):
        said = {word for span in statement.content for word in range(*sketch.at(span))}
        share = len(own & said) / len(own)
        if share >= HALF:
            held.append((share < WHOLE, len(said) if share >= WHOLE else -share, number))
    return sketch.statements[min(held)[-1]] if held else None


def _form(sketch: Sketch, node: Node, loose: bool) -> Form:
    share = sum(sketch.quoted[node.first : node.last]) / (node.last - node.first)
    if loose:
        return "unsourced"
    return "direct" if share >= DIRECT_SHARE else "mixed" if share else "indirect"
