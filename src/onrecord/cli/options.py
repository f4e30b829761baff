"""The options and arguments that several verbs share. May import settings, types and click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec.structs import replace

from onrecord.settings import Settings
from onrecord.types import Reading

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


def confidence_option(command: F) -> F:
    """`--min-confidence`, which the command gets as `least`."""
    return click.option(
        "--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="X",
        help="Leave out statements that the reader is less sure of; from 0 to 1.  [default: 0]",
    )(command)  # fmt: skip


def confident(reading: Reading, least: float) -> Reading:
    """The reading without the statements whose confidence is below `least`. What was reported in one of these stands in what
    that stood in, and a gloss on one of them is a gloss on nothing that is shown."""
    if all(statement.confidence >= least for statement in reading.statements):
        return reading
    outer = {s.id: s.inside for s in reading.statements if s.confidence < least}

    def inside(holder: str | None) -> str | None:
        while holder in outer:
            holder = outer[holder]
        return holder

    kept = tuple(replace(s, inside=inside(s.inside)) for s in reading.statements if s.id not in outer)
    passages = tuple(replace(p, glosses=None) if p.glosses in outer else p for p in reading.passages)
    return replace(reading, statements=kept, passages=passages)


def paths_argument(*, required: bool) -> Callable[[F], F]:
    """`PATH…`: files, folders, patterns, "-"; checked by the intake, which names what is wrong with each."""
    return click.argument("paths", nargs=-1, required=required, metavar="PATH…" if required else "[PATH…]")
