"""`onrecord add`: articles into the archive, one transaction each, so that a run may end anywhere and be run again.

May import everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.inputs import Inputs
from onrecord.cli.options import archive_option, paths_argument, reading_options
from onrecord.export.wording import count
from onrecord.settings import Settings
from onrecord.types import Article

if TYPE_CHECKING:
    from onrecord.store import Archive


@click.command("add")
@paths_argument(required=True)
@archive_option
@reading_options
@click.pass_obj
def command(settings: Settings, paths: tuple[str, ...]) -> None:
    """Read articles and keep their record in the archive.

    What is there already is skipped, so a run that was interrupted goes on when it is started again. An article whose text
    has changed becomes a new version of its address.

    \b
    Examples:
      onrecord add articles/
      onrecord --archive county.db add council.jsonl "2024/**/*.html"
    """
    from onrecord.store import Archive

    inputs, done = Inputs(paths, settings), Counter[str]()
    with Archive(settings.archive) as archive:
        try:
            if linked := archive.catch_up():
                click.echo(f"{count(linked, 'article')} of an older archive linked", err=True)
            _add(archive, inputs, done)
        except KeyboardInterrupt:
            click.echo(f"{_summary(done, settings.archive)}; run the same command again to go on", err=True)
            raise
    click.echo(_summary(done, settings.archive), err=True)
    inputs.finish()


def _add(archive: Archive, inputs: Inputs, done: Counter[str]) -> None:
    from onrecord.read.parallel import readings
    from onrecord.read.reader import Reader

    reader = Reader(fast=inputs.settings.fast)
    for reading in readings(_wanted(archive, inputs, reader.version, done), reader, inputs.settings.jobs):
        done[archive.add(reading)] += 1


def _wanted(archive: Archive, inputs: Inputs, version: str, done: Counter[str]) -> Iterator[Article]:
    """The articles that the archive does not have as this version of the reader reads them."""
    from onrecord.ingest import unread

    for article in inputs.articles():
        if unread(article):
            archive.add_problem(article)
            done["not read"] += 1
        elif archive.has(article, version):
            done["unchanged"] += 1
        else:
            yield article


def _summary(done: Counter[str], archive: Path) -> str:
    """What was done, as "12 articles added, 1 changed, 3 unchanged, 1 not read (onrecord.db)"."""
    rest = [f"{done[what]:,} {what}" for what in ("changed", "unchanged", "not read") if done[what]]
    return ", ".join([f"{count(done['added'], 'article')} added", *rest]) + f" ({archive})"
