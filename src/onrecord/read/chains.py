"""Source chains: by which way a statement came from its speaker to this outlet, as far as the words around it say.

Takes an article, its sentences and its statements; gives the statements with their chains.
"""

from __future__ import annotations

from onrecord.read.sentences import Pair
from onrecord.types import Article, Statement


def chained(article: Article, sentences: list[Pair], statements: list[Statement]) -> list[Statement]:
    """The statements with the hops that the words of their sentences state."""
    return statements
