"""`onrecord show`: the archive at a glance, or one article, statement, utterance, person or story of it, with the places that
it rests on.

May import everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from onrecord.cli.inputs import stored
from onrecord.cli.options import archive_option, confidence_option
from onrecord.errors import NothingReadError, UsageError
from onrecord.export import wording
from onrecord.settings import Settings
from onrecord.types import Article, Person, Reading, Span, Statement, Story, Utterance

if TYPE_CHECKING:
    from onrecord.cli.printing import Printer
    from onrecord.export.overview import Overview
    from onrecord.export.shelf import Shelf
    from onrecord.store import Archive

CONTEXT = 240
"""Code points of the article that are shown before and after a statement."""
FACTS = 11
"""Columns that the names of facts take, with the space behind them."""


@click.command("show")
@click.argument("wanted", required=False, metavar="[ID_OR_ADDRESS_OR_NAME]")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Of the archive, at most so many stories."
)
@click.option("--jsonl", is_flag=True, help="Print it as one line of JSON; of the archive, a line a story.")
@confidence_option
@archive_option
@click.pass_obj
def command(settings: Settings, wanted: str | None, limit: int, jsonl: bool, least: float) -> None:
    """Show the archive, or an article, a statement, an utterance, a person or a story of it.

    Without an argument: how much it holds, and its stories, the latest first, with what most outlets carry of each, and the
    ids that show these.

    An article, by its id or address, is shown with all of its statements; a statement with its words in their context, its
    speaker, the characters of the text that each part of it rests on, and where else it stands, or perhaps does; an utterance
    as each article carries it, with what was changed and where they have it from; a person, by id or name, with roles and what
    was said; a story with its articles.

    \b
    Examples:
      onrecord show
      onrecord show articles/council.txt
      onrecord show https://news.example/story
      onrecord show 3f2a9c0b1d4e5f67
      onrecord show "Ada Quill"
    """
    from onrecord.export.shelf import Shelf
    from onrecord.read.statements.confidence import confident
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        if wanted is None:
            _overview(Shelf(archive), limit, jsonl)
            return
        reading = stored(archive, wanted)
        found = confident(reading, least) if reading else _known(archive, wanted)
        if found is None:
            _missing(archive, wanted)
        elif jsonl:
            _print_json(found, Shelf(archive))
        else:
            _print(found, Shelf(archive))


def _overview(shelf: Shelf, limit: int, jsonl: bool) -> None:
    import msgspec

    from onrecord.export.overview import overview

    found = overview(shelf, limit)
    if jsonl:
        for story in found.stories:
            click.echo(msgspec.json.encode(story))
    elif found.stories:
        from onrecord.cli.printing import Printer
        from onrecord.export import terminal, terminal_linked

        terminal.write(terminal_linked.overview(found, shelf.readings), Printer())
    _talk(found, limit, shelf.archive.path)


def _talk(found: Overview, limit: int, path: Path) -> None:
    """What an overview leaves to say: how to go on."""
    if not found.stories:
        click.echo("; ".join((f"{path} has no article yet: `onrecord add PATH…` reads some", *found.notes)), err=True)
        return
    more = f"; {found.more:,} more, see --limit ({limit})" if found.more else ""
    click.echo(f"`onrecord show ID` shows a story or an utterance whole{more} ({path})", err=True)


Shown = Reading | tuple[Reading, Statement] | Utterance | Person | Story


def _known(archive: Archive, wanted: str) -> Shown | None:
    """What has this id, other than an article, or the person with this name."""
    found = archive.statement(wanted) or archive.utterance(wanted) or archive.person(wanted) or archive.story(wanted)
    return found or _called(archive, wanted)


def _called(archive: Archive, name: str) -> Person | None:
    """The one person of this name. Raises UsageError where there are several."""
    people = archive.people(name)
    if len(people) > 1:
        listed = "; ".join(f"{person.id} {', '.join(person.names)}" for person in people)
        raise UsageError(f"{archive.path} has {len(people)} people whom {name!r} may mean: give the id of one: {listed}")
    return people[0] if people else None


def _print(found: Shown, shelf: Shelf) -> None:
    from onrecord.cli.printing import Printer
    from onrecord.export import terminal, terminal_linked

    printer = Printer()
    if isinstance(found, Reading):
        terminal.show(found, printer, terminal_linked.notes(found, shelf.readings, shelf.article(found)))
        terminal.write(terminal_linked.copies(shelf.carried([found.article.id]), shelf.readings), printer)
    elif isinstance(found, Utterance):
        telling = shelf.telling(found)
        terminal.write(terminal_linked.utterance(telling, shelf.readings, shelf.across([telling])), printer)
    elif isinstance(found, Person):
        terminal.write(terminal_linked.speaker(found, shelf.said(found), shelf.readings), printer)
    elif isinstance(found, Story):
        across = shelf.story(found)
        terminal.write(terminal_linked.story(found, shelf.readings, across), printer)
    else:
        _statement(*found, shelf, printer)


def _print_json(found: Shown, shelf: Shelf) -> None:
    import msgspec

    from onrecord.export import jsonl

    if isinstance(found, Reading):
        data = jsonl.article(found, shelf.carried([found.article.id]), shelf.article(found))
    elif isinstance(found, Story):
        data = jsonl.story(found, shelf.shared(found))
    elif isinstance(found, Utterance):
        data = msgspec.json.encode(shelf.telling(found))
    elif isinstance(found, Person):
        data = msgspec.json.encode(found)
    else:
        reading, statement = found
        across = shelf.elsewhere(replace(reading, statements=(statement,)))
        data = jsonl.statement(statement, reading, across, shelf.possible(reading, statement))
    click.echo(data)


def _missing(archive: Archive, wanted: str) -> None:
    """Raises what says why there is nothing to show."""
    for address, problem in archive.problems():
        if address in (wanted, str(Path(wanted))):
            raise NothingReadError(f"not read when it was added: {problem.message}")
    raise UsageError(
        f"{archive.path} has no article or statement {wanted!r}, and nothing else of that id or name: give one as "
        "`onrecord search` shows it"
    )


def _statement(reading: Reading, statement: Statement, shelf: Shelf, printer: Printer) -> None:
    from onrecord.cli.printing import plain

    who = "bold" if statement.speaker else "italic yellow"
    printer.block(plain(f"{wording.who(statement)} · {statement.kind}: {wording.KIND[statement.kind]}", who))
    printer.print()
    _in_context(reading.article, statement.content, printer)
    printer.print()
    for name, value in [*_facts(reading, statement), *_elsewhere(reading, statement, shelf)]:
        printer.block(plain(value), FACTS, name)


def _elsewhere(reading: Reading, statement: Statement, shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Where else what was said stands, or may, and the ids that show all of it."""
    from onrecord.export.terminal_linked import also, perhaps

    across = shelf.elsewhere(replace(reading, statements=(statement,)))
    for where, utterance in also(statement, shelf.readings, across):
        yield "also in", where
        yield "utterance", utterance
    for where, other in perhaps(statement, shelf.possible(reading, statement), shelf.readings):
        yield "perhaps in", where
        yield "statement", other


