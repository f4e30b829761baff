"""Two articles → the links between them: which of their places carry the same utterance.

Takes two sketches; gives Links. A pure function of the two, whichever comes first. May import atoms, evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.link.atoms import Atom, atoms, mirrored, runs
from onrecord.link.evidence import Evidence, Regime, confidence, evidence
from onrecord.link.sketch import Sketch
from onrecord.types import Link, Place

LEAST: dict[Regime, float] = {"quoted": 0.4, "reported": 0.3}
"""The confidence from which on two atoms are linked."""
FEW = 8
"""Words beside a quotation that come with it."""
LOOSE_RUN = 4
"""Words in a row that a quotation without a source must share: names and terms stand in quotation marks, too."""
LIKE = 0.5
"""Share of words in the same order from which on a link is one of words, not of sense."""


def links(one: Sketch, other: Sketch) -> list[Link]:
    """The links between two articles, in order."""
    if other.article.id < one.article.id:
        one, other = other, one
    kept = chosen([(confidence(found), found) for found in candidates(one, other, LEAST)])
    return sorted((_link(sure, found) for sure, found in kept), key=lambda link: (link.first, link.second))


def candidates(one: Sketch, other: Sketch, least: dict[Regime, float] | None = None) -> list[Evidence]:
    """The evidence on each two atoms of two articles that have something in common; with `least`, on those only that may be as
    sure."""
    shared = runs(one, other)
    ours, theirs = atoms(one, other, shared), atoms(other, one, mirrored(shared))
    return list(evidence(ours, theirs, shared, least))


def chosen(scored: Iterable[tuple[float, Evidence]]) -> list[tuple[float, Evidence]]:
    """Those that are sure enough, where no better one takes their words."""
    kept: list[tuple[float, Evidence]] = []
    verbatim: defaultdict[Atom, list[Atom]] = defaultdict(list)
    for sure, found in sorted(scored, key=lambda each: (-each[0], each[1].one.first, each[1].other.first)):
        if sure < LEAST[found.regime] or _only_a_term(found):
            continue
        if any(_rivals(found.other, taken) for taken in verbatim[found.one]):
            continue
        if any(_rivals(found.one, taken) for taken in verbatim[found.other]):
            continue
        if found.wording >= 0.85:
            verbatim[found.one].append(found.other)
            verbatim[found.other].append(found.one)
        kept.append((sure, found))
    return kept


def _only_a_term(found: Evidence) -> bool:
    loose = found.one.statement is None or found.other.statement is None
    return loose and found.run < LOOSE_RUN


def _rivals(atom: Atom, taken: Atom) -> bool:
    """Whether both are parts of one unit: of two sentences in a row, one is what the other article repeats."""
    return atom.unit is not None and atom.unit == taken.unit


def _link(sure: float, found: Evidence) -> Link:
    one, other = _place(found.one, found.other), _place(found.other, found.one)
    return Link(one, other, "words" if found.wording >= LIKE else "sense", round(sure, 4))


def _place(atom: Atom, other: Atom) -> Place:
    """An atom's place. Of the outlet's words around a quotation it has those that the other account retells: a few words next
    to the quotation, and all up to the farthest that the other has, too."""
    first, last = atom.first, atom.last
    inside = [k for k, quoted in enumerate(atom.quoted) if quoted]
    if inside:
        words = atom.sketch.words[first:last]
        retold = [k for k, word in enumerate(words) if word.weight and word.stem in other.stems]
        start, end = min([inside[0], *retold]), max([inside[-1], *retold]) + 1
        first, last = first + (start if start > FEW else 0), last - (len(words) - end if len(words) - end > FEW else 0)
    statement = atom.statement
    return Place(atom.sketch.article.id, atom.sketch.span(first, last), statement.id if statement else None)
