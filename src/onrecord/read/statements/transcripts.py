"""Transcripts: paragraphs that begin with who speaks and a colon ("HOLT: …", "Q: …"), and whose turn each of them is.

Takes a layout; gives `Turn` records in order. A label counts where labels alternate, so that a list ("Name: …", "Age: …") or a
lone headline is none. Rules go by form, never by names. Imports the layout and the lexicon.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from onrecord.read.text.layout import Layout
from onrecord.read.text.lexicon import ROLES
from onrecord.read.text.sentences import Pair

FEWEST_TURNS = 3
"""Labelled turns that make a transcript."""
FARTHEST = 4
"""Paragraphs without a label that may stand between two turns of one transcript."""

NEAR = 20_000
"""Code points around a transcript in which those who speak in it are mentioned."""
MOSTLY = 0.4
"""Turns for each paragraph of a text from which on the text is a transcript, and what has no label belongs to the last turn:
elsewhere it is the outlet's, put between."""

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*[A-ZÀ-Þ.](?:,?\s\(?[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*\)?){0,5}(?:,\s[^:.!?]{2,60})?"
_NAME = r"(?:[A-ZÀ-Þ][\w'’-]+\.?\s){0,3}(?:(?:de|da|di|van|von|der|bin|al|el|la|le)\s)?[A-ZÀ-Þ][\w'’-]+"
_STAMP = r"(?P<stamp>[\[(]?\d{1,2}(?:[:.]\d{2}){1,2}(?:\s?[ap]\.?m\.?)?[\])]?\s*(?:[-–—|]\s*)?)?"
_OFFICE = r"(?P<office>(?:\s?\([^()]{1,60}\)){1,3}|\s(?:--|[–—-])\s[^:.!?]{2,60})?"
_LABEL = re.compile(
    rf"{_STAMP}[\"“„«'‘]{{0,2}}(?:(?P<label>[QA]|{_CAPITALS}|{_NAME}){_OFFICE}\s?:(?=\s*[^\s/])|(?P<letter>[QA])\.(?=\s))"
)
"""Who speaks: behind the time where it is given, and with an office in brackets or behind a dash; "Q." and "A." of a court."""
_INLINE = re.compile(rf"(?<=[.!?…\"”)\]])\s+(?P<label>[QA]|{_CAPITALS})\s?:(?=\s)")
_SENTENCE = re.compile(
    r"\b(?:i|you|we|he|she|it|they|who|what|this|that|there|the|an?|my|your|his|her|our|their|is|are|was|were|be|been|have|has|had|"
    r"do|does|did|will|would|can|could|may|must|not|no|yes|thank|thanks|sure|please)\b|\w[’'](?:m|re|s|ll|ve|d|t)\b",
    re.IGNORECASE,
)
"""What a sentence has and an entry of a list of figures ("Holt 3 goals. Pike 1 save.") seldom does."""
_SMALL = re.compile(r"\b[^\W\d_A-ZÀ-Þ]\w+")
_DIGIT = re.compile(r"\d")
_ASIDE = re.compile(r"[\"“]?[\[(][^\[\]()]*[\])][.\"”]?|[-–—_*\s]+|[^a-zß-ÿ:]{3,60}:")
_WORDS = re.compile(r"[^\W\d_]{2}")
_PARTS = ROLES | frozenset(("interviewer", "interviewee", "operator", "question", "answer", "caller", "audience"))
"""Words for the part somebody has in a conversation, which stand for a name."""


class Turn(NamedTuple):
    """Who speaks (the label and the colon behind it), and the stretches of text that are said."""

    label: Pair
    colon: Pair
    content: list[Pair]


class _Mark(NamedTuple):
    paragraph: int
    start: int
    label: Pair
    colon: int  # behind the colon
    name: str
    stamped: bool = False  # whether a time stands before it
    known: bool = False  # whether it says of itself that it is somebody: by an office, or a part in the conversation


def turns(layout: Layout) -> list[Turn]:
    """The turns of every transcript in a text."""
    runs = [_alike(run) for run in _runs(_marks(layout))]
    return [turn for run in runs if _alternates(layout, run) for turn in _turns(layout, run)]


def _marks(layout: Layout) -> list[_Mark]:
    out = []
    for index, (start, end) in enumerate(layout.paragraphs):
        first = _LABEL.match(layout.text, start, end)
        later = _INLINE.finditer(layout.text, first.end() if first else start, end)
        if first:
            out.append(_first(index, first))
            out += [_Mark(index, m.start(), m.span("label"), m.end(), _name(m["label"])) for m in later]
    return out


def _first(index: int, match: re.Match[str]) -> _Mark:
    group = "letter" if match["letter"] else "label"
    name = _name(match[group])
    known = bool(match["office"] and _WORDS.search(match["office"])) or name.split()[-1].lower() in _PARTS
    return _Mark(index, match.start(), match.span(group), match.end(), name, bool(match["stamp"]), known)


def _name(label: str) -> str:
    return label.split("(")[0].split(",")[0].strip()


def _runs(marks: list[_Mark]) -> list[list[_Mark]]:
    """Marks that stand close together."""
    out: list[list[_Mark]] = []
    for mark in marks:
        if out and mark.paragraph - out[-1][-1].paragraph <= FARTHEST + 1:
            out[-1].append(mark)
        else:
            out.append([mark])
    return out


def _alike(run: list[_Mark]) -> list[_Mark]:
    """The marks in capitals, where most are: "Holt: …" before them is a headline."""
    capitals = [mark for mark in run if mark.name.isupper()]
    return capitals if len(capitals) > len(run) / 2 else run


def _alternates(layout: Layout, run: list[_Mark]) -> bool:
    """Whether two or more speak in turn: several labels, one of them again after another. Of labels in small letters, two
    must be the name of somebody whom the text mentions elsewhere, or say that they are somebody; one where times stand
    before them."""
    last = [mark.name.split()[-1].casefold() for mark in run]
    if len(run) < FEWEST_TURNS or len(set(last)) < 2 or max(Counter(last).values()) < 2:
        return False
    if all(mark.name.isupper() for mark in run):
        return True
    outside = re.compile(r"\b(?:" + "|".join(map(re.escape, {m.name.split()[-1] for m in run})) + r")\b(?!\s?:)")
    start, end = max(0, run[0].label[0] - NEAR), run[-1].colon + NEAR
    named = {m.group() for m in outside.finditer(layout.text, start, end)} | {m.name.split()[-1] for m in run if m.known}
    fewest = 1 if all(mark.stamped for mark in run) else 2
    return len(named) >= fewest and sum(_speaks(layout, mark) for mark in run) > len(run) / 2


def _speaks(layout: Layout, mark: _Mark) -> bool:
    """Whether what is behind the label is and ends like a sentence, rather than being an entry of a list."""
    said = layout.text[mark.colon : layout.paragraphs[mark.paragraph][1]].rstrip("\"'”’)]")
    ended = said[-1:] in (".", "!", "?", "…") and bool(_SMALL.search(said))
    return ended and bool(not _DIGIT.search(said) or _SENTENCE.search(said))


def _turns(layout: Layout, run: list[_Mark]) -> list[Turn]:
    out = []
    goes_on = len(run) >= MOSTLY * len(layout.paragraphs)
    for mark, after in zip(run, [*run[1:], None], strict=True):
        stop = after.start if after else None
        content = []
        last = after.paragraph if after and goes_on else mark.paragraph
        for index in range(mark.paragraph, last + 1):
            start, end = layout.paragraphs[index]
            start = max(start, mark.colon)
            end = min(end, stop) if stop is not None else end
            start, end = _bare(layout.text, start, end)
            if start < end and not _ASIDE.fullmatch(layout.text, start, end):
                content.append((start, end))
        if content:
            out.append(Turn(mark.label, (mark.colon - 1, mark.colon), content))
    return out


def _bare(text: str, start: int, end: int) -> Pair:
    """Without white space, and without the mark that opens the next turn."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "“„«"):
        end -= 1
    return start, end
