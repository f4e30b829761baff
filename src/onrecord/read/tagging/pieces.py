"""A text cut into word pieces, with what the tagger is told about each, and the windows that it reads.

Takes a text and the model's vocabulary; gives `Pieces` (arrays over all pieces of the article) and windows (ranges of pieces).
Training uses the same functions, so that the model meets at run time what it was trained on.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.read.tagging.neutral import Shown, replaced, shown
from onrecord.read.text.quotes import CLOSING, IN, OPENING, OUT, Quotation, quotations
from onrecord.read.text.sentences import Pair, paragraphs, sentences

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int32]

MOST_PIECES = 254
"""Pieces in a window, its first and last mark apart."""
ALL_QUOTATION = 0.9
"""Share of a paragraph's pieces inside quotation marks from which on it counts as all quotation."""
SENTENCE_START, PARAGRAPH_START = 1, 2


class Vocabulary(NamedTuple):
    """The model's tokenizer, to which `NAME` is a piece, and the words that are common enough to be no names."""

    tokenizer: Tokenizer
    common: frozenset[str]


class Pieces(NamedTuple):
    """The word pieces of an article; every array has one entry a piece, and offsets are code points of the text."""

    ids: Ints
    starts: Ints
    ends: Ints
    first: NDArray[np.bool_]  # whether the piece begins a word
    quote: Ints  # OUT, IN, OPENING, CLOSING
    boundary: Ints  # 0, SENTENCE_START, PARAGRAPH_START
    sentence: Ints  # index of the sentence the piece is in
    paragraph: Ints  # index of the paragraph the piece is in


def cut(text: str, vocabulary: Vocabulary, spans: list[Pair] | None = None, quoted: list[Quotation] | None = None) -> Pieces:
    """Cut `text` into pieces, with what is shown in place of its names: a name of several words is one piece. `spans` are its
    paragraphs and `quoted` its quotations, found here where not given."""
    spans = paragraphs(text) if spans is None else spans
    quoted = quotations(text, spans) if quoted is None else quoted
    state = quote_states(len(text), quoted)
    of = [p for p, (start, end) in enumerate(spans) for _ in sentences(text, start, end)]
    rows = [pair for start, end in spans for pair in sentences(text, start, end)]
    shows = shown(text, rows, vocabulary.common)
    lines = [replaced(text, row, show) for row, show in zip(rows, shows, strict=True)]
    encoded = vocabulary.tokenizer.encode_batch(lines, add_special_tokens=False)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    first: list[bool] = []
    boundary: list[int] = []
    sentence: list[int] = []
    paragraph: list[int] = []
    before = -1
    for index, (row, show, para, encoding) in enumerate(zip(rows, shows, of, encoded, strict=True)):
        last_word: int | None = -1
        places = _in_text(encoding.offsets, row[0], show)
        for i, ((start, end), word) in enumerate(zip(places, encoding.word_ids, strict=True)):
            starts.append(start)
            ends.append(end)
            first.append(word != last_word)
            last_word = word
            boundary.append(0 if i else PARAGRAPH_START if para != before else SENTENCE_START)
            before = para
        ids += encoding.ids
        sentence += [index] * len(encoding.ids)
        paragraph += [para] * len(encoding.ids)
    at = np.array(starts, np.int32)
    return Pieces(
        np.array(ids, np.int32), at, np.array(ends, np.int32), np.array(first, np.bool_), state[at].astype(np.int32),
        np.array(boundary, np.int32), np.array(sentence, np.int32), np.array(paragraph, np.int32),
    )  # fmt: skip


def _in_text(offsets: list[Pair], at: int, shows: list[Shown]) -> Iterator[Pair]:
    """Where the pieces of a sentence that begins at `at` stand in the text, by where they stand in what is shown of it. What is
    shown in place of a word may be of several pieces and longer: the last ends where the word does, and none is empty."""
    shift = at
    rest = iter(shows)
    show = next(rest, None)
    for start, end in offsets:
        while show and start + shift >= show.start + len(show.word):
            shift += show.end - show.start - len(show.word)
            show = next(rest, None)
        if show and start + shift >= show.start:
            whole = end + shift >= show.start + len(show.word)
            yield min(start + shift, show.end - 1), show.end if whole else min(end + shift, show.end)
        else:
            yield start + shift, end + shift


def quote_states(length: int, quoted: list[Quotation]) -> NDArray[np.int8]:
    """For each of `length` code points: OUT, IN, OPENING or CLOSING."""
    state = np.zeros(max(length, 1), np.int8)
    for q in quoted:
        state[q.start : q.inner_start] = OPENING
        state[q.inner_start : q.inner_end] = IN
        state[q.inner_end : q.end] = CLOSING
    return state


def units(pieces: Pieces, by: Ints, most: int = MOST_PIECES) -> list[Pair]:
    """Ranges of pieces that share a value of `by` (the paragraph or sentence array), none longer than `most`."""
    if not len(by):
        return []
    edges = [0, *(np.flatnonzero(np.diff(by)) + 1).tolist(), len(by)]
    return [(at, min(at + most, end)) for start, end in itertools.pairwise(edges) for at in range(start, end, most)]


def windows(pieces: Pieces, most: int = MOST_PIECES) -> Iterator[Pair]:
    """Ranges of pieces for the tagger: whole paragraphs packed up to `most` pieces, longer ones cut between sentences."""
    start = end = 0
    for low, high in _unbroken(pieces, most):
        if high - start > most and end > start:
            yield start, end
            start = low
        end = high
    if end > start:
        yield start, end


def contexts(text: str, pieces: Pieces, most: int = MOST_PIECES) -> Iterator[Pair]:
    """Ranges of pieces for the reader: each paragraph by itself, but for those that speak on for the one before.

    A paragraph is joined to the one before where it is all quotation, or where that one ends in a colon or with a
    quotation still open. Indirect speech is read best in its paragraph, direct speech with the words
    that introduce it.
    """
    start = end = 0
    for low, high in _unbroken(pieces, most):
        if end > start and (high - start > most or not _speaks_on(text, pieces, end, high)):
            yield start, end
            start = low
        end = high
    if end > start:
        yield start, end


def _speaks_on(text: str, pieces: Pieces, low: int, high: int) -> bool:
    """Whether the pieces `low:high` carry on what the piece before them leaves open."""
    if pieces.paragraph[low] == pieces.paragraph[low - 1]:
        return True
    if pieces.quote[low - 1] in (IN, OPENING) or text[pieces.starts[low - 1]] == ":":
        return True
    if pieces.quote[high - 1] == OUT and text[pieces.starts[high - 1]].isalnum():
        return False  # words behind the quotation say whose it is
    return bool((pieces.quote[low:high] != OUT).mean() >= ALL_QUOTATION)


def _unbroken(pieces: Pieces, most: int) -> Iterator[Pair]:
    for low, high in units(pieces, pieces.paragraph, len(pieces.ids) + 1):
        if high - low <= most:
            yield low, high
        else:
            yield from ((low + s, low + e) for s, e in units(pieces, pieces.sentence[low:high], most))
