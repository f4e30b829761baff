"""The articles that a command's paths name, with progress and complaints on stderr, and a count of what was not read.

Gives Articles, unread ones too: what becomes of those is the verb's business. May import ingest, store, settings, types,
errors.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.errors import NothingReadError
from onrecord.settings import Settings
from onrecord.types import Article, Reading

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord.store import Archive

CONTROL = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), 0xFFFD)
"""What could steer a terminal, as `str.translate` takes it."""


class Inputs:
    """The articles in `paths`, each once, as they are reached. Counts them as they go by: `read` and `unread`."""

    def __init__(self, paths: Sequence[str], settings: Settings) -> None:
        self.paths = paths
        self.settings = settings
        self.read = 0
        self.unread = 0

    def articles(self, *, progress: bool = True) -> Iterator[Article]:
        """Each article; says on stderr why one cannot be read. `progress` shows a bar where stderr is a terminal."""
        from onrecord.ingest import articles, unread

        with _bar(self.paths if progress and sys.stderr.isatty() else ()) as bar:
            for article in articles(self.paths, self.settings):
                if unread(article):
                    self.unread += 1
                    for problem in article.problems:
                        _complain(f"not read: {problem.message}", bar)
                else:
                    self.read += 1
                if bar:
                    bar.update(bar.task_ids[0], description=article.address.translate(CONTROL)[-50:])
                yield article
                if bar:
                    bar.advance(bar.task_ids[0])

    def finish(self) -> None:
        """End the command by what was read: raises NothingReadError for nothing, exits with 1 if some inputs were not."""
        if not self.read:
            raise NothingReadError("no article could be read from what was given; `onrecord --help` says what can be given")
        if self.unread:
            click.get_current_context().exit(1)


def stored(archive: Archive, wanted: str) -> Reading | None:
    """The reading of the stored article with an id or address. The address of a file is its path in the shortest writing:
    "./a.txt" was added as "a.txt"."""
    return archive.reading(wanted) or archive.reading(str(Path(wanted)))


def _complain(message: str, bar: Progress | None) -> None:
    message = f"onrecord: {message.translate(CONTROL)}"
    if bar:
        bar.console.print(message, style="red", markup=False, highlight=False, soft_wrap=True)
    else:
        click.secho(message, fg="red", err=True)


@contextmanager
def _bar(paths: Sequence[str]) -> Iterator[Progress | None]:
    if not paths:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task("", total=_count(paths))
        yield bar


def _count(paths: Sequence[str]) -> int | None:
    """How many articles there will be; None where that is known only when the files have been read."""
    from onrecord.ingest import files, sniff

    found = 0
    for source in files.find(paths):
        if sniff.kind(source.address, b"") == "jsonl" or source.address == "<stdin>":
            return None
        found += 1
    return found
