"""What speaks for two atoms being one utterance, as numbers, and how sure that makes one.

Takes two atoms; gives their evidence. May import atoms, speakers, words. The weights of the evidence are those of a logistic
regression (Fellegi and Sunter's linkage in that form), fitted by training/links.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from rapidfuzz.distance import Indel

from onrecord.link.atoms import Atom
from onrecord.link.speakers import relation
from onrecord.link.words import NEGATION, Word

Regime = Literal["quoted", "reported"]

FUNCTION_WORD = 0.05
"""What a function word counts in a wording, beside 1 for a rare word."""
LONG_RUN, MUCH = 10, 5.0
"""Words in a row, and weight of shared words, beyond which more makes no difference."""


class Evidence(NamedTuple):
    """Two atoms; `shared` the runs of words that they share, as (first of one, first of other, length), those of function words
    alone left out; `traits` what the weights are for; `wording` the share of the longer one's words that both have in order."""

    one: Atom
    other: Atom
    shared: tuple[tuple[int, int, int], ...]
    traits: tuple[float, ...]
    wording: float


TRAITS = (
    "always", "both quoted", "one quoted", "quoted words shared", "quotation whole", "words shared", "of the longer",
    "longest run", "weight shared", "stems alike", "stems held", "stems' weight", "speaker same", "speaker other",
    "speaker other, long run", "speaker same, stems alike", "numbers apart", "numbers shared", "without statement", "negation",
    "length", "verbatim", "wording", "verbatim without statement", "meant in the shorter", "meant in both",
    "speaker same, meant in both",
    "told apart here", "share told apart here", "best of both",
)  # fmt: skip


def evidence(one: Atom, other: Atom) -> Evidence | None:
    """The evidence on two atoms; None where they share neither a word that tells something nor their whole wording."""
    stems = one.stems.keys() & other.stems.keys()
    if not stems and one.plain != other.plain:
        return None
    blocks = [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(one.plain, other.plain)
        if op.tag == "equal"
    ]
    words = one.sketch.words[one.first : one.last]
    shared = tuple(b for b in blocks if b[2] >= 3 or any(words[b[0] + k].weight for k in range(b[2])))
    length = sum(b[2] for b in blocks)
    wording = length / max(len(one.plain), len(other.plain))
    return Evidence(one, other, shared, _traits(one, other, shared, stems, wording), wording)


def _traits(
    one: Atom, other: Atom, shared: Sequence[tuple[int, int, int]], stems: set[str], wording: float
) -> tuple[float, ...]:
    a, b = (atom.sketch.words[atom.first : atom.last] for atom in (one, other))
    pairs = [(i + k, j + k) for i, j, n in shared for k in range(n)]
    weight = sum(_weight(a[i]) for i, _ in pairs)
    in_both = sum(_weight(a[i]) for i, j in pairs if one.quoted[i] and other.quoted[j])
    core_a, core_b = _core(a, one.quoted), _core(b, other.quoted)
    both, either = any(one.quoted) and any(other.quoted), any(one.quoted) or any(other.quoted)
    whole = in_both / min(core_a, core_b) if both else 0.0
    held = sum(min(one.stems[s], other.stems[s]) for s in stems)
    total_a, total_b = sum(one.stems.values()), sum(other.stems.values())
    alike = held / math.sqrt(total_a * total_b) if held else 0.0
    numbers_a, numbers_b = _numbers(a), _numbers(b)
    run = min(max((n for _, _, n in shared), default=0), LONG_RUN) / LONG_RUN
    speakers = relation(one.speaker, other.speaker)
    same, different = float(speakers == "same"), float(speakers == "different")
    verbatim = float(wording > 0.85 and len(pairs) >= 4)
    loose = ((one.statement is None) + (other.statement is None)) / 2
    return (
        1.0, float(both), float(either and not both), whole, float(whole > 0.8), 0.0 if both else weight / min(core_a, core_b),
        weight / max(_all(a), _all(b)), run, min(weight, MUCH) / MUCH, alike, held / min(total_a, total_b) if held else 0.0,
        min(held, MUCH) / MUCH, same, different, different * run, same * alike,
        float(bool(numbers_a and numbers_b and not numbers_a & numbers_b)), float(bool(numbers_a & numbers_b)), loose,
        float(_negations(a) != _negations(b)), min(len(a), len(b), 10) / 10, verbatim, wording, verbatim * loose,
        *_meant(one, other, same), *_told_apart(one, other, stems), 0.0,
    )  # fmt: skip


