"""`onrecord demo`: what onrecord does, shown on the invented articles that travel in the package. May import everything."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

import onrecord
from onrecord.cli.saving import save
from onrecord.errors import OnrecordError, UsageError
from onrecord.export.wording import count
from onrecord.settings import Settings
from onrecord.types import Reading

if TYPE_CHECKING:
    from onrecord.export.linked import Across

SHOWN = 2
"""Of how many articles the record is printed; the shortest ones, so that the first screens hold them whole."""


@click.command("demo")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("onrecord-demo"), show_default=True, metavar="FOLDER",
    help="Where to put the articles and their record; made if missing.",
)  # fmt: skip
@click.pass_obj
def command(settings: Settings, out: Path) -> None:
    """Read invented example articles, and show and keep their record.

    \b
    Example:
      onrecord demo --out demo
    """
    articles = out / "articles"
    try:
        shutil.copytree(_examples(), articles, dirs_exist_ok=True)
    except (OSError, shutil.Error) as error:
        raise UsageError(f"{out}: the demo cannot be written there ({error}); name another folder with --out") from error
    readings, across = _read(articles, out / "onrecord.db", settings)
    _save(readings, across, out)
    _show(readings)
    _summary(readings, across, out)


def _examples() -> Path:
    """The example articles: in the installed package, or in the checkout that it is run from."""
    package = Path(onrecord.__file__).parent
    for folder in (package / "_examples", package.parents[1] / "examples" / "articles"):
        if folder.is_dir():
            return folder
    raise OnrecordError("the example articles are missing: install onrecord again")


def _read(articles: Path, path: Path, settings: Settings) -> tuple[list[Reading], Across]:
    """The readings, which are kept in an archive at `path`, and what runs through several of them."""
    from onrecord.export.shelf import Shelf
    from onrecord.ingest import articles as ingest
    from onrecord.read.reader import Reader
    from onrecord.store import Archive

    reader = Reader(fast=settings.fast)
    readings = [reader.read(article) for article in ingest([str(articles)])]
    with Archive(path) as archive:
        for reading in readings:
            archive.add(reading)
        return readings, Shelf(archive, readings).whole()


def _save(readings: list[Reading], across: Across, out: Path) -> None:
    from onrecord.export.jsonl import line
    from onrecord.export.report import html

    save(out / "record.jsonl", b"".join(line(reading) + b"\n" for reading in readings))
    save(out / "report.html", html(readings, "The demo: who said what about the quay", across).encode())


def _show(readings: list[Reading]) -> None:
    from onrecord.cli.printing import Printer
    from onrecord.export.terminal import show

    printer = Printer()
    for reading in sorted(readings, key=lambda each: len(each.article.text))[:SHOWN]:
        show(reading, printer)


def _summary(readings: list[Reading], across: Across, out: Path) -> None:
    outlets = {reading.article.outlet for reading in readings if reading.article.outlet}
    statements = [statement for reading in readings for statement in reading.statements]
    resolved = sum(statement.speaker is not None for statement in statements)
    archive, articles = shlex.quote(str(out / "onrecord.db")), shlex.quote(str(out / "articles"))
    widest = max(across.tellings, key=lambda telling: len(telling.articles), default=None)
    shown = f"  onrecord show {widest.utterance.id} --archive {archive}\n" if widest else ""
    click.echo(
        f"""\
That was the record of {SHOWN} articles. In all {len(readings)}, by {count(len(outlets), "outlet")}: \
{count(len(statements), "statement")}, {resolved} of them with a speaker.
{count(len(across.tellings), "utterance")} run through several of them: word for word, trimmed, reworded or retold.

Now open {out / "report.html"} in a browser: every statement is marked where it stands.
Or go on here:
  onrecord show --archive {archive}
{shown}  onrecord search council --archive {archive}
  onrecord read {articles} --jsonl
  onrecord --help"""
    )
