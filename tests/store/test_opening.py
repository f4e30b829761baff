"""Files that are no archive, damaged, locked, missing or newer: each a message with the file and what to do."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import ArchiveError
from onrecord.store import Archive, migrations
from onrecord.types import Reading

Tell = Callable[..., Reading]


def refused(path: Path, message: str, *, create: bool = True) -> None:
    with pytest.raises(ArchiveError, match=message) as caught:
        Archive(path, create=create)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_made_only_if_asked(path: Path) -> None:
    refused(path, "no such file; make it with `onrecord add`", create=False)
    assert not path.exists()
    Archive(path).close()
    Archive(str(path), create=False).close()


def test_an_empty_file_is_taken_for_a_new_archive_only_if_asked(path: Path) -> None:
    path.touch()
    refused(path, "the file is empty", create=False)
    Archive(path).close()


def test_odd_names_are_names(tmp_path: Path) -> None:
    path = tmp_path / "50% ?mode=memory#é.db"
    Archive(path).close()
    assert path.stat().st_size > 0


def test_a_folder_or_a_missing_folder(path: Path) -> None:
    refused(path.parent, "it is a folder")
    refused(path / "a.db", "does not exist; create it first")


@pytest.mark.parametrize("content", [b"A letter to the editor. " * 100, b"PK\x03\x04" * 300, b"x"])
def test_a_file_of_another_kind_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, "no SQLite file")
    assert path.read_bytes() == content


@pytest.mark.parametrize("sql", ["CREATE TABLE cookie (name)", "PRAGMA user_version = 1", "PRAGMA application_id = 7"])
def test_an_sqlite_file_of_another_program_is_left_as_it_is(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
    before = path.read_bytes()
    refused(path, "of another program")
    assert path.read_bytes() == before


def test_a_newer_archive(path: Path) -> None:
    Archive(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    refused(path, r"newer onrecord \(schema 99.*upgrade onrecord")


def test_a_damaged_archive(path: Path, tell: Tell) -> None:
    with Archive(path) as archive:
        for i in range(50):
            archive.add(tell(("Ada Quill", "No. " * 100), address=str(i)))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"county\.db: it is damaged: restore a copy"), Archive(path) as archive:
        list(archive.readings())


def test_a_row_that_does_not_fit_the_types(archive: Archive, path: Path, tell: Tell) -> None:
    archive.add(tell(("Ada Quill", "No.")))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE statement SET kind = 'sung'")
    with pytest.raises(ArchiveError, match=r"damaged.*sung"):
        list(archive.readings())


def test_a_locked_archive_can_be_read_and_says_that_it_cannot_be_written(archive: Archive, path: Path, tell: Tell) -> None:
    archive.add(tell(("Ada Quill", "No.")))
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Archive(path, busy_timeout=0.05) as second:
        other.execute("BEGIN IMMEDIATE")
        assert len(second.search("no")) == 1
        with pytest.raises(ArchiveError, match="another program is writing to it: wait"):
            second.add(tell(("Ada Quill", "Yes.")))
        other.execute("ROLLBACK")
        assert second.add(tell(("Ada Quill", "Yes."))) == "changed"


def test_the_promised_modes(archive: Archive, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        assert {name for name, strict in tables if not strict} == set()
    with pytest.raises(sqlite3.IntegrityError):
        archive._connection.execute("INSERT INTO author VALUES ('nobody', 0, 'Ada Quill')")


def _create(path: Path, barrier: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]
    Archive(path).close()


def test_many_may_create_it_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    for i in range(5):
        barrier = context.Barrier(4)
        processes = [context.Process(target=_create, args=(tmp_path / f"{i}.db", barrier)) for _ in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        assert [process.exitcode for process in processes] == [0] * 4


def test_migrations_run_in_order_from_where_the_archive_is(path: Path) -> None:
    Archive(path).close()
    more = [*migrations.scripts(), "ALTER TABLE article ADD COLUMN mood TEXT;", "UPDATE article SET mood = 'calm';"]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.migrate(connection, more)
        migrations.migrate(connection, more)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(more),)
    refused(path, "newer onrecord")


def test_an_archive_of_version_1_is_migrated_with_all_it_holds(path: Path, tell: Tell) -> None:
    reading = tell(("Ada Quill", "The ferry runs."), (None, "No."))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.migrate(connection, migrations.scripts()[:1])
        about = reading.article
        connection.execute(
            "INSERT INTO article (id, address, version, is_current, outlet, format, digest, reader, added_at, text)"
            " VALUES (?, ?, 1, 1, ?, 'text', '', '1', '', ?)",
            (about.id, about.address, about.outlet, about.text),
        )
        for i, s in enumerate(reading.statements):
            who = ("Ada Quill", "person", "name", 0.9) if s.speaker else (None,) * 4
            words = (reading.quote(s.content), reading.quote(s.cue), reading.quote(s.source))
            row = (i, s.id, reading.article.id, i, *who, "direct", *words, 0, "stated", None, s.confidence, None, 1)
            connection.execute(f"INSERT INTO statement VALUES ({', '.join('?' * len(row))})", row)
            mention = (s.speaker.mention,) if s.speaker else ()
            for role, spans in (("content", s.content), ("cue", s.cue), ("source", s.source), ("mention", mention)):
                rows = [(i, role, k, span.start, span.end) for k, span in enumerate(spans)]
                connection.executemany("INSERT INTO span VALUES (?, ?, ?, ?, ?)", rows)
    with Archive(path) as archive:
        assert list(archive.readings()) == [reading]
        assert [hit.statement for hit in archive.search("ferry", speaker="quill")] == [reading.statements[0]]
        archive.add(msgspec.structs.replace(reading, reader="2"))
        assert len(archive.search("ferry")) == 1


def test_a_failed_migration_leaves_the_version_before_it(path: Path) -> None:
    Archive(path).close()
    before = path.read_bytes()
    broken = [*migrations.scripts(), "CREATE TABLE half (a);\nCREATE TABLE half (a);"]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, pytest.raises(sqlite3.OperationalError):
        migrations.migrate(connection, broken)
    Archive(path).close()
    assert path.read_bytes() == before
