"""Groups without a name: the plural noun phrases of people in a text ("former aides", "two in three voters").

Takes a stretch of text; gives the phrases in it, by their heads: nouns of the lexicon and nouns that end as those for people
do. Imports names and the lexicon.
"""

from __future__ import annotations

import re

from onrecord.read.lexicon import BODIES, DOCUMENTS, PEOPLE, ROLES, SENTENCE_OPENERS
from onrecord.read.names import Token, tokens

_PEOPLE = re.compile(r"\w{2}(?:[^o]er|[^i]or|ist|ian|crat|ican|ee|[tl]ant|dent|al)s$|\w{2}(?:men|women|ies)$")
_VERBAL = re.compile(r"(?:ed|ing|ly)$")
_OF = frozenset(
    ["dozens", "hundreds", "thousands", "millions", "majority", "number", "group", "some", "many", "most", "few", "members"]
)
_SOME = frozenset(
    ["some", "many", "most", "several", "few", "other", "others", "two", "three", "four", "five", "more", "certain"]
)
LONGEST = 6
"""Words of a phrase that are looked for before its head."""


def people(word: str) -> bool:
    """Whether a noun in lower case stands for several people."""
    if word in PEOPLE or word in ("allies", "families", "officials", "aides", "blacks", "whites"):
        return True
    singular = word.removesuffix("s")
    return (word.endswith("s") and singular in ROLES) or (
        bool(_PEOPLE.search(word)) and not {word, singular} & (BODIES | DOCUMENTS)
    )


def phrases(text: str, start: int, end: int) -> list[list[Token]]:
    """The plural noun phrases of people in `text[start:end]`, in order, each up to its head."""
    row = tokens(text, start, end)
    return [row[_begin(row, i) : i + 1] for i, token in enumerate(row) if people(token.lower)]


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
        before = row[at - 1]
        if (before.lower == "of" and at > 1 and row[at - 2].lower in _OF) or (
            before.lower in ("and", "or")
            and at > 1
            and row[at - 2].word[0].isalnum()
            and (people(row[at - 2].lower) or at < head)
        ):
            at -= 2
        elif (
            not before.word[0].isalnum()
            or before.lower in SENTENCE_OPENERS
            or (_VERBAL.search(before.lower) and not before.capital)
        ):
            break
        else:
            at -= 1
    return at
