"""`onrecord verify`: whether somebody said these words, by what the archive has. May import everything."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from onrecord.cli.options import archive_option, reading_options
from onrecord.errors import NothingReadError, UsageError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.export.shelf import Shelf
    from onrecord.read.reader import Reader
    from onrecord.store import Archive
    from onrecord.types import Article, Check, Reading

NOT_VERBATIM = 1


@click.command("verify")
@click.argument("words", required=False)
@click.option("--speaker", metavar="NAME", help="Who is to have said it; without, anybody.")
@click.option("--since", metavar="DATE", help="Only articles published on this day (2024-03-09) or later.")
@click.option("--until", metavar="DATE", help="Only articles published on this day or earlier.")
@click.option("--document", metavar="PATH", help="Check every quotation of a draft instead (.txt, .md, .html, or -).")
@click.option("--jsonl", is_flag=True, help="One JSON object a check and line, for programs.")
@reading_options
@archive_option
@click.pass_context
def command(
    ctx: click.Context, words: str | None, speaker: str | None, since: str | None, until: str | None, document: str | None,
    jsonl: bool,
) -> None:  # fmt: skip
    """Check whether somebody said these words.

    Tells whether the archive has WORDS verbatim, altered, stitched together from several places, said by another, only reported
    in an outlet's words, or not at all; with each place, and what was changed. An ellipsis (...) stands for words left out.
    Ends with 0 if all that was checked is verbatim, with 1 if not.

    \b
    Examples:
      onrecord verify "Nobody likes this, and neither do I" --speaker "Odile Brandt"
      onrecord verify "We will look ... elsewhere" --since 2024-03-01
      onrecord verify --document draft.md
    """
    from onrecord.store import Archive

    if (words is None) == (document is None):
        raise UsageError("give either WORDS to check or --document with a draft; `onrecord verify --help` has examples")
    if document is not None and speaker is not None:
        raise UsageError("--speaker goes with WORDS: the speakers of a draft's quotations are those that it names")
    settings: Settings = ctx.obj
    with Archive(settings.archive, create=False) as archive:
        if document is None:
            checks = [_single(archive, archive.verify(words or "", speaker, since, until), jsonl)]
        else:
            checks = list(_document(archive, document, settings, (since, until), jsonl))
    verbatim = sum(check.verdict == "verbatim" for check in checks)
    if document is not None:
        click.echo(f"{verbatim} of {len(checks)} quotations verbatim ({settings.archive})", err=True)
    if verbatim < len(checks):
        ctx.exit(NOT_VERBATIM)


def _single(archive: Archive, check: Check, jsonl: bool) -> Check:
    from onrecord.cli import checks
    from onrecord.cli.printing import Printer
    from onrecord.export.checked import carried, line, nearest

    shelf = _shelf(archive, check)
    utterances, near = carried(check, shelf), nearest(check, archive)
    if jsonl:
        sys.stdout.buffer.write(line(check, shelf.readings, utterances, near) + b"\n")
    else:
        checks.show(check, shelf.readings, utterances, near, Printer())
    return check


def _shelf(archive: Archive, check: Check) -> Shelf:
    """The readings of the articles that a check found something in."""
    from onrecord.export.shelf import Shelf

    shelf = Shelf(archive)
    shelf.load(found.place.article for found in check.found)
    return shelf


def _document(
    archive: Archive, document: str, settings: Settings, period: tuple[str | None, str | None], jsonl: bool
) -> Iterator[Check]:
    """Check every quotation of a draft, as they are read."""
    from onrecord.cli import checks
    from onrecord.cli.inputs import Inputs
    from onrecord.cli.printing import Printer
    from onrecord.export.checked import carried, line, nearest
    from onrecord.ingest import unread
    from onrecord.link.checks.draft import quotations
    from onrecord.read.reader import Reader

    inputs, reader, printer = Inputs((document,), settings), Reader(fast=settings.fast), Printer()
    for article in inputs.articles(progress=False):
        if unread(article):
            continue
        for quoted in quotations(_read(reader, article)):
            check = archive.verify(article.text[quoted.span.start : quoted.span.end], quoted.speaker, *period)
            shelf = _shelf(archive, check)
            if jsonl:
                told = carried(check, shelf), nearest(check, archive)
                sys.stdout.buffer.write(line(check, shelf.readings, *told, article, quoted.span) + b"\n")
            else:
                checks.show_line(check, shelf.readings, printer, article, quoted.span)
            yield check
    inputs.finish()


def _read(reader: Reader, article: Article) -> Reading:
    """A draft's reading. Nothing in a draft is furniture: what looks like it may hold a quotation. Raises NothingReadError
    where reading fails: the quotations would be checked without their speakers."""
    reading = reader.read(replace(article, furniture=()))
    for problem in reading.problems:
        if problem.code == "reading-failed":
            raise NothingReadError(problem.message)
    return reading
