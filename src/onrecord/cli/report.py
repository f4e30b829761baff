"""`onrecord report`: the archive, or some articles, as one HTML page. May import everything."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from onrecord.cli.inputs import Inputs
from onrecord.cli.options import archive_option, confidence_option, paths_argument, reading_options
from onrecord.cli.saving import save
from onrecord.errors import NothingReadError
from onrecord.export.wording import count
from onrecord.settings import Settings
from onrecord.types import Article, Problem, Reading

if TYPE_CHECKING:
    from onrecord.export.linked import Across


@click.command("report")
@paths_argument(required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("report.html"), show_default=True, metavar="FILE",
    help="Where to write the page; - is stdout.",
)  # fmt: skip
@click.option("--title", default="On the record", show_default=True, help="The heading of the page.")
@confidence_option
@reading_options
@archive_option
@click.pass_obj
def command(settings: Settings, paths: tuple[str, ...], output: Path, title: str, least: float) -> None:
    """Write one HTML page with the articles, what is said in them marked, and an index of speakers.

    Without PATH, the page is about the archive; with PATH, about those articles, and the archive is left alone. What several
    articles carry is shown with what each of them changed. The page needs no network and no other file.

    \b
    Examples:
      onrecord report
      onrecord report articles/ -o council.html --title "The council and the quay"
    """
    from onrecord.read.statements.confidence import confident

    inputs = Inputs(paths, settings)
    found, across = _read(inputs) if paths else _archived(settings)
    readings = [confident(reading, least) for reading in found]
    if not any(reading.article.text for reading in readings):
        raise NothingReadError("no article could be read, so no page was written")
    from onrecord.export.report import html

    page = html(readings, title, across).encode()
    if str(output) == "-":
        sys.stdout.buffer.write(page)
    else:
        save(output, page)
        articles = sum(bool(reading.article.text) for reading in readings)
        click.echo(f"{count(articles, 'article')} in {output}: open it in a browser", err=True)
    if paths:
        inputs.finish()


def _read(inputs: Inputs) -> tuple[list[Reading], Across]:
    """The readings of the inputs, and what runs through them. Unread inputs are on the page too, with the reason."""
    from onrecord.export.shelf import Shelf
    from onrecord.read.parallel import readings
    from onrecord.read.reader import Reader
    from onrecord.store import Archive

    found = list(readings(inputs.articles(), Reader(fast=inputs.settings.fast), inputs.settings.jobs))
    with TemporaryDirectory() as folder, Archive(Path(folder) / "report.db") as archive:
        for reading in found:
            if reading.article.text:
                archive.add(reading)
        return found, Shelf(archive, found).whole()


def _archived(settings: Settings) -> tuple[list[Reading], Across]:
    from onrecord.export.shelf import Shelf
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        readings = list(archive.readings())
        across = Shelf(archive, readings).whole()
        return readings + [_unread(address, problem) for address, problem in archive.problems()], across


def _unread(address: str, problem: Problem) -> Reading:
    return Reading(Article("", address, "", problems=(problem,)), "")
