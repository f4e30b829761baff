"""Bytes → Article. Takes paths, standard input or a text; gives Articles, lazily, and a Problem for what cannot be read.

Imports settings, types and its own modules; the libraries that read HTML and charsets load when first needed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, cast

from onrecord.ingest import build, encoding, files, html, sniff, table
from onrecord.ingest import text as plain
from onrecord.ingest.build import Given, article_id
from onrecord.ingest.files import Source
from onrecord.ingest.problems import MILD, UNREAD, unread
from onrecord.settings import Settings
from onrecord.types import Article, Format, Problem

DEFAULT = Settings()

__all__ = ["MILD", "UNREAD", "article_id", "articles", "from_text", "unread"]


def articles(paths: Iterable[str], settings: Settings = DEFAULT, stdin: BinaryIO | None = None) -> Iterator[Article]:
    """An Article for each article that `paths` (files, folders, patterns, "-" for standard input) hold, as they are reached.

    What cannot be read gives an Article with an empty text and its Problem; nothing is raised for a bad input.
    """
    for found in files.find(paths):
        if isinstance(found, Article):
            yield found
            continue
        try:
            if found.path is None:
                yield from _from_stream(stdin or sys.stdin.buffer, found, settings)
            else:
                with found.path.open("rb") as stream:
                    yield from _from_stream(stream, found, settings)
        except OSError as error:
            yield files.failure(found.address, error)
        except ValueError as error:  # a path with a NUL in it
            yield files.failure(found.address, OSError(str(error)))


def from_text(
    text: str,
    address: str = "",
    *,
    title: str | None = None,
    outlet: str | None = None,
    authors: Sequence[str] = (),
    date: str | None = None,
) -> Article:
    """An Article of a text already at hand; what is given goes before what the text says of itself."""
    address = address or "<text>"
    given = Given(title, outlet, (authors,) if isinstance(authors, str) else tuple(authors), date)
    try:
        source = text.encode()
    except UnicodeEncodeError as error:
        message = f"{address}: half a character (a lone surrogate) at {error.start}; decode the text again from its bytes"
        return build.unread(address, Problem("encoding", message))
    return build.article(address, text, source, plain.find(text), given=given)


def _from_stream(stream: BinaryIO, source: Source, settings: Settings) -> Iterator[Article]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    start = buffered.peek(8192)
    if problem := sniff.closed(start, source.address):
        yield build.unread(source.address, problem)
    elif sniff.kind(source.address, start) == "jsonl":
        yield from table.articles(buffered, source.address, settings)
    else:
        data = files.read(buffered, source.address, settings.max_bytes)
        yield data if isinstance(data, Article) else _single(data, source.address)


def _single(data: bytes, address: str) -> Article:
    """The one article in the bytes of a text or HTML file."""
    is_html = sniff.kind(address, data) == "html"
    format: Format = "html" if is_html else "text"
    if problem := sniff.not_text(data, address):
        return build.unread(address, problem, format=format, source=data)
    decoded = encoding.decode(data, html=is_html)
    if decoded.text is None:
        message = f"{address}: no charset makes text of these bytes; save the file as UTF-8"
        return build.unread(address, Problem("encoding", message), format=format, source=data)
    problems: tuple[Problem, ...] = ()
    if decoded.doubt:
        message = f"{address}: {decoded.doubt}; look whether accents and quotation marks are right, or save the file as UTF-8"
        problems = (Problem("encoding-guessed", message),)
    if is_html and decoded.text.strip():
        return html.article(decoded.text, address, data, problems=problems)
    return build.article(address, decoded.text, data, plain.find(decoded.text), format=format, problems=problems)
