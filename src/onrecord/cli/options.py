"""The options and arguments that several verbs share. May import settings and click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec.structs import replace

from onrecord.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

ARCHIVE: dict[str, Any] = {
    "type": click.Path(path_type=Path),
    "metavar": "FILE",
    "help": "The archive's file.  [environment: ONRECORD_ARCHIVE; default: onrecord.db]",
}


def chosen(settings: Settings, archive: Path | None) -> Settings:
    """The settings with the archive that was named, if one was."""
    return settings if archive is None else replace(settings, archive=archive)


def archive_option(command: F) -> F:
    """`--archive` behind the verb, which goes before the one in front of it; the command gets it in its settings."""

    def take(ctx: click.Context, parameter: click.Parameter, archive: Path | None) -> None:
        if archive is not None:
            ctx.obj = chosen(ctx.obj, archive)

    return click.option("--archive", expose_value=False, callback=take, **ARCHIVE)(command)


def reading_options(command: F) -> F:
    """`--jobs` and `--fast` of the verbs that read articles, into their settings."""

    def take(ctx: click.Context, parameter: click.Parameter, value: int | bool | None) -> None:
        if value:
            ctx.obj = replace(ctx.obj, **{str(parameter.name): value})

    command = click.option(
        "--jobs", type=click.IntRange(1), metavar="N", expose_value=False, callback=take,
        help="Processes that read side by side.  [environment: ONRECORD_JOBS; default: 1]",
    )(command)  # fmt: skip
    return click.option(
        "--fast", is_flag=True, expose_value=False, callback=take,
        help="Read with the quick model: several times as fast, and less sure.  [environment: ONRECORD_FAST]",
    )(command)  # fmt: skip


def confidence_option(command: F) -> F:
    """`--min-confidence`, which the command gets as `least`."""
    return click.option(
        "--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="X",
        help="Leave out statements that the reader is less sure of; from 0 to 1.  [default: 0]",
    )(command)  # fmt: skip


def paths_argument(*, required: bool) -> Callable[[F], F]:
    """`PATH…`: files, folders, patterns, "-"; checked by the intake, which names what is wrong with each."""
    return click.argument("paths", nargs=-1, required=required, metavar="PATH…" if required else "[PATH…]")
