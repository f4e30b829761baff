"""The model that ships: scores for each word piece of a window, by onnxruntime.

Takes `Pieces` and a window (a range of pieces); gives `Scores`. The only importer of onnxruntime; loads it when first used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.read.tagging.neutral import NAME
from onrecord.read.tagging.pieces import Pieces, Vocabulary
from onrecord.read.text.sentences import Pair

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]

MODEL = Path(__file__).parents[1] / "model"
FAST = MODEL / "fast"
"""Folders of the model that is best, and of the one that is quick; both have the tokenizer of the first."""
_NOT_FUSED = ["SkipLayerNormFusion"]
"""What onnxruntime would fuse on loading, for the worse: its fused operator takes four times as long as its parts."""
_INPUTS = ("ids", "quote", "boundary", "present")
_OUTPUTS = ("labels", "cue_of", "source_of")
CLS, SEP = 101, 102
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""What a word may be, in the order of the network's output: outside of any span, or where a span begins or goes on."""
AT_ONCE = 64
"""Windows whose scores are held at once."""


class Arcs:
    """Log-probabilities of arcs from each of a window's n pieces: to none, and to each piece (1 + n). They are made for the
    pieces that are asked for, which are few: from the first of a content, and from the first of a cue."""

    def __init__(self, scores: Floats) -> None:
        self._scores = scores

    def __getitem__(self, piece: int) -> Floats:
        row = self._scores[1 + piece]  # without the window's first and last mark, neither as start nor as end
        return _log_softmax(np.concatenate((row[:1], row[2:-1])))


class Scores(NamedTuple):
    """For a window of n pieces: log-probabilities of the labels (n, 7) and of arcs (n, 1 + n), whose column 0 is "none"."""

    labels: Floats
    cue_of: Arcs | Floats
    source_of: Arcs | Floats


class Tagger:
    """The loaded model. `threads` is the number of threads for one window."""

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(_bytes(MODEL / "tokenizer.json"), _bytes(MODEL / "words.txt"))

    @cached_property
    def _session(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(
                _bytes(self.folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"],
                disabled_optimizers=_NOT_FUSED,
            )  # fmt: skip
        except Exception as error:  # onnxruntime's own exceptions share no base class
            raise ModelError(f"{self.folder / 'tagger.onnx'} cannot be loaded ({error}): install onrecord again") from error

    def scored(self, pieces: Pieces, windows: Iterable[Pair]) -> Iterator[tuple[Pair, Scores]]:
        """Each window with the scores of its pieces, read by themselves. A window never shares a run with another: the
        activations are quantised by run, so that what is read in one would depend on the other. Some windows are read one
        right after the other, before anything else is done: the weights are in the processor's cache, and all else is not."""
        rest = iter(windows)
        while batch := list(islice(rest, AT_ONCE)):
            rows = [_inputs(pieces, window) for window in batch]
            found = [self._session.run(_OUTPUTS, row) for row in rows]
            for window, (labels, cue_of, source_of) in zip(batch, found, strict=True):
                yield window, Scores(_log_softmax(labels[0, 1:-1].T.copy()).T, Arcs(cue_of[0]), Arcs(source_of[0]))


def vocabulary(tokenizer: bytes, words: bytes) -> Vocabulary:
    """The vocabulary of a tokenizer's JSON and of the common words, one a line."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_buffer(tokenizer)
    found.add_special_tokens([NAME])
    return Vocabulary(found, frozenset(words.decode().split()))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"the model's file {path} cannot be read: install onrecord again") from error


def _inputs(pieces: Pieces, window: Pair) -> dict[str, NDArray[np.int64]]:
    """What the network is given: the pieces between a first and a last mark."""
    start, end = window
    rows = np.zeros((len(_INPUTS), 1, end - start + 2), np.int64)
    ids, quote, boundary, present = rows[:, 0]
    ids[0], ids[1:-1], ids[-1] = CLS, pieces.ids[start:end], SEP
    quote[1:-1] = pieces.quote[start:end]
    boundary[1:-1] = pieces.boundary[start:end]
    present[:] = 1
    return dict(zip(_INPUTS, rows, strict=True))


def _log_softmax(scores: Floats) -> Floats:
    """Of scores whose first axis is what is chosen among."""
    shifted: Floats = scores - scores.max(0)
    shifted -= np.log(np.exp(shifted).sum(0))
    return shifted
