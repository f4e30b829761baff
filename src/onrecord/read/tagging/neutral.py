"""What the tagger is shown of names and genders: that there is one, and no more.

Takes the text of an article and its sentences; gives, for each sentence, the words that are shown in place of others. Every
name, handle, party, place and outlet is the same `NAME`, every "she" a "he": exchanging them in a text leaves what the tagger
reads as it was, to the last piece. Which words are names rests on capitals, and for those that begin a sentence on whether
`common` (words that the training texts have in lower case) has them. Imports the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from onrecord.read.text.lexicon import HONORIFICS, PRONOUNS, ROLES, SENTENCE_OPENERS, SHORT_ROLES
from onrecord.read.text.sentences import Pair

NAME = "[unused1]"
"""The word piece that every name is shown as."""

_WORD = re.compile(r"(?<![\w.])@\w+|[^\W\d_]+(?:[’'](?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+)*")
_BEGINS = frozenset(".!?:;…“\"‘'([—–•*|«„`")
_KEPT = ROLES | HONORIFICS | SENTENCE_OPENERS | PRONOUNS | frozenset(w.rstrip(".") for w in SHORT_ROLES) | {"i"}
_JOINTS = frozenset([" ", "\u00a0", "-", "."])
_GENDERED = {
    "she": "he", "her": "his", "hers": "his", "him": "his", "herself": "himself", "ms": "mr", "mrs": "mr", "miss": "mr",
    "woman": "man", "women": "men", "girl": "boy", "girls": "boys", "mother": "father", "daughter": "son", "sister": "brother",
    "wife": "husband", "lady": "gentleman", "actress": "actor", "heroine": "hero", "widow": "widower", "female": "male",
}  # fmt: skip
_WOMAN = ("woman", "women")
HEADLINE = 0.6
"""Share of capitalised words from which on a sentence is set as a headline, where capitals tell little, if its other words
are short ones."""
LONG = 5
"""Letters of a word that a headline would give a capital."""

_Word = tuple[int, int, str, bool | None]
"""Start, end, the word, and whether its capital tells a name; None where it has no capital."""


class Shown(NamedTuple):
    """What is shown in place of `text[start:end]`."""

    start: int
    end: int
    word: str


def shown(text: str, sentences: list[Pair], common: Set[str]) -> list[list[Shown]]:
    """For each sentence what is shown in place of its names and gendered words, in order."""
    rows = [list(_words(text, sentence)) for sentence in sentences]
    inside = {word for row in rows for _, _, word, sure in row if sure}
    lower = {word for row in rows for _, _, word, sure in row if sure is None}
    return [list(_sentence(text, row, inside, lower, common)) for row in rows]


def replaced(text: str, sentence: Pair, shows: list[Shown]) -> str:
    """The sentence as it is shown."""
    parts: list[str] = []
    at = sentence[0]
    for show in shows:
        parts += (text[at : show.start], show.word)
        at = show.end
    return "".join((*parts, text[at : sentence[1]]))


def _words(text: str, sentence: Pair) -> Iterator[_Word]:
    """The words of a sentence."""
    found = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, *sentence)]
    lower = [len(word) for _, _, word in found if word.islower() and word[0] != "@"]
    headline = len(found) > 4 and len(lower) <= (1 - HEADLINE) * len(found) and max(lower, default=0) < LONG
    at = sentence[0]
    for start, end, word in found:
        if word[0] == "@":
            yield start, end, word, True
        elif word.islower():
            yield start, end, word, None
        else:
            gap = text[at:start]
            before = gap.rstrip()[-1:]
            inner = start > sentence[0] and (not before or gap == "." or before not in _BEGINS)
            yield start, end, word, inner and not headline
        at = end


def _sentence(text: str, row: list[_Word], inside: set[str], lower: set[str], common: Set[str]) -> Iterator[Shown]:
    run: Pair | None = None
    for start, end, word, sure in row:
        small = word if sure is None else word.lower()
        if sure is not None and small not in _KEPT and (sure or _name(word, inside, lower, common)):
            joined = run is not None and _joins(text, run, start)
            if run and not joined:
                yield Shown(*run, NAME)
            run = (run[0] if run and joined else start, end)
            continue
        if run:
            yield Shown(*run, NAME)
            run = None
        if small in _GENDERED:
            yield Shown(start, end, _GENDERED[small])
        elif small.endswith(_WOMAN):
            yield Shown(start, end, re.sub("wom([ae]n)$", r"m\1", small))  # "spokesman" for "spokeswoman"
    if run:
        yield Shown(*run, NAME)


def _name(word: str, inside: set[str], lower: set[str], common: Set[str]) -> bool:
    """Whether a word whose capital is due to its place is a name all the same."""
    if word in inside and word.lower() not in lower:
        return True
    return word.lower() not in common and word.lower() not in lower


def _joins(text: str, run: Pair, start: int) -> bool:
    gap = text[run[1] : start]
    return gap in _JOINTS or (gap in (". ", ".\u00a0") and (run[1] - run[0] == 1 or not text[run[1] - 2].isalpha()))
