"""The sketches that an archive stores, and when it makes them anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.conftest import Tell

from onrecord import Archive
from onrecord.errors import ArchiveError
from onrecord.link.sketches.packed import pack
from onrecord.link.sketches.sketch import sketch

NEW, OLD = "the breakwater was paid for twice", "the breakwater was paid for once"


def packed(path: Path) -> list[bytes]:
    with closing(sqlite3.connect(path)) as connection:
        return [data for (data,) in connection.execute("SELECT packed FROM sketch")]


def test_a_stored_sketch_is_the_one_of_the_reading(path: Path, tell: Tell) -> None:
    reading = tell(("Nora Quist", NEW))
    with Archive(path) as archive:
        archive.add(reading)
    with Archive(path) as archive:
        assert pack(archive.sketch(reading.article.id)) == pack(sketch(reading)) == packed(path)[0]


def test_an_older_version_has_none_and_is_read_anew(archive: Archive, path: Path, tell: Tell) -> None:
    older, newer = tell(("Nora Quist", OLD)), tell(("Nora Quist", NEW))
    archive.add(older)
    archive.add(newer)
    assert packed(path) == [pack(sketch(newer))]
    assert pack(archive.sketch(older.article.id)) == pack(sketch(older))
    archive.remove(newer.article.id)
    assert packed(path) == [pack(sketch(older))]


def test_one_of_another_linker_does_not_count(path: Path, tell: Tell) -> None:
    reading = tell(("Nora Quist", NEW))
    with Archive(path) as archive:
        archive.add(reading)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE linked SET linker = 'another'")
        connection.execute("UPDATE sketch SET packed = x'00'")
    with Archive(path) as archive:
        assert archive.verify(NEW).found


def test_a_damaged_one_is_a_damaged_archive(path: Path, tell: Tell) -> None:
    with Archive(path) as archive:
        archive.add(tell(("Nora Quist", NEW)))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE sketch SET packed = x'00'")
    with Archive(path) as archive, pytest.raises(ArchiveError, match="damaged"):
        archive.verify(NEW)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE statement SET speaker_name = 'Ivo Lund'",
        'UPDATE span SET "end" = "end" - 1 WHERE role = \'content\'',
        "UPDATE article SET text = replace(text, 'breakwater', 'boathouses')",
    ],
)
def test_what_another_program_changes_counts(path: Path, tell: Tell, sql: str) -> None:
    reading = tell(("Nora Quist", NEW))
    with Archive(path) as archive:
        archive.add(reading)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(sql)
        assert packed(path) == []
        changed = archive.reading(reading.article.id)
        assert changed
        assert changed != reading
        assert pack(archive.sketch(reading.article.id)) == pack(sketch(changed))
