"""Direct speech that runs over more than a cue's own words: signatures, block quotations, paragraphs that carry on.

Takes a layout and drafts; gives drafts. The rules go by quotation marks, colons, dashes and paragraphs, and by
"I" and "we", never by other words.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from onrecord.read.statements.drafts import Draft, joined
from onrecord.read.statements.posts import letter, posts
from onrecord.read.statements.transcripts import turns
from onrecord.read.text.layout import Layout
from onrecord.read.text.lexicon import FIRST, FIRST_PLURAL
from onrecord.read.text.quotes import Quotation
from onrecord.read.text.sentences import Pair

CARRIED_ON = 0.6
"""Confidence that a paragraph of nothing but quotation carries on the direct speech of the paragraph before it."""
INTRODUCED = 0.6
"""Confidence that a paragraph without quotation marks is what the colon before it introduces."""
MOST = 0.5
"""Share of a quotation's words from which on content takes all of it."""
SIGNED = 0.8
"""Confidence that a name behind a dash below a quotation is who said it."""

FEWEST = 6
"""Words of a paragraph of nothing but quotation from which on it may carry on a quotation that was closed: shorter ones are
headings in the words of who is quoted below, cries, and the turns of a dialogue."""

TRANSCRIBED = 0.9
"""Confidence that a turn in a transcript is what its label's bearer said."""

_POSTED = re.compile(
    r"(?:on\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}\s[A-Z][a-z]{2,8}\.?)\s\d{4}"
    r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?)?|\d+\s(?:minute|hour|day|week|month|year)s?\sago"
)
"""A line that says when the words below it were posted."""
_WE = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(FIRST | FIRST_PLURAL))) + r")\b", re.IGNORECASE)
_LABEL = re.compile(r"([A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,3}):\s+(?=\S)")
_SIGNATURE = re.compile(r"\s*([―—–-]{1,2})\s*([^\W\d_a-z][^.!?\"“”\r\n]{1,80}?)\s*")
_SIGNER = re.compile(r"\s*([―—–-]{0,2})\s*([^\W\d_a-z](?:[^.!?\"“”]|\.(?=\w|\s\w)){1,80}?)\.?\s*")


