"""Which files are meant: paths, folders, patterns and standard input, in the order given and each once.

Takes what the user wrote; gives a Source to open, or the unread Article of what cannot be opened. Imports its siblings.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from onrecord.ingest.build import unread
from onrecord.ingest.sniff import CLOSED, SUFFIXES
from onrecord.types import Article, Problem

STDIN = "-"


class Source(Struct, frozen=True):
    """A file to read. `address` is its path in writing; `path` is None for standard input."""

    address: str
    path: Path | None


def find(paths: Iterable[str]) -> Iterator[Source | Article]:
    """The files that `paths` name. A folder gives the articles in it, and in its folders, by name; hidden ones are left out."""
    seen: set[str] = set()
    for given in paths:
        for found in _expand(given):
            if isinstance(found, Article):
                yield found
            elif found.address not in seen:
                seen.add(found.address)
                yield found


def failure(address: str, error: OSError) -> Article:
    """The unread Article of a file that the system would not open or read."""
    if isinstance(error, FileNotFoundError):
        return unread(address, Problem("missing", f"{address}: there is no such file; check the path"))
    if isinstance(error, PermissionError):
        message = f"{address}: no permission to read it; change its permissions (chmod +r) or run as its owner"
        return unread(address, Problem("permission", message))
    reason = error.strerror or str(error)
    return unread(address, Problem("unreadable", f"{address}: cannot be read ({reason}); check the file and the disk"))


def read(stream: BinaryIO, address: str, limit: int) -> bytes | Article:
    """The bytes of `stream`, or an unread Article where there are more than `limit`; never holds more than that."""
    if _size(stream) > limit:
        return too_large(address, limit)
    data = stream.read(limit + 1)
    return too_large(address, limit) if len(data) > limit else data


def _size(stream: BinaryIO) -> int:
    """The size that the system states, 0 for a pipe or memory."""
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:
        return 0


def too_large(address: str, limit: int) -> Article:
    """The unread Article of an input of more than `limit` bytes."""
    message = f"{address}: larger than {limit:,} bytes; split it into articles, or raise ONRECORD_MAX_BYTES"
    return unread(address, Problem("too-large", message))


def _expand(given: str) -> Iterator[Source | Article]:
    if given == STDIN:
        yield Source("<stdin>", None)
    elif os.path.isdir(given):  # noqa: PTH112 (a path may hold what pathlib refuses, such as a NUL)
        yield from _folder(given)
    elif os.path.lexists(given) or not glob.has_magic(given):
        yield _source(given)
    else:
        yield from _pattern(given)


def _pattern(given: str) -> Iterator[Source | Article]:
    matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 (pathlib has no absolute patterns)
    if not matches:
        message = f"{_written(given)}: no file matches this pattern; check it, and quote it if the shell changes it"
        yield unread(_written(given), Problem("no-articles", message))
    for match in matches:
        # A folder that "**" matches is walked by the pattern itself; one that is meant by name is walked here.
        if not Path(match).is_dir():
            yield _source(match)
        elif "**" not in given:
            yield from _folder(match)


def _folder(given: str) -> Iterator[Source | Article]:
    articles = others = 0
    failures: list[OSError] = []
    for folder, folders, names in os.walk(given, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(folder, name) for name in sorted(names) if not name.startswith(".")):
            suffix = path.suffix.lower()
            if (suffix in SUFFIXES or suffix in CLOSED or not suffix) and path.is_file():
                articles += 1
                yield _source(str(path))
            else:
                others += 1
    yield from (failure(_written(str(error.filename or given)), error) for error in failures)
    if not articles and not failures:
        wanted = " ".join(sorted(SUFFIXES))
        message = (
            f"{_written(given)}: no articles in this folder ({others} other files); articles are {wanted}, or have no suffix"
        )
        yield unread(_written(given), Problem("no-articles", message))


def _source(path: str) -> Source:
    return Source(_written(str(Path(path))), Path(path))


def _written(path: str) -> str:
    """`path` as text that can be stored: bytes of a file name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
