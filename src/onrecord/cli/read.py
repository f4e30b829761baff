"""`onrecord read`: the record of some articles on stdout, kept nowhere. May import everything."""

from __future__ import annotations

import sys

import click

from onrecord.cli.inputs import Inputs
from onrecord.cli.options import confidence_option, confident, paths_argument
from onrecord.settings import Settings


@click.command("read")
@paths_argument(required=True)
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
    from onrecord.read.reader import Reader

    reader = Reader(inputs.settings.threads)
    for article in inputs.articles(progress=not sys.stdout.isatty()):
        sys.stdout.buffer.write(line(confident(reader.read(article), least)) + b"\n")
        sys.stdout.buffer.flush()


def _record(inputs: Inputs, least: float) -> None:
    from onrecord.cli.printing import Printer
    from onrecord.export.terminal import show
    from onrecord.ingest import unread
    from onrecord.read.reader import Reader

    reader, printer = Reader(inputs.settings.threads), Printer()
    for article in inputs.articles(progress=not sys.stdout.isatty()):
        if not unread(article):
            show(confident(reader.read(article), least), printer)
