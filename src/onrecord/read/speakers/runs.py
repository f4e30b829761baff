"""Stretches of words with capitals that may be names, and the short words inside them.

Takes the tokens of a sentence; gives lists of tokens. Imports appositions, words and the lexicon.
"""

from __future__ import annotations

import itertools
import re

from onrecord.read.speakers.appositions import VERBS
from onrecord.read.text.lexicon import (
    DOCUMENTS,
    HONORIFICS,
    ORGANISATIONS,
    PARTICLES,
    PEOPLE,
    ROLES,
    SENTENCE_OPENERS,
    SHORT_ROLES,
)
from onrecord.read.text.words import Token

ACRONYM = re.compile(r"[A-Z][A-Z&.\-]*[A-Z.]$")

_OWNED, _NOUNS, _TITLES = ROLES | PEOPLE, PEOPLE | DOCUMENTS | ROLES | {"source", "official", "insider"}, ROLES | HONORIFICS
_STRAY = SENTENCE_OPENERS - {"may", "march", "will", "the"}
# 'Robert "Bob" Holt': what stands in marks between two words of a name.
_NICKNAME = re.compile(r"(?<=[\w.] )(?:''|[\"“‘'(])[^\W\d_a-z][\w.]*(?: [^\W\d_a-z]\w+)?(?:''|[\"”’')])(?= [^\W\d_a-z]\w)")
_COMPOUND = re.compile(r"\w-(?:[a-z]+ed|born|led|run|owned)$")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_BREAKING = VERBS - {"will"} | frozenset(
    ["to", "than", "that", "but", "or", "as", "by", "from", "with", "into", "when", "after", "before", "because", "while"]
)
"""Words that never stand inside a name, whatever a headline makes of their first letter."""


def common_words(text: str) -> set[str]:
    """Words of the article in lower case, and those with a capital inside a sentence: what tells whether the capital of a
    word that opens a sentence is due to its place."""
    return {m.group() for m in re.finditer(r"\b[^\W\d_A-Z]\w+|(?:(?<=[a-z,] )|(?<= [A-Z]\. ))[^\W\d_a-z]\w+", text)}


def runs(text: str, row: list[Token], common: set[str]) -> list[list[Token]]:
    """Stretches of capitalised words that may be one name, with the particles and short words inside them."""
    out: list[list[Token]] = []
    run: list[Token] = []
    opens = True  # whether the next word's capital may be due to its place
    nicknames = [m.span() for m in _NICKNAME.finditer(text, row[0].start, row[-1].end)] if row else []
    for i, token in enumerate(row):
        if run and any(start <= token.start < end for start, end in nicknames):
            run.append(token)
            continue
        gap = text[run[-1].end : token.start] if run else ""
        joins = gap.isspace() or gap in ("’s ", "'s ", "’ ", "' ") or (gap in (". ", ".\u00a0") and _shortened_title(run[-1]))
        possessive = gap.strip(" .\u00a0\n") != "" and run[-1].lower not in _OWNED
        if run and token.word.istitle() and token.lower in _BREAKING:
            out.append(run)
            run = []
        elif token.capital and not (opens and _opener(token, row, i, common)):
            if run and (not joins or possessive or (token.word == "The" and run[-1].capital)):
                out.append(run)
                run = []
            run += [] if run else _ordinal(row[:i], text, token)
            run.append(token)
        elif run and joins and not possessive and _inside_name(run, row, i, text):
            run.append(token)
        elif run and not (token.word == "." and _shortened_title(run[-1])):
            out.append(run)
            run = []
        if token.word == "." and run:
            continue
        opens = not token.word[0].isalnum() if token.word not in (",", ";", "-", "–", "/", ")") else opens and not run
    if run:
        out.append(run)
    return [trimmed for r in out if (trimmed := _trimmed(r))]


def _ordinal(before: list[Token], text: str, token: Token) -> list[Token]:
    """The number right before a word that is of its name: "the 14th District"."""
    last = before[-1:]
    return last if last and _ORDINAL.match(last[0].word) and text[last[0].end : token.start] == " " else []