def _in_context(article: Article, content: tuple[Span, ...], printer: Printer) -> None:
    """The words of a statement, with the text before, between and after them, indented further."""
    from onrecord.cli.printing import words

    before, after = _around(article.text, content[0].start, content[-1].end)
    gaps = [before, *(Span(first.end, second.start) for first, second in pairwise(content)), after]
    for gap, span in zip_longest(gaps, content):
        if article.text[gap.start : gap.end].strip():
            printer.block(words(article, _trimmed(article.text, gap), [gap], "dim"), 4)
        if span:
            printer.block(words(article, span), 2)


def _around(text: str, start: int, end: int) -> tuple[Span, Span]:
    """About CONTEXT code points before and after `text[start:end]`, in whole words."""
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    around = wording.in_whole_words(text, Span(first, last), Span(start, end))
    return Span(around.start, start), Span(end, around.end)


def _trimmed(text: str, gap: Span) -> Span:
    """The span without the white space at its ends."""
    words = text[gap.start : gap.end]
    return Span(gap.end - len(words.lstrip()), gap.start + len(words.rstrip()))


def _facts(reading: Reading, statement: Statement) -> list[tuple[str, str]]:
    article, speaker = reading.article, statement.speaker
    facts = [("speaker", f"{wording.UNRESOLVED}: the article does not say clearly enough who this is")]
    if speaker:
        named = f"{speaker.name}: {speaker.kind}, {wording.HOW[speaker.how]}; {wording.with_number(speaker.confidence)}"
        facts = [("speaker", named), ("name", _place(reading, (speaker.mention,)))]
    facts += [("or", wording.candidates(statement))] if wording.candidates(statement) else []
    facts += [
        ("with", f"{other.name}: {other.kind}, {wording.HOW[other.how]}; {wording.with_number(other.confidence)}")
        for other in statement.joint
    ]
    parts = (("words", statement.content), ("cue", statement.cue), ("source", statement.source))
    facts += [(name, _place(reading, spans)) for name, spans in parts if spans]
    facts += [(wording.ROLE[hop.role], _place(reading, (hop.span,))) for hop in statement.chain]
    held = [wording.MODALITY[statement.modality], "denied or negated" if statement.negated else ""]
    facts += [("held", ", ".join(filter(None, held)))] if any(held) else []
    facts.append(("confidence", wording.with_number(statement.confidence)))
    facts += [("inside", statement.inside)] if statement.inside else []
    about = (wording.heading(reading), article.outlet, wording.dated(article.published))
    return [*facts, ("article", " · ".join(filter(None, about))), ("address", article.address), ("id", statement.id)]


def _place(reading: Reading, spans: tuple[Span, ...]) -> str:
    """Spans as "“said” at 505–509, line 12"; long words are left to where they stand in full."""
    line = f"characters {wording.offsets(spans)}, line {wording.line_number(reading.article.text, spans[0].start)}"
    words = reading.quote(spans)
    return f"“{words}” at {line}" if len(words) <= 60 else line
