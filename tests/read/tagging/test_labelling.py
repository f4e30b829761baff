"""The best sequences of labels, and what arcs make of the spans, over scores given by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from onrecord.read.tagging.decode import attributions, decode
from onrecord.read.tagging.labelling import FORBIDDEN, Found, _best_paths, spans
from onrecord.read.tagging.pieces import Pieces
from onrecord.read.tagging.tagger import LABELS, Scores


def pieces(length: int, starts: tuple[int, ...] = (0,)) -> Pieces:
    """As many one-piece words; a paragraph begins at each of `starts`."""
    boundary = np.zeros(length, np.int32)
    boundary[list(starts)] = 2
    zeros, at = np.zeros(length, np.int32), np.arange(length, dtype=np.int32)
    paragraph = (np.cumsum(boundary == 2) - 1).astype(np.int32)
    return Pieces(zeros, at * 2, at * 2 + 1, np.ones(length, np.bool_), zeros, boundary, paragraph, paragraph)


def labelled(*words: str, weak: dict[int, str] | None = None) -> np.ndarray:
    """Log-probabilities in which each word's label stands out; `weak` names the second of a word."""
    out = np.full((len(words), 7), np.log(0.01))
    for at, name in enumerate(words):
        out[at, LABELS.index(name)] = np.log(0.9)
    for at, name in (weak or {}).items():
        out[at, LABELS.index(name)] = np.log(0.45)
    return out.astype(np.float32)


def arcs(length: int, *given: tuple[int, int | None, float]) -> np.ndarray:
    """Log-probabilities of arcs: from a word to a word or to none."""
    out = np.full((length, length + 1), np.log(0.001))
    for start, end, probability in given:
        out[start, 0 if end is None else end + 1] = np.log(probability)
    return out.astype(np.float32)


def test_paths_are_the_best_of_all_there_are() -> None:
    random = np.random.default_rng(3)
    transitions = random.normal(size=(3, 3))
    transitions[0, 2] = FORBIDDEN
    lengths = [4, 0, 1, 5, 4]
    edges = np.cumsum([0, *lengths])
    costs = random.normal(size=(sum(lengths), 3))
    got = _best_paths(costs, edges, transitions)
    for start, end in itertools.pairwise(edges.tolist()):
        row = costs[start:end]

        def worth(path: tuple[int, ...], row: np.ndarray = row) -> float:
            return float(
                sum(row[t, i] for t, i in enumerate(path)) + sum(transitions[i, j] for i, j in itertools.pairwise(path))
            )

        assert tuple(got[start:end]) == max(itertools.product(range(3), repeat=len(row)), key=worth)


def test_windows_side_by_side_are_as_one_by_one() -> None:
    cut = pieces(7, (0, 3))
    scores = labelled("B-source", "B-cue", "B-content", "I-content", "I-content", "O", "B-cue")
    (whole,) = spans(cut, [(0, 7)], [scores])
    assert [(f.role, f.start, f.end) for f in whole] == [
        ("source", 0, 1), ("cue", 1, 2), ("content", 2, 3), ("content", 3, 5), ("cue", 6, 7),
    ]  # fmt: skip
    parts = spans(cut, [(0, 3), (3, 3), (3, 7)], [scores[:3], scores[3:3], scores[3:]])
    assert [f for row in parts for f in row] == whole
    assert whole[0].probability == pytest.approx(0.9)


def test_a_content_with_a_weak_link_goes_and_the_others_stay() -> None:
    names = ("B-content", "B-source", "B-cue", "O", "B-content")
    scores = Scores(labelled(*names), arcs(5, (0, 2, 0.9), (4, 2, 0.05)), arcs(5, (2, 1, 0.9)))
    (attribution,) = decode(pieces(5), [((0, 5), scores)])
    assert [c.start for c in attribution.content] == [0]
    assert attribution.link == pytest.approx(0.9)


def test_a_cue_takes_a_word_that_may_be_its_source() -> None:
    names = ("O", "B-cue", "B-content")
    scores = Scores(labelled(*names, weak={0: "B-source"}), arcs(3, (2, 1, 0.9)), arcs(3, (1, None, 0.3), (1, 0, 0.6)))
    (attribution,) = decode(pieces(3), [((0, 3), scores)])
    assert attribution.source is not None
    assert (attribution.source.start, attribution.source.end) == (0, 1)


def test_contents_without_a_cue_share_the_free_source_of_their_paragraph() -> None:
    found = [Found("content", 0, 1, 0.9), Found("source", 1, 2, 0.9), Found("content", 2, 3, 0.9), Found("content", 3, 4, 0.9)]
    scores = Scores(labelled("O", "O", "O", "O"), arcs(4), arcs(4))
    first, other = attributions(pieces(4, (0, 3)), (0, 4), scores, found)
    assert (first.source, [c.start for c in first.content]) == (found[1], [0, 2])
    assert (other.source, [c.start for c in other.content]) == (None, [3])
