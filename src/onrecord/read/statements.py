"""Attributions to statements: what was said, how it is reported, and by which words.

Takes a text, its pieces and quotations and the decoded attributions of every window; gives `Statement` records without
speakers. Spans are the text's own, at most grown over the quotation marks that belong to them.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import msgspec

from onrecord.read.decode import Attribution, Found
from onrecord.read.lexicon import MODALITIES, NEGATIONS
from onrecord.read.pieces import Pieces
from onrecord.read.quotes import Quotation
from onrecord.read.sentences import Pair
from onrecord.types import Kind, Modality, Span, Statement

DIRECT_SHARE = 0.8
"""Share of a statement's words inside quotation marks from which on it is direct speech."""
CARRIED_ON = 0.6
"""Confidence that a paragraph of nothing but quotation carries on the direct speech of the paragraph before it."""
INTRODUCED = 0.6
"""Confidence that a paragraph without quotation marks is what the colon before it introduces."""
UNBALANCED = 0.5
"""Confidence in words whose quotation opens and never closes: where they end is a guess."""
SIGNED = 0.8
"""Confidence that a name behind a dash below a quotation is who said it."""
LEAST_LINK = 0.1
"""Probability below which an arc between content, cue and source is taken for a mistake."""

_WORD = re.compile(r"\w+")
_SIGNATURE = re.compile(r"\s*([―—–-]{1,2})\s*([^\W\d_a-z][^.!?\"“”\r\n]{1,80}?)\s*")


class Draft(NamedTuple):
    """A statement in the making: spans in the text, and how sure the model is."""

    content: list[Pair]
    cue: list[Pair]
    source: list[Pair]
    confidence: float
    block: bool = False  # whether the content is a block quotation behind a colon


