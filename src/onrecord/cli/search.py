"""`onrecord search`: statements of the archive by their words and speaker. May import everything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import msgspec

from onrecord.cli.options import archive_option, confidence_option
from onrecord.export import wording
from onrecord.settings import Settings
from onrecord.types import Published, Reading, Span, Statement

if TYPE_CHECKING:
    from onrecord.cli.printing import Printer
    from onrecord.store import Hit


class HitLine(msgspec.Struct, frozen=True):
    """A line of `search --jsonl`. `words` are those at `statement.content`, one string a span; `marks` what matched in them.

    Offsets are code points into the text of the article, as in a `RecordLine`.
    """

    address: str
    article_id: str
    title: str | None
    outlet: str | None
    published: Published | None
    words: tuple[str, ...]
    marks: tuple[Span, ...]
    statement: Statement


@click.command("search")
@click.argument("query")
@click.option("--speaker", metavar="NAME", help="Only statements of speakers with these words in their name.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show at most so many, the best first."
)
@click.option("--jsonl", is_flag=True, help="One JSON object a statement and line, for programs.")
@confidence_option
@archive_option
@click.pass_obj
def command(settings: Settings, query: str, speaker: str | None, limit: int, jsonl: bool, least: float) -> None:
    """Find statements in the archive.

    All words of QUERY must occur in the words, speaker or title; words in double quotation marks must stand together. An
    empty QUERY with --speaker gives all that somebody said.

    \b
    Examples:
      onrecord search dredging
      onrecord search '"night tow" permit' --speaker Marsh
      onrecord search "" --speaker "Harbour Board" --limit 100 --jsonl
    """
    from onrecord.store import Archive

    with Archive(settings.archive, create=False) as archive:
        hits = archive.search(query, limit, speaker, least)
    if jsonl:
        for hit in hits:
            sys.stdout.buffer.write(_line(hit) + b"\n")
    else:
        _print(hits)
    # A search without a hit is a finding, not a failure.
    full = f"; there may be more, see --limit ({limit})" if len(hits) == limit else ""
    click.echo(f"{wording.count(len(hits), 'statement')} found{full} ({settings.archive})", err=True)


def _line(hit: Hit) -> bytes:
    article, statement = hit.article, hit.statement
    words = tuple(article.text[span.start : span.end] for span in statement.content)
    about = (article.address, article.id, article.title, article.outlet, article.published)
    return msgspec.json.encode(HitLine(*about, words, hit.marks, statement))


def _print(hits: list[Hit]) -> None:
    from onrecord.cli.printing import Printer

    printer = Printer()
    for hit in hits:
        _hit(hit, printer)


def _hit(hit: Hit, printer: Printer) -> None:
    from onrecord.cli.printing import plain, words

    article, statement = hit.article, hit.statement
    who = f"{wording.who(statement)} · {statement.kind}"
    certainty = wording.overall(statement)
    if wording.certainty(certainty) != "sure":
        who += f" · {wording.with_number(certainty)}"
    printer.block(plain(who, "bold" if statement.speaker else "italic yellow"))
    if may_be := wording.candidates(statement):
        printer.block(plain(may_be, "yellow"), 2)
    if chain := wording.chain(article.text, statement):
        printer.block(plain(f"→ {chain}", "cyan"), 2)
    for number, span in enumerate(statement.content):
        if number:
            printer.block(plain("[…]"), 2)
        printer.block(words(article, span, hit.marks), 2)
    about = (wording.heading(Reading(article, "")), article.outlet, wording.dated(article.published))
    printer.block(plain(" · ".join(filter(None, about)), "dim"), 2)
    line = wording.line_number(article.text, statement.content[0].start)
    printer.block(plain(f"{article.address} line {line} [{wording.offsets(statement.content)}] {statement.id}", "dim"), 2)
    printer.print()
