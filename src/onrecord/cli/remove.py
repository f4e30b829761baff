"""`onrecord remove`: articles out of the archive, with all that came of them. May import everything."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import archive_option
from onrecord.errors import UsageError
from onrecord.export.wording import count
from onrecord.settings import Settings


@click.command("remove")
@click.argument("wanted", metavar="ID_OR_ADDRESS…", nargs=-1, required=True)
@archive_option
@click.pass_obj
def command(settings: Settings, wanted: tuple[str, ...]) -> None:
    """Remove articles from the archive, as if they had never been added.

    By its address, an article goes with all its versions; by an id, that version goes, and the one before is current again.
    What it was linked to is no longer linked to it.

    \b
    Examples:
      onrecord remove articles/council.txt
      onrecord remove https://news.example/story 3f2a9c0b1d4e5f67
    """
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        # The address of a file is its path in the shortest writing: "./a.txt" was added as "a.txt".
        gone = [each for each in wanted if archive.remove(each) or archive.remove(str(Path(each)))]
    click.echo(f"{count(len(gone), 'article')} removed ({settings.archive})", err=True)
    missing = [repr(each) for each in wanted if each not in gone]
    if missing:
        raise UsageError(
            f"{settings.archive} has no article {', '.join(missing)}: give an id or address as `onrecord search` shows it"
        )
