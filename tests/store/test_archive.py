from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from onrecord.errors import ArchiveError
from onrecord.store import Archive, Counts
from onrecord.types import Article, Problem, Published, Reading

Tell = Callable[..., Reading]

MAYOR = ("Ada Quill", "The ferry will run on Sundays.")
CLERK = ("Bo Lind", "Nobody has paid for it.")


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def unread(address: str, *messages: str) -> Article:
    return Article("0" * 16, address, "", problems=tuple(Problem("empty-file", message) for message in messages))


def test_adding_the_same_again_changes_nothing(archive: Archive, path: Path, tell: Tell) -> None:
    first, other = tell(MAYOR, CLERK), tell(CLERK, address="https://herald.example/ferry")
    assert [archive.add(first), archive.add(other)] == ["added", "added"]
    before = dump(path)
    assert [archive.add(first), archive.add(other)] == ["unchanged", "unchanged"]
    assert dump(path) == before


def test_another_text_at_a_known_address_is_a_new_version(archive: Archive, tell: Tell) -> None:
    old, new = tell(MAYOR), tell(MAYOR, CLERK)
    archive.add(old)
    assert archive.add(new) == "changed"
    assert list(archive.readings()) == [new]
    assert archive.reading(new.article.address) == new
    assert archive.reading(old.article.id) == old
    assert archive.statement(old.statements[0].id) == (old, old.statements[0])
    assert archive.counts() == Counts(articles=1, superseded=1, statements=2, speakers=2, outlets=1, unread=0, texts=1)


def test_the_dates_of_current_articles(archive: Archive, tell: Tell) -> None:
    published = Published("2031-05-01", "2031-05-03", "given")
    old, new, undated = tell(MAYOR), tell(MAYOR, CLERK), tell(MAYOR, address="https://herald.example/")
    for reading, at in ((old, Published("2030-01-01", "2030-01-01", "given")), (new, published), (undated, None)):
        archive.add(replace(reading, article=replace(reading.article, published=at)))
    assert archive.dates() == {new.article.id: published}


def test_versions_are_numbered_from_one(archive: Archive, path: Path, tell: Tell) -> None:
    for readings in (tell(MAYOR), tell(CLERK), tell(MAYOR, CLERK)):
        archive.add(readings)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT version, is_current FROM article ORDER BY version").fetchall()
    assert rows == [(1, 0), (2, 0), (3, 1)]


def test_two_texts_of_one_address_settle_however_often_they_are_added(archive: Archive, path: Path, tell: Tell) -> None:
    old, new = tell(MAYOR), tell(CLERK)
    archive.add(old)
    archive.add(new)
    before = dump(path)
    assert [archive.add(old), archive.add(new)] == ["unchanged", "unchanged"]
    assert dump(path) == before


def test_articles_without_an_address_are_no_versions_of_each_other(archive: Archive, tell: Tell) -> None:
    assert [archive.add(tell(MAYOR, address="")), archive.add(tell(CLERK, address=""))] == ["added", "added"]
    assert archive.counts().articles == 2
    assert archive.reading("") is None


def test_another_reader_replaces_the_statements(archive: Archive, path: Path, tell: Tell) -> None:
    archive.add(tell(MAYOR, CLERK))
    newer = msgspec.structs.replace(tell(MAYOR, CLERK, reader="2"), statements=tell(MAYOR).statements)
    assert not archive.has(newer.article, "2")
    assert archive.add(newer) == "changed"
    assert archive.has(newer.article, "2")
    assert not archive.has(newer.article, "1")
    assert list(archive.readings()) == [newer]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(DISTINCT statement_number) FROM span").fetchone() == (1,)
        assert connection.execute("SELECT version, is_current FROM article").fetchone() == (1, 1)


def test_rereading_an_older_version_leaves_it_older(archive: Archive, tell: Tell) -> None:
    archive.add(tell(MAYOR))
    archive.add(tell(CLERK))
    archive.add(tell(MAYOR, reader="2"))
    assert list(archive.readings()) == [tell(CLERK)]
    assert archive.search("Sundays") == []


def test_a_corrected_title_is_kept(archive: Archive, tell: Tell) -> None:
    archive.add(tell(MAYOR, title="Fery to run"))
    assert archive.add(tell(MAYOR, title="Ferry to run")) == "changed"
    assert [r.article.title for r in archive.readings()] == ["Ferry to run"]


def test_readings_come_in_order_of_address(archive: Archive, tell: Tell) -> None:
    for address in ("b", "c", "a"):
        archive.add(tell(MAYOR, address=address))
    assert [reading.article.address for reading in archive.readings()] == ["a", "b", "c"]


def test_readings_may_be_added_while_they_are_gone_through(archive: Archive, tell: Tell) -> None:
    for address in ("a", "b"):
        archive.add(tell(MAYOR, address=address))
    for reading in archive.readings():
        archive.add(tell(CLERK, address=reading.article.address))
    assert archive.counts().superseded == 2


def test_what_is_not_there_is_none(archive: Archive) -> None:
    assert archive.reading("https://nowhere.example") is None
    assert archive.statement("nothing") is None
    assert list(archive.readings()) == []


def test_problems_of_unread_inputs_are_kept_in_order_and_once(archive: Archive, path: Path) -> None:
    archive.add_problem(unread("b.txt", "b.txt is empty", "and so is its folder"))
    archive.add_problem(unread("a.txt", "a.txt is empty"))
    before = dump(path)
    archive.add_problem(unread("a.txt", "a.txt is empty"))
    assert dump(path) == before
    assert [(a, p.message) for a, p in archive.problems()] == [
        ("a.txt", "a.txt is empty"),
        ("b.txt", "b.txt is empty"),
        ("b.txt", "and so is its folder"),
    ]
    archive.add_problem(unread("b.txt", "b.txt is locked"))
    assert [p.message for _, p in archive.problems()] == ["a.txt is empty", "b.txt is locked"]


def test_what_is_told_of_an_article_counts_and_the_bytes_around_it_do_not(archive: Archive, tell: Tell) -> None:
    reading = tell(MAYOR)
    archive.add(reading)
    assert archive.has(msgspec.structs.replace(reading.article, digest="0" * 64), reading.reader)
    assert not archive.has(msgspec.structs.replace(reading.article, outlet="The Other Gazette"), reading.reader)


def test_a_problem_goes_when_the_input_is_read(archive: Archive, tell: Tell) -> None:
    reading = tell(MAYOR, address="a.txt")
    archive.add_problem(unread("a.txt", "a.txt may not be read"))
    archive.add(reading)
    assert archive.problems() == []
    archive.add_problem(unread("a.txt", "a.txt may not be read"))
    assert not archive.has(reading.article, reading.reader)
    assert archive.add(reading) == "unchanged"
    assert archive.problems() == []
    assert archive.has(reading.article, reading.reader)


def test_a_cut_off_add_leaves_nothing(archive: Archive, path: Path, tell: Tell) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TRIGGER cut AFTER INSERT ON span WHEN new.statement_number = 2 BEGIN SELECT RAISE(ABORT, 'cut'); END"
        )
    before = dump(path)
    with pytest.raises(ArchiveError, match="cut"):
        archive.add(tell(MAYOR, CLERK))
    assert dump(path) == before


def test_repr_names_the_file(archive: Archive, path: Path) -> None:
    assert repr(archive) == f"<Archive {str(path)!r}>"
