"""Two articles → the passages that one has from the other, or both from a third.

Takes two sketches; gives a Reprint. A pure function of the two, whichever comes first. May import sketch, types.

Passages are found by hashed shingles (Broder 1997) that both articles have, gathered along the diagonals of the two texts, and
confirmed word by word by the alignment of the stretches between the first and the last of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from rapidfuzz.distance import Indel

from onrecord.link.sketches.sketch import SHINGLE, Sketch
from onrecord.types import Reprint

SHORTEST = 25
"""Words that a passage must share at least; shorter ones are quotations, names and phrases that anybody may use."""
ALIKE = 0.8
"""Part of the words of a passage, on either side, that the other side has, too, and in this order."""

_GAP = 8  # words on either side that may differ within a passage
_FEWEST = 8  # shingles of such a passage that both have: a changed word costs at most SHINGLE of them
_REPEATED = 4  # a shingle that stands oftener than this in an article is a refrain, and no place to begin from
_SEAM = SHINGLE  # words that two passages may have in common where they meet

_Block = tuple[int, int, int]  # from this word of the one and this word of the other, so many words are the same
_Pair = tuple[range, range]  # words of the one and words of the other


def reprint(one: Sketch, other: Sketch) -> Reprint | None:
    """What two articles share in passages of at least SHORTEST words, nearly word for word; None where they share none.

    A passage may hold differences of a few words. What both quote is such a passage, too; whose words it is, is not looked
    at here.
    """
    first, second = sorted((one, other), key=lambda s: s.article.id)
    shared = set(first.shingles.tolist()).intersection(second.shingles.tolist())
    if len(shared) < _FEWEST:
        return None
    blocks = _blocks(first, second, shared)
    pairs = _apart([pair for chain in _chains(blocks) if (pair := _confirmed(first, second, chain))])
    if not pairs:
        return None
    shares = (_share(first, (a for a, _ in pairs)), _share(second, (b for _, b in pairs)))
    passages = tuple((first.span(a.start, a.stop), second.span(b.start, b.stop)) for a, b in pairs)
    return Reprint(first.article.id, second.article.id, shares, passages)


def _blocks(first: Sketch, second: Sketch, shared: Collection[int]) -> list[_Block]:
    """The longest runs of words that both have, of SHINGLE words or more, in order."""
    here, there = _positions(first, shared), _positions(second, shared)
    seeds = [
        (j - i, i)
        for key, rows in here.items()
        if max(len(rows), len(there[key])) <= _REPEATED
        for i in rows
        for j in there[key]
    ]
    blocks: list[_Block] = []
    for diagonal, i in sorted(seeds):
        if blocks and blocks[-1][1] - blocks[-1][0] == diagonal and i <= blocks[-1][0] + blocks[-1][2]:
            start = blocks[-1][0]
            blocks[-1] = (start, start + diagonal, i - start + SHINGLE)
        else:
            blocks.append((i, i + diagonal, SHINGLE))
    return sorted(blocks)


def _positions(sketch: Sketch, shared: Collection[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for i, shingle in enumerate(sketch.shingles.tolist()):
        if shingle in shared:
            found[shingle].append(i)
    return found


def _chains(blocks: list[_Block]) -> list[list[_Block]]:
    """Blocks that follow each other closely on both sides. A block continues the chain whose end is nearest."""
    chains: list[list[_Block]] = []
    within: list[list[_Block]] = []
    for block in blocks:
        within = [chain for chain in within if chain[-1][0] + chain[-1][2] + _GAP >= block[0]]
        near = [chain for chain in within if _follows(chain[-1], block)]
        if near:
            min(near, key=lambda chain: _distance(chain[-1], block)).append(block)
        else:
            within.append([block])
            chains.append(within[-1])
    return chains


def _follows(last: _Block, block: _Block) -> bool:
    # Blocks may overlap on one side, where a word is repeated or left out at the seam.
    return all(-SHINGLE <= block[side] - last[side] - last[2] <= _GAP and block[side] > last[side] for side in (0, 1))


def _distance(last: _Block, block: _Block) -> int:
    return abs(block[0] - last[0] - last[2]) + abs(block[1] - last[1] - last[2])


def _confirmed(first: Sketch, second: Sketch, chain: list[_Block]) -> _Pair | None:
    """The stretches that a chain spans, where their alignment shows them to be alike and long enough."""
    last = chain[-1]
    here, there = range(chain[0][0], last[0] + last[2]), range(chain[0][1], last[1] + last[2])
    if min(len(here), len(there)) < SHORTEST:
        return None
    plain = [[s.words[i].plain for i in rows] for s, rows in ((first, here), (second, there))]
    same = (len(here) + len(there) - Indel.distance(*plain)) // 2
    return (here, there) if same >= max(SHORTEST, ALIKE * max(len(here), len(there))) else None


def _apart(pairs: list[_Pair]) -> list[_Pair]:
    """The pairs in order, of those that overlap on a side the longest."""
    kept: list[_Pair] = []
    for pair in sorted(pairs, key=lambda p: (-len(p[0]) - len(p[1]), p[0].start, p[1].start)):
        if all(_common(pair[side], other[side]) <= _SEAM for other in kept for side in (0, 1)):
            kept.append(pair)
    return sorted(kept, key=lambda p: (p[0].start, p[1].start))


def _common(one: range, other: range) -> int:
    return min(one.stop, other.stop) - max(one.start, other.start)


def _share(sketch: Sketch, stretches: Iterable[range]) -> float:
    return len({i for stretch in stretches for i in stretch}) / len(sketch.words)