def direct_speech(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what the layout of the text says of direct speech."""
    whole = _whole(layout, _parted(layout, _one_voice(layout, drafts)))
    return _spoken(layout, _carry_on(layout, _introduced(layout, _headed(layout, _signed(layout, whole)))))


def _headed(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """A headline "Name: …" that the model passes over is what the name's bearer says, where he is a source in the text."""
    start, end = layout.paragraphs[0] if layout.paragraphs else (0, 0)
    label = _LABEL.match(layout.text, start, end)
    if label is None or any(s < end for d in drafts for s, _ in (*d.content, *d.cue, *d.source)):
        return drafts
    name = re.compile(rf"\b{re.escape(label[1].split()[-1])}\b")
    if not any(name.search(layout.text, s, e) for d in drafts for s, e in d.source):
        return drafts
    return [Draft([(label.end(), end)], [(label.end(1), label.end(1) + 1)], [label.span(1)], INTRODUCED), *drafts]


def _spoken(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Each turn of a transcript and each signed post is the words of whom it names, whatever the model made of it."""
    out = drafts
    for turn in (*turns(layout), *posts(layout)):
        start, end = min(turn.label, *turn.content)[0], max(turn.label, *turn.content)[1]
        while start and layout.text[start - 1] in "\"“„«'‘":
            start -= 1
        out = [d for d in out if not any(start <= s < end for s, _ in (*d.content, *d.cue, *d.source))]
        out.append(Draft(turn.content, [turn.colon], [turn.label], TRANSCRIBED, kind="direct"))
    return out


def _whole(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Content that holds most of a quotation's words holds all of them, where the rest is nobody else's and no cue."""
    taken = sorted(span for d in drafts for span in (*d.content, *d.cue, *d.source))
    out = []
    for draft in drafts:
        content = [_grown(layout, span, taken) for span in draft.content]
        out.append(draft._replace(content=joined(layout.text, content)) if content != draft.content else draft)
    return out


def _grown(layout: Layout, span: Pair, taken: list[Pair]) -> Pair:
    """The span with the rest of the quotations that it begins and ends in, where it has most of their words."""
    start, end = span
    for quotation in {layout.quotation(start), layout.quotation(end - 1)}:
        if quotation is None or not quotation.closed or (start <= quotation.start and quotation.end <= end):
            continue
        low, high = max(start, quotation.start), min(end, quotation.end)
        rest = [(quotation.start, low), (high, quotation.end)]
        free = not any(s < b and e > a for a, b in rest for s, e in taken if (s, e) != span)
        if free and layout.words(low, high) >= MOST * layout.words(quotation.start, quotation.end):
            start, end = min(start, quotation.start), max(end, quotation.end)
    return start, end


def _one_voice(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Content without a cue belongs to the draft that has the words before it in the same quotation."""
    out = [d for d in drafts if d.cue or d.source]
    ends: dict[Quotation, list[tuple[int, int]]] = {}  # where content ends in a quotation, and whose it is
    for i, draft in enumerate(out):
        for _, end in draft.content:
            quotation = layout.quotation(end - 1)
            if quotation:
                ends.setdefault(quotation, []).append((end, i))
    for draft in drafts:
        if draft.cue or draft.source:
            continue
        start = draft.content[0][0] if draft.content else 0
        quotation = layout.quotation(start) if draft.content else None
        before = [(end, i) for end, i in ends.get(quotation, ()) if end <= start] if quotation else []
        if before:
            _, i = max(before)
            out[i] = out[i]._replace(content=joined(layout.text, [*out[i].content, *draft.content]))
        else:
            out.append(draft)
    return out


def _parted(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts without the paragraphs of others' content that stand apart."""
    apart = {paragraph for index, paragraph in enumerate(layout.paragraphs) if _apart(layout, index)}
    if not apart:
        return drafts
    out = []
    for draft in drafts:
        content = [span for span in draft.content if span not in apart]
        cued = {layout.paragraphs[layout.paragraph(s)] for s, _ in (*draft.cue, *draft.source)}
        out.append(draft._replace(content=content) if content and not cued & apart else draft)
    return out


def _apart(layout: Layout, index: int) -> bool:
    """Whether a paragraph is nothing but a short quotation, behind one in which a quotation was closed."""
    start, end = layout.paragraphs[index]
    quotation = layout.quotation(start)
    if not index or not quotation or quotation.start != start or quotation.end != end or layout.words(start, end) >= FEWEST:
        return False
    above = [q for q in layout.quoted if layout.paragraphs[index - 1][0] <= q.start < start]
    ended = bool(above) and above[-1].closed and layout.text[above[-1].inner_end - 1] in ".!?…"
    return quotation.closed and ended and layout.text[layout.paragraphs[index - 1][1] - 1] != ":"


def _signed(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Where a quotation is signed, that name is the source, whatever the model made of it: behind a dash where its paragraph
    ends or alone in the next one ("― Jan Holt, ferryman"), or as the quotation's own last line."""
    out = drafts
    for (start, end), (below, next_end) in pairwise([*layout.paragraphs, (0, 0)]):
        quotation = layout.quotation(start)
        if quotation is None or quotation.start != start:
            continue
        stop = next_end if quotation.end == end else end
        if quotation.closed:
            signature = _SIGNATURE.fullmatch(layout.text, quotation.end, max(quotation.end, stop))
        else:
            signature = _signed_inside(layout, quotation, (below, next_end))
        if signature:
            out = [d for d in out if not any(start <= s < stop for s, _ in (*d.content, *d.cue, *d.source))]
            dash = [signature.span(1)] if signature[1] else []
            out.append(Draft([(start, quotation.end)], dash, [signature.span(2)], SIGNED))
    return out


def _signed_inside(layout: Layout, quotation: Quotation, below: Pair) -> re.Match[str] | None:
    """A name that is all of the paragraph below, where the quotation ends there."""
    rest = layout.quotation(below[0])
    if rest is None or rest.start != rest.inner_start or rest.end != below[1] or quotation.end > below[0]:
        return None
    signature = _SIGNER.fullmatch(layout.text, below[0], rest.inner_end)
    words = signature[2].split() if signature else []
    return signature if sum(word[0].isupper() for word in words) > len(words) / 2 else None


def _introduced(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Where a cue ends its paragraph with a colon, the next paragraph is what it introduces: a block quotation, with marks
    or without, unless what the model found for the cue lies elsewhere or others speak first in that paragraph."""
    out = []
    for draft in drafts:
        block = _after_colon(layout, draft.cue[-1]) if draft.cue else None
        said = [span for span in draft.content if not _POSTED.fullmatch(layout.text, *span)]
        own = block is not None and all(block[0] <= s and e <= block[1] for s, e in said)
        if block and own and not _others_begin(drafts, draft, block):
            sure = draft.confidence if said else min(draft.confidence, INTRODUCED)
            content = letter(layout, layout.paragraph(block[0])) or _block(layout, drafts, block)
            draft = draft._replace(content=content, confidence=sure, kind="direct")
        out.append(draft)
    return out


def _block(layout: Layout, drafts: list[Draft], block: Pair) -> list[Pair]:
    """The paragraphs of a block quotation without marks, by its first. What speaks of "I" or "we" goes on in the paragraphs
    below that do so, too, and report nobody else, where the text above does not."""
    index = layout.paragraph(block[0])
    out = [block]
    if layout.share_quoted([block]) or not _speaks_of_itself(layout, block):
        return out
    if any(map(partial(_speaks_of_itself, layout), layout.paragraphs[:index])):
        return out
    for start, end in layout.paragraphs[index + 1 :]:
        others = [s for d in drafts for s in d.source if start <= s[0] < end and not _WE.fullmatch(layout.text, *s)]
        if others or layout.share_quoted([(start, end)]) or not _speaks_of_itself(layout, (start, end)):
            break
        out.append((start, end))
    return out


def _speaks_of_itself(layout: Layout, paragraph: Pair) -> bool:
    """Whether a paragraph has "I" or "we" outside quotation marks."""
    return any(layout.quotation(m.start()) is None for m in _WE.finditer(layout.text, *paragraph))


def _others_begin(drafts: list[Draft], own: Draft, block: Pair) -> bool:
    """Whether another statement's first word is the block's."""
    return any(
        d is not own and span[0] <= block[0] + 1 and span[1] > block[0]
        for d in drafts
        for span in (*d.content, *d.source, *d.cue)
    )


def _after_colon(layout: Layout, cue: Pair) -> Pair | None:
    """The paragraph that a cue introduces by the colon that ends its own, without the line that says when it was posted."""
    index = layout.paragraph(cue[0])
    end = layout.paragraphs[index][1]
    if layout.text[end - 1] != ":" or "." in layout.text[cue[1] : end]:
        return None
    below = layout.paragraphs[index + 1 : index + 3]
    return next((block for block in below if not _POSTED.fullmatch(layout.text, *block)), None)


def _carry_on(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Give paragraphs of nothing but quotation, attributed to nobody, to who spoke last in the paragraph before: to the same
    statement if that was direct speech, else as a statement of its own."""
    out = [d for d in drafts if d.cue or d.source]
    alone = [d for d in drafts if not (d.cue or d.source)]
    said: dict[int, list[tuple[Pair, int]]] = {}
    for i, draft in enumerate(out):
        for span in draft.content:
            for index in range(layout.paragraph(span[0]), layout.paragraph(span[1] - 1) + 1):
                said.setdefault(index, []).append((span, i))
    taken = {layout.paragraph(s) for draft in out for s, _ in (*draft.cue, *draft.source)} | said.keys()
    for index, (start, end) in enumerate(layout.paragraphs):
        if index in taken or index - 1 not in said or layout.share_quoted([(start, end)]) < 1.0 or _apart(layout, index):
            continue
        alone = [d for d in alone if not any(start <= s < end for s, _ in d.content)]
        span, i = max(said[index - 1], key=lambda last: last[0][1])
        draft = out[i]
        if layout.kind([span]) == "direct":
            out[i] = draft._replace(content=[*draft.content, (start, end)], confidence=min(draft.confidence, CARRIED_ON))
        elif draft.source:
            i = len(out)
            out.append(Draft([(start, end)], [], draft.source, min(draft.confidence, CARRIED_ON)))
        said[index] = [((start, end), i)]
    return out + alone
