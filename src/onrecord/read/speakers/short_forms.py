"""Short forms and misspellings of names: whether one word of an article is meant for a fuller name in it.

Takes words; gives answers. Rests on letters alone: initials, words cut short, a letter too many. Imports nothing of ours.
"""

from __future__ import annotations

import re

SMALL = frozenset(["of", "and", "for", "the", "in", "on", "to", "de", "&"])
LONG = 5
"""Letters that a name has at least before another one is taken for a misspelling of it."""

_LETTERS = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[A-Z][a-z]+")


def stands_for(short: str, name: str) -> bool:
    """Whether a word is a short form of a name of several words: its initials ("HPA", "H.P.A.": Harbour and Port Authority),
    its first word cut short ("Fed"), or each of its first words cut short ("HarbPo")."""
    if short[0] != name.removeprefix("The ")[0]:
        return False
    words = _LETTERS.findall(name)
    if words and words[0] == "The":
        words = words[1:]
    if len(words) < 2:
        return False
    if short.isupper():
        letters = short.replace(".", "").replace("&", "")
        every = "".join(w[0] for w in words).upper()
        large = "".join(w[0] for w in words if w not in SMALL).upper()
        return len(letters) > 1 and letters in (every, large)
    parts = _PARTS.findall(short)
    if "".join(parts) != short or len(parts) > len(words) or len(short) < 3:
        return False
    least = 2 if len(parts) > 1 else 4  # letters cut off: "Vell" is not short for "Vellish"
    cut = [w.startswith(p) and len(w) >= len(p) + least for p, w in zip(parts, words, strict=False)]
    return all(cut)


def misspelt(word: str, name: str) -> bool:
    """Whether two words differ in one letter: one too many, one too few, or two exchanged (Damerau 1964); not in the first
    and, so that two names that merely rhyme are two, in no letter put for another."""
    if min(len(word), len(name)) < LONG or word[0] != name[0] or word in (name, f"{name}s"):
        return False
    if len(word) == len(name):
        off = [i for i, (a, b) in enumerate(zip(word, name, strict=True)) if a != b]
        return len(off) == 2 and off[1] == off[0] + 1 and word[off[0]] == name[off[1]] and word[off[1]] == name[off[0]]
    short, long = sorted((word, name), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))


def miswritten(first: str, other: str) -> bool:
    """Whether two first names before the same last name are one: misspelt, or long ones with one letter put for another."""
    if misspelt(first, other) or misspelt(other, first):
        return True
    alike = len(first) == len(other) > LONG and first[0] == other[0]
    return alike and sum(a != b for a, b in zip(first, other, strict=True)) == 1
