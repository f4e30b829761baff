"""The command line: one file a verb, loaded when it is called for.

stdout is data, stderr is talk. What is raised for people (`OnrecordError`) becomes one line on stderr and an exit code; the
codes are in docs/reference/cli.md. May import everything.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from onrecord.cli.options import ARCHIVE, chosen
from onrecord.errors import OnrecordError
from onrecord.settings import from_environment

VERBS = ("read", "add", "remove", "show", "search", "verify", "correct", "report", "demo", "trace")
INTERRUPTED = 130
PIPE_CLOSED = 141


class Verbs(click.Group):
    """Commands that are imported when they are first needed, so that `--help` and shell completion stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"onrecord.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()  # here, not at the very end, so that a closed pipe is met where it is dealt with
            return value
        except OnrecordError as error:
            click.secho(f"onrecord: {error}", fg="red", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("onrecord: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _leave_quietly(ctx)


def _leave_quietly(ctx: click.Context) -> NoReturn:
    """Nobody reads on (`| head`): end without a word, also from Python's own flush at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    ctx.exit(PIPE_CLOSED)


def _version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from onrecord import __version__  # asks the installed package, which takes time

        click.echo(f"onrecord {__version__}")
        ctx.exit()


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
@click.option("--archive", **ARCHIVE)
@click.pass_context
def main(ctx: click.Context, archive: Path | None) -> None:
    """From a pile of news articles to a checkable record: who said what, in which words.

    Every line of the record leads to the exact characters that it rests on. Nothing leaves this computer.

    \b
    Examples:
      onrecord demo                              see it at work on invented articles
      onrecord read article.txt page.html        the record of two articles, here
      onrecord read --jsonl articles/ > out.jsonl
      onrecord add articles/                     keep the record in onrecord.db
      onrecord search "dredging permit" --speaker Marsh
      onrecord verify "The permit will lapse" --speaker "Ada Marsh"
      onrecord report -o report.html             the archive as one page for a browser

    PATH is a file (.txt, .md, .html, .jsonl), a folder, a pattern in quotes, or - for standard input.
    """
    ctx.obj = chosen(from_environment(), archive)
