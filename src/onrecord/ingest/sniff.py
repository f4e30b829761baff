"""What a file is, by its name and first bytes.

Takes an address and bytes; gives a Format, or the Problem of a file that holds no text. Imports encoding and types.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from onrecord.ingest.encoding import utf16_without_mark
from onrecord.types import Format, Problem

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""What is taken for an article, or many, in a folder; besides files without a suffix."""

CLOSED = frozenset(
    {".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".mht", ".mhtml", ".warc"}
    | {".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst", ".tar"}
)
"""Suffixes of files that may well hold articles, but that cannot be read: in a folder, they are named and not passed over."""

_ARCHIVES = {
    b"PK\x03\x04": "a ZIP archive (.docx, .odt and .epub are such archives, too)",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\x1f\x8b": "compressed with gzip",
    b"BZh": "compressed with bzip2",
    b"\xfd7zXZ\x00": "compressed with xz",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!\x1a": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "compressed with zstd",
}
_BINARIES = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"{\\rtf": "a Rich Text file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"SQLite format 3\x00": "an SQLite database",
    b"\x7fELF": "a program",
}
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")


def closed(start: bytes, address: str) -> Problem | None:
    """The Problem of a file that is no text by its first bytes: an archive, a picture; None where it may be text."""
    for magic, what in _ARCHIVES.items():
        if start.startswith(magic):
            return _archive(address, what)
    if start[257:262] == b"ustar":
        return _archive(address, "a tar archive")
    for magic, what in _BINARIES.items():
        if start.startswith(magic):
            return Problem("binary", f"{address}: this is {what}, not text; save the article as plain text or HTML")
    return None


def not_text(data: bytes, address: str) -> Problem | None:
    """The Problem of bytes with a NUL among them, which are no text unless they are UTF-16 or UTF-32."""
    if b"\0" not in data or data.startswith(_WIDE) or utf16_without_mark(data):
        return None
    at = data.index(b"\0")
    return Problem("binary", f"{address}: not text, there is a NUL at byte {at:,}; save the article as plain text or HTML")


def kind(address: str, start: bytes) -> Format:
    """The format of a file by its suffix, or else by its first bytes."""
    suffix = PurePath(address).suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if _HTML.match(start):
        return "html"
    return "jsonl" if suffix == ".json" or _OBJECT.match(start) else "text"


def _archive(address: str, what: str) -> Problem:
    return Problem("archive-file", f"{address}: this is {what}; unpack it and give the text or HTML files in it")
