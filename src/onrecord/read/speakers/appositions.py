"""Offices beside a name, and other words right behind one that tell a person: "the mayor, Jan Holt", "Jan Holt, 40".

Takes the tokens of a sentence; gives roles as they are compared. Imports words and the lexicon.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import dropwhile, pairwise, takewhile

from onrecord.read.text.lexicon import BODIES, FEMALE, MALE, ROLES, SHORT_ROLES
from onrecord.read.text.words import Token

VERBS = frozenset(["asked", "told", "said", "says", "was", "were", "is", "are", "has", "had", "have", "did", "will", "would"])
PLACING = frozenset(["in", "at", "from", "near", "outside", "inside", "across", "around"])
"""What stands before the name of a place: the words behind its comma are no apposition."""
_GENDERED = FEMALE | MALE
_ARTICLES = frozenset(["the", "a", "an"])
_ADVERBS = frozenset(["now", "then", "once", "also", "later", "formerly", "currently", "still", "perhaps", "both", "himself"])
_PREPOSITIONS = frozenset(
    [
        *("of", "for", "at", "from", "in", "on", "with", "to", "by", "near", "during", "as", "under", "behind", "within"),
        *("after", "before", "against", "about"),
    ]
)
_FURTHER = _PREPOSITIONS | frozenset(
    ["that", "which", "where", "run", "founded", "led", "based", "called", "formed", "representing"]
)
"""What tells more of the noun before it."""
_CLOSING = frozenset([",", ")", "—", "–", ".", ";"])
_BODIES = BODIES | {"arm", "wing", "publication", "blog", "chain", "maker", "giant", "startup"}


def role(title: list[Token]) -> str:
    word = title[-1].lower.rstrip(".")
    return SHORT_ROLES.get(word, word)


def roles_of(noun: Token) -> list[str]:
    """A role as it is compared, and as it stands where it tells a gender: "spokeswoman" is a spokesperson."""
    word = role([noun])
    return [word, noun.lower] if noun.lower in _GENDERED and noun.lower != word else [word]


def role_before(row: list[Token], start: int, text: str) -> list[str]:
    """The role in lower case right before a name: "the agency's spokesman Jan Holt", "the mayor, Jan Holt"; none that the name
    is only the owner or the aim of ("a senator, Vell's Jan Holt", "her rival for mayor, Jan Holt")."""
    before = [t for t in row if t.end <= start][-3:]
    if before and before[-1].word == ",":
        before = before[:-1]
        after = next((t for t in row if t.start >= start), None)
        if (after and text[after.end : after.end + 2] in ("'s", "’s")) or (before[-2:-1] and before[-2].lower == "for"):
            return []
    if not before or before[-1].lower not in ROLES or before[-1].capital or text[before[-1].end : start].strip(" \u00a0\n,"):
        return []  # "the mayor's Vell office"
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
    told = apposition(text, end, row)
    if told is None or kind_of_body(told):
        return []
    out: list[str] = []
    for token in told:
        if out and token.lower in _FURTHER:  # the role's own "of the …"
            break
        if token.lower in ROLES:
            out = roles_of(token)  # the last one: "the mayor's spokesman"
    return out


def body_behind(text: str, end: int, row: list[Token]) -> bool:
    """Whether the apposition after a name tells a body: "Harbour Watch, a group of skippers, said"."""
    after = row[bisect_left(row, end, key=lambda t: t.start) :]
    if not after or after[0].word not in (",", "(", "—", "–"):
        return False
    told = list(takewhile(lambda t: t.word not in _CLOSING and t.lower not in _FURTHER, after[1:]))
    plain = all(t.lower not in VERBS and t.lower not in ("who", "whose", "and") for t in told)
    return bool(told) and len(told) < len(after) - 1 and plain and kind_of_body(told)


def kind_of_body(told: list[Token]) -> bool:
    """Whether the noun phrase of an apposition is about a body: "a group of skippers", not "the group's skipper"."""
    head = next((before for before, token in pairwise(told) if token.lower in _FURTHER), told[-1])
    return told[0].lower in ("a", "an", "the", "one") and head.lower in _BODIES and not head.capital


def apposition(text: str, end: int, row: list[Token]) -> list[Token] | None:
    """The tokens of the noun phrase between the mark after a name and the next mark; None where there is none: what has a verb
    before its article ("Jan Holt, urged the mayor") or behind its noun at the end ("met Jan Holt, the aide confirmed."), and
    what stands behind a place ("in Vell, the mayor", "Jan Holt of Vell, the mayor")."""
    place = bisect_left(row, end, key=lambda t: t.start)
    after = _past_home(row[place : place + 20])[:16]
    if not after or after[0].word not in (",", "(", "—", "–"):
        return None
    before = [t for t in row[:place] if t.end <= end and (not t.capital or t.lower in PLACING)][-1:]
    if before and (before[0].lower in PLACING or _home(before[0], row)):
        return None
    closing = next((i for i, t in enumerate(after[1:], 1) if t.word in _CLOSING), 0)
    told = after[1:closing]
    if not told or any(t.lower in VERBS or t.lower in ("who", "whose", "and") for t in told):
        return None
    first = next((i for i, t in enumerate(told) if t.lower in _ARTICLES), 0)
    if first and not all(t.lower in _ADVERBS for t in told[:first]) and not _governed(told[:first]):
        return None
    spoken = after[closing].word == "." and len(told) > 2 and told[-1].lower.endswith("ed") and told[-2].lower in ROLES
    return None if spoken else told


def _past_home(after: list[Token]) -> list[Token]:
    """What follows a name, without the place that somebody is of: "Jan Holt of Vell, the mayor"."""
    if len(after) < 3 or after[0].lower not in ("of", "from") or not after[1].capital:
        return after
    return list(dropwhile(lambda t: t.capital, after[1:]))


def _home(of: Token, row: list[Token]) -> bool:
    """Whether the last word in lower case before a name makes it a place that somebody is of: "Jan Holt of Vell"."""
    before = next((t for t in reversed(row) if t.end <= of.start), None)
    return of.lower == "of" and before is not None and before.capital and before.word[0].isalpha()


def _governed(before: list[Token]) -> bool:
    """Whether what stands before an article is a noun phrase up to its preposition: "director of"."""
    return any(t.lower in _PREPOSITIONS for t in before)


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
