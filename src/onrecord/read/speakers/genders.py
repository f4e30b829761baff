"""What pronouns tell of the gender of names: evidence from the text, never from the names.

Takes a text, its sentences and its mentions of names; gives a gender for some of the mentions. Imports the lexicon and names.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.read.speakers.names import Mention
from onrecord.read.text.lexicon import SHE
from onrecord.read.text.sentences import Pair

_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Hh]is|[Hh]imself|[Ss]he|[Hh]ers?(?!\s+(?:that|to|and|or|in|on|at|as|for|with|when|if|about|not|by|from)\b|[,.;:!?])|"
    r"[Hh]erself)\b"
)
"""Without the object, which is seldom who the sentence is about: "Holt thanked him"."""
_SUBJECT = re.compile(r"[Hh]e\b|[Ss]he\b|His\b|Her\b")
_MARK = re.compile(r"''|``|[“”\"«»]")
_OPENING = re.compile(
    r"(?:(?:But|And|Yet|So|Then|Still|Later|Instead|In \w+|At \w+),? |"
    r"(?:When|As|After|Before|While|Although|Though|If|Because|Since|Once) )?"
)


def hints(text: str, sentences: list[Pair], mentions: list[Mention]) -> dict[int, str]:
    """By the start of a mention, "f" or "m": what the pronoun says that follows it in its sentence where no other name that
    may be a person's comes before, or else that the next sentence of the paragraph opens with."""
    starts = [m.start for m in mentions]
    out: dict[int, str] = {}
    for i, (start, end) in enumerate(sentences):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first == last:
            continue
        for pronoun in _PRONOUN.finditer(text, starts[first], end):
            before = [m for m in mentions[first : bisect_left(starts, pronoun.start())] if m.person is not False]
            free = [m for m in before if text[m.end : m.end + 2] not in ("'s", "’s")] or before
            if free and _alone(free) and _level(text, free[0].end, pronoun.start()):
                out.setdefault(free[0].start, _gender(pronoun))
            if len(free) > 1:
                break
        persons = [m for m in mentions[first:last] if m.person is not False]
        if persons and _alone(persons) and persons[0].start not in out and _level(text, persons[0].end, end):
            following = _opens(text, end, sentences[i + 1 : i + 2])
            if following:
                out[persons[0].start] = _gender(following)
    return out


def _opens(text: str, end: int, following: list[Pair]) -> re.Match[str] | None:
    """The pronoun that the next sentence opens with, in the paragraph of the one that ends at `end`."""
    if not following or "\n" in text[end : following[0][0]]:
        return None
    opening = _OPENING.match(text, following[0][0])
    return _SUBJECT.match(text, opening.end() if opening else following[0][0])


def _gender(pronoun: re.Match[str]) -> str:
    return "f" if pronoun.group().lower() in SHE else "m"


def _level(text: str, start: int, end: int) -> bool:
    """Whether two places are both inside or both outside of quotation marks."""
    return len(_MARK.findall(text, start, end)) % 2 == 0


def _alone(found: list[Mention]) -> bool:
    return all(_alike(found[0].name, m.name) for m in found)


def _alike(name: str, other: str) -> bool:
    """Whether two names may be one's: the same, or one the end of the other."""
    short, long = sorted((name, other), key=len)
    return long.endswith(short)
