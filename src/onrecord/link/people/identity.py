"""Whether the bearers of two articles are one person or body.

Takes two Profiles; gives a Bond. Rests on the names, on what the texts say they are, and on who else they are named with. May
import profiles and the closed classes of `read`.

Names alone do not make two bearers one: they share an office, or their articles so many other names that they are about one
matter (`akin`).
"""

from __future__ import annotations

from enum import IntEnum
from itertools import product

from onrecord.link.people.profiles import Profile
from onrecord.read.speakers.short_forms import miswritten, stands_for
from onrecord.read.text.lexicon import BODIES, ORGANISATIONS, ROLES

SHARED = 3
"""Other names that two articles share, at least, to be about the same matter."""
SHARE = 0.2
"""What part these are of all the names of the one with fewer, at least."""
DAYS = 7
"""Days within which nobody changes office: two of one name with different offices are two then."""


class Bond(IntEnum):
    """What holds two bearers together, the more the higher. APART: they are two; OPEN: nothing tells; NAMES: names alone;
    OFFICE: what they are, too, or a text that says so; MATTER: whom they are named with, too; BOTH: all of it."""

    APART = -1
    OPEN = 0
    NAMES = 1
    OFFICE = 2
    MATTER = 3
    BOTH = 4


def akin(one: Profile, other: Profile) -> bool:
    """Whether their articles name so many of the same that they are about one matter."""
    shared = len(one.around & other.around)
    return shared >= SHARED and shared >= SHARE * min(len(one.around), len(other.around))


def bond(one: Profile, other: Profile) -> Bond:
    """What holds two bearers together whose names may be of one (`variants`). Two persons of one article are two."""
    person = one.kind == "person"
    if (person and one.bearer.article == other.bearer.article) or {one.gender, other.gender} == {"f", "m"}:
        return Bond.APART
    kin, shared = akin(one, other), one.offices & other.offices
    if {one.pronoun, other.pronoun} == {"f", "m"} and not (kin and shared):
        return Bond.APART
    differ = bool(one.offices and other.offices and not shared)
    if differ and (single(one) or single(other)):
        return Bond.APART  # "Superintendent Holt" is not the mayor, Ada Holt
    if one.suffix != other.suffix and not shared:
        return Bond.OPEN  # a son has his father's name
    if kin:
        return Bond.BOTH if shared else Bond.MATTER
    if shared or _defined(one, other):
        return Bond.OFFICE
    named = alike(one, other) and not single(one) and not common(one) and not (differ and _same_days(one, other))
    return Bond.NAMES if named else Bond.OPEN


def alike(one: Profile, other: Profile) -> bool:
    """Whether their names are the same, but for titles."""
    return one.words == other.words and one.suffix == other.suffix


def _same_days(one: Profile, other: Profile) -> bool:
    a, b = one.days, other.days
    return a is not None and b is not None and max(a[0], b[0]) - min(a[1], b[1]) <= DAYS


def single(profile: Profile) -> bool:
    """Whether all that is known of a person's name is one word."""
    return profile.kind == "person" and len(profile.words) == 1


def common(profile: Profile) -> bool:
    """Whether a body's name is none of its own: "Police Department", "city council"."""
    return profile.kind == "organisation" and all(word in ORGANISATIONS | BODIES | ROLES for word in profile.words)


def variants(one: Profile, other: Profile) -> bool | None:
    """Whether two different names may be of one; None where they cannot, which tells two who share a last name apart."""
    if one.kind != other.kind:
        return False
    return _persons(one, other) if one.kind == "person" else _bodies(one, other)


def _persons(one: Profile, other: Profile) -> bool | None:
    """First names that begin alike or where one has the letters of the other in order ("Tom", "Thomas"); no other middle
    initial, no other "Jr."."""
    a, b = one.words, other.words
    if a[-1] != b[-1]:
        return False
    if single(one) or single(other):
        return True
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    first, second = a[1:-1], b[1:-1]
    if first and second and len(first[0]) == len(second[0]) == 1 and first[0] != second[0] and a[0] == b[0]:
        return None
    return True if any(_meet(x, y) for x, y in ((a[0], b[0]), *product(a[:1], second), *product(first, b[:1]))) else None


def _meet(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short) or miswritten(one, other)


def _bodies(one: Profile, other: Profile) -> bool:
    """One name short for the other: by its initials, by the words of its end, or because a text says so in brackets."""
    short, long = sorted((one, other), key=lambda profile: (len(profile.words), profile.bearer.name))
    if short.words == long.words:
        return True
    if len(short.words) > 1:
        return long.words[-len(short.words) :] == short.words
    acronym = short.bearer.name
    return _defined(one, other) or (acronym.replace(".", "").isupper() and stands_for(acronym, long.bearer.name))


def _defined(one: Profile, other: Profile) -> bool:
    """Whether an article of either calls a body by both names."""
    names = (one.bearer.name, other.bearer.name)
    return one.kind == "organisation" and names[0] != names[1] and any(set(names) <= set(p.names) for p in (one, other))
