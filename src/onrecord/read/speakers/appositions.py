"""Offices beside a name, and other words right behind one that tell a person: "the mayor, Jan Holt", "Jan Holt, 40".

Takes the tokens of a sentence; gives roles as they are compared. Imports words and the lexicon.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.read.text.lexicon import FEMALE, MALE, ROLES, SHORT_ROLES
from onrecord.read.text.words import Token

VERBS = frozenset(["asked", "told", "said", "says", "was", "were", "is", "are", "has", "had", "have", "did", "will", "would"])
PLACING = frozenset(["in", "at", "from", "near", "outside", "inside", "across", "around"])
"""What stands before the name of a place: the words behind its comma are no apposition."""
_GENDERED = FEMALE | MALE


def role(title: list[Token]) -> str:
    word = title[-1].lower.rstrip(".")
    return SHORT_ROLES.get(word, word)


def roles_of(noun: Token) -> list[str]:
    """A role as it is compared, and as it stands where it tells a gender: "spokeswoman" is a spokesperson."""
    word = role([noun])
    return [word, noun.lower] if noun.lower in _GENDERED and noun.lower != word else [word]


def role_before(row: list[Token], start: int) -> list[str]:
    """The role in lower case right before a name: "the agency's spokesman Jan Holt", "the mayor, Jan Holt"."""
    before = [t for t in row if t.end <= start][-2:]
    if before and before[-1].word == ",":
        before = before[:-1]
    if not before or before[-1].lower not in ROLES or before[-1].capital:
        return []
    return roles_of(before[-1])


def office_of(row: list[Token], start: int) -> list[str]:
    """The role whose body runs into the name: "acting head of Harbours and Inland Ports Jan Holt"."""
    before = [t for t in row if t.end <= start]
    while before and (before[-1].capital or before[-1].lower in ("and", "of", "for", "the")):
        if before[-1].lower in ("of", "for") and len(before) > 1 and before[-2].lower in ROLES:
            return [role(before[-2:-1])]
        before.pop()
    return []


def role_behind(text: str, end: int, row: list[Token]) -> list[str]:
    """The role in the apposition after a name, which ends with a mark: "Jan Holt, the agency's acting director, said"."""
    place = bisect_left(row, end, key=lambda t: t.start)
    after = row[place : place + 16]
    if not after or after[0].word not in (",", "(", "—", "–"):
        return []
    before = [t for t in row[:place] if t.end <= end and (not t.capital or t.lower in PLACING)][-1:]
    if before and before[0].lower in PLACING:
        return []
    out: list[str] = []
    described = False  # the role's own "of the …" has begun
    for token in after[1:]:
        if token.word in (",", ")", "—", "–", ".", ";"):
            return out[-2:] if len(out) > 1 and out[-1] in _GENDERED else out[-1:]
        if token.lower in VERBS or token.lower in ("who", "whose", "and"):
            return []
        described = described or (bool(out) and token.lower in ("of", "for", "at", "from", "in"))
        if token.lower in ROLES and not described:
            out += roles_of(token)
    return []


def tells_person(text: str, end: int, row: list[Token]) -> bool:
    """Whether a word right after the name tells a person: an apposition with a role, an age, "who"."""
    place = bisect_left(row, end, key=lambda t: t.start)
    after = row[place : place + 3]
    if (
        len(after) > 1
        and after[0].word == ","
        and (after[1].lower == "who" or (after[1].word.isdecimal() and len(after[1].word) == 2))
    ):
        return True
    return bool(role_behind(text, end, row)) or bool(after and after[0].lower == "who")
