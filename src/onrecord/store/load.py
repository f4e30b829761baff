"""Rows → Reading: what was stored, value for value.

Takes an open connection; rows that do not fit the types raise msgspec.ValidationError. May import types.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import msgspec

from onrecord.types import Article, Problem, Reading, Statement

_Spans = dict[str, list[tuple[int, int]]]


def reading(connection: sqlite3.Connection, article_id: str) -> Reading | None:
    """The reading of the article with this id; None if the archive has none."""
    row = connection.execute("SELECT * FROM article WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return None
    rows = connection.execute("SELECT * FROM statement WHERE article_id = ? ORDER BY position", (article_id,)).fetchall()
    spans: dict[int, _Spans] = defaultdict(lambda: defaultdict(list))
    for number, role, start, end in connection.execute(
        """
        SELECT statement_number, role, "start", "end" FROM span
        WHERE statement_number IN (SELECT number FROM statement WHERE article_id = ?)
        ORDER BY statement_number, role, position
        """,
        (article_id,),
    ):
        spans[number][role].append((start, end))
    statements = tuple(_statement(r, spans[r["number"]]) for r in rows)
    return Reading(_article(connection, row), row["reader"], statements, problems=_problems(connection, article_id, "read"))


def statement(connection: sqlite3.Connection, number: int) -> Statement:
    """The statement with this number, which must exist."""
    spans: _Spans = defaultdict(list)
    query = 'SELECT role, "start", "end" FROM span WHERE statement_number = ? ORDER BY role, position'
    for role, start, end in connection.execute(query, (number,)):
        spans[role].append((start, end))
    return _statement(connection.execute("SELECT * FROM statement WHERE number = ?", (number,)).fetchone(), spans)


def article(connection: sqlite3.Connection, article_id: str) -> Article:
    """The article with this id, which must exist."""
    return _article(connection, connection.execute("SELECT * FROM article WHERE id = ?", (article_id,)).fetchone())


def unread(connection: sqlite3.Connection, address: str | None = None) -> list[tuple[str, Problem]]:
    """Address and problem of each input that could not be read, in order of address; of one address, if it is given."""
    rows = connection.execute(
        """
        SELECT address, code, message FROM problem
        WHERE stage = 'unread' AND (?1 IS NULL OR address = ?1) ORDER BY address, number
        """,
        (address,),
    )
    return [(row["address"], Problem(row["code"], row["message"])) for row in rows]


def _article(connection: sqlite3.Connection, row: sqlite3.Row) -> Article:
    article_id = row["id"]
    authors = connection.execute("SELECT name FROM author WHERE article_id = ? ORDER BY position", (article_id,))
    furniture = connection.execute('SELECT "start", "end" FROM furniture WHERE article_id = ? ORDER BY position', (article_id,))
    fields = ("id", "address", "text", "format", "digest", "title", "outlet", "language")
    published = {name: row[f"published_{name}"] for name in ("earliest", "latest", "evidence")}
    return msgspec.convert(
        {
            **{name: row[name] for name in fields},
            "published": published if row["published_earliest"] is not None else None,
            "evidence": {name: row[f"{name}_evidence"] for name in ("title", "outlet", "authors")},
            "authors": [name for (name,) in authors],
            "furniture": [tuple(span) for span in furniture],
            "problems": _problems(connection, article_id, "ingest"),
        },
        Article,
    )


def _statement(row: sqlite3.Row, spans: _Spans) -> Statement:
    speaker = {name: row[f"speaker_{name}"] for name in ("name", "kind", "how", "confidence")}
    return msgspec.convert(
        {
            **{name: row[name] for name in ("id", "kind", "modality", "inside", "confidence")},
            **{role: spans.get(role, []) for role in ("content", "cue", "source")},
            "speaker": {**speaker, "mention": spans["mention"][0]} if spans.get("mention") else None,
            "chain": (),
            "negated": bool(row["negated"]),
        },
        Statement,
    )


def _problems(connection: sqlite3.Connection, article_id: str, stage: str) -> tuple[Problem, ...]:
    query = "SELECT code, message FROM problem WHERE article_id = ? AND stage = ? ORDER BY number"
    return tuple(Problem(code, message) for code, message in connection.execute(query, (article_id, stage)))
