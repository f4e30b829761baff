"""Posts and letters that an article reproduces whole: "… — Ada Holt (@adaholt) March 4, 2021", "Ada Holt (@adaholt): …",
"RT @adaholt: …", "Dear …".

Takes a layout; gives `Turn` records, as transcripts do, and how far a letter goes. Rules go by form, never by names.
"""

from __future__ import annotations

import re

from onrecord.read.statements.transcripts import Turn
from onrecord.read.text.layout import Layout
from onrecord.read.text.sentences import Pair

LONGEST_LETTER = 40
"""Paragraphs of the longest letter that is looked for."""

_SIGNED = re.compile(
    r"(?P<dash>[—–―-]{1,2})\s?(?P<name>[^\W\d_][^()\n—–―]{0,60}?|@\w+)\s*\((?P<handle>@\w+)\)(?:[,:]?\s[^()\n]{0,40})?"
)
_HEADED = re.compile(r"[\"“]?(?P<name>@\w+|[^\W\d_][^()\n—–―:.!?]{0,60}?)\s?(?P<handle>\(@\w+\))?(?P<mark>:)\s+(?=\S)")
_REPEATED = re.compile(r"[\"“]?(?P<mark>[RM]T)\s+(?P<handle>@\w+)\s*:?\s+(?=\S)")
_GREETING = re.compile(r"[\"“]?(?:(?:my\s+)?dear|to)\b[^.!?\n]{0,80}[,:—–]?", re.IGNORECASE)
_FAREWELL = re.compile(
    r"(?:yours|sincerely|regards|respectfully|cordially|warmly|best|love|gratefully|faithfully|with\s\w+|kind(?:est)?\s\w+)"
    r"(?:\s\w+){0,3},?",
    re.IGNORECASE,
)


def posts(layout: Layout) -> list[Turn]:
    """The posts of a text that say whose they are: signed or headed with a name and handle, or repeated from a
    handle."""
    out = []
    for index, (start, end) in enumerate(layout.paragraphs):
        if "@" not in layout.text[start:end]:
            continue
        repeated = _REPEATED.match(layout.text, start, end)
        if repeated:
            out.append(Turn(repeated.span("handle"), repeated.span("mark"), [(repeated.end(), end)]))
            continue
        headed = _HEADED.match(layout.text, start, end)
        if headed and (headed["handle"] or headed["name"][0] == "@"):
            out.append(Turn(headed.span("name"), headed.span("mark"), [(headed.end(), end)]))
            continue
        signature = next((m for m in _SIGNED.finditer(layout.text, start, end) if m.end() == end), None)
        if signature is None:
            continue
        before = layout.text[start : signature.start()].rstrip()
        said = (start, start + len(before)) if before else layout.paragraphs[index - 1] if index else None
        if said:
            out.append(Turn(signature.span("name"), signature.span("dash"), [said]))
    return out


def letter(layout: Layout, index: int) -> list[Pair]:
    """The paragraphs of a letter that begins with paragraph `index`, up to its farewell; none where it is no letter."""
    if not _GREETING.fullmatch(layout.text, *layout.paragraphs[index]):
        return []
    for end in range(index + 2, min(index + LONGEST_LETTER, len(layout.paragraphs))):
        if _FAREWELL.fullmatch(layout.text, *layout.paragraphs[end]):
            return layout.paragraphs[index:end]
    return []
