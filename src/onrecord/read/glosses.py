"""Glosses: an outlet's own rewording of what somebody said ("So basically, she is saying ..."), told from reported speech.

Takes an article, its sentences and its statements; gives what are statements, and what are glosses of which of them.
"""

from __future__ import annotations

from onrecord.read.sentences import Pair
from onrecord.types import Article, Statement


def glossed(article: Article, sentences: list[Pair], statements: list[Statement]) -> tuple[list[Statement], dict[Pair, str]]:
    """The statements without those that are glosses, and for each gloss (its sentence) the id of the statement it glosses,
    "" where none is near."""
    return statements, {}
