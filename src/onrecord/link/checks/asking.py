"""Whether the speaker that somebody asks about is the one that a text gives.

Takes a name, a Statement and its text; gives "same", "different", or what makes it doubtful. May import speakers, the closed
classes of `read`, types.

Stricter than `relation`: two texts may write one name in two ways, but who asks "did she say this?" must not be told yes for
another. A speaker that the reader is not sure of is neither the one nor another.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from onrecord.link.sketches.speakers import generation, name_words, relation
from onrecord.read.text.lexicon import HONORIFICS, NAME_SUFFIXES, ROLE_MODIFIERS, ROLES, SENTENCE_OPENERS, TIMES
from onrecord.types import Speaker, Statement

Answer = Literal["same", "different", "no-source", "unresolved", "unsure", "other-name"]
"""All but the first two are a `Doubt`: nobody is given as having said it, who did is not resolved or not sure, or goes by a
name that may be another's."""

_SURE = 0.85
"""The confidence in a speaker from which on a reading is wrong less than one time in seven."""
_OF = frozenset(["of", "for", "to"])
_NO_FIRST_NAMES = HONORIFICS | ROLES | ROLE_MODIFIERS | SENTENCE_OPENERS | TIMES
_OFFICES = HONORIFICS | ROLE_MODIFIERS | ROLES


def asked_of(name: str | None, statement: Statement | None, text: str) -> tuple[Answer, Speaker | None]:
    """Whether a statement of a text is by the speaker of this name, and which of its speakers that is; the first, if none.
    Where no name is asked about, anybody is the same."""
    first = statement.speaker if statement else None
    if name is None:
        return "same", first
    if statement is None:
        return "no-source", None
    if first is None:
        return "unresolved", None
    told = {_asked(name, speaker): speaker for speaker in reversed((first, *statement.joint))}
    if "same" in told:
        by = told["same"]
        doubtful = not _agrees(statement, text, by) or (len(name_words(name)) > 1 and _namesake(statement, text, by))
        return ("other-name" if doubtful else "same"), by
    return next((answer for answer in ("unsure", "other-name") if answer in told), "different"), first


def _agrees(statement: Statement, text: str, speaker: Speaker) -> bool:
    """Whether no "Jr." stands behind the speaker's name where the text names who speaks, and not in the name."""
    words = [word.strip(".,’'") for span in statement.source for word in text[span.start : span.end].casefold().split()]
    named = name_words(speaker.name)
    return all(two not in NAME_SUFFIXES or one not in named or two == generation(speaker.name) for one, two in pairwise(words))


def _namesake(statement: Statement, text: str, speaker: Speaker) -> bool:
    """Whether a text that gives who speaks by last name has another of that last name in full right before."""
    last = speaker.name.split()[-1]
    shown = " ".join(text[span.start : span.end] for span in statement.source)
    named = name_words(speaker.name)
    if len(named) == 1 or last not in shown.split() or named[0] in name_words(shown):
        return False
    start = min(span.start for span in statement.source)
    before = re.finditer(rf"\b([A-Z][\w’'-]+) (?:[A-Z]\.? )?{re.escape(last)}\b", text[:start])
    first = [match[1].casefold() for match in before if match[1].casefold() not in _NO_FIRST_NAMES]
    return bool(first) and first[-1] not in named


def _asked(name: str, speaker: Speaker) -> Answer:
    if speaker.confidence < _SURE:
        return "unsure"
    bare = _without_office(name)
    told = relation(replace(speaker, name=bare), speaker)
    if told != "same":
        return "other-name" if told == "unknown" else told
    if generation(bare) not in ("", generation(speaker.name)):
        return "other-name"
    wanted, given = name_words(bare), name_words(speaker.name)
    agree = _persons_agree(wanted, given) if speaker.kind == "person" else _bodies_agree(wanted, given)
    return "same" if agree else "other-name"


def _persons_agree(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether first names are the same or initials, and so is one of the middle names where both have some."""
    if len(wanted) == 1 or len(given) == 1:
        return True
    middle, other = wanted[1:-1], given[1:-1]
    both = not (middle and other) or any(_meets(one, two) for one in middle for two in other)
    return _meets(wanted[0], given[0]) and both


def _bodies_agree(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether names are of one body: of the same words, one short for the other, or with the same word at their ends. A part of
    a body's name may be a person's, or another body's ("Harbour Board", "Harbour Board Union")."""
    if set(wanted) == set(given):
        return True
    if len(wanted) == 1:
        return wanted[0] not in given
    return len(given) == 1 or wanted[-1] == given[-1]


def _meets(one: str, other: str) -> bool:
    """Whether a first name is the other, or its initial. Short forms ("Dan", "Dana") are names of others, too."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _without_office(name: str) -> str:
    """ "Acting Mayor Ada Quill" as "Ada Quill"; a name that is all office stays, and so does "wife of Ada Quill"."""
    words = name.split()
    while len(words) > 1 and words[0].casefold() in _OFFICES and words[1].casefold() not in _OF:
        words = words[1:]
    return " ".join(words)
