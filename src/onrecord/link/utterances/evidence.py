"""What speaks for two atoms being one utterance, as numbers, and how sure that makes one.

Takes the atoms of two articles; gives the evidence on those that have something in common. May import atoms, speakers, words.
The weights of the evidence are those of a logistic regression (Fellegi and Sunter's linkage in that form), fitted by
training/links.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from onrecord.link.sketches.speakers import relation
from onrecord.link.sketches.words import vectors
from onrecord.link.utterances.atoms import FUNCTION_WORD, Atom, Run

Regime = Literal["quoted", "reported"]

LEAST_SHARED, LEAST_SHARE = 0.3, 0.2
"""What the stems that two atoms share must tell together, and as a share of the atom that tells less."""
ALIKE = 4
"""Words in a row that make two atoms worth a look, whatever the words tell."""
LONG_RUN, TOLD = 10, 3.0
"""Words in a row, and what words tell in their stories, beyond which more makes no difference."""


class Evidence(NamedTuple):
    """Two atoms and what the weights are for: `traits`, as TRAITS names them. `wording`: the share of the longer one's words
    that both have in order; `run`: the longest run of words that both have."""

    one: Atom
    other: Atom
    regime: Regime
    traits: tuple[float, ...]
    wording: float
    run: int


TRAITS = (
    "always", "speaker same", "speaker other", "one quoted", "negation", "told apart here", "longest run",
    "meant in the shorter", "quoted words shared", "wording",
)  # fmt: skip
SAME = 1.02
"""How far words are meant by the same words, at most: meanings are rounded."""
_LATER = 3
"""How many of the traits, the last ones, take long to tell."""


class _Pair(NamedTuple):
    """Two atoms with the traits that are known of them before their meanings and their wordings are compared."""

    one: Atom
    other: Atom
    regime: Regime
    traits: tuple[float, ...]
    run: int


def evidence(
    ours: Sequence[Atom],
    theirs: Sequence[Atom],
    shared: Sequence[Run],
    least: dict[Regime, float] | None = None,
    alike: int = 0,
) -> Iterator[Evidence]:
    """The evidence on each two atoms of two articles that have enough in common; `shared` are the runs of the articles' words.

    With `least`, those are left out that cannot be as sure, however well their wordings agree; with `alike`, those that have
    fewer words in a row.
    """
    running = _running(ours, theirs, shared)
    found = {pair for pair, length in running.items() if length >= max(ALIKE, alike)}
    pairs = sorted(found if alike else found.union(_sharing(ours, theirs)))
    known = [_known(ours[i], theirs[j], running.get((i, j), 0)) for i, j in pairs]
    if least:  # meanings take longest to compare: most need not be, as the two would not be sure if they were the same
        known = [pair for pair in known if _at_most(pair, SAME) >= least[pair.regime]]
    for pair, meant in zip(known, _meant(known), strict=True):
        if least and _at_most(pair, meant) < least[pair.regime]:
            continue
        in_marks, wording = _wording(pair.one, pair.other)
        traits = (*pair.traits, meant, in_marks, wording)
        yield Evidence(pair.one, pair.other, pair.regime, traits, wording, pair.run)


def confidence(found: Evidence) -> float:
    """How likely it is, from 0 to 1, that two atoms are one utterance."""
    return _likely(_weights()[found.regime], found.traits)


def _at_most(pair: _Pair, meant: float) -> float:
    """The most that the confidence can be if the meanings agree so far, and the wordings as well as their lengths allow."""
    lengths = len(pair.one.plain), len(pair.other.plain)
    return _likely(_hoped()[pair.regime], (*pair.traits, meant, float(pair.regime == "quoted"), min(lengths) / max(lengths)))


def _likely(weights: tuple[float, ...], traits: tuple[float, ...]) -> float:
    return 1 / (1 + math.exp(-sum(map(float.__mul__, weights, traits))))


def _sharing(ours: Sequence[Atom], theirs: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """The positions of the atoms that share stems that tell enough, or their whole wording, in order."""
    holders: dict[str, list[int]] = {}
    whole: dict[tuple[str, ...], list[int]] = {}
    for j, atom in enumerate(theirs):
        for stem in atom.stems:
            holders.setdefault(stem, []).append(j)
        if not atom.stems:
            whole.setdefault(tuple(atom.plain), []).append(j)
    for i, atom in enumerate(ours):
        held: dict[int, float] = {}
        for stem, weight in atom.stems.items():
            for j in holders.get(stem, ()):
                held[j] = held.get(j, 0.0) + weight
        for j in sorted(held):
            if held[j] >= LEAST_SHARED and held[j] >= LEAST_SHARE * min(atom.told, theirs[j].told):
                yield i, j
        if not atom.stems:
            yield from ((i, j) for j in whole.get(tuple(atom.plain), ()))


def _running(ours: Sequence[Atom], theirs: Sequence[Atom], shared: Sequence[Run]) -> dict[tuple[int, int], int]:
    """The longest run of words that two atoms have, by their positions; those that have none are left out."""
    found: dict[tuple[int, int], int] = {}
    rows, columns = ([(atom.first, atom.last) for atom in side] for side in (ours, theirs))
    for run in shared:
        here, there, length = run.one, run.other, run.length
        touched = [(j, a - there, b - there) for j, (a, b) in enumerate(columns) if a < there + length and there < b]
        for i, first, last in [(i, a - here, b - here) for i, (a, b) in enumerate(rows) if a < here + length and here < b]:
            for j, other_first, other_last in touched:
                both = min(length, last, other_last) - max(0, first, other_first)
                if both > found.get((i, j), 0):
                    found[i, j] = both
    return found


def _meant(pairs: Sequence[_Pair]) -> list[float]:
    """For each pair how far the words of one are meant by some word of the other, weighted by what they tell (the greedy
    matching of BERTScore, Zhang et al. 2020, over static vectors), for the one that is meant more."""
    telling = [pair for pair in pairs if pair.one.stems and pair.other.stems]
    if not telling:
        return [0.0] * len(pairs)
    sides = (dict.fromkeys(pair.one for pair in telling), dict.fromkeys(pair.other for pair in telling))
    rows, columns = ({atom: at for at, atom in enumerate(side)} for side in sides)
    matched = _matched(list(rows), list(columns))
    found = {pair: float(matched[rows[pair.one], columns[pair.other]]) for pair in telling}
    return [found.get(pair, 0.0) for pair in pairs]


def _matched(ours: Sequence[Atom], theirs: Sequence[Atom]) -> NDArray[np.float32]:
    """How far the words of each atom are meant by those of each other one."""
    stems_a, stems_b = ([stem for atom in side for stem in atom.stems] for side in (ours, theirs))
    a, b = (vectors(stems).astype(np.float32) / np.float32(127) for stems in (stems_a, stems_b))
    ids_a, ids_b = (np.fromiter(map(hash, stems), np.int64) for stems in (stems_a, stems_b))
    likeness = np.maximum(a @ b.T, ids_a[:, None] == ids_b)
    starts_a, starts_b = (np.cumsum([0, *(len(atom.stems) for atom in side)])[:-1] for side in (ours, theirs))
    told_a, told_b = (np.fromiter((w for atom in side for w in atom.stems.values()), np.float32) for side in (ours, theirs))
    by_b = np.maximum.reduceat(likeness, starts_b, axis=1) * told_a[:, None]
    by_a = np.maximum.reduceat(likeness, starts_a, axis=0) * told_b
    held_a = np.add.reduceat(by_b, starts_a, axis=0) / np.add.reduceat(told_a, starts_a)[:, None]
    held_b = np.add.reduceat(by_a, starts_b, axis=1) / np.add.reduceat(told_b, starts_b)
    return np.maximum(held_a, held_b)


def _known(one: Atom, other: Atom, run: int) -> _Pair:
    """Two atoms with the traits that are told soonest; `run`: the longest run of words that both have."""
    regime: Regime = "quoted" if one.has_quoted and other.has_quoted else "reported"
    speakers = relation(one.speaker, other.speaker)
    traits = (
        1.0, float(speakers == "same"), float(speakers == "different"), float(one.has_quoted != other.has_quoted),
        float(one.negations != other.negations), min(_told(one, other), TOLD) / TOLD, min(run, LONG_RUN) / LONG_RUN,
    )  # fmt: skip
    return _Pair(one, other, regime, traits, run)


def _told(one: Atom, other: Atom) -> float:
    """What the stems that both have tell in the two stories."""
    here, there = one.sketch.here, other.sketch.here
    return sum(math.sqrt(here[stem] * there[stem]) for stem in one.stems if stem in other.stems)


def _wording(one: Atom, other: Atom) -> tuple[float, float]:
    """The share of the quoted words, by what they tell, of the one that has less of them that both have in marks and in order,
    where both have some; and the share of the longer one's words that both have in order."""
    length, held = 0, 0.0
    words = one.sketch.words
    both = one.has_quoted and other.has_quoted
    for op in Indel.opcodes(one.plain, other.plain):
        if op.tag != "equal":
            continue
        inside = range(op.src_end - op.src_start)
        length += len(inside)
        told = any(words[one.first + op.src_start + k].weight for k in inside)
        if both and (told or len(inside) >= 3):  # function words alone meet by chance
            held += sum(
                words[one.first + op.src_start + k].weight + FUNCTION_WORD
                for k in inside
                if one.quoted[op.src_start + k] and other.quoted[op.dest_start + k]
            )
    least = min(one.quoted_weight, other.quoted_weight)
    return (held / least if both else 0.0), length / max(len(one.plain), len(other.plain))


@cache
def _weights() -> dict[Regime, tuple[float, ...]]:
    """A weight for each of TRAITS, for two quotations and for the rest."""
    data = files("onrecord.link.utterances").joinpath("weights.json").read_bytes()
    given = msgspec.json.decode(data, type=dict[Regime, dict[str, float]])
    return {regime: tuple(named[trait] for trait in TRAITS) for regime, named in given.items()}


@cache
def _hoped() -> dict[Regime, tuple[float, ...]]:
    """The same, where what is not told yet speaks against no pair."""
    return {
        regime: (*weights[:-_LATER], *(max(0.0, weight) for weight in weights[-_LATER:]))
        for regime, weights in _weights().items()
    }