def _meant(one: Atom, other: Atom, same: float) -> tuple[float, float, float]:
    """How far the words of each are meant by some word of the other, weighted by what they tell (the greedy matching of
    BERTScore, Zhang et al. 2020, over static vectors): of the one that is meant more, the mean of both, and that for one
    speaker."""
    if not one.stems or not other.stems:
        return 0.0, 0.0, 0.0
    likeness = np.maximum(one.meanings @ other.meanings.T, 0.0)
    ours, theirs = list(one.stems), list(other.stems)
    for i, stem in enumerate(ours):
        if stem in other.stems:
            likeness[i, theirs.index(stem)] = 1.0
    a, b = np.array(list(one.stems.values())), np.array(list(other.stems.values()))
    held_a, held_b = float(likeness.max(1) @ a / a.sum()), float(likeness.max(0) @ b / b.sum())
    mean = 2 * held_a * held_b / (held_a + held_b) if held_a + held_b else 0.0
    return max(held_a, held_b), mean, same * mean


def _told_apart(one: Atom, other: Atom, stems: set[str]) -> tuple[float, float]:
    """What the shared stems tell in these two stories, where the words of the story itself stand in many sentences and tell
    little: the inverse frequency of their sentences; and its share of that of the atom that has less."""
    a, b = one.sketch.sentences_with, other.sketch.sentences_with
    here = {stem: weight / a[stem] for stem, weight in one.stems.items()}
    there = {stem: weight / b[stem] for stem, weight in other.stems.items()}
    held = sum(math.sqrt(here[stem] * there[stem]) for stem in stems)
    least = min(sum(here.values()), sum(there.values()))
    return min(held, 3.0) / 3, min(held / least, 1.0) if least else 0.0


def ranked(found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of two articles with its last trait: whether neither atom has one that is meant more by it."""
    at = TRAITS.index("meant in both")
    best: dict[Atom, float] = {}
    for each in found:
        for atom in (each.one, each.other):
            best[atom] = max(best.get(atom, 0.0), each.traits[at])
    return [
        each._replace(traits=(*each.traits[:-1], float(each.traits[at] == best[each.one] == best[each.other] > 0)))
        for each in found
    ]


def _weight(word: Word) -> float:
    return word.weight + FUNCTION_WORD


def _all(words: Sequence[Word]) -> float:
    return sum(map(_weight, words))


def _core(words: Sequence[Word], quoted: Sequence[bool]) -> float:
    """The weight of the quoted words, or of all where none is quoted."""
    return sum(_weight(word) for word, inside in zip(words, quoted, strict=True) if inside) or _all(words)


def _numbers(words: Sequence[Word]) -> set[str]:
    return {word.plain for word in words if any(map(str.isdigit, word.plain))}


def _negations(words: Sequence[Word]) -> int:
    return sum(word.plain in NEGATION for word in words)


def confidence(found: Evidence) -> float:
    """How likely it is, from 0 to 1, that two atoms are one utterance."""
    odds = sum(map(float.__mul__, _weights()[regime(found)], found.traits))
    return 1 / (1 + math.exp(-odds))


def regime(found: Evidence) -> Regime:
    """Two quotations are told by their words; where one is a report, more has to come together."""
    return "quoted" if found.traits[1] else "reported"


@cache
def _weights() -> dict[Regime, tuple[float, ...]]:
    """A weight for each of TRAITS, for two quotations and for the rest."""
    data = files("onrecord.link").joinpath("weights.json").read_bytes()
    given = msgspec.json.decode(data, type=dict[Regime, dict[str, float]])
    return {regime: tuple(named[trait] for trait in TRAITS) for regime, named in given.items()}
