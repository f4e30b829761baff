"""Links between articles of an archive: made when an article is added, undone when it goes, whatever the order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.errors import ArchiveError
from onrecord.store import Archive, links
from onrecord.types import Published, Reading

Tell = Callable[..., Reading]

FERRY = "The ferry to Skarn will stop running on the first of November because nobody paid for the pilot"
SHORT = "The ferry to Skarn will stop running on the first of November"
DREDGE = "We have dredged the harbour at Skarn twice and the silt came back each time before the winter was out"
TOLL = "No toll on the Brandt bridge will ever be raised while I sit in this council chamber in Skarn"
NOTHING = "Turnips"
SAYINGS = (FERRY, SHORT, DREDGE, TOLL, f"{FERRY}. {DREDGE}", NOTHING)
DAYS = (None, "2024-10-02", "2024-10-05", "2025-03-01")


def article(tell: Tell, number: int, *sayings: str, day: str | None = "2024-10-02", reader: str = "1") -> Reading:
    told = tell(*(("Ada Quill", saying) for saying in sayings), address=f"https://paper{number}.example/", reader=reader)
    return replace(told, article=replace(told.article, published=Published(day, day, "given") if day else None))


def state(archive: Archive) -> tuple[object, ...]:
    """All that linking has come to, without the numbers that depend on the order."""
    ids = sorted(reading.article.id for reading in archive.readings())
    each = [(article_id, archive.links(article_id), archive.reprints(article_id)) for article_id in ids]
    return each, archive.utterances()


def dump(path: Path) -> list[str]:
    """The rows of all tables but those that the search index keeps for itself, which never forget."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "statement_search" not in line]


def after(readings: Iterable[Reading]) -> tuple[object, ...]:
    with TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as archive:
        for reading in readings:
            archive.add(reading)
        return state(archive)


def test_two_articles_that_say_the_same_are_linked(archive: Archive, tell: Tell) -> None:
    one, other, third = article(tell, 1, FERRY, DREDGE), article(tell, 2, SHORT), article(tell, 3, NOTHING)
    for reading in (one, other, third):
        archive.add(reading)
    (link,) = archive.links(one.article.id)
    assert archive.links(other.article.id) == [link]
    assert archive.links(third.article.id) == []
    assert {link.first.article, link.second.article} == {one.article.id, other.article.id}
    assert {link.first.statement, link.second.statement} == {one.statements[0].id, other.statements[0].id}
    (utterance,) = archive.utterances()
    assert utterance.links == (link,)
    assert archive.utterances(article=one.article.id) == [utterance]
    assert archive.utterances(article=third.article.id) == archive.utterances(limit=0) == []
    assert archive.utterance(utterance.id) == archive.utterance(one.statements[0].id) == utterance
    assert archive.utterance(one.statements[1].id) is archive.utterance("nothing") is archive.utterance("") is None


def test_utterances_in_most_articles_come_first(archive: Archive, tell: Tell) -> None:
    for number, sayings in enumerate([(FERRY,), (FERRY, DREDGE), (SHORT, TOLL), (DREDGE,), (FERRY, DREDGE), (TOLL,)]):
        archive.add(article(tell, number, *sayings))
    found = archive.utterances()
    assert [len({member.place.article for member in utterance.members}) for utterance in found] == [4, 3, 2]
    assert [archive.utterances(limit=n) for n in range(4)] == [found[:n] for n in range(4)]
    for utterance in found:
        assert archive.utterance(utterance.id) == utterance
        for member in utterance.members:
            assert member.place.statement is not None
            assert archive.utterance(member.place.statement) == utterance


def test_long_passages_are_reprints(archive: Archive, tell: Tell) -> None:
    one, other = article(tell, 1, FERRY, DREDGE, TOLL), article(tell, 2, FERRY, DREDGE)
    archive.add(one)
    archive.add(other)
    (reprint,) = archive.reprints(one.article.id)
    assert archive.reprints(other.article.id) == [reprint]
    texts = {reading.article.id: reading.article.text for reading in (one, other)}
    for first, second in reprint.passages:
        here, there = texts[reprint.first][first.start : first.end], texts[reprint.second][second.start : second.end]
        assert FERRY in here
        assert FERRY in there


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=3), st.sampled_from(DAYS)), max_size=6),
    st.randoms(use_true_random=False),
)
@settings(max_examples=25)
def test_the_order_of_adding_makes_no_difference(
    tell_all: Tell, told: list[tuple[list[str], str | None]], chance: Random
) -> None:
    readings = [article(tell_all, i, *sayings, day=day) for i, (sayings, day) in enumerate(told)]
    assert after(readings) == after(chance.sample(readings, len(readings)))


@given(st.data())
@settings(max_examples=25)
def test_what_is_added_and_removed_leaves_no_trace(tell_all: Tell, data: st.DataObject) -> None:
    told = data.draw(st.lists(st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=3), min_size=1, max_size=5))
    readings = [article(tell_all, i, *sayings) for i, sayings in enumerate(told)]
    with TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as archive:
        for reading in readings[:-1]:
            archive.add(reading)
        before = dump(archive.path)
        archive.add(readings[-1])
        by = data.draw(st.sampled_from([readings[-1].article.id, readings[-1].article.address]))
        assert archive.remove(by)
        assert dump(archive.path) == before


@given(
    st.lists(st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=3), min_size=5, max_size=8),
    st.randoms(use_true_random=False),
)
@settings(max_examples=25)
def test_nor_does_it_where_keys_become_hot_and_cool_again(tell_all: Tell, told: list[list[str]], chance: Random) -> None:
    readings = [article(tell_all, i, *sayings) for i, sayings in enumerate(told)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "MOST", 3)
        kept = readings[:-2]
        with TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as archive:
            for reading in chance.sample(readings, len(readings)):
                archive.add(reading)
            assert state(archive) == after(readings)
            for reading in readings[-2:]:
                archive.remove(reading.article.id)
            assert state(archive) == after(kept)


