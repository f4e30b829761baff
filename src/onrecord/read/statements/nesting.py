"""Statements reported inside other statements: "I have directed – and Holt has confirmed – that the lock is shut."

The tagger gives each word one label, so that what is reported inside a content is content to it. The sentences of a content in
which somebody may be reported are therefore read again, as a text of their own whose outer quotation marks are left out.
Takes a layout and drafts; gives the layout of what to read again, and chooses from what was read there.
"""

from __future__ import annotations

import re

from onrecord.read.statements.drafts import Draft
from onrecord.read.statements.supposed import nobodys
from onrecord.read.text.layout import Layout
from onrecord.read.text.lexicon import FIRST, FIRST_PLURAL, GENERIC
from onrecord.read.text.quotes import quotations
from onrecord.read.text.sentences import Pair, sentences

SUREST = 0.3
"""Least confidence in a statement inside another one."""
FEWEST_WORDS = 5
"""Words of a sentence that may report somebody and leave words to who reports it."""

# The verbs of saying that are most often a cue in the training data. Others are too often none to read a sentence again.
_SAYING = re.compile(
    r"\b(?:said|says|saying|told|tells|telling|wrote|writes|added|adds|adding|announced|announces|argued|argues|arguing|"
    r"claimed|claims|claiming|confirmed|confirms|confirming|stated|states|stating|insisted|insists|insisting|acknowledged|"
    r"acknowledges|admitted|admits|warned|warns|warning|declared|declares|declaring|explained|explains|denied|denies|denying|"
    r"reported|reports|noted|notes|noting|according\s+to|reiterated|reiterates|vowed|promised|concluded|replied|asserted|"
    r"asserts|predicted|predicts|tweeted|complained|recalled|revealed|conceded|stressed|remarked|alleged|alleges|testified)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"that\s+", re.IGNORECASE)
_WORD = re.compile(r"[\w'’]+")
_LETTER = re.compile(r"\w")
_NO_SOURCE = frozenset(("a", "an", "the", "being", "having", "only"))
"""Words that are nobody by themselves: the model then took a verb for a cue that is none ("that being said")."""


def insides(layout: Layout, drafts: list[Draft]) -> Layout:
    """The sentences to read again, as the paragraphs of a layout of the same text."""
    content = sorted({span for draft in drafts if draft.source for span in draft.content})
    found: list[Pair] = []
    for start, end in content:
        if _SAYING.search(layout.text, start, end):
            start, end = _unquoted(layout, (start, end))
            rows = _unbroken(layout.text, (start, end))
            found += [(s, e) for s, e in rows if _SAYING.search(layout.text, s, e) and _long(layout.text, s, e)]
    apart = [span for i, span in enumerate(found) if not i or span[0] >= found[i - 1][1]]
    return Layout(layout.text, apart, quotations(layout.text, apart))


def nested(inner: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts read in `inner` that are surely somebody else's words than those of who reports them."""
    return [draft._replace(kind=inner.kind(draft.content)) for draft in drafts if _sure(inner.text, draft)]


def _sure(text: str, draft: Draft) -> bool:
    if not (draft.content and draft.cue and draft.source) or draft.confidence < SUREST:
        return False
    source = {word.lower() for s, e in draft.source for word in _WORD.findall(text[s:e])}
    own = source <= FIRST | FIRST_PLURAL | GENERIC
    if own or source <= _NO_SOURCE or nobodys(text, draft):
        return False
    return any(_SAYING.search(text, s, e) for s, e in draft.cue)


def _unbroken(text: str, span: Pair) -> list[Pair]:
    """The sentences of a span; those that a quotation inside it runs over are one, being one speaker's."""
    rows = sentences(text, *span)
    out = rows[:1]
    closed = [q for q in quotations(text, [span]) if q.closed] if len(rows) > 1 else []
    for start, end in rows[1:]:
        if any(q.start < out[-1][1] and start < q.inner_end for q in closed):
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def _unquoted(layout: Layout, span: Pair) -> Pair:
    """The span without the marks of the quotation it is, and without the conjunction that it begins with. A quotation that it
    only begins with is of somebody inside ("“It leaks,” Holt said")."""
    start, end = span
    quotation = layout.quotation(start)
    if quotation and quotation.start == start and not _LETTER.search(layout.text, quotation.end, end):
        start, end = quotation.inner_start, min(end, quotation.inner_end)
    conjunction = _THAT.match(layout.text, start, end)
    return conjunction.end() if conjunction else start, end


def _long(text: str, start: int, end: int) -> bool:
    return sum(1 for _ in _WORD.finditer(text, start, end)) >= FEWEST_WORDS
