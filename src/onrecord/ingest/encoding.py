"""Bytes → text: which charset, and how sure.

Takes the bytes of a file; gives the decoded text, unchanged but for a byte order mark (line ends stay as they are).
Imports nothing of ours.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

from msgspec import Struct

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
DAMAGE = 0.002
"""Share of the characters that may be unreadable or control characters before the bytes count as no text."""


class Decoded(Struct, frozen=True):
    """A text, its charset, and what is doubtful about it ("" where nothing is). `text` is None where no charset fits."""

    text: str | None
    charset: str = ""
    doubt: str = ""


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """The text of `data`: by byte order mark, by what an HTML page declares, as UTF-8, and only then by guess."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], charset)
            return Decoded(text, charset) if text is not None else _damaged(data[len(mark) :], charset)
    declared = _declared(data) if html else None
    for known in (declared, "utf-8"):
        if known and (text := _try(data, known)) is not None:
            return Decoded(text, known)
    nearly = _damaged(data, "utf-8")
    return nearly if nearly.text is not None else _guess(data)


def utf16_without_mark(data: bytes) -> str | None:
    """The charset of bytes that look like UTF-16 without a byte order mark: every second one is NUL."""
    sample = data[:4096]
    for charset, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls = sample[high::2].count(0)
        if nuls > 0.4 * len(sample) / 2 and not sample[1 - high :: 2].count(0):
            return charset
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    name = match[1].decode("ascii") if match else ""
    # By the WHATWG's rules, "latin-1" on the web means Windows-1252.
    return "cp1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name or None


def _guess(data: bytes) -> Decoded:
    from resiliparse.parse.encoding import detect_encoding

    for charset in (utf16_without_mark(data) or "", detect_encoding(data) or "", "cp1252"):
        text = _try(data, charset) if charset else None
        if text is not None and len(_CONTROL.findall(text)) <= DAMAGE * len(text):
            return Decoded(text, charset, f"the charset is not stated and was guessed as {charset}")
    return Decoded(None)


def _try(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _damaged(data: bytes, charset: str) -> Decoded:
    """`data` as text of `charset` with a few broken bytes, each shown as U+FFFD; not as text where they are many."""
    text = data.decode(charset, "replace")
    broken = text.count("\ufffd")
    # One stray byte in a short text says little: there must be more sound characters beyond ASCII than broken ones.
    sound = sum(1 for _ in islice((c for c in text if c > "\x7f" and c != "\ufffd"), broken + 1))
    if broken > max(1, DAMAGE * len(text)) or (charset == "utf-8" and sound <= broken):
        return Decoded(None)
    return Decoded(text, charset, f"{broken} bytes that are no {charset} are shown as \ufffd")
