"""What goes to the terminal or a pipe besides the record itself. Verbs import it when they print: rich is slow to load.

Nothing in a text can steer the terminal: control characters are shown as their pictures. May import export and types.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.export.terminal import PICTURES, WIDEST, wrapped
from onrecord.types import Article, Span


class Printer(Console):
    """stdout, which leaves a closed pipe to the command line instead of ending the program."""

    def __init__(self) -> None:
        if sys.stdout.encoding.lower().replace("-", "") != "utf8" and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")  # a code page without curly quotation marks is no reason to fail
        super().__init__(highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError

    def block(self, text: Text, indent: int = 0, name: str = "") -> None:
        """Print `text`, wrapped to the width and indented, without white space at the ends of lines; its `name` stands where
        the first line is indented."""
        for number, line in enumerate(wrapped(text, min(self.width, WIDEST) - indent, self)):
            line.rstrip()
            self.print(Text(f"{'' if number else name:<{indent}}" if line else "") + line, soft_wrap=True)


def plain(words: str, style: str = "") -> Text:
    """`words` on one line, safe to print."""
    return Text(" ".join(words.split("\n")).translate(PICTURES), style)


def words(article: Article, span: Span, marks: Sequence[Span] = (), style: str = "bold yellow") -> Text:
    """The words of the article at `span`, those at `marks` in `style`."""
    text = Text()
    for start, end, marked in _cut(span, marks):
        text.append(article.text[start:end].translate(PICTURES), style if marked else None)
    return text


def _cut(span: Span, marks: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    at = span.start
    for mark in sorted(marks):
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start < end:
            yield at, start, False
            yield start, end, True
            at = end
    yield at, span.end, False
