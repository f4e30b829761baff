"""Two articles → the links between them: which of their places carry the same utterance.

Takes two sketches; gives Links. A pure function of the two, whichever comes first. May import atoms, evidence.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.link.sketches.sketch import Sketch
from onrecord.link.utterances.atoms import Atom, atoms, mirrored, runs
from onrecord.link.utterances.evidence import Evidence, Regime, confidence, evidence
from onrecord.types import Link, Place

LEAST: dict[Regime, float] = {"quoted": 0.45, "reported": 0.38}
"""The confidence from which on two atoms are linked."""
POSSIBLE: dict[Regime, float] = {"quoted": 0.1, "reported": 0.1}
"""The confidence from which on two atoms that are not linked may be one all the same, for a person to decide: the possible link
of Fellegi and Sunter 1969."""
FEW = 8
"""Words beside a quotation that come with it."""
LOOSE_RUN = 4
"""Words in a row that a quotation without a source must share: names and terms stand in quotation marks, too."""
TELLING = 3
"""Words that tell something, names apart, that two accounts must share where one at least has no quotation marks."""
DAYS, LASTING_RUN, UNDATED_RUN = 8, 7, 4
"""Days between two articles beyond which so many words must run alike; and how many where a date is not known."""
LIKE = 0.5
"""Share of words in the same order from which on a link is one of words, not of sense."""


def links(one: Sketch, other: Sketch) -> list[Link]:
    """The links between two articles, in order."""
    kept = _chosen(one, other, LEAST)
    return sorted((linked(sure, found) for sure, found in kept), key=lambda link: (link.first, link.second))


def possible_links(one: Sketch, other: Sketch) -> list[Link]:
    """What is too unsure to be a link between two articles, and not out of the question; the surest first."""
    kept = [(sure, found) for sure, found in _chosen(one, other, POSSIBLE) if sure < LEAST[found.regime]]
    return sorted((linked(sure, found) for sure, found in kept), key=lambda link: (-link.confidence, link.first, link.second))


def _chosen(one: Sketch, other: Sketch, least: dict[Regime, float]) -> list[tuple[float, Evidence]]:
    if other.article.id < one.article.id:
        one, other = other, one
    return chosen([(confidence(found), found) for found in candidates(one, other, least)], least)


def candidates(one: Sketch, other: Sketch, least: dict[Regime, float] | None = None) -> list[Evidence]:
    """The evidence on each two atoms of two articles that have something in common; with `least`, on those only that may be as
    sure, and that run alike as far as the dates ask for."""
    shared = runs(one, other)
    alike = _least_run(one, other) if least else 0
    if alike and all(run.length < alike for run in shared):
        return []
    ours, theirs = atoms(one, other, shared), atoms(other, one, mirrored(shared))
    return list(evidence(ours, theirs, shared, least, alike))


def chosen(scored: Iterable[tuple[float, Evidence]], least: dict[Regime, float] = LEAST) -> list[tuple[float, Evidence]]:
    """Those that are sure enough (`least`), of which neither date nor mark says that they may be something else."""
    return [
        (sure, found)
        for sure, found in scored
        if sure >= least[found.regime]
        and not _only_a_term(found)
        and not _only_names(found)
        and found.run >= _least_run(found.one.sketch, found.other.sketch)
    ]


def _only_a_term(found: Evidence) -> bool:
    loose = found.one.statement is None or found.other.statement is None
    return loose and found.run < LOOSE_RUN


def _only_names(found: Evidence) -> bool:
    """Whether what is retold has little but names in common: these run through the whole story."""
    return found.regime == "reported" and len(_in_lower_case(found.one) & _in_lower_case(found.other)) < TELLING


def _in_lower_case(atom: Atom) -> set[str]:
    """The stems of the words that tell something and are no names."""
    text = atom.sketch.article.text
    return {word.stem for word in atom.words if word.weight and text[word.start].islower()}


def _least_run(one: Sketch, other: Sketch) -> int:
    """How many words must run alike for the dates of two articles: the same opinion on another day is another utterance."""
    if one.day is None or other.day is None:
        return UNDATED_RUN
    return 0 if max(one.day[1] - other.day[0], other.day[1] - one.day[0]) <= DAYS else LASTING_RUN


def linked(sure: float, found: Evidence) -> Link:
    """The link of two atoms."""
    one, other = _place(found.one, found.other), _place(found.other, found.one)
    return Link(one, other, "words" if found.wording >= LIKE else "sense", round(sure, 4))


def _place(atom: Atom, other: Atom) -> Place:
    """An atom's place. Of the outlet's words around a quotation it has those that the other account retells: a few words next
    to the quotation, and all up to the farthest that the other has, too."""
    first, last = atom.first, atom.last
    inside = [k for k, quoted in enumerate(atom.quoted) if quoted]
    if inside:
        retold = [k for k, word in enumerate(atom.words) if word.weight and word.stem in other.stems]
        start, end = min([inside[0], *retold]), max([inside[-1], *retold]) + 1
        behind = len(atom.words) - end
        first, last = first + (start if start > FEW else 0), last - (behind if behind > FEW else 0)
    statement = atom.statement
    return Place(atom.sketch.article.id, atom.sketch.span(first, last), statement.id if statement else None)
