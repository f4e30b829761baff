"""Scores to attributions: which content belongs to which cue, and which cue to which source.

Takes `Pieces`, windows and their `Scores`; gives `Attribution` records (ranges of pieces). Imports the reader's arrays only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from onrecord.read.tagging.labelling import Found, spans
from onrecord.read.tagging.pieces import Pieces
from onrecord.read.tagging.tagger import AT_ONCE, LABELS, Arcs, Floats, Scores
from onrecord.read.text.sentences import Pair

PARAGRAPH_COST, SENTENCE_COST, PIECE_COST = 3.0, 2.0, 0.05
"""What an arc loses for each paragraph, sentence and piece between its ends, in nats."""
LEAST_LINK = 0.1
"""Probability below which an arc from a content is taken for a mistake, and the content stands alone."""
NONE_COST = 3.0
"""What it costs a cue to have no source, in nats."""
WEAK_SOURCE = 0.1
"""Least product of an arc's probability and a word's of being a source, for a cue without a source to take that word."""
WEAK_SHARE = 0.5
"""How likely a source the words around that word must be, next to it, to belong to it."""

SPREAD = 1.5
"""How much worse than its best cue another may score, for a content to move to it because it would else have none."""


@dataclass
class Attribution:
    """A cue with what it attributes and to whom; a content without a cue stands alone."""

    cue: Found | None = None
    source: Found | None = None
    content: list[Found] = field(default_factory=list)
    link: float = 1.0  # probability of the weakest arc


def decode(pieces: Pieces, scored: Iterable[tuple[Pair, Scores]]) -> list[Attribution]:
    """The attributions of windows with their scores, in order. Cues without content are kept: the text after them may be what
    they introduce."""
    out: list[Attribution] = []
    rest = iter(scored)
    while batch := list(islice(rest, AT_ONCE)):
        found = spans(pieces, [window for window, _ in batch], [scores.labels for _, scores in batch])
        for (window, scores), row in zip(batch, found, strict=True):
            out += attributions(pieces, window, scores, row)
    return out


def attributions(pieces: Pieces, window: Pair, scores: Scores, found: list[Found]) -> list[Attribution]:
    """The attributions that the spans found in one window make up."""
    cues = [f for f in found if f.role == "cue"]
    contents = [f for f in found if f.role == "content"]
    sources = [f for f in found if f.role == "source"]
    by_cue = {cue.start: Attribution(cue) for cue in cues}
    alone: list[Attribution] = []
    for content, cue, probability in _content_arcs(pieces, window[0], scores.cue_of, contents, cues):
        if cue is not None and probability < LEAST_LINK:
            continue
        if cue is None:
            alone.append(Attribution(content=[content]))
            continue
        attribution = by_cue[cue.start]
        attribution.content.append(content)
        attribution.link = min(attribution.link, probability)
    weak = _WeakSources(pieces, window, scores, found)
    for cue in cues:
        neural = scores.source_of[cue.start - window[0]]
        best, probability = _best(pieces, window[0], neural, cue, sources)
        if best is None:
            best, probability = weak.of(cue, neural) or (None, probability)
        by_cue[cue.start].source = best
        by_cue[cue.start].link = min(by_cue[cue.start].link, probability)
    free = [s for s in sources if all(s is not a.source for a in by_cue.values())]
    return [*by_cue.values(), *_sourced(pieces, alone, free)]


class _WeakSources:
    """Sources that the best sequence of labels passes over: words that a cue points to and that may well be a source."""

    def __init__(self, pieces: Pieces, window: Pair, scores: Scores, found: list[Found]) -> None:
        self._pieces, self._offset = pieces, window[0]
        columns = [LABELS.index(name) for name in ("B-source", "I-source")]
        self._likely = np.exp(scores.labels[:, columns]).sum(1)
        for span in found:
            self._likely[span.start - window[0] : span.end - window[0]] = 0.0

    def of(self, cue: Found, neural: Floats) -> tuple[Found, float] | None:
        """The likeliest source of a cue in its paragraph, with the probability of the arc; None where none is likely."""
        low = self._offset
        arcs = np.exp(neural[1:])
        same = self._pieces.paragraph[low : low + len(arcs)] == self._pieces.paragraph[cue.start]
        at = int((arcs * self._likely * same).argmax())
        if arcs[at] * self._likely[at] < WEAK_SOURCE:
            return None
        start, end = at, at + 1
        while start > 0 and same[start - 1] and self._likely[start - 1] >= WEAK_SHARE * self._likely[at]:
            start -= 1
        while end < len(arcs) and same[end] and self._likely[end] >= WEAK_SHARE * self._likely[at]:
            end += 1
        while start > 0 and not self._pieces.first[low + start]:
            start -= 1
        while end < len(arcs) and not self._pieces.first[low + end]:
            end += 1
        return Found("source", low + start, low + end, float(self._likely[start:end].mean())), float(arcs[at])


def _sourced(pieces: Pieces, alone: list[Attribution], sources: list[Found]) -> list[Attribution]:
    """Contents without a cue, given to the nearest source in their paragraph that no cue has; one attribution a source."""
    by_source: dict[int, Attribution] = {}
    out: list[Attribution] = []
    for attribution in alone:
        content = attribution.content[0]
        near = [s for s in sources if pieces.paragraph[s.start] == pieces.paragraph[content.start]]
        if not near:
            out.append(attribution)
            continue
        source = min(near, key=lambda s: max(s.start - content.end, content.start - s.end))
        by_source.setdefault(source.start, Attribution(source=source)).content.append(content)
    return [*by_source.values(), *out]


def _content_arcs(
    pieces: Pieces, offset: int, scores: Arcs | Floats, contents: list[Found], cues: list[Found]
) -> list[tuple[Found, Found | None, float]]:
    """Each content with its best cue; a cue left without content takes one that can spare it from a cue with several."""
    if not cues or not contents:
        return [(content, None, 0.0) for content in contents]
    neural = [scores[content.start - offset] for content in contents]
    table = np.array(
        [[_arc(pieces, offset, row, content, cue) for cue in cues] for content, row in zip(contents, neural, strict=True)]
    )
    chosen = table.argmax(1)
    for flat in np.argsort(-table, axis=None, kind="stable"):
        row, column = divmod(int(flat), len(cues))
        given_up = table[row].max() - table[row, column]
        if column not in chosen and given_up < SPREAD and (chosen == chosen[row]).sum() > 1:
            chosen[row] = column
    out: list[tuple[Found, Found | None, float]] = []
    for i, content in enumerate(contents):
        cue = cues[int(chosen[i])]
        probability = float(np.exp(neural[i][1 + cue.start - offset]))
        out.append((content, cue, probability))
    return out


def _best(pieces: Pieces, offset: int, neural: Floats, start: Found, ends: list[Found]) -> tuple[Found | None, float]:
    """The best end of an arc from `start`, or None where "none" is by far likelier than each. `neural` are the
    log-probabilities of the arcs from its first piece."""
    if not ends:
        return None, float(np.exp(neural[0]))
    values = [_arc(pieces, offset, neural, start, end) for end in ends]
    best = ends[values.index(max(values))]
    if neural[0] > neural[1 + best.start - offset] + NONE_COST:
        return None, float(np.exp(neural[0]))
    return best, float(np.exp(neural[1 + best.start - offset]))


def _arc(pieces: Pieces, offset: int, neural: Floats, start: Found, end: Found) -> float:
    likely = float(neural[1 + end.start - offset])
    earlier, later = (start, end) if start.start < end.start else (end, start)
    gap = max(0, later.start - earlier.end)
    last = max(earlier.start, min(earlier.end, later.start) - 1)
    apart = int(pieces.paragraph[later.start] - pieces.paragraph[last])
    crossed = int(pieces.sentence[later.start] - pieces.sentence[last])
    return likely - PARAGRAPH_COST * apart - SENTENCE_COST * (crossed - apart) - PIECE_COST * gap
