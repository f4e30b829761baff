"""Gold attributions to what the network learns: a label for each word piece, and arcs between the heads of spans.

Takes files of polnear's form (see docs/training.md); gives `Example` windows. Cutting and features are the reader's own.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from tokenizers import Tokenizer

from onrecord.read.tagging.pieces import Pieces, Vocabulary, cut, units, windows
from onrecord.read.tagging.tagger import MODEL, vocabulary
from onrecord.read.text.quotes import quotations
from onrecord.read.text.sentences import paragraphs

ROLES = ("source", "cue", "content")
IGNORED = -100
NO_ARC = -1  # the arc's target is "none"
WINDOW_SIZES = (0, 96, 160, 254, 254)  # pieces; 0: every paragraph by itself
RESTYLED = 0.2  # share of articles whose quotation marks are put in another habit
HABITS = (('"', '"'), ("“", "”"), ("«", "»"), ("‘", "’"))

Article = dict[str, Any]


class Example(NamedTuple):
    """A window: five arrays of equal length. Arcs hold piece indices within the window, NO_ARC or IGNORED."""

    ids: np.ndarray
    quote: np.ndarray
    boundary: np.ndarray
    labels: np.ndarray
    cue_of: np.ndarray  # at the first piece of a content span: the first piece of its cue
    source_of: np.ndarray  # at the first piece of a cue: the first piece of its source
    soft: np.ndarray | None = None  # (pieces, 7): a teacher's label probabilities

    def __len__(self) -> int:
        return len(self.ids)


def load(path: Path) -> list[Article]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def name_of(article: Article) -> str:
    """What an article goes by among others: its `doc`, else its address."""
    return str(article.get("doc") or article.get("url") or "")


def vocabulary_of(encoder: Path) -> Vocabulary:
    """The vocabulary of the encoder in a folder, with the common words that ship; cutting nothing off."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return vocabulary(tokenizer.to_str().encode(), (MODEL / "words.txt").read_bytes())


def unswap(articles: list[Article]) -> int:
    """Mend attributions whose source and cue labels were exchanged by the annotator; gives how many.

    A pair is exchanged where its source reads as a cue in at least 20 other places and hardly ever as a source, and its cue
    does not.
    """
    seen = {role: Counter(_word(a, att, role) for a in articles for att in a["attributions"]) for role in ("source", "cue")}

    def is_cue(word: str) -> bool:
        return seen["cue"][word] >= 20 and seen["source"][word] * 20 < seen["cue"][word]

    swapped = 0
    for article in articles:
        for att in article["attributions"]:
            if is_cue(_word(article, att, "source")) and not is_cue(_word(article, att, "cue")):
                att["source"], att["cue"] = att["cue"], att["source"]
                swapped += 1
    return swapped


def _word(article: Article, att: dict[str, Any], role: str) -> str:
    return " ".join(article["text"][s:e] for s, e in att[role]).lower()


def restyle(text: str, rng: random.Random) -> str:
    """The text with its double quotation marks in another habit, every code point where it was."""
    opening, closing = rng.choice(HABITS)
    chars = list(text)
    for q in quotations(text, paragraphs(text)):
        if q.inner_start - q.start == 1 and text[q.start] in '“"':
            chars[q.start] = opening
            if q.closed and q.end - q.inner_end == 1:
                chars[q.inner_end] = closing
    return "".join(chars)


def examples(
    article: Article, known: Vocabulary, size: int, rng: random.Random | None = None, soft: np.ndarray | None = None
) -> list[Example]:
    """The windows of an article, of up to `size` pieces (0: paragraphs); with `rng`, quotation marks may be restyled, and where
    several annotated the article, one of them is chosen.
    `soft`, if given, has a teacher's label probabilities of the article's pieces."""
    text = article["text"]
    attributions = article["attributions"]
    if rng is not None:
        attributions = rng.choice([attributions, *article.get("other_annotators", ())])
        if rng.random() < RESTYLED:
            text = restyle(text, rng)
    pieces = cut(text, known)
    if soft is not None and len(soft) != len(pieces.ids):
        soft = None  # other quotation marks, other names: the gold alone
    labels = np.where(pieces.first, 0, IGNORED).astype(np.int64)
    cue_of = np.full(len(pieces.ids), IGNORED, np.int64)
    source_of = np.full(len(pieces.ids), IGNORED, np.int64)
    for att in attributions:
        heads = {role: [h for s, e in att[role] if (h := _label(pieces, labels, s, e, role)) is not None] for role in ROLES}
        cue = heads["cue"][0] if heads["cue"] else NO_ARC
        for head in heads["content"]:
            cue_of[head] = cue
        if cue != NO_ARC:
            source_of[cue] = heads["source"][0] if heads["source"] else NO_ARC
    ranges = list(windows(pieces, size)) if size else units(pieces, pieces.paragraph)
    return [_window(pieces, labels, cue_of, source_of, s, e, soft) for s, e in ranges]


def _label(pieces: Pieces, labels: np.ndarray, start: int, end: int, role: str) -> int | None:
    """Write the BIO labels of a span; gives its first piece, or None where it touches no word's first piece."""
    low = int(np.searchsorted(pieces.ends, start, "right"))
    high = int(np.searchsorted(pieces.starts, end, "left"))
    inside = np.flatnonzero(pieces.first[low:high]) + low
    if not len(inside):
        return None
    begin = 1 + 2 * ROLES.index(role)
    labels[inside] = begin + 1
    labels[inside[0]] = begin
    return int(inside[0])


def _window(
    pieces: Pieces, labels: np.ndarray, cue_of: np.ndarray, source_of: np.ndarray, s: int, e: int, soft: np.ndarray | None
) -> Example:
    def local(arcs: np.ndarray) -> np.ndarray:
        cut_out = arcs[s:e]
        outside = (cut_out >= 0) & ((cut_out < s) | (cut_out >= e))
        return np.where(outside, NO_ARC, np.where(cut_out >= 0, cut_out - s, cut_out))

    return Example(
        pieces.ids[s:e], pieces.quote[s:e], pieces.boundary[s:e], labels[s:e], local(cue_of), local(source_of),
        None if soft is None else soft[s:e],
    )  # fmt: skip


def batches(
    articles: list[Article], known: Vocabulary, seed: int, most_pieces: int, soft: Mapping[str, np.ndarray] | None = None
) -> list[list[Example]]:
    """One epoch's batches in training order: windows of like length together, at most `most_pieces` with padding.
    `soft` has a teacher's label probabilities by the names of the articles."""
    rng = random.Random(seed)
    pool = [
        window
        for article in articles
        for window in examples(article, known, rng.choice(WINDOW_SIZES), rng, soft.get(name_of(article)) if soft else None)
    ]
    rng.shuffle(pool)
    out: list[list[Example]] = []
    for at in range(0, len(pool), 512):
        batch: list[Example] = []
        for window in sorted(pool[at : at + 512], key=len):
            if batch and (len(batch) + 1) * len(window) > most_pieces:
                out.append(batch)
                batch = []
            batch.append(window)
        out.append(batch)
    rng.shuffle(out)
    return out
