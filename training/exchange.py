"""Names and genders exchanged in an article, every span moved along: so that the network rests on neither.

Takes an article and a pool of other persons' names; gives the article with each person under a name of the pool, with other
pronouns, or both. Names are what stands as a source of two capitalised words, and its last word wherever it stands.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from typing import Any

from data import ROLES, Article

_NAME = re.compile(r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)? [A-Z][A-Za-z]*[a-z](?:[-'’][A-Z]?[a-z]+)?")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]imself|[Hh]erself|Mr|Mrs|Ms)\b")
_OTHER = {
    "he": "she", "she": "he", "him": "her", "his": "her", "her": "his", "himself": "herself", "herself": "himself",
    "mr": "ms", "ms": "mr", "mrs": "mr",
}  # fmt: skip


def names(article: Article) -> list[str]:
    """The names of two words that stand as a source in an article."""
    sources = (article["text"][s:e] for att in article["attributions"] for s, e in att["source"])
    return sorted({source for source in sources if _NAME.fullmatch(source)})


def exchanged(article: Article, pool: list[str], rng: random.Random) -> Article:
    """The article with its persons' names or its pronouns exchanged, or both; without its furniture and speakers."""
    text = article["text"]
    edits: dict[tuple[int, int], str] = {}
    what = rng.choice(("names", "pronouns", "both"))
    if what != "pronouns":
        for name in names(article):
            first, last = name.split()
            other_first, other_last = rng.choice(pool).split()
            edits |= {m.span(): other_first for m in re.finditer(rf"\b{first}(?=\s{last}\b)", text)}
            edits |= {m.span(): other_last for m in re.finditer(rf"\b{last}\b", text)}
    if what != "names":
        edits |= {m.span(): _other(m.group()) for m in _PRONOUN.finditer(text)}
    return _edited(article, sorted(edits.items()))


def _other(word: str) -> str:
    other = _OTHER[word.lower()]
    return other.capitalize() if word[0].isupper() else other


def _edited(article: Article, edits: list[tuple[tuple[int, int], str]]) -> Article:
    """The article with stretches of its text replaced; the edges of spans inside a replaced stretch go to its edges."""
    text: str = article["text"]
    parts: list[str] = []
    at = moved = 0
    edges, shifts = [0], [0]  # from each edge on, code points are moved by its shift
    for (start, end), new in edits:
        if start < at:
            continue
        parts += [text[at:start], new]
        moved += len(new) - (end - start)
        edges.append(end)
        shifts.append(moved)
        at = end
    parts.append(text[at:])

    def move(place: int) -> int:
        return place + shifts[bisect_left(edges, place + 1) - 1]

    attributions: list[dict[str, Any]] = [
        {role: [[move(s), move(e)] for s, e in att[role]] for role in ROLES} for att in article["attributions"]
    ]
    return {"text": "".join(parts), "attributions": attributions}
