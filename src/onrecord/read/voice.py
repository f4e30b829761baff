"""Voice: whose words each sentence of an article is in, and which words evaluate where they are the outlet's own.

Takes an article, its sentences, its quotations, its statements and its glosses; gives a `Passage` a sentence.
"""

from __future__ import annotations

from onrecord.read.quotes import Quotation
from onrecord.read.sentences import Pair
from onrecord.types import Article, Passage, Statement


def passages(
    article: Article, sentences: list[Pair], quoted: list[Quotation], statements: list[Statement], glosses: dict[Pair, str]
) -> list[Passage]:
    """The passages of an article, in order."""
    return []
