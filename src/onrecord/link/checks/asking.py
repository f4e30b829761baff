"""Whether the speaker that somebody asks about is the one that a text gives.

Takes a name and a Statement; gives "same", "different", or what makes it doubtful. May import speakers, the closed classes of
`read`, types.

Stricter than `relation`: two texts may write one name in two ways, but who asks "did she say this?" must not be told yes for
another. A speaker that the reader is not sure of is neither the one nor another.
"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from onrecord.link.sketches.speakers import generation, name_words, relation
from onrecord.read.text.lexicon import HONORIFICS, ROLE_MODIFIERS, ROLES
from onrecord.types import Speaker, Statement

Answer = Literal["same", "different", "no-source", "unresolved", "unsure", "other-name"]
"""All but the first two are a `Doubt`: nobody is given as having said it, who did is not resolved or not sure, or goes by a
name that may be another's."""

_SURE = 0.85
"""The confidence in a speaker from which on a reading is wrong less than one time in seven."""
_OFFICES = HONORIFICS | ROLE_MODIFIERS | ROLES


def asked_of(name: str | None, statement: Statement | None) -> tuple[Answer, Speaker | None]:
    """Whether a statement is by the speaker of this name, and which of its speakers that is; the first, if none. Where no name
    is asked about, anybody is the same."""
    first = statement.speaker if statement else None
    if name is None:
        return "same", first
    if statement is None:
        return "no-source", None
    if first is None:
        return "unresolved", None
    told = {_asked(name, speaker): speaker for speaker in reversed((first, *statement.joint))}
    if "same" in told:
        return "same", told["same"]
    return next((answer for answer in ("unsure", "other-name") if answer in told), "different"), first


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
    if speaker.kind == "person":
        return "same" if len(wanted) == 1 or len(given) == 1 or _meets(wanted[0], given[0]) else "other-name"
    if len(wanted) == 1 < len(given) and wanted[0] in given:  # a word of a body's name may be a person's, or another body's
        return "other-name"
    return "same"


def _meets(one: str, other: str) -> bool:
    """Whether a first name is the other, or its initial. Short forms ("Dan", "Dana") are names of others, too."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _without_office(name: str) -> str:
    """ "Acting Mayor Ada Quill" as "Ada Quill"; a name that is all office stays."""
    words = name.split()
    while len(words) > 1 and words[0].casefold() in _OFFICES:
        words = words[1:]
    return " ".join(words)
