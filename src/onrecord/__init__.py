"""From a pile of news articles to a checkable record: who said what, in which words, down to the exact characters.

    import onrecord

    reading = onrecord.read("articles/council.txt")       # or a text
    for statement in reading.statements:
        print(statement.speaker, reading.quote(statement.content))

The public names are those of `__all__`. They load when first used, so that importing onrecord costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

# `onrecord.read` is the function below, and the package of the reading stages is `onrecord.read`, too. Python binds a package
# to its parent when it is first imported: done here, that cannot replace the function later.
import_module("onrecord.read")

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.errors import ArchiveError, ModelError, NothingReadError, OnrecordError, UsageError
    from onrecord.ingest import articles, from_text
    from onrecord.read.reader import Reader
    from onrecord.settings import Settings
    from onrecord.store import Archive
    from onrecord.types import Article, Problem, Published, Reading, Span, Speaker, Statement

    __version__: str

__all__ = [
    "Archive",
    "ArchiveError",
    "Article",
    "ModelError",
    "NothingReadError",
    "OnrecordError",
    "Problem",
    "Published",
    "Reader",
    "Reading",
    "Settings",
    "Span",
    "Speaker",
    "Statement",
    "UsageError",
    "__version__",
    "articles",
    "from_text",
    "read",
]

_HOMES = {
    "onrecord.errors": ("ArchiveError", "ModelError", "NothingReadError", "OnrecordError", "UsageError"),
    "onrecord.ingest": ("articles", "from_text"),
    "onrecord.read.reader": ("Reader",),
    "onrecord.settings": ("Settings",),
    "onrecord.store": ("Archive",),
    "onrecord.types": ("Article", "Problem", "Published", "Reading", "Span", "Speaker", "Statement"),
}


def read(source: str | Path) -> Reading:
    """Read one article: a text, or the file at a path. The model loads with the first call and is kept.

    A str is a path if there is such a file, or if it is one word with a suffix of an article (".txt"); else it is the text.
    Raises NothingReadError where the file cannot be read, UsageError for a folder or a file of several articles (give those
    to `articles`), TypeError for anything else. For many articles, use a `Reader`.
    """
    from onrecord._single import read_one

    return read_one(source)


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("onrecord")
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
