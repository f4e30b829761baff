"""Many articles in one file, one JSON object a line: `text` or `html`, maybe `url`, `title`, `outlet`, `authors`, `date`.

Takes an open file; gives an Article a line, streaming: one line is held at a time. Imports its siblings, settings and types.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from onrecord.ingest import build, files, html, text
from onrecord.ingest.build import Given
from onrecord.settings import Settings
from onrecord.types import Article, Problem


def articles(stream: BinaryIO, address: str, settings: Settings) -> Iterator[Article]:
    """An Article for each line of `stream` that is not blank; a bad line is an unread one with the address "file:line"."""
    blank = True
    for number, line in _lines(stream, settings.max_bytes):
        where = f"{address}:{number}"
        if line is None:
            yield files.too_large(where, settings.max_bytes)
        elif blank and (line == b"{" or line.startswith(b"[")):
            yield _bad(where, "this is one JSON value over many lines or a list", b"")
            return
        else:
            yield _article(line, where)
        blank = False
    if blank:
        yield build.unread(address, Problem("empty", f"{address}: empty, there is no line in it"), format="jsonl")


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not blank, numbered from 1; None for one of more than `limit` bytes, which is skipped unheld."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        long = len(line) > limit + 1 or (len(line) > limit and not line.endswith(b"\n"))
        while not line.endswith(b"\n") and (more := stream.readline(limit + 2)):
            line = more
        if long:
            yield number, None
        elif stripped := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield number, stripped


def _article(line: bytes, where: str) -> Article:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _bad(where, str(error), line)
    if not isinstance(row, dict):
        return _bad(where, f"this is {type(row).__name__} and no object", line)
    address, given, problems = _given(row, where)
    if isinstance(body := row.get("text"), str) and body.strip():
        return build.article(address, body, line, text.find(body), format="jsonl", given=given, problems=problems)
    if isinstance(markup := row.get("html"), str) and markup.strip():
        return html.article(markup, address, line, format="jsonl", given=given, problems=problems)
    message = f'{where}: there is neither "text" nor "html" with words in it; name the field with the article so'
    return build.unread(where, Problem("no-text-field", message), format="jsonl", source=line)


def _bad(where: str, why: str, line: bytes) -> Article:
    message = f'{where}: no JSON object ({why}); give one object a line, such as {{"text": "…"}}'
    return build.unread(where, Problem("bad-json", message), format="jsonl", source=line)


def _given(row: dict[str, Any], where: str) -> tuple[str, Given, tuple[Problem, ...]]:
    problems = []
    fields: dict[str, str | None] = {}
    for name in ("url", "title", "outlet", "date"):
        value = row.get(name)
        fields[name] = value.strip() or None if isinstance(value, str) else None
        if value is not None and not isinstance(value, str):
            problems.append(_bad_field(where, name))
    authors = row.get("authors") or ()
    authors = (authors,) if isinstance(authors, str) else authors
    if not isinstance(authors, list | tuple) or not all(isinstance(author, str) for author in authors):
        authors = ()
        problems.append(_bad_field(where, "authors"))
    given = Given(fields["title"], fields["outlet"], tuple(authors), fields["date"])
    return fields["url"] or where, given, tuple(problems)


def _bad_field(where: str, name: str) -> Problem:
    return Problem("bad-field", f'{where}: "{name}" is no text, so it is left out; write it in quotation marks')
