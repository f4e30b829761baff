"""A Reading → its record on a terminal or in a pipe: a heading, one block a statement in text order, problems last.

Takes Readings and a rich Console, which settles width and colour; gives nothing but what it prints. Control characters of an
article are shown as their pictures, so that no text can steer a terminal. May import types and its neighbours in export.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.export import wording
from onrecord.export.jsonl import problems
from onrecord.types import Article, Reading, Span, Statement

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Longer lines are hard to read, however wide the terminal.
WIDEST = 100

LONG_WORD = re.compile(r"\S{20,}")

PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421, 0x0D: None}
PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


class Notes(Struct, frozen=True):
    """What an archive has to add to a record: a line below the heading, and lines below each statement, by its id."""

    heading: str = ""
    statements: Mapping[str, tuple[str, ...]] = {}


NO_NOTES = Notes()


def show(reading: Reading, console: Console, notes: Notes = NO_NOTES) -> None:
    """Print the record of one article."""
    write(_lines(reading, notes), console)


def write(lines: Iterable[tuple[int, Text]], console: Console) -> None:
    """Print lines, each with its indent in columns, wrapped to the width."""
    from rich.text import Text

    width = min(console.width, WIDEST)
    for indent, text in lines:
        for line in wrapped(text, width - indent, console):
            line.rstrip()
            console.print(Text(" " * indent if line else "") + line, soft_wrap=True, highlight=False)


def wrapped(text: Text, width: int, console: Console) -> Iterator[Text]:
    """Text in lines; a word that is longer than a line, as addresses are, has one of its own and is left whole, to be copied
    and followed."""
    if not text or text.no_wrap:
        yield text
        return
    at = 0
    for word in (match for match in LONG_WORD.finditer(text.plain) if len(match.group()) > width):
        if before := text[at : word.start()]:
            yield from before.wrap(console, width)
        yield text[word.start() : word.end()]
        at = word.end() + 1
    if at < len(text):
        yield from text[at:].wrap(console, width)


def _lines(reading: Reading, notes: Notes) -> Iterator[tuple[int, Text]]:
    """Pieces of the record, each with its indent in columns."""
    from rich.text import Text

    article = reading.article
    yield 0, Text(safe(wording.heading(reading)), "bold")
    about = (article.outlet, ", ".join(article.authors), wording.dated(article.published), article.address)
    yield 0, Text(safe(" · ".join(filter(None, about))), "dim")
    if notes.heading:
        yield 0, Text(flat(notes.heading))
    for statement in sorted(reading.statements, key=lambda each: each.content[0]):
        yield 0, Text()
        yield 2, _attribution(reading, statement)
        if may_be := wording.candidates(statement):
            yield 4, Text(flat(may_be), "yellow")
        if chain := wording.chain(article.text, statement):
            yield 4, Text(flat(f"→ {chain}"), "cyan")
        for words in _words(article, statement.content):
            yield 4, Text(safe(words))
        # Left whole, however long: terminals and editors open "file:line" at the place.
        yield 4, Text(safe(location(article, statement.content)), "dim", no_wrap=True)
        for note in notes.statements.get(statement.id, ()):
            yield 4, Text(flat(note), "dim")
    yield from _own_voice(reading)
    if not reading.statements and article.text:
        yield 0, Text()
        yield 2, Text("No statement found.", "italic")
    for problem in problems(reading):
        yield 0, Text()
        yield 2, Text.assemble(("Problem ", "bold red"), (f"{problem.code}: ", "red"), safe(problem.message))
    yield 0, Text()


def _own_voice(reading: Reading) -> Iterator[tuple[int, Text]]:
    """The outlet's glosses, and the words that evaluate in its own voice, each with its line."""
    from rich.text import Text

    text = reading.article.text
    for passage in reading.passages:
        if passage.glosses or any(mark.kind == "gloss" for mark in passage.wording):
            yield 0, Text()
            yield 2, Text.assemble(("The outlet", "bold"), (f" · {flat(wording.glossed(reading, passage))}", "cyan"))
            for words in _words(reading.article, (passage.span,)):
                yield 4, Text(safe(words))
            yield 4, Text(safe(location(reading.article, (passage.span,))), "dim", no_wrap=True)
    marks = [mark for passage in reading.passages for mark in passage.wording if mark.kind != "gloss"]
    if marks:
        yield 0, Text()
        shown = (
            f"{flat(text[mark.span.start : mark.span.end])} (line {wording.line_number(text, mark.span.start)})"
            for mark in marks
        )
        yield 2, Text.assemble(("Evaluates, in the outlet’s own voice: ", "dim"), ", ".join(shown))


def _attribution(reading: Reading, statement: Statement) -> Text:
    """Who, by which words, in which kind of speech, and a hint where the reader is not sure."""
    from rich.text import Text

    line = Text(safe(wording.who(statement)), "bold" if statement.speaker else "italic yellow")
    source = reading.quote(statement.source)
    if source and source != wording.who(statement):
        line.append(f" (“{flat(source)}”)", "not bold")
    if statement.cue:
        line.append(f" · {flat(reading.quote(statement.cue))}", "cyan")
    line.append(f" · {statement.kind}", "dim")
    notes = [wording.MODALITY[statement.modality], "denied or negated" if statement.negated else ""]
    if statement.inside:
        notes.append("inside another statement")
    for note in filter(None, notes):
        line.append(f" · {note}", "dim")
    confidence = wording.overall(statement)
    if wording.certainty(confidence) != "sure":
        line.append(f" · {wording.with_number(confidence)}", "yellow")
    return line


def _words(article: Article, content: tuple[Span, ...]) -> Iterator[str]:
    """The lines of the words, blank ones left out, with an ellipsis between spans that are apart."""
    for number, span in enumerate(content):
        if number:
            yield "[…]"
        yield from filter(str.strip, article.text[span.start : span.end].split("\n"))


def location(article: Article, spans: tuple[Span, ...]) -> str:
    """Where the words are: the file and line that editors open for plain text, a line of the extracted text for the rest."""
    line = wording.line_number(article.text, spans[0].start)
    where = (
        f"{article.address}:{line}" if article.format == "text" and _is_file(article.address) else f"line {line} of the text"
    )
    return f"{where} [{wording.offsets(spans)}]"


def _is_file(address: str) -> bool:
    return bool(address) and "://" not in address


def flat(words: str) -> str:
    """Words on one line, safe to print."""
    return safe(words.replace("\n", " "))


def safe(words: str) -> str:
    """Words with pictures in place of what could steer a terminal."""
    return words.translate(PICTURES)
