"""The words of a text as linking compares them: a plain form, a stem, and how much a word tells.

Takes a text; gives `Word` records with offsets. May import the closed classes and the vocabulary of `read`.

Stems are Porter's second (English Snowball). How much a word tells is its rank by frequency in the tagger's vocabulary, whose
entries stand in that order: a fixed background, so that no article changes how two others compare.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
from Stemmer import Stemmer

_WORD = re.compile(r"\w+(?:(?:[’'.,\-](?=\w)|(?<=\w)&(?=\w))\w+)*|&")
_INITIALS = re.compile(r"^(?:\w\.)+\w?$")
_FIRST_RANKED = 1996  # the first entry of the vocabulary that is a word; what stands before are marks and letters
_LEAST_RANK, _RAREST_RANK = 200, 30_000


def _closed(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION = _closed("""
a an the this that these those some any all each every both either neither no not nor and or but if then than so as of in on
at by to for from with without into onto over under about after before between through during against among within upon out
up down off again i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom
whose which what when where why how am is are was were be been being do does did done doing have has had having will would
shall should can could may might must ought there here also just only very too own same such more most other another one ones
because while although though until since whether yes said say says saying told tell tells n't s t re ve ll d m &
i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'll it'd we're we've we'd we'll they're
they've they'd they'll that's that'll there's there'll what's who's let's don't doesn't didn't isn't aren't wasn't weren't
won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't mustn't ain't
""")
"""Words that say how others hang together. They count in the comparison of wordings, never in that of what is said."""

NEGATION = _closed("""
no not never none nobody nothing neither nor nowhere without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't
wouldn't couldn't shouldn't haven't hasn't hadn't mustn't ain't
""")


class Word(NamedTuple):
    """A word at `start:end` of a text. `plain`: in lower case, with straight apostrophes, without the full stops of initials;
    `weight`: how much it tells, 0 for a function word and up to 1 for a rare one."""

    start: int
    end: int
    plain: str
    stem: str
    weight: float


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, in order; marks are none."""
    matches = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(m.start(), m.end(), *_known(m.group())) for m in matches]


@lru_cache(maxsize=200_000)
def _known(written: str) -> tuple[str, str, float]:
    plain = unicodedata.normalize("NFKC", written).casefold().replace("’", "'")
    if _INITIALS.match(plain):
        plain = plain.replace(".", "")
    bare = plain.removesuffix("'s")
    if plain == "&":
        return "and", "and", 0.0
    if plain in FUNCTION or bare in FUNCTION:
        return plain, plain, 0.0
    return plain, _stemmer().stemWord(bare), _weight(bare)


def _weight(plain: str) -> float:
    """From the rank of the word: .1 for the commonest words that are no function words, 1 for what is not in the vocabulary."""
    ranks = _ranks()
    bare = (plain.removesuffix(ending) for ending in ("", "s", "es", "d", "ed", "ing"))
    rank = min(ranks.get(form, _RAREST_RANK) for form in bare) - _FIRST_RANKED
    if rank <= _LEAST_RANK:
        return 0.1
    return 0.1 + 0.9 * math.log(rank / _LEAST_RANK) / math.log((_RAREST_RANK - _FIRST_RANKED) / _LEAST_RANK)


@cache
def _stemmer() -> Stemmer:
    return Stemmer("english", 0)  # 0: our own cache stands before it


class _Model(msgspec.Struct):
    vocab: dict[str, int]


class _Tokenizer(msgspec.Struct):
    model: _Model


@cache
def _ranks() -> dict[str, int]:
    data = files("onrecord.read").joinpath("model", "tokenizer.json").read_bytes()
    return msgspec.json.decode(data, type=_Tokenizer).model.vocab
