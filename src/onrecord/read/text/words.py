"""The words and marks of a text, as the reading of names and noun phrases takes them.

Takes a text; gives `Token` records. Imports nothing of ours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# A symbol of Latin-1 between two letters ("JosÃ©") is what a letter became by a wrong encoding.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b(?:Jr|Sr|St|Ste|Mt|Ft)\.|[^\W\d_]\.(?=\s)|@\w+|"
    r"\w+(?:(?:[’'\-–&.](?=\w)|(?<=[À-Ã])[\x80-\x9f\xa1-\xbf]{1,3}|[\u0300-\u036f]+[\x80-\x9f\xa1-\xbf]{0,2})\w*)*|&|[^\w\s]"
)
_POSSESSIVE = re.compile(r"[’']s?$")


class Token(NamedTuple):
    word: str
    start: int
    end: int
    lower: str
    capital: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Words and marks of `text[start:end]`; a possessive ending is cut off its word."""
    out = []
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        bare = _POSSESSIVE.sub("", word) if word[-1] in "s’'" and len(word) > 2 else word
        start = match.start()
        out.append(Token(bare, start, start + len(bare), bare.lower(), bare[0].isupper() or bare[0] == "@"))
    return out
