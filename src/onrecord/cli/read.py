"""`onrecord read`: the record of some articles on stdout, kept nowhere. May import everything."""

from __future__ import annotations

import sys

import click

from onrecord.cli.inputs import Inputs
from onrecord.cli.options import confidence_option, paths_argument, reading_options
from onrecord.settings import Settings


@click.command("read")
@paths_argument(required=True)
@reading_options
@click.option(
    "--jsonl", is_flag=True, help="One JSON object an article and line, for programs; docs/reference/record.schema.json."
)
@confidence_option
@click.pass_obj
def command(settings: Settings, paths: tuple[str, ...], jsonl: bool, least: float) -> None:
    """Show what is said in articles, and by whom.

    \b
    Examples:
      onrecord read article.txt
      onrecord read articles/ "more/*.html"
      curl -s https://news.example/story | onrecord read -
      onrecord read --jsonl articles/ | jq -r ".statements[].speaker.name"
    """
    inputs = Inputs(paths, settings)
    if jsonl:
        _lines(inputs, least)
    else:
        _record(inputs, least)
    inputs.finish()


def _lines(inputs: Inputs, least: float) -> None:
    """An unread input has its line too, with an empty text and the problems that say why."""
    from onrecord.export.jsonl import line
    from onrecord.read.parallel import readings
    from onrecord.read.reader import Reader
    from onrecord.read.statements.confidence import confident

    settings = inputs.settings
    articles = inputs.articles(progress=not sys.stdout.isatty())
    for reading in readings(articles, Reader(fast=settings.fast), settings.jobs):
        sys.stdout.buffer.write(line(confident(reading, least)) + b"\n")
        sys.stdout.buffer.flush()


def _record(inputs: Inputs, least: float) -> None:
    from onrecord.cli.printing import Printer
    from onrecord.export.terminal import show
    from onrecord.ingest import unread
    from onrecord.read.parallel import readings
    from onrecord.read.reader import Reader
    from onrecord.read.statements.confidence import confident

    settings, printer = inputs.settings, Printer()
    articles = (a for a in inputs.articles(progress=not sys.stdout.isatty()) if not unread(a))
    for reading in readings(articles, Reader(fast=settings.fast), settings.jobs):
        show(confident(reading, least), printer)
