"""Articles → stories: which articles are about one running matter.

Takes outlines of articles, the strength of what joins them, and what people have ruled; gives Stories. Pure: the order of
neither matters, and how near two articles are depends on no third. May import disjoint, kinship, types.

Stories are clusters by average linkage (Sokal and Michener 1958): an article joins a story when it is near to the story's
articles on the whole. One stray link to one of them does not do, so a dispute that runs for years does not become one chain.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from heapq import heapify, heappop, heappush

from msgspec import Struct

from onrecord.link.disjoint import Disjoint
from onrecord.link.stories.kinship import Joined, Outline, by_date, kinships, title_words
from onrecord.types import Story

NEAR = 0.35
"""Mean kinship of the articles of two clusters from which on they are one story."""
NAME_WORDS = 5
"""Words of a story's name, at most."""

DIGITS = 9
"""Of a mean kinship, that count: in which order it was summed up must not decide."""

Pair = tuple[str, str]
Around = Callable[[Set[str]], tuple[Iterable[Outline], Iterable[Joined]]]


class StoryRulings(Struct, frozen=True):
    """What people have said of stories, by the addresses of articles (the id of one without an address): pairs that belong
    `together`, pairs that are to be `apart`, and the `names` of the stories that hold an article, the latest first; an empty
    one takes those before it back."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    names: Mapping[str, str] = {}


NO_RULINGS = StoryRulings()


def stories(articles: Iterable[Outline], joined: Iterable[Joined], rulings: StoryRulings = NO_RULINGS) -> list[Story]:
    """The stories of an archive, those of most articles first; every article is in one, if only in its own.

    A ruling that two are apart keeps them apart; one that two belong together makes one of their stories, unless that would
    join what is to be apart.
    """
    outlines = {outline.id: outline for outline in articles}
    return _made(outlines, kinships(outlines, joined), rulings)


def story_of(article: str, around: Around, rulings: StoryRulings = NO_RULINGS) -> Story:
    """The story that an article, by id, is in, as `stories` has it, without going through all articles.

    Goes from article to article: clusters grow by mean kinship, so each holds together by pairs that are NEAR by themselves.
    `around` gives for some articles the outlines of all that are not `distant` from one of them, or joined to it, or ruled to
    be together with it, and what joins them.
    """
    inside: set[str] = set()
    coming = {article}
    while coming:
        inside |= coming
        known, joined = around(inside)
        outlines = {outline.id: outline for outline in known}
        kin = kinships(outlines, joined, inside)
        near = {end for pair, nearness in kin.items() if round(nearness, DIGITS) >= NEAR for end in pair}
        ids = {outline.address or outline.id: outline.id for outline in outlines.values()}
        ruled = (pair for pair in _known(rulings.together, ids) if not inside.isdisjoint(pair))
        coming = near.union(*ruled) - inside
    own = {pair: nearness for pair, nearness in kin.items() if inside.issuperset(pair)}
    found = _made({each: outlines[each] for each in inside}, own, rulings)
    return next(story for story in found if article in story.articles)


def _made(outlines: Mapping[str, Outline], kin: Mapping[Pair, float], rulings: StoryRulings) -> list[Story]:
    ids = {outline.address or outline.id: outline.id for outline in outlines.values()}
    apart = _known(rulings.apart, ids)
    clusters = _clusters(outlines, kin, apart)
    clusters = _ruled(clusters, sorted(_known(rulings.together, ids)), apart)
    found = [_story([outlines[i] for i in cluster], rulings.names) for cluster in clusters]
    return sorted(found, key=lambda s: (-len(s.articles), s.id))


def _known(pairs: Iterable[Pair], ids: Mapping[str, str]) -> set[Pair]:
    """Pairs of addresses as sorted pairs of ids, as far as the articles are there."""
    return {(min(a, b), max(a, b)) for x, y in pairs if (a := ids.get(x)) and (b := ids.get(y)) and a != b}


def _clusters(outlines: Iterable[str], kin: Mapping[Pair, float], apart: set[Pair]) -> list[list[str]]:
    """Average linkage, the nearest two first; a cluster goes by the least of its ids. Pairs without kinship count as 0."""
    clusters = {article: [article] for article in outlines}
    sums: dict[str, dict[str, float]] = {article: {} for article in clusters}
    for (a, b), nearness in kin.items():
        sums[a][b] = sums[b][a] = nearness
    barred: dict[str, set[str]] = {article: set() for article in clusters}
    for a, b in apart:
        barred[a].add(b)
        barred[b].add(a)

    def entry(a: str, b: str) -> tuple[float, str, str]:
        return -round(sums[a][b] / (len(clusters[a]) * len(clusters[b])), DIGITS), min(a, b), max(a, b)

    heap = [entry(a, b) for a, row in sums.items() for b in row if a < b]
    heapify(heap)
    while heap:
        nearest = heappop(heap)
        _, a, b = nearest
        if -nearest[0] < NEAR:
            break
        if b not in sums.get(a, {}) or nearest != entry(a, b) or not barred[a].isdisjoint(clusters[b]):
            continue
        clusters[a] += clusters.pop(b)
        barred[a] |= barred.pop(b)
        for other, nearness in sums.pop(b).items():
            del sums[other][b]
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + nearness
        for other in sums[a]:
            heappush(heap, entry(a, other))
    return list(clusters.values())


def _ruled(clusters: list[list[str]], together: list[Pair], apart: set[Pair]) -> list[list[str]]:
    """The clusters with those joined that people want together."""
    joined: Disjoint[str] = Disjoint()
    for first, *others in clusters:
        joined.find(first)
        for other in others:
            joined.join(first, other)
    for a, b in together:
        ends = {joined.find(a), joined.find(b)}
        if not any({joined.find(c), joined.find(d)} == ends for c, d in apart):
            joined.join(a, b)
    return joined.sets()


def _story(articles: list[Outline], names: Mapping[str, str]) -> Story:
    """A story, which goes by the first of its articles: later ones do not change its id."""
    ordered = sorted(articles, key=by_date)
    keys = [outline.address or outline.id for outline in ordered]
    inside = set(keys)
    named = next((name for key, name in names.items() if key in inside), None)
    return Story(story_id(keys[0]), named or _name(ordered), tuple(o.id for o in ordered), bool(named))


def story_id(address: str) -> str:
    """The id of a story whose first article is at this address, or has this id, where it has no address."""
    return hashlib.sha256(f"story\n{address}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _name(articles: list[Outline]) -> str:
    """The words that most titles have, as that title puts them that has most of them; else the first title."""
    titles = {outline.id: title_words(outline.title or "") for outline in articles}
    counts = Counter(stem for found in titles.values() for stem in {word.stem for word in found})
    weights = {word.stem: word.weight for found in titles.values() for word in found}
    shared = sorted((s for s, n in counts.items() if n > 1), key=lambda s: (-counts[s] * weights[s], s))[:NAME_WORDS]
    title = next((outline.title for outline in articles if outline.title), None)
    if len(shared) < 2:
        return title or articles[0].address or articles[0].id
    best = max(articles, key=lambda o: len({word.stem for word in titles[o.id]} & set(shared)))
    written = {word.stem: (best.title or "")[word.start : word.end] for word in reversed(titles[best.id])}
    name = " ".join(written[word.stem] for word in dict.fromkeys(titles[best.id]) if word.stem in shared)
    return name.removesuffix("'s").removesuffix("’s")
