"""Where the text says what somebody is: the words of an office before a name or in the apposition behind it.

Takes a text and a mention of a name with the roles that the reader found beside it; gives spans. May import the name
stage and the lexicon of `read`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise, takewhile

from onrecord.read.speakers.appositions import VERBS, role
from onrecord.read.speakers.names import Mention
from onrecord.read.text.lexicon import (
    DETERMINERS,
    HONORIFICS,
    ORGANISATIONS,
    ROLE_MODIFIERS,
    ROLES,
    SENTENCE_OPENERS,
    SHORT_ROLES,
)
from onrecord.read.text.sentences import Pair
from onrecord.read.text.words import Token, tokens
from onrecord.types import Span

_JOINING = frozenset(["of", "for", "and", "the"])
_OFFICE = ROLES | ROLE_MODIFIERS | _JOINING
_SPACE = frozenset(["", " ", "\u00a0", "'s ", "’s ", "' ", "’ ", "\n"])
_ENDS = frozenset([",", "(", ")", "—", "–", ".", ";", ":", "“", '"', "”"])
_SHORT = frozenset(word for word in SHORT_ROLES.keys() | HONORIFICS if len(word) < 5)
_BEFORE_OTHERS = frozenset(["of", "for", "from", "in", "on", "at", "by", "with", "to", "as", "against"])
_NOUNS = 3
"""Words in lower case before a role, at most, that belong to it behind "the" or a possessive: "the border affairs chief"."""
_LONGEST = 16
"""Words of an apposition, at most."""


def role_spans(text: str, sentence: Pair, mention: Mention, persons: Set[str]) -> Iterator[Span]:
    """The stretches of the sentence that say a role of the mention: "Acting Harbour Director" before the name, "chair of the
    board" behind it. Nothing where the reader saw no role. `persons`: the words of the names of persons, in lower case."""
    if not mention.roles:
        return
    row = _with_stops(tokens(text, *sentence))
    before = _before(text, [t for t in row if t.end <= mention.start], mention, persons)
    behind = [t for t in row if t.start >= mention.end][:_LONGEST]
    for found in (before, _behind(text, behind, mention)):
        if any(_tells(token, mention) for token in found):
            yield Span(found[0].start, found[-1].end)


def _with_stops(row: list[Token]) -> list[Token]:
    """The tokens with the full stop of a short form as a part of it: "Gov."."""
    out: list[Token] = []
    for token in row:
        if token.word == "." and out and out[-1].end == token.start and out[-1].lower in _SHORT:
            out[-1] = out[-1]._replace(end=token.end)
        else:
            out.append(token)
    return out


def _tells(token: Token, mention: Mention) -> bool:
    return role([token]) in mention.roles or token.lower in mention.roles


def _before(text: str, row: list[Token], mention: Mention, persons: Set[str]) -> list[Token]:
    """The tokens of the office that runs into the name, or that a comma parts from it: "the mayor, Jan Holt"."""
    if row and row[-1].word == "," and len(row) > 1 and row[-2].lower in ROLES and not row[-2].capital:
        row, end = row[:-1], row[-2].end
    else:
        end = mention.start
    first = len(row)
    while first and _runs_on(text, row[first - 1], end):
        first -= 1
        end = row[first].start
    if first < len(row) and not row[first].capital:
        first -= _nouns(text, row[:first], end)
    found = row[first:]
    place = next((i for i, token in enumerate(found) if _tells(token, mention)), None)
    if place is None:
        return []
    joints = (i for i, token in enumerate(found[:place]) if token.lower in _JOINING and not _one(found, i, persons))
    cut = max(joints, default=-1) + 1
    # An "-ing" word opens a sentence on its own: "Following Mayor Holm's speech".
    while cut < place and (
        found[cut].lower in SENTENCE_OPENERS | DETERMINERS or (found[cut] is row[0] and found[cut].lower.endswith("ing"))
    ):
        cut += 1
    return found[cut:]


def _runs_on(text: str, token: Token, end: int) -> bool:
    """Whether a token may be of an office that goes on at `end`. A body in lower case is not, before a capital: it is a verb
    there, as a rule ("to fire Agent Holt")."""
    if text[token.end : end] not in _SPACE or not token.word[0].isalpha():
        return False
    return token.capital or token.lower in _OFFICE or (token.lower in ORGANISATIONS and text[end : end + 1].islower())


def _one(found: list[Token], i: int, persons: Set[str]) -> bool:
    """Whether the joining word at `i` stands inside the name of a body ("Reeds and Rushes Board"), not between two that are
    named ("Holt and Mayor Orme")."""
    before, after = found[:i][-1:], found[i + 1]
    if not before or not before[0].capital or not after.capital or after.lower in ROLES:
        return False
    return before[0].lower in ORGANISATIONS or (found[i].lower == "and" and before[0].lower not in persons)


def _nouns(text: str, row: list[Token], end: int) -> int:
    """How many words right before an office describe it: those behind "the" or "former", or behind somebody's, with the name
    of a body before them ("the Kelp Board majority leader")."""
    known = 0
    for count, token in enumerate(reversed(row[-_NOUNS - 1 :])):
        gap = text[token.end : end]
        if gap not in _SPACE or not token.word[0].isalpha():
            return known
        if token.lower in DETERMINERS:
            return count
        if "s" in gap and not token.capital:
            return count + 1
        if token.lower in ROLE_MODIFIERS:
            known = count + 1
        if token.capital:
            body = _body(text, row[: len(row) - count]) if count else 0
            return count + body if body else known
        if token.lower in SENTENCE_OPENERS or token.lower in VERBS:
            return known
        end = token.start
    return known


def _body(text: str, row: list[Token]) -> int:
    """How many words with capitals a row ends with, where an article or a mark stands before them, or nothing."""
    found = list(takewhile(lambda token: token.capital, reversed(row)))
    before = row[: len(row) - len(found)][-1:]
    alone = not before or before[0].lower in DETERMINERS or not before[0].word[0].isalnum()
    joined = all(text[a.end : b.start].isspace() for b, a in pairwise(found))
    return len(found) if alone and joined and found[-1].lower not in SENTENCE_OPENERS else 0


def _behind(text: str, row: list[Token], mention: Mention) -> list[Token]:
    """The tokens of the apposition that follows a name; none where a preposition comes before the role, which is then
    somebody else's, or where the role is the title of another name."""
    if not row or row[0].word not in (",", "(", "—", "–"):
        return []
    found = list(takewhile(lambda token: token.word not in _ENDS, row[1:]))
    place = next((i for i, token in enumerate(found) if _tells(token, mention)), 0)
    if any(token.lower in _BEFORE_OTHERS for token in found[:place]) or (found and _of_another(text, found[place:])):
        return []
    return found[max((i + 1 for i, token in enumerate(found[:place]) if token.lower in ("the", "a", "an")), default=0) :]


def _of_another(text: str, found: list[Token]) -> bool:
    """Whether the role that these tokens begin with is the title of another name, or owns what follows ("his sister's")."""
    title = found[0].capital and len(found) > 1 and found[1].capital
    return title or text[found[0].end : found[0].end + 1] in ("'", "’")
