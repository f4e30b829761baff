"""The words of a text as linking compares them: a plain form, a stem, and how much a word tells.

Takes a text; gives `Word` records with offsets. Imports the lexicon of `read`.

Stems are Porter's second (English Snowball). How much a word tells is the inverse document frequency of its stem in a fixed
table, so that no article changes how two others compare. The table (training/meanings.py) has common words only: any name tells
as much as any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from Stemmer import Stemmer

from onrecord.read.text.lexicon import closed

_WORD = re.compile(r"\w+(?:(?:[’'.,](?=\w)|(?<=\w)&(?=\w))\w+)*|&")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?$")
UNKNOWN = 0.8
"""How much a word tells that is not in the table: a name, a number, or a very rare word."""
LEAST = 0.05
"""How much the commonest words tell that are no function words."""


FUNCTION = closed("""
a an the this that these those some any all each every both either neither no not nor and or but if then than so as of in on
at by to for from with without into onto over under about after before between through during against among within upon out
up down off again i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom
whose which what when where why how am is are was were be been being do does did done doing have has had having will would
shall should can could may might must ought there here also just only very too own same such more most other another one ones
because while although though until since whether yes said say says saying told tell tells n't s t re ve ll d m &
i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'll it'd we're we've we'd we'll they're
they've they'd they'll that's that'll there's there'll what's who's let's don't doesn't didn't isn't aren't wasn't weren't
won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't mustn't ain't mr mrs ms dr
""")
"""Words that say how others hang together. They count in the comparison of wordings, never in that of what is said."""

NEGATION = closed("""
no not never none nobody nothing neither nor nowhere without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't
wouldn't couldn't shouldn't haven't hasn't hadn't mustn't ain't
""")


_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SAME = {"&": "and"} | {str(number): word for number, word in enumerate(_NUMBERS)}
"""What is a word by another spelling."""


# No garbage collector looks at these: there are hundreds of thousands in memory, and they hold nothing that could hold them.
class Word(Struct, frozen=True, gc=False):
    """A word at `start:end` of a text. `plain`: in lower case, with straight apostrophes, without the full stops of initials;
    `weight`: how much it tells, 0 for a function word and up to 1 for a rare one."""

    start: int
    end: int
    plain: str
    stem: str
    weight: float


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, in order; marks are none."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        plain, stem, weight = _known(match[0])
        found.append(Word(match.start(), match.end(), plain, stem, weight))
    return found


def words_at(text: str, places: Iterable[tuple[int, int]]) -> list[Word]:
    """The words of a text of which is known where they are: how far behind the word before, and how long."""
    found, end = [], 0
    for gap, length in places:
        start = end + gap
        end = start + length
        plain, stem, weight = _known(text[start:end])
        found.append(Word(start, end, plain, stem, weight))
    return found


@lru_cache(maxsize=200_000)
def _known(written: str) -> tuple[str, str, float]:
    plain = unicodedata.normalize("NFKC", written).casefold().replace("’", "'")
    if _INITIALS.match(plain):
        plain = plain.replace(".", "")
    plain = _SAME.get(plain, plain)
    bare = plain.removesuffix("'s")
    if plain in FUNCTION or bare in FUNCTION:
        return plain, plain, 0.0
    stem = _stemmer().stemWord(bare)
    return plain, stem, _table().weights.get(stem, UNKNOWN)


class _Table(NamedTuple):
    """`vectors`: a row for each stem, and a last one of zeros for any other."""

    weights: dict[str, float]
    rows: dict[str, int]
    vectors: NDArray[np.int8]


@cache
def _table() -> _Table:
    with np.load(str(files("onrecord.link.sketches").joinpath("stems.npz"))) as data:
        stems = bytes(data["stems"]).decode().split("\n")
        weights = (max(LEAST, weight / 255) for weight in data["weights"].tolist())
        rows = np.pad(data["vectors"], ((0, 1), (0, 0)))
        return _Table(dict(zip(stems, weights, strict=True)), {s: i for i, s in enumerate(stems)}, rows)


def vectors(stems: list[str]) -> NDArray[np.int8]:
    """What stems mean, one row of 64 each, of length 127; zeros for a stem that is not in the table."""
    table = _table()
    return table.vectors[[table.rows.get(stem, -1) for stem in stems]]


@cache
def _stemmer() -> Stemmer:
    return Stemmer("english", 0)  # 0: our own cache stands before it
