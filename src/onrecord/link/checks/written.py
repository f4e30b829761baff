"""Whether a stretch of a text is, character for character, the words that were asked about.

Takes two texts and stretches of them; gives yes or no. Imports the standard library only.

What makes no difference: the style of quotation marks, apostrophes and dashes, white space, stops and brackets at the ends, the
case of the first letter. What stands right at an end and is no mere stop ("$", "%", "[", masked letters, the rest of a
compound) belongs to the words.
"""

from __future__ import annotations

import re
import unicodedata

_QUOTES = re.compile(r"''|``|[“”„‟\"«»＂‘’‚‛'`´]")
_DASHES = re.compile(r"\s*(?:--+|[—―–‒])\s*")
_UNIT = re.compile(r"\s(?:[%‰°]\w*|[$¢£¥€₹])(?!\w)")
_STOPS = frozenset(".,;:!…—―–‒-()?¿¡'")


def same(one: str, start: int, end: int, other: str, other_start: int, other_end: int, *, first: bool) -> bool:
    """Whether `one[start:end]` and `other[other_start:other_end]`, which begin and end with words, are the same words.

    `first`: the case of the first letter is free, since a quotation may begin with a capital of its own.
    """
    a, b = _written(one, start, end), _written(other, other_start, other_end)
    if first:
        a, b = a[:1].lower() + a[1:], b[:1].lower() + b[1:]
    return a == b and _asks(one, end) == _asks(other, other_end)


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where `text[start:end]` begins and ends with what belongs to its end words: signs, the rest of "non-union" or "1:30"."""
    while start and (_belongs(text, start - 1) or _joins(text, start - 1)):
        start -= 1
    if start > 1 and text[start - 1].isspace() and unicodedata.category(text[start - 2]) == "Sc":
        start -= 2
    while end < len(text) and (_joins(text, end) or not (text[end].isspace() or _plain(text[end]) in _STOPS)):
        end += 1
    unit = _UNIT.match(text, end)
    return start, unit.end() if unit else end


def _written(text: str, start: int, end: int) -> str:
    """`text[start:end]`, with what belongs to its end words, in plain quotation marks and single spaces."""
    start, end = bounds(text, start, end)
    return " ".join(_DASHES.sub("—", _plain(unicodedata.normalize("NFC", text[start:end]))).split())


def _belongs(text: str, at: int) -> bool:
    """Whether a character before a word is part of it: a sign, not a stop; a minus, not a dash."""
    if text[at] in "-−" and text[at + 1].isdigit() and (at == 0 or text[at - 1].isspace()):
        return True
    return not text[at].isspace() and _plain(text[at]) not in _STOPS


def _joins(text: str, at: int) -> bool:
    """Whether a mark between two characters makes them one word or one number; before masked letters ("b---") it does not."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "-":
        return before.isalnum() and (after.isdigit() or text[at + 1 : at + 3].isalpha())
    return before.isalnum() and after.isalnum() and (text[at] in "(:" or (text[at] in "–," and (before + after).isdigit()))


def _plain(text: str) -> str:
    return _QUOTES.sub("'", text)


def _asks(text: str, end: int) -> bool:
    """Whether a question mark is among the marks behind a word."""
    match = re.compile(r"[^\w\s]*").match(text, end)
    return match is not None and "?" in match.group()