class Layout(NamedTuple):
    """Where things are in a text: paragraphs in order, and quotations in order."""

    text: str
    paragraphs: list[Pair]
    quoted: list[Quotation]

    def paragraph(self, at: int) -> int:
        """Index of the paragraph that the code point `at` is in."""
        return max(0, bisect_right(self.paragraphs, (at, len(self.text) + 1)) - 1)

    def share_quoted(self, spans: list[Pair]) -> float:
        """Share of the words of `spans` that stand inside quotation marks."""
        words = [m.start() for s, e in spans for m in _WORD.finditer(self.text, s, e)]
        return sum(self.quotation(at) is not None for at in words) / len(words) if words else 0.0

    def kind(self, spans: list[Pair]) -> Kind:
        """How the words of `spans` are given: direct where at least four in five are in quotation marks, indirect where
        none is."""
        share = self.share_quoted(spans)
        return "direct" if share >= DIRECT_SHARE else "mixed" if share else "indirect"

    def unbalanced(self) -> list[Quotation]:
        """The quotations that never close: not the ones that the next paragraph's quotation carries on."""
        openings = {q.start for q in self.quoted}
        following = {end: after for (_, end), (after, _) in itertools.pairwise(self.paragraphs)}
        return [q for q in self.quoted if not q.closed and following.get(q.end) not in openings]

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that the code point `at` is in, its marks included."""
        index = bisect_right(self.quoted, at, key=lambda q: q.start) - 1
        return self.quoted[index] if index >= 0 and at < self.quoted[index].end else None


def statements(article_id: str, layout: Layout, pieces: Pieces, attributions: list[Attribution]) -> list[Statement]:
    """The statements of an article in the order of their first words; two with the same content and cue are one."""
    drafts = [_draft(layout, pieces, a) for a in attributions if _likely(a)]
    drafts = _carry_on(layout, _introduced(layout, _signed(layout, drafts)))
    doubtful = [q.start for q in layout.unbalanced()]
    found: dict[str, Statement] = {}
    for draft in sorted((d for d in drafts if d.content), key=lambda d: (min(d.content), d.cue)):
        if any(s <= at < e for at in doubtful for s, e in draft.content):
            draft = draft._replace(confidence=min(draft.confidence, UNBALANCED))
        statement = _statement(article_id, layout, draft)
        found.setdefault(statement.id, statement)
    return _nested(list(found.values()))


def _likely(attribution: Attribution) -> bool:
    """False for words joined by an arc that the model itself holds to be none, and for loose words without any cue."""
    return attribution.link >= LEAST_LINK if attribution.cue else bool(attribution.content)


def _draft(layout: Layout, pieces: Pieces, attribution: Attribution) -> Draft:
    def pair(found: Found) -> Pair:
        return int(pieces.starts[found.start]), int(pieces.ends[found.end - 1])

    content = [c for c in attribution.content if _WORD.search(layout.text, *pair(c))]
    parts = [p for p in (attribution.cue, attribution.source) if p] + content
    sure = min((p.probability for p in parts), default=0.0) * (attribution.link if attribution.cue else 1.0)
    return Draft(
        _joined(layout.text, [_with_marks(layout, _bare(layout.text, pair(c))) for c in content]),
        [_bare(layout.text, pair(attribution.cue))] if attribution.cue else [],
        [_bare(layout.text, pair(attribution.source))] if attribution.source else [],
        sure,
    )


def _bare(text: str, span: Pair) -> Pair:
    """The span without commas, colons and dashes at its edges, which belong to the sentence around it."""
    start, end = span
    while start < end - 1 and text[start] in " ,;:–—-":
        start += 1
    while end > start + 1 and text[end - 1] in " ,;:–—":
        end -= 1
    return start, end


def _with_marks(layout: Layout, span: Pair) -> Pair:
    """The span with the marks of the quotations that it begins and ends with, where all of their inside is in it."""
    start, end = span
    opening, closing = layout.quotation(start), layout.quotation(end - 1)
    begins = opening is not None and opening.closed and not _WORD.search(layout.text, opening.inner_start, start)
    ends = closing is not None and closing.closed and not _WORD.search(layout.text, end, closing.inner_end)
    if closing and ends and (begins or opening != closing):
        end = closing.end
    if opening and begins and end >= opening.end:
        start = opening.start
    return start, end


def _joined(text: str, spans: list[Pair]) -> list[Pair]:
    """In order, those that only white space parts inside one line made one."""
    out: list[Pair] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or text[out[-1][1] : start].strip(" ") == ""):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _signed(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Where a paragraph that begins with a quotation ends with a dash and a name, or where such a signature stands alone in
    the next one ("― Jan Holt, ferryman"), that name is the source, whatever the model made of it."""
    out = drafts
    ends = [*layout.paragraphs[1:], (0, 0)]
    for (start, end), (_, next_end) in zip(layout.paragraphs, ends, strict=True):
        quotation = layout.quotation(start)
        if quotation is None or not quotation.closed or quotation.start != start:
            continue
        stop = next_end if quotation.end == end else end
        signature = _SIGNATURE.fullmatch(layout.text, quotation.end, max(quotation.end, stop))
        if signature:
            out = [d for d in out if not any(start <= s < stop for s, _ in (*d.content, *d.cue, *d.source))]
            out.append(Draft([(start, quotation.end)], [signature.span(1)], [signature.span(2)], SIGNED))
    return out


