"""Drafts to statements: how something is reported, whether it is denied, promised or asked, and what it is reported in.

Takes an article's id, its layout and drafts; gives `Statement` records without speakers.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from bisect import bisect_left

import msgspec

from onrecord.read.statements.drafts import Draft
from onrecord.read.text.layout import Layout
from onrecord.read.text.lexicon import MODALITIES, NEGATIONS
from onrecord.read.text.sentences import Pair
from onrecord.types import Modality, Span, Statement

UNBALANCED = 0.5
"""Confidence in words whose quotation opens and never closes: where they end is a guess."""

_WORD = re.compile(r"[\w'’]+")
_NOT_ONLY = re.compile(r"\bnot\s+(?:only|just|merely|simply)\b")


def statements(article_id: str, layout: Layout, drafts: list[Draft]) -> list[Statement]:
    """The statements of an article in the order of their first words; two with the same content and cue are one."""
    doubtful = [q.start for q in layout.unbalanced()]
    found: dict[str, Statement] = {}
    for draft in sorted((d for d in drafts if d.content), key=lambda d: (min(d.content), d.cue)):
        if any(s <= at < e for at in doubtful for s, e in draft.content):
            draft = draft._replace(confidence=min(draft.confidence, UNBALANCED))
        statement = _statement(article_id, layout, draft)
        found.setdefault(statement.id, statement)
    return _nested(list(found.values()))


def _statement(article_id: str, layout: Layout, draft: Draft) -> Statement:
    content, cue, source = (tuple(Span(s, e) for s, e in spans) for spans in (sorted(draft.content), draft.cue, draft.source))
    kind = draft.kind or layout.kind(draft.content)
    cues = [layout.text[s:e].lower() for s, e in draft.cue]
    words = [word for cue in cues for word in _WORD.findall(_NOT_ONLY.sub("", cue))]
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
    farthest = list(itertools.accumulate((end for _, end, _ in spans), max))
    out = []
    for statement in found:
        low, high = _hull(statement)
        holders = []
        at = bisect_left(starts, low + 1) - 1
        while at >= 0 and farthest[at] >= high:
            start, end, other = spans[at]
            if end >= high and other != statement.id:
                holders.append((end - start, other))
            at -= 1
        out.append(msgspec.structs.replace(statement, inside=min(holders)[1]) if holders else statement)
    return out


def _hull(statement: Statement) -> Pair:
    every = [*statement.content, *statement.cue, *statement.source]
    return min(s.start for s in every), max(s.end for s in every)
