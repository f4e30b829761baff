"""Bring the schema of an archive up to date: numbered scripts, `schema/001.sql` onward, counted in `PRAGMA user_version`.

Takes an open connection in autocommit mode, gives nothing; a cut-off migration leaves the version before it. A script that
has shipped is never edited: a change is a new script. May import errors.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from importlib.resources import files

from onrecord.errors import ArchiveError

APPLICATION_ID = 0x6F6E7263
"""Marks an SQLite file as an archive of ours: "onrc"."""


def scripts() -> list[str]:
    """The SQL of every migration, in order."""
    folder = files("onrecord.store") / "schema"
    return [script.read_text(encoding="utf-8") for script in sorted(folder.iterdir(), key=lambda f: f.name)]


def migrate(connection: sqlite3.Connection, migrations: list[str]) -> None:
    """Run the migrations that the archive lacks. Raises ArchiveError if it is no archive, or newer than this onrecord."""
    if _pending(connection, migrations) == 0:
        return
    if _version(connection) == 0:
        _log_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated while this one waited for the lock: count again under it.
        for script in migrations[len(migrations) - _pending(connection, migrations) :]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Set WAL. SQLite does not wait for a lock when it changes the mode, so this does, as long as it else would."""
    (milliseconds,) = connection.execute("PRAGMA busy_timeout").fetchone()
    until = time.monotonic() + milliseconds / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _pending(connection: sqlite3.Connection, migrations: list[str]) -> int:
    version, known = _version(connection), len(migrations)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (empty,) = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)").fetchone()
    if application != APPLICATION_ID and not (empty and application == version == 0):
        raise ArchiveError("it is an SQLite file of another program; name another file for the archive")
    if version > known:
        raise ArchiveError(f"it was written by a newer onrecord (schema {version}, this one knows {known}): upgrade onrecord")
    return known - version


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one. `executescript` would commit the transaction that it must be part of."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