def _shortened_title(token: Token) -> bool:
    return (
        token.lower.rstrip(".") in SHORT_ROLES
        or token.lower in HONORIFICS
        or token.lower.rstrip(".") in ("st", "jr", "sr", "ste", "mt", "ft")
    )


def _opener(token: Token, row: list[Token], i: int, common: set[str]) -> bool:
    """Whether the capital of a word that opens a sentence tells nothing."""
    if re.split("[-'’]", token.lower)[0] in SENTENCE_OPENERS:
        return True
    if token.lower.endswith("ly") and i + 1 < len(row) and row[i + 1].word == ",":
        return True  # "Specifically, the bureau"
    if (i + 1 < len(row) and row[i + 1].capital) or ACRONYM.match(token.word):
        return False
    noun = (
        token.lower in _NOUNS
        or token.lower.endswith(("smen", "ymen", "women"))
        or (token.lower.endswith("s") and token.word not in common)
    )
    return token.lower in common or noun


def _inside_name(run: list[Token], row: list[Token], i: int, text: str) -> bool:
    """Whether a lower-case word may stand inside a name: a particle, "of the" in the name of a body, or a word that stands
    between these two words of the text more than once ("Neighbours for Quiet")."""
    following = list(row[i + 1 : i + 3])
    if not following or not (
        following[0].capital or (len(following) > 1 and following[0].lower == "the" and following[1].capital)
    ):
        return False
    word = row[i].lower
    if word in PARTICLES:
        return following[0].capital
    if word == "the":
        return run[-1].lower in ("of", "for")
    if word == "of" and run[-1].lower in ROLES:
        return not initial(run[-2:-1])
    body = run[-1].lower in ORGANISATIONS
    if word == "for" and not body and following[0].capital and run[-1].lower not in _TITLES:
        return text.count(text[run[-1].start : following[0].end]) > 1 or row[i - len(run) - 1].lower in ORGANISATIONS
    if body and word in ("of", "for", "on"):
        return following[0].lower not in SENTENCE_OPENERS or (word == "of" and following[0].lower == "the")
    if word not in ("&", "and"):
        return False
    titled = any(t.lower in _TITLES for t in run)  # "Mayor Ada Orme and Council Leader Jan Holt"
    return (following[0].lower in ORGANISATIONS and len(run) > 1 and not titled) or _one_body(run, row, i)


def _one_body(run: list[Token], row: list[Token], i: int) -> bool:
    """Whether "and", the token `i`, is inside the name of one body: "the Fish and Kelp Board", "Office for Reeds and Rush"."""
    begun = any(body.lower in ORGANISATIONS and after.lower in ("of", "for", "on") for body, after in itertools.pairwise(run))
    article = i > len(run) and row[i - len(run) - 1].lower == "the"
    if not (begun or article) or run[-1].word.isupper() or run[-1].lower in ORGANISATIONS:
        return False
    after = list(itertools.takewhile(lambda t: t.capital, row[i + 1 : i + 5]))
    return bool(after) and (after[-1].lower in ORGANISATIONS or begun)


def initial(before: list[Token]) -> bool:
    """Whether the word before is an initial: what stands behind it is a name, whatever else it means."""
    return bool(before) and len(before[0].word) == 2 and before[0].word[1] == "."


def _trimmed(run: list[Token]) -> list[Token]:
    while run and (not run[-1].capital):
        run = run[:-1]
    if run and run[-1].lower in ROLES and _ORDINAL.match(run[0].word):
        run = run[1:]  # "the 4th Mayor"
    born = max((i for i, t in enumerate(run[:-1]) if _COMPOUND.search(t.word)), default=-1)  # "Vell-born Jan Holt"
    run = run[born + 1 :]
    while run and run[0].lower in SENTENCE_OPENERS and len(run) > 1 and run[0].lower != "the":
        run = run[1:]
    stray = bool(run) and run[0].lower in _STRAY
    return run[1:] if stray else run
