"""Whether the speaker that somebody asks about is the one that a text gives.

Takes a name and a Statement; gives "same", "different", or "unknown". May import speakers, the closed classes of `read`, types.

Stricter than `relation`: two texts may write one name in two ways, but who asks "did she say this?" must not be told yes for
another. A speaker that the reader is not sure of is neither the one nor another.
"""

from __future__ import annotations

from msgspec.structs import replace

from onrecord.link.speakers import Relation, name_words, relation
from onrecord.read.text.lexicon import HONORIFICS, ROLE_MODIFIERS, ROLES
from onrecord.types import Speaker, Statement

_SURE = 0.85
"""The confidence in a speaker from which on a reading is wrong less than one time in seven."""
_OFFICES = HONORIFICS | ROLE_MODIFIERS | ROLES


def asked_of(name: str, statement: Statement | None) -> tuple[Relation, Speaker | None]:
    """Whether a statement is by the speaker of this name, and which of its speakers that is; the first, if none."""
    if statement is None or statement.speaker is None:
        return "unknown", None
    speakers = (statement.speaker, *statement.joint)
    told = {_asked(name, speaker): speaker for speaker in reversed(speakers)}
    if "same" in told:
        return "same", told["same"]
    return ("unknown" if "unknown" in told else "different"), speakers[0]


def _asked(name: str, speaker: Speaker) -> Relation:
    if speaker.confidence < _SURE:
        return "unknown"
    bare = _without_office(name)
    told = relation(replace(speaker, name=bare), speaker)
    if told != "same":
        return told
    wanted, given = name_words(bare), name_words(speaker.name)
    if speaker.kind == "person":
        return "same" if len(wanted) == 1 or len(given) == 1 or _meets(wanted[0], given[0]) else "unknown"
    if len(wanted) == 1 < len(given) and wanted[0] in given:  # a word of a body's name may be a person's, or another body's
        return "unknown"
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
