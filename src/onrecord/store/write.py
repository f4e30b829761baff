"""Reading → rows, and their removal. Runs inside a transaction that the caller opened. May import links, load, types."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal

from onrecord.store import load
from onrecord.store.links import Links
from onrecord.types import Article, Passage, Problem, Reading, Span, Statement

Change = Literal["added", "changed", "unchanged"]
_Row = tuple[object, ...]


def write(connection: sqlite3.Connection, links: Links, reading: Reading) -> Change:
    """Store a reading and link it.

    A known article with another reading replaces it; another text of a known address becomes current. An older version of an
    address that comes again stays the older version, so that the same inputs twice change nothing.
    """
    article = reading.article
    connection.execute("DELETE FROM problem WHERE address = ? AND stage = 'unread'", (article.address,))
    known = connection.execute("SELECT version, is_current, added_at FROM article WHERE id = ?", (article.id,)).fetchone()
    if known:
        if load.reading(connection, article.id) == reading:
            return "unchanged"
        links.undo(article.id)
        connection.execute("DELETE FROM article WHERE id = ?", (article.id,))
        _insert(connection, reading, *known)
        if known["is_current"]:
            links.make(reading)
        return "changed"
    older = _versions(connection, article.address) if article.address else []
    for row in older:
        if row["is_current"]:
            links.undo(row["id"])
            connection.execute("UPDATE article SET is_current = 0 WHERE id = ?", (row["id"],))
    (now,) = connection.execute("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')").fetchone()
    _insert(connection, reading, older[0]["version"] + 1 if older else 1, 1, now)
    links.make(reading)
    return "changed" if older else "added"


def remove(connection: sqlite3.Connection, links: Links, id_or_address: str) -> bool:
    """Remove the article with this id, or all versions at this address and what is noted of it; whether there were any.

    The version before the one removed becomes current again.
    """
    noted = connection.execute("DELETE FROM problem WHERE address = ? AND stage = 'unread'", (id_or_address,)).rowcount
    row = connection.execute("SELECT id, address, is_current FROM article WHERE id = ?", (id_or_address,)).fetchone()
    if row is None and id_or_address:
        versions = _versions(connection, id_or_address)
        for version in versions:
            _remove(connection, links, version["id"])
        return bool(versions or noted)
    if row is None:
        return False
    _remove(connection, links, row["id"])
    older = _versions(connection, row["address"]) if row["is_current"] and row["address"] else []
    if older:
        connection.execute("UPDATE article SET is_current = 1 WHERE id = ?", (older[0]["id"],))
        before = load.reading(connection, older[0]["id"])
        assert before is not None
        links.make(before)
    return True


def _remove(connection: sqlite3.Connection, links: Links, article_id: str) -> None:
    links.undo(article_id)
    connection.execute("DELETE FROM article WHERE id = ?", (article_id,))


def write_problems(connection: sqlite3.Connection, article: Article) -> None:
    """Store why an input could not be read, in place of what was stored about its address before."""
    address = article.address
    if tuple(problem for _, problem in load.unread(connection, address)) != article.problems:
        connection.execute("DELETE FROM problem WHERE address = ? AND stage = 'unread'", (address,))
        _insert_problems(connection, address, None, "unread", article.problems)


def _versions(connection: sqlite3.Connection, address: str) -> list[sqlite3.Row]:
    """The versions of an address, the newest first."""
    query = "SELECT id, version, is_current FROM article WHERE address = ? ORDER BY version DESC"
    return connection.execute(query, (address,)).fetchall()


def _insert(connection: sqlite3.Connection, reading: Reading, version: int, is_current: int, added_at: str) -> None:
    article = reading.article
    _insert_article(connection, article, (reading.reader, version, is_current, added_at))
    _insert_problems(connection, article.address, article.id, "ingest", article.problems)
    _insert_problems(connection, article.address, article.id, "read", reading.problems)
    (first,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM statement").fetchone()
    statements = list(enumerate(reading.statements, first))
    _insert_many(connection, "statement", (_statement(reading, s, i - first, i, is_current) for i, s in statements))
    for table, rows_of in (("span", _spans), ("hop", _hops), ("other_speaker", _others)):
        _insert_many(connection, table, (row for number, statement in statements for row in rows_of(number, statement)))
    passages = list(enumerate(reading.passages))
    _insert_many(connection, "passage", ((article.id, i, p.voice, p.glosses, p.span.start, p.span.end) for i, p in passages))
    _insert_many(connection, "wording", (row for i, passage in passages for row in _wording(article.id, i, passage)))


def _insert_article(connection: sqlite3.Connection, article: Article, state: _Row) -> None:
    published, evidence = article.published, article.evidence
    connection.execute(
        """
        INSERT INTO article (
            reader, version, is_current, added_at, id, address, title, outlet, language, format, digest, text,
            title_evidence, outlet_evidence, authors_evidence, published_earliest, published_latest, published_evidence
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            *state,
            *(article.id, article.address, article.title, article.outlet, article.language),
            *(article.format, article.digest, article.text),
            *(evidence.title, evidence.outlet, evidence.authors),
            *((published.earliest, published.latest, published.evidence) if published else (None, None, None)),
        ),
    )
    _insert_many(connection, "author", ((article.id, i, name) for i, name in enumerate(article.authors)))
    _insert_many(connection, "furniture", ((article.id, i, s.start, s.end) for i, s in enumerate(article.furniture)))


def _insert_problems(
    connection: sqlite3.Connection, address: str, article_id: str | None, stage: str, problems: Iterable[Problem]
) -> None:
    _insert_many(connection, "problem", ((None, address, article_id, stage, p.code, p.message) for p in problems))


def _insert_many(connection: sqlite3.Connection, table: str, rows: Iterable[_Row]) -> None:
    """Rows in the order of the table's columns."""
    rows = list(rows)
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _statement(reading: Reading, statement: Statement, position: int, number: int, is_current: int) -> _Row:
    speaker = statement.speaker
    return (
        *(number, statement.id, reading.article.id, position),
        *((speaker.name, speaker.kind, speaker.how, speaker.confidence) if speaker else (None, None, None, None)),
        statement.kind,
        *(reading.quote(spans) for spans in (statement.content, statement.cue, statement.source)),
        *(statement.negated, statement.modality, statement.inside, statement.confidence),
        *(reading.article.title, is_current),
        "\n".join(other.name for other in statement.joint) or None,
    )


def _spans(number: int, statement: Statement) -> Iterator[_Row]:
    mention: tuple[Span, ...] = (statement.speaker.mention,) if statement.speaker else ()
    roles = {"content": statement.content, "cue": statement.cue, "source": statement.source, "mention": mention}
    for role, spans in roles.items():
        yield from ((number, role, i, span.start, span.end) for i, span in enumerate(spans))


def _hops(number: int, statement: Statement) -> Iterator[_Row]:
    for i, hop in enumerate(statement.chain):
        yield number, i, hop.role, hop.name, hop.span.start, hop.span.end, hop.words.start, hop.words.end


def _others(number: int, statement: Statement) -> Iterator[_Row]:
    for standing, speakers in (("joint", statement.joint), ("candidate", statement.candidates)):
        for i, s in enumerate(speakers):
            yield number, standing, i, s.name, s.kind, s.how, s.confidence, s.mention.start, s.mention.end


def _wording(article_id: str, position: int, passage: Passage) -> Iterator[_Row]:
    for i, wording in enumerate(passage.wording):
        yield article_id, position, i, wording.kind, wording.span.start, wording.span.end
