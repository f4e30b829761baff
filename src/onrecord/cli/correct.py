"""`onrecord correct`: what a person knows better of people and stories across articles. May import everything."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.inputs import stored
from onrecord.cli.options import archive_option
from onrecord.errors import UsageError
from onrecord.export import wording
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.store import Archive, Correction, Target
    from onrecord.store.correct import Action

F = TypeVar("F", bound=Callable[..., Any])

_SIGNS = {"same": "is", "different": "is not", "name": "is called"}


@click.group("correct")
def command() -> None:
    """Correct who is who across articles, and what is one story.

    A correction holds for good, also when articles are read anew; a later one beats an earlier one. It is undone by its
    opposite. PERSON is NAME@ADDRESS, a name as the article has it, or the id of a person.

    \b
    Examples:
      onrecord correct same "Tom Holt@a.txt" "Thomas P. Holt@b.txt" --why "same office"
      onrecord correct different "Holt@a.txt" "Jan Holt@c.txt"
      onrecord correct story-name a.txt "The night tow"
      onrecord correct list
    """


def _signed(command: F) -> F:
    """`--why`, `--by` and `--archive` of what makes a correction."""
    command = click.option("--why", default="", metavar="TEXT", help="The reason, kept with it.")(command)
    return archive_option(
        click.option(
            "--by", "who", envvar=["USER", "USERNAME"], default="", metavar="NAME",
            help="Who makes the correction.  [environment: USER]",
        )(command)
    )  # fmt: skip


@command.command("same")
@click.argument("one", metavar="PERSON")
@click.argument("other", metavar="PERSON")
@_signed
@click.pass_obj
def same(settings: Settings, one: str, other: str, why: str, who: str) -> None:
    """Have two be one person or body.

    \b
    Example:
      onrecord correct same "Tom Holt@a.txt" "Thomas P. Holt@b.txt"
    """
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        _keep(archive, "same", [(_targets(archive, one)[0], _targets(archive, other)[0])], who, why)


@command.command("different")
@click.argument("one", metavar="PERSON")
@click.argument("other", metavar="PERSON")
@_signed
@click.pass_obj
def different(settings: Settings, one: str, other: str, why: str, who: str) -> None:
    """Have two be two persons or bodies.

    Where one is an id, and the other a name that was taken for that person, it is told from all the other names.

    \b
    Example:
      onrecord correct different "Holt@a.txt" 5d0c9be1f2a34877
    """
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        ones, others = _targets(archive, one), _targets(archive, other)
        shared = set(ones) & set(others)
        if ones == others:
            raise UsageError("that is one and the same: name the one who is not, as NAME@ADDRESS")
        pairs = [(a, b) for a, b in product(ones, others) if a != b] if shared else [(ones[0], others[0])]
        _keep(archive, "different", pairs, who, why)


@command.command("story-name")
@click.argument("story")
@click.argument("name")
@_signed
@click.pass_obj
def story_name(settings: Settings, story: str, name: str, why: str, who: str) -> None:
    """Name a story; an empty name takes it back. STORY is its id, or the address of one of its articles.

    \b
    Example:
      onrecord correct story-name a.txt "The night tow"
    """
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        _print(archive, [archive.correct("name", _articles(archive, story)[0], new=name, who=who, why=why)])


@command.command("story-merge")
@click.argument("story")
@click.argument("others", metavar="STORY…", nargs=-1, required=True)
@_signed
@click.pass_obj
def story_merge(settings: Settings, story: str, others: tuple[str, ...], why: str, who: str) -> None:
    """Have stories be one. STORY is its id, or the address of one of its articles.

    \b
    Example:
      onrecord correct story-merge a.txt b.txt
    """
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        first = _articles(archive, story)[0]
        _keep(archive, "same", [(first, _articles(archive, other)[0]) for other in others], who, why)


@command.command("story-split")
@click.argument("address")
@click.argument("others", metavar="STORY…", nargs=-1, required=True)
@_signed
@click.pass_obj
def story_split(settings: Settings, address: str, others: tuple[str, ...], why: str, who: str) -> None:
    """Have an article not be of the story of others. STORY is the address of one of these, or an id for all of a story.

    \b
    Example:
      onrecord correct story-split c.txt a.txt b.txt
    """
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        one = _article(archive, address)
        rest = [each for other in others for each in _articles(archive, other) if each != one]
        if not rest:
            raise UsageError(f"there is nothing to split {address} from: name other articles, or their story")
        _keep(archive, "different", [(one, each) for each in rest], who, why)


@command.command("list")
@archive_option
@click.pass_obj
def list_(settings: Settings) -> None:
    """All corrections in their order. "Gone": what it is about is not in the archive now.

    \b
    Example:
      onrecord correct list
    """
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        _print(archive, archive.corrections())


def _keep(archive: Archive, action: Action, pairs: list[tuple[Target, Target]], who: str, why: str) -> None:
    _print(archive, [archive.correct(action, one, other, who=who, why=why) for one, other in pairs])


def _targets(archive: Archive, wanted: str) -> list[Target]:
    """Whom NAME@ADDRESS means, or all the names of the person with an id; a name may begin with "@"."""
    from onrecord.store import Target

    name, mark, address = wanted[:1] + wanted[1:].partition("@")[0], *wanted[1:].partition("@")[1:]
    if mark:
        return [Target(_article(archive, address).address, name)]
    person = archive.person(wanted)
    if person is None:
        raise UsageError(f"{archive.path} has no person {wanted!r}: give NAME@ADDRESS, or an id as `onrecord show` prints it")
    return [Target(bearer.article, bearer.name) for bearer in person.bearers]


def _article(archive: Archive, wanted: str) -> Target:
    """The article at an address or with an id, by its address, if it has one."""
    from onrecord.store import Target

    reading = stored(archive, wanted)
    return Target(reading.article.address or reading.article.id if reading else wanted)


def _articles(archive: Archive, wanted: str) -> list[Target]:
    """The articles of the story with an id, the first one first; or else the one article that is meant."""
    story = None if stored(archive, wanted) else archive.story(wanted)
    return [_article(archive, article) for article in story.articles] if story else [_article(archive, wanted)]


def _print(archive: Archive, made: list[Correction]) -> None:
    from onrecord.cli.printing import Printer, plain

    printer = Printer()
    for each in made:
        about = f"the story of {each.one}" if each.one.name is None else str(each.one)
        other = each.new or "by its own words" if each.other is None else str(each.other)
        printer.block(plain(f"{each.number} · {about} {_SIGNS[each.action]} {other}", "yellow" if each.orphan else "bold"))
        before = f"before: {each.old}" if each.old else ""
        gone = "gone: not in the archive now" if each.orphan else ""
        printer.block(plain(" · ".join(filter(None, (each.why, f"{each.who}, {each.at}", before, gone))), "dim"), 2)
    click.echo(f"{wording.count(len(made), 'correction')} ({archive.path})", err=True)
