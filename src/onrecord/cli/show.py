"""`onrecord show`: one article or statement of the archive, with the place that it rests on. May import everything."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import archive_option, confidence_option
from onrecord.errors import NothingReadError, UsageError
from onrecord.export import wording
from onrecord.settings import Settings
from onrecord.types import Article, Reading, Span, Statement

if TYPE_CHECKING:
    from onrecord.cli.printing import Printer
    from onrecord.store import Archive

CONTEXT = 240
"""Code points of the article that are shown before and after a statement."""


@click.command("show")
@click.argument("wanted", metavar="ID_OR_ADDRESS")
@confidence_option
@archive_option
@click.pass_obj
def command(settings: Settings, wanted: str, least: float) -> None:
    """Show an article or a statement of the archive.

    An article, by its id or address, is shown with all of its statements; a statement, by its id, with its words in their
    context, its speaker, and the characters of the text that each part of it rests on.

    \b
    Examples:
      onrecord show articles/council.txt
      onrecord show https://news.example/story
      onrecord show 3f2a9c0b1d4e5f67
    """
    from onrecord.cli.printing import Printer
    from onrecord.export import terminal
    from onrecord.read.statements.confidence import confident
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        # The address of a file is its path in the shortest writing: "./a.txt" was added as "a.txt".
        reading = archive.reading(wanted) or archive.reading(str(Path(wanted)))
        statement = archive.statement(wanted)
        if reading:
            terminal.show(confident(reading, least), Printer())
        elif statement:
            _statement(*statement, Printer())
        else:
            _missing(archive, wanted)


def _missing(archive: Archive, wanted: str) -> None:
    """Raises what says why there is nothing to show."""
    for address, problem in archive.problems():
        if address in (wanted, str(Path(wanted))):
            raise NothingReadError(f"not read when it was added: {problem.message}")
    raise UsageError(
        f"{archive.path} has no article or statement {wanted!r}: give an id or address as `onrecord search` shows it"
    )


def _statement(reading: Reading, statement: Statement, printer: Printer) -> None:
    from onrecord.cli.printing import plain

    who = "bold" if statement.speaker else "italic yellow"
    printer.block(plain(f"{wording.who(statement)} · {statement.kind}: {wording.KIND[statement.kind]}", who))
    printer.print()
    _in_context(reading.article, statement.content, printer)
    printer.print()
    for name, value in _facts(reading, statement):
        printer.block(plain(f"{name:<10} {value}"))


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
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return Span(first, start), Span(end, last)


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
