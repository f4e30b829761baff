"""What can go wrong with an input: the stable code of each Problem, and which of them mean that nothing was read.

Imports types only.
"""

from __future__ import annotations

from onrecord.types import Article

UNREAD = frozenset(
    {
        "archive-file",  # a zip, gzip or the like, given by mistake
        "bad-json",  # a line of a table that is no JSON object
        "binary",  # a picture, a PDF, a program
        "empty",  # nothing but white space
        "encoding",  # bytes that no charset makes text of
        "html-bomb",  # HTML nested deeper than any page
        "missing",  # no such file
        "no-articles",  # a folder or pattern without articles
        "no-text",  # HTML without an article in it
        "no-text-field",  # a line of a table with neither "text" nor "html"
        "permission",  # the system does not let us read it
        "too-large",  # over the limit of Settings.max_bytes
        "unreadable",  # the system failed to read it for another reason
    }
)
"""Codes of problems that left the article unread: its text is empty."""

MILD = frozenset(
    {
        "bad-field",  # a field given in the input could not be used
        "encoding-guessed",  # the charset was guessed, or some bytes were replaced
        "language",  # the text is not in English
    }
)
"""Codes of problems of an article that was read all the same."""


def unread(article: Article) -> bool:
    """Whether `article` could not be read; its problems then say why."""
    return any(problem.code in UNREAD for problem in article.problems)
