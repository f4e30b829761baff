"""Who each statement is attributed to: coreference resolution of the sources, as far as the article tells.

Takes an article, its sentences and its statements; gives the statements with speakers. `discourse` holds what is known of
the article, `pronouns` and `noun_phrases` lead a source to its referent. What stays open is None, with
candidates. Every name is a stretch of the text (`mention`). Imports these three, words and the lexicon.
"""

from __future__ import annotations

import msgspec

from onrecord.read.speakers.discourse import Discourse, Referent
from onrecord.read.speakers.noun_phrases import named, nominal
from onrecord.read.speakers.pronouns import antecedent
from onrecord.read.text.lexicon import LEADING, PRONOUNS, THEY
from onrecord.read.text.sentences import Pair
from onrecord.read.text.words import tokens
from onrecord.types import Article, Span, Statement


def resolve(article: Article, sentences: list[Pair], statements: list[Statement]) -> list[Statement]:
    """The statements with their speakers. They are resolved in the order of their sources in the text."""
    discourse = Discourse(article, sentences, statements)
    order = sorted(statements, key=lambda s: (s.source or s.content)[0].start)
    found = {s.id: speaker(s, discourse) for s in order}
    return [_with(s, found[s.id]) for s in statements]


def _with(statement: Statement, found: Referent | None) -> Statement:
    if found is None:
        return statement
    if found.candidates:
        return msgspec.structs.replace(statement, candidates=found.candidates)
    return msgspec.structs.replace(statement, speaker=found.speaker, joint=tuple(r.speaker for r in found.joint))


def _with_stop(source: Span, text: str) -> Span:
    """A source with the full stop of the short form that it ends with: "Jan Holt Jr." """
    if text[source.end : source.end + 1] != ".":
        return source
    last = tokens(text, source.start, source.end + 1)[-1:]
    return Span(source.start, last[0].end) if last and last[0].start < source.end < last[0].end else source


def speaker(statement: Statement, discourse: Discourse) -> Referent | None:
    """Who speaks in a statement, None where its source leads nowhere. The discourse takes a turn of it."""
    if not statement.source:
        return None
    source = _with_stop(statement.source[0], discourse.text)
    row = tokens(discourse.text, source.start, source.end)
    while len(row) > 1 and row[0].lower in LEADING:
        row = row[1:]
    words = [t.lower for t in row if t.word[0].isalnum()]
    if not words:
        return None
    if " ".join(words) in PRONOUNS:
        found = antecedent(" ".join(words), statement, discourse)
    else:
        found = named(source, row, discourse) or nominal(row, statement, discourse)
    if found:
        discourse.take(statement, found, words[0] in THEY)
    return found
