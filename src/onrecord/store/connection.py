"""Open an archive's SQLite file, and turn what SQLite says into what a person can act on.

Takes a path, gives a connection in autocommit mode (transactions are explicit). May import migrations, errors.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec

from onrecord.errors import ArchiveError
from onrecord.store.migrations import migrate, scripts

_MAGIC = b"SQLite format 3\0"
_DAMAGED = "it is damaged: restore a copy, or add the articles again to a new file"
_ADVICE = {
    sqlite3.SQLITE_BUSY: "another program is writing to it: wait until that has finished, then try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it: wait until that has finished, then try again",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: "it is no SQLite file, or its beginning is damaged: name another file, or restore a copy",
    sqlite3.SQLITE_FULL: "the disk is full: free some space, then run the same command again",
    sqlite3.SQLITE_READONLY: "it may not be written to: check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "it may not be opened: check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check that its folder exists and that both may be read and written",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns errors of SQLite into ArchiveError, with the path and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
        raise ArchiveError(f"archive {path}: {_ADVICE.get(code, error)}") from error
    except msgspec.DecodeError as error:
        raise ArchiveError(f"archive {path}: {_DAMAGED} ({error})") from error
    except UnicodeEncodeError as error:
        raise ArchiveError(
            f"archive {path}: a lone surrogate at offset {error.start} cannot be stored: decode the input anew"
        ) from error


@contextmanager
def transaction(connection: sqlite3.Connection, *, write: bool) -> Iterator[None]:
    """All or nothing, and one state of the archive throughout; to `write`, the lock is taken at once."""
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connect(path: Path, create: bool, busy_timeout: float) -> sqlite3.Connection:
    """Open and migrate the archive at `path`; a locked one is waited for up to `busy_timeout` seconds.

    Raises ArchiveError for a file that is missing (unless `create`), no archive, damaged, locked, or of a newer version.
    """
    _check(path, create)
    address = f"file:{quote(str(path.absolute()))}?mode={'rwc' if create else 'rw'}"
    with explained(path):
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=busy_timeout)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            # With WAL, NORMAL survives a killed process whole; a power cut may cost the last articles, never the file.
            connection.execute("PRAGMA synchronous = NORMAL")
            # The keys of an article go to pages all over the file: 40 MB of log are copied there at a time, not 4.
            connection.execute("PRAGMA wal_autocheckpoint = 10000")
            migrate(connection, scripts())
        except ArchiveError as error:
            connection.close()
            raise ArchiveError(f"archive {path}: {error}") from None
        except BaseException:
            connection.close()
            raise
    return connection


def _check(path: Path, create: bool) -> None:
    if path.is_dir():
        raise ArchiveError(f"archive {path}: it is a folder; name a file in it, such as {path / 'onrecord.db'}")
    if create and not path.absolute().parent.is_dir():
        raise ArchiveError(f"archive {path}: the folder {path.parent} does not exist; create it first")
    if not create and not path.exists():
        raise ArchiveError(f"archive {path}: there is no such file; make it with `onrecord add`, or name another")
    if not create and path.stat().st_size == 0:
        raise ArchiveError(f"archive {path}: the file is empty; make an archive with `onrecord add`, or name another")
    if path.exists() and os.access(path, os.R_OK):
        with path.open("rb") as file:
            beginning = file.read(len(_MAGIC))
        if beginning not in (b"", _MAGIC):  # SQLite would take a file of a few bytes for an empty one, and overwrite it
            raise ArchiveError(f"archive {path}: {_ADVICE[sqlite3.SQLITE_NOTADB]}")
