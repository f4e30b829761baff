"""Whether the speakers of two articles may be one.

Takes what two readings say of a speaker; gives "same", "different", or "unknown" where the texts do not tell. Rests on the
words of names alone. May import the closed classes of `read`, types.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from onrecord.read.text.lexicon import NAME_SUFFIXES
from onrecord.types import Speaker

Relation = Literal["same", "different", "unknown"]

_NAME_WORD = re.compile(r"[^\W_]+(?:['’.\-&][^\W_]+)*")
_NO_PART = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "the", "of", "and"]) | NAME_SUFFIXES


def relation(one: Speaker | None, other: Speaker | None) -> Relation:
    """Whether two speakers are one. Unresolved speakers, groups and those without a name are neither one nor two."""
    if one is None or other is None:
        return "unknown"
    if one.kind == other.kind == "person":
        return persons(one.name, other.name)
    a, b = name_words(one.name), name_words(other.name)
    if not a or not b:
        return "unknown"
    named = {one.kind, other.kind} <= {"person", "organisation"}
    if set(a) == set(b) or (named and (set(a) <= set(b) or set(b) <= set(a) or _abbreviates(a, b) or _abbreviates(b, a))):
        return "same"
    return "different" if named else "unknown"


def compatible(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether nothing in two names says that they are two."""
    return relation(one, other) != "different"


@lru_cache(maxsize=50_000)
def persons(one: str, other: str) -> Relation:
    """Whether two names of persons are of one: the last names must be the same, the first names may be cut or initials. A "Jr."
    that one full name lacks leaves it open: it may be the father's."""
    found = _persons(one, other)
    mine, theirs = generation(one), generation(other)
    if found != "same" or mine == theirs:
        return found
    if mine and theirs:
        return "different"
    return "same" if len(name_words(other if mine else one)) == 1 else "unknown"


def _persons(one: str, other: str) -> Relation:
    a, b = name_words(one), name_words(other)
    if not a or not b:
        return "unknown"
    if len(a) == 1 or len(b) == 1:
        short, full = (a[0], b) if len(a) == 1 else (b[0], a)
        return "same" if short in full else "different"
    if a[-1] != b[-1]:
        return "different"
    return "same" if _first_names_meet(a[:-1], b[:-1]) else "different"


def _first_names_meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """First names meet where one begins as the other does; a nickname shares its first letter with the name, as a rule."""
    return one[0][0] == other[0][0] or one[0] in other or other[0] in one


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(full) > 1 and short[0].replace(".", "") == "".join(word[0] for word in full)


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without titles, endings and possessives."""
    return tuple(word for word in _all_words(name) if word not in _NO_PART)


def generation(name: str) -> str:
    """The ending that tells a child from a parent of the same name; empty, if it has none."""
    return next((word for word in _all_words(name)[1:] if word in NAME_SUFFIXES), "")


@lru_cache(maxsize=50_000)
def _all_words(name: str) -> tuple[str, ...]:
    plain = name.casefold().replace("’", "'").removesuffix("'s")
    return tuple(match.group().removesuffix("'s").rstrip(".") for match in _NAME_WORD.finditer(plain))
