"""What pronouns tell of the gender of names: evidence from the text, never from the names.

Takes a text, its sentences and its mentions of names; gives a gender for some of the mentions. Imports the lexicon and names.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.read.lexicon import SHE
from onrecord.read.names import Mention
from onrecord.read.sentences import Pair

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself|[Ss]he|[Hh]ers?|[Hh]erself)\b")


def hints(text: str, sentences: list[Pair], mentions: list[Mention]) -> dict[int, str]:
    """By the start of a mention, "f" or "m": what the pronoun says that follows it in its sentence where no other name that
    may be a person's comes before."""
    starts = [m.start for m in mentions]
    out: dict[int, str] = {}
    for start, end in sentences:
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            continue
        for pronoun in _PRONOUN.finditer(text, starts[first], end):
            before = [m for m in mentions[first : bisect_left(starts, pronoun.start())] if m.person is not False]
            free = [m for m in before if text[m.end : m.end + 2] not in ("'s", "’s")] or before
            if free and all(_alike(free[0].name, m.name) for m in free):
                out.setdefault(free[0].start, "f" if pronoun.group().lower() in SHE else "m")
            if len(free) > 1:
                break
    return out


def _alike(name: str, other: str) -> bool:
    """Whether two names may be one's: the same, or one the end of the other."""
    short, long = sorted((name, other), key=len)
    return long.endswith(short)
