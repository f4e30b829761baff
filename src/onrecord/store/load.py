"""Rows → Reading: what was stored, value for value.

Takes an open connection; rows that do not fit the types raise msgspec.ValidationError. May import types.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import msgspec

from onrecord.types import Article, Passage, Problem, Published, Reading, Statement

_Rows = dict[int, list[sqlite3.Row]]


def reading(connection: sqlite3.Connection, article_id: str) -> Reading | None:
    """The reading of the article with this id; None if the archive has none."""
    row = connection.execute("SELECT * FROM article WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return None
    return Reading(
        _article(connection, row),
        row["reader"],
        _statements(connection, "article_id = ?", article_id),
        _passages(connection, article_id),
        _problems(connection, article_id, "read"),
    )


def statement(connection: sqlite3.Connection, number: int) -> Statement:
    """The statement with this number, which must exist."""
    (found,) = _statements(connection, "number = ?", number)
    return found


def article(connection: sqlite3.Connection, article_id: str) -> Article:
    """The article with this id, which must exist."""
    return _article(connection, connection.execute("SELECT * FROM article WHERE id = ?", (article_id,)).fetchone())


def dates(connection: sqlite3.Connection) -> dict[str, Published]:
    """When each current article was published, by its id, where that is known."""
    query = """
        SELECT id, published_earliest AS earliest, published_latest AS latest, published_evidence AS evidence
        FROM article WHERE is_current AND published_earliest IS NOT NULL
        """
    rows = connection.execute(query)
    return {row["id"]: msgspec.convert(_fields(row, "earliest", "latest", "evidence"), Published) for row in rows}


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


def _statements(connection: sqlite3.Connection, which: str, key: str | int) -> tuple[Statement, ...]:
    """The statements that the condition `which` holds for, in order, each with the rows that other tables have of it."""

    def parts(table: str, order: str) -> _Rows:
        query = f"""
            SELECT * FROM {table} WHERE statement_number IN (SELECT number FROM statement WHERE {which})
            ORDER BY statement_number, {order}
            """
        found: _Rows = defaultdict(list)
        for row in connection.execute(query, (key,)):
            found[row["statement_number"]].append(row)
        return found

    spans, others, hops = parts("span", "role, position"), parts("other_speaker", "position"), parts("hop", "position")
    rows = connection.execute(f"SELECT * FROM statement WHERE {which} ORDER BY position", (key,))
    return tuple(_statement(row, *(part[row["number"]] for part in (spans, others, hops))) for row in rows)


def _statement(row: sqlite3.Row, spans: list[sqlite3.Row], others: list[sqlite3.Row], hops: list[sqlite3.Row]) -> Statement:
    at: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in spans:
        at[span["role"]].append(_span(span))
    speaker = {name: row[f"speaker_{name}"] for name in ("name", "kind", "how", "confidence")}
    return msgspec.convert(
        {
            **{name: row[name] for name in ("id", "kind", "modality", "inside", "confidence")},
            **{role: at[role] for role in ("content", "cue", "source")},
            "speaker": {**speaker, "mention": at["mention"][0]} if at["mention"] else None,
            "joint": [_speaker(other) for other in others if other["standing"] == "joint"],
            "candidates": [_speaker(other) for other in others if other["standing"] == "candidate"],
            "chain": [
                {**_fields(hop, "role", "name"), "span": _span(hop), "words": (hop["words_start"], hop["words_end"])}
                for hop in hops
            ],
            "negated": bool(row["negated"]),
        },
        Statement,
    )


def _speaker(row: sqlite3.Row) -> dict[str, object]:
    return {**_fields(row, "name", "kind", "how", "confidence"), "mention": _span(row)}


def _passages(connection: sqlite3.Connection, article_id: str) -> tuple[Passage, ...]:
    wording: _Rows = defaultdict(list)
    query = "SELECT * FROM wording WHERE article_id = ? ORDER BY passage_position, position"
    for row in connection.execute(query, (article_id,)):
        wording[row["passage_position"]].append(row)
    rows = connection.execute("SELECT * FROM passage WHERE article_id = ? ORDER BY position", (article_id,))
    return msgspec.convert(
        [
            {
                **_fields(row, "voice", "glosses"),
                "span": _span(row),
                "wording": [{"kind": word["kind"], "span": _span(word)} for word in wording[row["position"]]],
            }
            for row in rows
        ],
        tuple[Passage, ...],
    )


def _fields(row: sqlite3.Row, *names: str) -> dict[str, object]:
    return {name: row[name] for name in names}


def _span(row: sqlite3.Row) -> tuple[int, int]:
    return row["start"], row["end"]


def _problems(connection: sqlite3.Connection, article_id: str, stage: str) -> tuple[Problem, ...]:
    query = "SELECT code, message FROM problem WHERE article_id = ? AND stage = ? ORDER BY number"
    return tuple(Problem(code, message) for code, message in connection.execute(query, (article_id, stage)))