def test_what_more_articles_have_than_may_brings_nothing_together(
    archive: Archive, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "MOST", 3)
    readings = [article(tell, i, FERRY) for i in range(4)]
    for reading in readings[:3]:
        archive.add(reading)
    assert len(archive.utterances()) == 1
    archive.add(readings[3])
    assert archive.utterances() == []
    archive.remove(readings[0].article.id)
    (utterance,) = archive.utterances()
    assert {member.place.article for member in utterance.members} == {reading.article.id for reading in readings[1:]}


def test_the_same_words_far_apart_in_time_are_found(archive: Archive, tell: Tell) -> None:
    one, other = article(tell, 1, FERRY, day="2019-01-01"), article(tell, 2, TOLL, FERRY, day="2024-06-01")
    archive.add(one)
    archive.add(other)
    assert archive.links(one.article.id)


def test_an_undated_article_is_linked_to_dated_ones(archive: Archive, tell: Tell) -> None:
    dated, undated = article(tell, 1, FERRY), article(tell, 2, FERRY, day=None)
    archive.add(undated)
    archive.add(dated)
    assert archive.links(dated.article.id)


def test_a_new_version_takes_the_place_of_the_links_of_the_old(archive: Archive, tell: Tell) -> None:
    other, old, new = article(tell, 1, FERRY), article(tell, 2, FERRY), article(tell, 2, TOLL)
    archive.add(other)
    archive.add(old)
    before = state(archive)
    archive.add(new)
    assert archive.links(other.article.id) == archive.links(old.article.id) == archive.links(new.article.id) == []
    assert archive.utterance(old.statements[0].id) is None
    assert archive.remove(new.article.id)
    assert state(archive) == before
    archive.add(new)
    assert archive.remove(new.article.address)
    assert list(archive.readings()) == [other]
    assert not archive.remove(new.article.address)
    assert not archive.remove("")


def test_another_reader_links_anew(archive: Archive, tell: Tell) -> None:
    one, other = article(tell, 1, FERRY, DREDGE), article(tell, 2, FERRY)
    archive.add(one)
    archive.add(other)
    without = replace(article(tell, 1, FERRY, DREDGE, reader="2"), statements=one.statements[1:])
    archive.add(without)
    assert {place.statement for link in archive.links(one.article.id) for place in (link.first, link.second)} <= {
        other.statements[0].id,
        None,
    }
    archive.add(one)
    assert state(archive) == after([other, one])


def test_a_cut_off_link_leaves_nothing_of_the_article(archive: Archive, tell: Tell) -> None:
    archive.add(article(tell, 1, FERRY))
    with closing(sqlite3.connect(archive.path)) as connection:
        connection.execute("CREATE TRIGGER cut AFTER INSERT ON link BEGIN SELECT RAISE(ABORT, 'cut'); END")
    before = dump(archive.path)
    with pytest.raises(ArchiveError, match="cut"):
        archive.add(article(tell, 2, FERRY))
    assert dump(archive.path) == before
    with closing(sqlite3.connect(archive.path)) as connection:
        connection.execute("DROP TRIGGER cut")
    archive.add(article(tell, 2, FERRY))
    assert len(archive.utterances()) == 1


def test_articles_deleted_by_other_programs_take_their_links_with_them(archive: Archive, tell: Tell) -> None:
    one, other = article(tell, 1, FERRY), article(tell, 2, FERRY)
    archive.add(one)
    before = dump(archive.path)
    archive.add(other)
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM article WHERE id = ?", (other.article.id,))
    assert archive.links(one.article.id) == []
    assert dump(archive.path) == before


def test_what_another_program_has_written_is_seen(archive: Archive, tell: Tell) -> None:
    one, other = article(tell, 1, FERRY), article(tell, 2, FERRY)
    archive.add(one)
    archive.add(other)
    assert len(archive.utterances()) == 1
    mayor = replace(one, statements=(replace(one.statements[0], kind="mixed", confidence=0.5),))
    with Archive(archive.path) as another:
        another.add(mayor)
        assert archive.utterances() == another.utterances()


def test_an_archive_of_before_is_linked_at_the_next_add(path: Path, tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [article(tell, i, FERRY, DREDGE) for i in range(4)]
    with Archive(path) as archive:
        for reading in readings[:3]:
            archive.add(reading)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM linked")
    make, made = links.Links.make, []

    def cut_at_the_second(self: links.Links, reading: Reading) -> None:
        made.append(reading)
        if len(made) == 2:
            raise KeyboardInterrupt
        make(self, reading)

    with Archive(path) as archive:
        assert archive.utterances() == []
        monkeypatch.setattr(links.Links, "make", cut_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            archive.add(readings[3])
        monkeypatch.undo()
        assert archive.catch_up() == 2
        assert archive.catch_up() == 0
        archive.add(readings[3])
        assert state(archive) == after(readings)


def test_another_linker_links_anew(path: Path, tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [article(tell, i, FERRY) for i in range(2)]
    with Archive(path) as archive:
        for reading in readings:
            archive.add(reading)
    monkeypatch.setattr(links, "LINKER", "another")
    with Archive(path) as archive:
        assert archive.catch_up() == 2
        assert state(archive) == after(readings)


@pytest.fixture(scope="module")
def tell_all() -> Tell:
    """`tell`, for tests that are run with many examples."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("telling", Path(__file__).with_name("conftest.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    told: Tell = module._tell
    return told
