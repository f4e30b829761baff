"""Scores to labelled spans: the best sequence of labels for each window.

Takes `Pieces`, windows and the label scores of each; gives `Found` spans (ranges of pieces). Imports the reader's arrays only.
"""

from __future__ import annotations

import itertools
from typing import Literal, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from onrecord.read.tagging.pieces import PARAGRAPH_START, Pieces
from onrecord.read.tagging.tagger import LABELS, Floats
from onrecord.read.text.sentences import Pair

Role = Literal["source", "cue", "content"]
Reals = NDArray[np.float64]
Indexes = NDArray[np.intp]

CONTENT_COST = 1.5
"""What it costs to begin a content, in nats: words are scored one by one, which breaks contents into too many."""
FORBIDDEN = -1e4
_INNER = np.array([name.startswith("I") for name in LABELS])
_BIAS: Reals = np.array([-CONTENT_COST if name == "B-content" else 0.0 for name in LABELS])
_BLOCKED: Reals = np.where(_INNER, FORBIDDEN, 0.0)
"""What a label costs at the start of a paragraph, which no span goes over."""
_TRANSITIONS: Reals = np.array(
    [[FORBIDDEN if after[0] == "I" and before[2:] != after[2:] else 0.0 for after in LABELS] for before in LABELS]
)
"""What it costs to go from a label (rows) to another: a span begins before it goes on."""


class Found(NamedTuple):
    """A labelled span: pieces `start:end` of the article, and the mean probability of its labels."""

    role: Role
    start: int
    end: int
    probability: float


def spans(pieces: Pieces, windows: list[Pair], scores: list[Floats]) -> list[list[Found]]:
    """The labelled spans of each window by its best sequence (Viterbi) over the first pieces of its words. Windows are done
    side by side, one word of each at a time, which gives what they give one by one."""
    words = [np.flatnonzero(pieces.first[start:end]) for start, end in windows]
    at = np.concatenate([first + start for first, (start, _) in zip(words, windows, strict=True)])
    rows = np.concatenate([row[first] for row, first in zip(scores, words, strict=True)])
    edges = np.cumsum([0, *map(len, words)])
    opens = pieces.boundary[at] == PARAGRAPH_START
    opens[edges[:-1][np.diff(edges) > 0]] = True
    costs = rows + _BIAS + np.where(opens[:, None], _BLOCKED, 0.0)
    path = _best_paths(costs, edges, _TRANSITIONS)
    sure = np.exp(rows[np.arange(len(rows)), path])
    ends = np.append(at[1:], 0)
    ends[edges[1:][np.diff(edges) > 0] - 1] = [end for (_, end), first in zip(windows, words, strict=True) if len(first)]
    out: list[list[Found]] = [[] for _ in windows]
    inner = _INNER[path]
    begins = np.flatnonzero((path != LABELS.index("O")) & ~inner)
    breaks = np.append(np.flatnonzero(~inner), len(path))
    stops = breaks[np.searchsorted(breaks, begins, "right")]
    owners = np.searchsorted(edges, begins, "right") - 1
    for begin, stop, owner in zip(begins.tolist(), stops.tolist(), owners.tolist(), strict=True):
        role = cast(Role, LABELS[path[begin]][2:])
        out[owner].append(Found(role, int(at[begin]), int(ends[stop - 1]), float(sure[begin:stop].mean())))
    return out


def _best_paths(costs: Reals, edges: Indexes, transitions: Reals) -> Indexes:
    """The best label of each word, where the rows of scores between two edges are a sequence. The longest sequences stand
    first, so that those still going are a slice."""
    lengths = np.diff(edges)
    order = np.argsort(-lengths, kind="stable")
    longest = int(lengths.max(initial=0))
    going = (lengths[:, None] > np.arange(longest)).sum(0).tolist()
    # Labels stand before sequences, so that each step adds and compares whole rows.
    scores = np.zeros((longest, len(transitions), len(lengths)))
    for column, i in enumerate(order.tolist()):
        scores[: lengths[i], :, column] = costs[edges[i] : edges[i + 1]]
    onto = transitions[:, :, None]
    for t in range(1, longest):
        n = going[t]
        scores[t, :, :n] += (scores[t - 1, :, None, :n] + onto).max(0)
    totals = np.zeros_like(costs)
    for column, i in enumerate(order.tolist()):
        totals[edges[i] : edges[i + 1]] = scores[: lengths[i], :, column]
    return _traced(totals, transitions, edges)


def _traced(totals: Reals, transitions: Reals, edges: Indexes) -> Indexes:
    """The paths that end in the best totals: each word's label is the one by which the next word's came to be its best."""
    width = len(transitions)
    back = (totals[:, None] + transitions.T).argmax(2).astype(np.uint8).tobytes()  # by word, then by the next word's label
    last = totals.argmax(1).tolist()
    out: list[int] = []
    for start, end in itertools.pairwise(edges.tolist()):
        path = last[end - 1 : end] if end > start else []
        for word in range(end - 2, start - 1, -1):
            path.append(back[word * width + path[-1]])
        out += reversed(path)
    return np.array(out, np.intp)
