"""Groups without a name: the plural noun phrases of people in a text ("former aides", "two in three voters").

Takes a stretch of text; gives the phrases in it, by their heads: nouns of the lexicon and nouns that end as those for people
do. Imports words and the lexicon.
"""

from __future__ import annotations

import re

from onrecord.read.text.lexicon import BODIES, DETERMINERS, DOCUMENTS, PEOPLE, ROLES, SENTENCE_OPENERS
from onrecord.read.text.words import Token, tokens

_PEOPLE = re.compile(r"\w{2}(?:[^o]er|[^i]or|ist|ian|crat|ican|ee|[tl]ant|dent|al)s$|\w{2}(?:men|women|ies)$")
_NOUN = re.compile(r"(?!does$|says$)\w{3,}s")
"""A plural noun, as its form tells: no "was", "has", "this"."""
_THINGS = BODIES | DOCUMENTS
_VERBAL = re.compile(r"(?:ed|ing|ly)$")
_OF = frozenset(
    ["dozens", "hundreds", "thousands", "millions", "majority", "number", "group", "some", "many", "most", "few", "members"]
)
_SOME = frozenset(
    ["some", "many", "most", "several", "few", "other", "others", "two", "three", "four", "five", "more", "certain"]
)
_NOMINAL = _SOME | DETERMINERS | {"of"}
LONGEST = 6
"""Words of a phrase that are looked for before its head."""


def people(word: str) -> bool:
    """Whether a noun in lower case stands for several people."""
    if word in PEOPLE or word in ("allies", "families", "officials", "aides", "blacks", "whites"):
        return True
    singular = word.removesuffix("s")
    return (word.endswith("s") and singular in ROLES) or (bool(_PEOPLE.search(word)) and not {word, singular} & _THINGS)


def phrases(text: str, start: int, end: int) -> list[list[Token]]:
    """The plural noun phrases of people in `text[start:end]`, in order, each up to its head; the longest of those that share
    words."""
    row = tokens(text, start, end)
    out: list[list[Token]] = []
    for i, token in enumerate(row):
        if people(token.lower) and not _counts(row, i):
            phrase = row[_begin(row, i) : i + 1]
            while out and out[-1][0].start >= phrase[0].start:
                out.pop()
            out.append(phrase)
    return out


def _counts(row: list[Token], i: int) -> bool:
    """Whether a word only says how many there are of what the next one names: "the many ways"."""
    following = row[i + 1].lower if i + 1 < len(row) else ""
    return row[i].lower in _SOME and _NOUN.fullmatch(following) is not None and not people(following)


def ending(text: str, start: int, end: int) -> list[Token]:
    """The plural noun phrase of people that `text[start:end]` ends with; empty where there is none."""
    row = [t for t in tokens(text, start, end) if t.end <= end]
    while row and not row[-1].word[0].isalnum():
        row.pop()
    return row[_begin(row, len(row) - 1) :] if row and people(row[-1].lower) else []


def _begin(row: list[Token], head: int) -> int:
    """Where the phrase begins whose head is `row[head]`: behind a mark, a verb, or a word that is no part of a noun phrase."""
    at = head
    while at > 0 and head - at < LONGEST:
        before, further = row[at - 1], row[at - 2] if at > 1 else None
        if further and before.lower == "of" and further.lower in _OF:
            return at - 2
        if further and before.lower in ("and", "or") and further.word[0].isalnum() and (people(further.lower) or at < head):
            at -= 2
        elif before.lower in _SOME:
            return at - 1
        elif not before.word[0].isalnum() or before.lower in SENTENCE_OPENERS or _verb(row, at - 1):
            break
        else:
            at -= 1
    return at


def _verb(row: list[Token], at: int) -> bool:
    """Whether a word is a verb by its ending, and no participle that belongs to the noun ("dozens of retired pilots")."""
    return bool(_VERBAL.search(row[at].lower)) and not row[at].capital and (at == 0 or row[at - 1].lower not in _NOMINAL)
