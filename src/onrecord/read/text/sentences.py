"""Paragraphs and sentences of a text, as code-point spans.

Takes a text; gives `(start, end)` pairs without surrounding white space. Imports nothing of ours.
"""

from __future__ import annotations

import itertools
import re

Pair = tuple[int, int]

WRAP_COLUMNS = (50, 100)
"""A text whose full lines mostly have a length in this range is taken to be hard-wrapped."""

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_END = re.compile(r"(?:[.!?…]+|\.\s\.\s\.)(?:''|[\"”’»'\)\]])*(?=\s+(?:''|``|[\"“‘«'\(\[—–-])*\s?[A-Z0-9À-ÞĀ-ž\u0400-\u042f])")
# Short forms after which a full stop does not end a sentence, whatever follows: titles, months, and the like.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'—–-])(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Sr|Sra|Hon|St|Ste|Mt|Ft|Gov|Lt|Col|Gen|Maj|Capt|Cmdr|Sgt|"
    r"Cpl|Pvt|Adm|Sen|Rep|Reps|Sens|Del|Atty|Supt|Insp|Det|Pres|Messrs|vs|v|No|Nos|Art|Sec|Vol|pp?|approx|est|ca|cf|e\.g|"
    r"i\.e|al|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.$"
)
# Dotted initials ("U.S.") end a sentence only before a word that seldom stands inside one.
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}$")
_STARTER = re.compile(
    r"\s+(?:''|[\"“‘'(\[])*(?:The|This|That|These|Those|He|She|It|They|We|You|But|And|In|On|At|A|An|If|When|While|As|For|However)\b"
)


def paragraphs(text: str) -> list[Pair]:
    """Spans of the paragraphs of `text`: its non-empty lines, or its blocks where the lines are hard-wrapped."""
    lines = [stripped(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [(s, e) for s, e in lines if s < e]
    if not _hard_wrapped(text, lines):
        return lines
    blocks: list[Pair] = []
    for start, end in lines:
        if blocks and text.count("\n", blocks[-1][1], start) < 2:
            blocks[-1] = blocks[-1][0], end
        else:
            blocks.append((start, end))
    return blocks


def sentences(text: str, start: int, end: int) -> list[Pair]:
    """Spans of the sentences of the paragraph `text[start:end]`."""
    out: list[Pair] = []
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if _ends_sentence(text, begin, match):
            out.append((begin, stop))
            begin = _skip_space(text, stop, end)
    if begin < end:
        out.append((begin, end))
    return out


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return True
    before = text[max(begin, match.end() - 12) : match.end()]
    if _INITIALS.search(before):
        return bool(_STARTER.match(text, match.end()))
    return not _ABBREVIATION.search(before)


def _hard_wrapped(text: str, lines: list[Pair]) -> bool:
    if len(lines) < 6 or "\n\n" not in text.replace("\r", ""):
        return False
    inner = [(s, e) for (s, e), (after, _) in itertools.pairwise(lines) if text.count("\n", e, after) == 1]
    if len(inner) < len(lines) // 2:
        return False
    low, high = WRAP_COLUMNS
    full = [low <= e - s <= high and text[e - 1] not in '.!?"”' for s, e in inner]
    return sum(full) >= 0.7 * len(inner)


def stripped(text: str, start: int, end: int) -> Pair:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
