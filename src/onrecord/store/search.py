"""Full-text search over the words, speakers and titles of the statements of current articles.

Takes what a person typed, gives hits, best first. Nothing typed is a mistake: every word is quoted before SQLite sees it.
May import load, link's words, types.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
import unicodedata
from operator import itemgetter

from msgspec import Struct

from onrecord.link.sketches.words import words
from onrecord.store import load
from onrecord.types import Article, Span, Statement

SOUGHT, LOOKED_AT = 8, 50
"""Of so many words, the rarest, one must stand in a statement that is near to what was asked; so many are looked at."""
NEAR, TOGETHER = 0.5, 2
"""What a near statement must have of all that the words tell, and how many of the words."""
GAP = " […] "
"""What `Reading.quote` puts between spans that are not contiguous."""

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')


class Hit(Struct, frozen=True):
    """A statement that was found. `marks`: where in `article.text`, within the statement's content, the query's words stand.

    `marks` is empty where only the speaker or the title matched.
    """

    article: Article
    statement: Statement
    marks: tuple[Span, ...]

    def __repr__(self) -> str:
        name = self.statement.speaker.name if self.statement.speaker else "unresolved"
        return f"<Hit: {self.statement.id} by {name} in {self.article.address!r}>"


def search(connection: sqlite3.Connection, query: str, limit: int, speaker: str | None, least: float) -> list[Hit]:
    """At most `limit` hits, in order of BM25. Every word of `query` must occur; "words in quotation marks" stand together.

    `speaker` keeps the statements whose speakers' names have all of its words; those below the
    confidence `least` are left out.
    """
    expression = _expression(query, speaker)
    return _hits(connection, expression, limit, least) if expression else []


def nearest(connection: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """At most `limit` statements that have the most of what the words typed tell, in any order, the best first; none that has
    less than NEAR of it."""
    telling = [word for word in words(typed) if word.weight]
    wanted = {word.stem: word.weight for word in telling}
    if len(wanted) < TOGETHER:
        return []
    rarest = sorted({word.plain: -word.weight for word in telling}.items(), key=itemgetter(1, 0))
    expression = " OR ".join(term for word, _ in rarest[:SOUGHT] for term in terms(word))
    held = []
    for hit in _hits(connection, expression, LOOKED_AT, 0.0):
        inside = {w.stem for span in hit.statement.content for w in words(hit.article.text, span.start, span.end)}
        told = sum(weight for stem, weight in wanted.items() if stem in inside)
        if told >= NEAR * sum(wanted.values()) and len(inside & wanted.keys()) >= TOGETHER:
            held.append((told, hit))
    return [hit for _, hit in sorted(held, key=lambda pair: -pair[0])[:limit]]


def _hits(connection: sqlite3.Connection, expression: str, limit: int, least: float) -> list[Hit]:
    """What an expression of FTS5's language finds."""
    mark = secrets.token_hex(8)  # occurs in no text
    rows = connection.execute(
        """
        SELECT number, article_id, words, marked
        FROM (
            SELECT rowid AS found, rank AS score, highlight(statement_search, 0, ?1, ?1) AS marked
            FROM statement_search
            WHERE statement_search MATCH ?2
                AND (?4 <= 0 OR (SELECT confidence FROM statement WHERE number = statement_search.rowid) >= ?4)
            ORDER BY rank LIMIT ?3
        ) JOIN statement ON number = found
        WHERE is_current ORDER BY score, number
        """,
        (mark, expression, max(limit, 0), least),
    ).fetchall()
    articles = {article_id: load.article(connection, article_id) for article_id in {row["article_id"] for row in rows}}
    hits = []
    for row in rows:
        statement = load.statement(connection, row["number"])
        marks = _marks(statement.content, row["words"], row["marked"].split(mark))
        hits.append(Hit(articles[row["article_id"]], statement, marks))
    return hits


def _expression(query: str, speaker: str | None) -> str:
    """The query in FTS5's language; empty if nothing in it can be searched for."""
    wanted = terms(query)
    names = terms(speaker or "")
    if speaker is not None and not names:
        return ""
    return " ".join([*wanted, *(f"{{speaker_name joint_names}} : {name}" for name in names)])


def terms(typed: str) -> list[str]:
    """Quoted FTS5 strings: phrases and words, less those that hold neither letter nor digit."""
    # A lone surrogate (a byte of the command line that is no UTF-8) and NUL cannot be passed to SQLite.
    clean = typed.encode("utf-8", "replace").decode().replace("\0", " ")
    found = (phrase or word for phrase, word in _TERM.findall(clean))
    return [f'"{term}"' for term in found if any(_is_searchable(character) for character in term)]


def _is_searchable(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"  # what the tokenizer unicode61 takes for a part of words


def _marks(content: tuple[Span, ...], words: str, parts: list[str]) -> tuple[Span, ...]:
    """The marked parts (every other one) of `words`, moved to the offsets in the article that they stand at."""
    if "".join(parts) != words:  # SQLite ends a marked text at a NUL: better no mark than a wrong one
        return ()
    marks, offset = [], 0
    for i, part in enumerate(parts):
        if i % 2:
            marks += _in_article(content, offset, offset + len(part))
        offset += len(part)
    return tuple(marks)


def _in_article(content: tuple[Span, ...], start: int, end: int) -> list[Span]:
    """`[start, end)` of the joined words, as spans of the article; what falls in a gap is no part of it."""
    spans, base = [], 0
    for span in content:
        length = span.end - span.start
        first, last = max(start - base, 0), min(end - base, length)
        if first < last:
            spans.append(Span(span.start + first, span.start + last))
        base += length + len(GAP)
    return spans
