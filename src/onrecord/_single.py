"""What `onrecord.read` does: one text or file → its Reading, by a Reader that is loaded once.

May import read, ingest, settings, types, errors.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import islice
from pathlib import Path

from onrecord.errors import NothingReadError, UsageError
from onrecord.ingest import articles, from_text, unread
from onrecord.ingest.sniff import CLOSED, SUFFIXES
from onrecord.read.reader import Reader
from onrecord.settings import from_environment
from onrecord.types import Article, Reading


def read_one(source: str | Path) -> Reading:
    """See `onrecord.read`."""
    if not isinstance(source, str | Path):
        raise TypeError(f"onrecord.read takes one text or path, not {type(source).__name__}; for many, use onrecord.Reader")
    article = _from_file(str(source)) if isinstance(source, Path) or _is_path(source) else from_text(source)
    if unread(article):
        raise NothingReadError("; ".join(problem.message for problem in article.problems))
    return _reader().read(article)


def _is_path(source: str) -> bool:
    """Whether a str means a file. A mistyped path must not be read as a text of one word."""
    if os.path.exists(source):  # noqa: PTH110 (a text may hold what pathlib refuses, such as a NUL)
        return True
    return len(source.split()) == 1 and Path(source).suffix.lower() in (*SUFFIXES, *CLOSED)


def _from_file(path: str) -> Article:
    if Path(path).is_dir():
        raise UsageError(f"{path} is a folder: give it to onrecord.articles, and each article to onrecord.Reader().read")
    found = list(islice(articles([path], from_environment()), 2))
    if len(found) > 1:
        raise UsageError(f"{path} holds several articles: give it to onrecord.articles, and each to onrecord.Reader().read")
    return found[0]


@cache
def _reader() -> Reader:
    return Reader(fast=from_environment().fast)