def _introduced(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Where a cue ends its paragraph with a colon, the next paragraph is what it introduces: a block quotation, with marks
    or without, unless what the model found for the cue lies elsewhere or others speak first in that paragraph."""
    out = []
    for draft in drafts:
        block = _after_colon(layout, draft.cue[-1]) if draft.cue else None
        own = block is not None and all(block[0] <= s and e <= block[1] for s, e in draft.content)
        if block and own and not _others_begin(drafts, draft, block):
            sure = draft.confidence if draft.content else min(draft.confidence, INTRODUCED)
            draft = draft._replace(content=[block], confidence=sure, block=True)
        out.append(draft)
    return out


def _others_begin(drafts: list[Draft], own: Draft, block: Pair) -> bool:
    """Whether another statement's first word is the block's."""
    return any(
        d is not own and span[0] <= block[0] + 1 and span[1] > block[0]
        for d in drafts
        for span in (*d.content, *d.source, *d.cue)
    )


def _after_colon(layout: Layout, cue: Pair) -> Pair | None:
    index = layout.paragraph(cue[0])
    end = layout.paragraphs[index][1]
    if layout.text[end - 1] != ":" or "." in layout.text[cue[1] : end] or index + 1 >= len(layout.paragraphs):
        return None
    return layout.paragraphs[index + 1]


def _carry_on(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Give paragraphs of nothing but quotation, attributed to nobody, to the direct speech in the paragraph before."""
    out = [d for d in drafts if d.cue]
    alone = [d for d in drafts if not d.cue]
    covered = sorted(span for d in out for span in d.content)
    last: int | None = None
    for index, (start, end) in enumerate(layout.paragraphs):
        taken = any(s < end and e > start for s, e in covered)
        if not taken and last is not None and _all_quotation(layout, index):
            alone = [d for d in alone if not any(start <= s < end for s, _ in d.content)]
            draft = out[last]
            out[last] = draft._replace(content=[*draft.content, (start, end)], confidence=min(draft.confidence, CARRIED_ON))
            continue
        last = _speaking_last(layout, out, start, end)
    return out + alone


def _speaking_last(layout: Layout, drafts: list[Draft], start: int, end: int) -> int | None:
    """The draft whose direct speech ends last in the paragraph `start:end`, where the paragraph's last words are quoted
    or introduce nothing else."""
    best: tuple[int, int] | None = None
    for index, draft in enumerate(drafts):
        for s, e in draft.content:
            if start <= s < end and draft.cue and layout.kind([(s, e)]) == "direct" and (best is None or e > best[0]):
                best = e, index
    return best[1] if best else None


def _all_quotation(layout: Layout, index: int) -> bool:
    start, end = layout.paragraphs[index]
    return layout.share_quoted([(start, end)]) == 1.0


def _statement(article_id: str, layout: Layout, draft: Draft) -> Statement:
    content, cue, source = (tuple(Span(s, e) for s, e in spans) for spans in (sorted(draft.content), draft.cue, draft.source))
    kind: Kind = "direct" if draft.block else layout.kind(draft.content)
    words = [m.group().lower() for s, e in draft.cue for m in re.finditer(r"[\w'’]+", layout.text[s:e])]
    place = repr((article_id, [(s.start, s.end) for s in (*content, *cue)])).encode()
    return Statement(
        id=hashlib.sha256(place).hexdigest()[:16], kind=kind, content=content, cue=cue, source=source, speaker=None, chain=(),
        negated=any(w in NEGATIONS or w.endswith(("n't", "n’t")) for w in words), modality=_modality(words),
        inside=None, confidence=round(draft.confidence, 3),
    )  # fmt: skip


def _modality(words: list[str]) -> Modality:
    for name, listed in MODALITIES:
        if any(word in listed for word in words):
            return name  # type: ignore[return-value]
    return "stated"


def _nested(found: list[Statement]) -> list[Statement]:
    """With `inside` set to the shortest statement whose content holds all of this one's spans."""
    spans = sorted((span.start, span.end, s.id) for s in found for span in s.content)
    starts = [start for start, _, _ in spans]
    out = []
    for statement in found:
        low, high = _hull(statement)
        holders = [
            (end - start, other)
            for start, end, other in spans[: bisect_left(starts, low + 1)]
            if end >= high and other != statement.id and end - start > high - low
        ]
        out.append(msgspec.structs.replace(statement, inside=min(holders)[1]) if holders else statement)
    return out


def _hull(statement: Statement) -> Pair:
    every = [*statement.content, *statement.cue, *statement.source]
    return min(s.start for s in every), max(s.end for s in every)
