"""A Reading as a small HTML table, for notebooks. Takes a Reading, gives HTML with everything escaped. May import types."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.types import Reading, Statement


def table(reading: Reading) -> str:
    """The statements in text order: speaker, words, kind, offsets; then the problems."""
    article = reading.article
    rows = "".join(_row(reading, statement) for statement in reading.statements)
    problems = "".join(f"<li>{escape(p.message)}</li>" for p in dict.fromkeys((*article.problems, *reading.problems)))
    return (
        f"<table><caption>{escape(article.title or article.address)}</caption>"
        "<thead><tr><th>Speaker</th><th>Words</th><th>Kind</th><th>Characters</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>" + (f"<ul>{problems}</ul>" if problems else "")
    )


def _row(reading: Reading, statement: Statement) -> str:
    source = reading.quote(statement.source)
    who = escape(statement.speaker.name) if statement.speaker else f"<em>unresolved</em> {escape(source)}".rstrip()
    offsets = ", ".join(f"{span.start}–{span.end}" for span in statement.content)
    # pre-line: the words keep their line breaks, but not the indents of the source.
    words = f'<td style="text-align:left;white-space:pre-line">{escape(reading.quote(statement.content))}</td>'
    return f'<tr><td style="text-align:left">{who}</td>{words}<td>{statement.kind}</td><td>{offsets}</td></tr>'
