"""What people rule of people and stories: it is kept, and holds whatever happens to the articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import UsageError
from onrecord.link.stories.stories import StoryRulings
from onrecord.store import Archive, Target
from onrecord.store.correct import Action, story_rulings
from onrecord.store.migrations import migrate, scripts
from onrecord.types import Bearer, Reading

Tell = Callable[..., Reading]

GAZETTE, HERALD, COURIER = (f"https://{name}.example/ferry" for name in ("gazette", "herald", "courier"))
ADA, ANNA = Target(GAZETTE, "Ada Quill"), Target(HERALD, "Anna Ostrom")
BO = Target(COURIER, "Bo Lind")


@pytest.fixture
def county(archive: Archive, tell: Tell) -> Archive:
    """Three articles, in each of which another speaks."""
    for reading in readings(tell):
        archive.add(reading)
    return archive


def readings(tell: Tell, reader: str = "1") -> list[Reading]:
    rows = ((ADA, "The ferry will run."), (ANNA, "It will not."), (BO, "Nobody has paid."))
    return [tell((target.name, words), address=target.address, reader=reader) for target, words in rows]


def together(archive: Archive) -> list[tuple[str, ...]]:
    """The names of each person."""
    return sorted(tuple(sorted(bearer.name for bearer in person.bearers)) for person in archive.people())


ALONE = [("Ada Quill",), ("Anna Ostrom",), ("Bo Lind",)]
ONE = [("Ada Quill", "Anna Ostrom"), ("Bo Lind",)]


def test_a_correction_is_kept_with_who_and_why(county: Archive) -> None:
    made = county.correct("same", ADA, ANNA, who=" me ", why="her married name")
    assert (made.number, made.one, made.other, made.old, made.who, made.why) == (1, ADA, ANNA, None, "me", "her married name")
    assert county.corrections() == [made]
    assert together(county) == ONE


def test_it_holds_when_the_articles_are_read_anew(county: Archive, tell: Tell) -> None:
    county.correct("same", ADA, ANNA, who="me")
    assert [county.add(reading) for reading in readings(tell, reader="2")] == ["changed"] * 3
    assert together(county) == ONE


def test_it_holds_in_another_version_of_the_article(county: Archive, tell: Tell) -> None:
    county.correct("same", ADA, ANNA, who="me")
    county.add(tell(("Ada Quill", "The ferry will not run."), address=GAZETTE))
    assert together(county) == ONE


def test_it_waits_for_an_article_that_is_gone(county: Archive, tell: Tell) -> None:
    county.correct("same", ADA, ANNA, who="me")
    county.remove(HERALD)
    assert [correction.orphan for correction in county.corrections()] == [True]
    assert together(county) == [("Ada Quill",), ("Bo Lind",)]
    county.add(readings(tell)[1])
    assert [correction.orphan for correction in county.corrections()] == [False]
    assert together(county) == ONE


def test_it_is_an_orphan_while_the_name_is_gone(county: Archive, tell: Tell) -> None:
    county.correct("same", ADA, ANNA, who="me")
    county.add(tell(("A. Quill", "The ferry will not run."), address=GAZETTE))
    assert [correction.orphan for correction in county.corrections()] == [True]


def test_a_later_one_beats_an_earlier_one(county: Archive) -> None:
    actions: list[Action] = ["same", "different", "same"]
    made = [
        county.correct(action, *pair, who="me")
        for action, pair in zip(actions, ((ADA, ANNA), (ANNA, ADA), (ADA, ANNA)), strict=True)
    ]
    assert [correction.old for correction in made] == [None, "same", "different"]
    assert together(county) == ONE
    county.correct("different", ADA, ANNA, who="me")
    assert together(county) == ALONE
    assert len(county.corrections()) == 4


def test_what_is_called_the_same_can_be_told_apart(archive: Archive, tell: Tell) -> None:
    for address in (GAZETTE, HERALD):
        archive.add(tell(("Ada Quill", "The ferry will run."), address=address))
    assert together(archive) == [("Ada Quill", "Ada Quill")]
    archive.correct("different", ADA, Target(HERALD, "Ada Quill"), who="me")
    assert together(archive) == [("Ada Quill",), ("Ada Quill",)]


@pytest.mark.parametrize("wanted", ["Ostrom", "anna ostrom", "Quill"])
def test_who_is_one_is_found_by_either_name(county: Archive, wanted: str) -> None:
    county.correct("same", ADA, ANNA, who="me")
    (found,) = county.people(wanted)
    assert found.bearers == (Bearer(GAZETTE, "Ada Quill"), Bearer(HERALD, "Anna Ostrom"))


def test_people_of_an_article_come_with_their_others(county: Archive) -> None:
    county.correct("same", ADA, ANNA, who="me")
    reading = county.reading(HERALD)
    assert reading is not None
    assert county.people(articles=[reading.article.id]) == county.people("Quill")


def test_a_person_by_any_id_it_had(county: Archive, tell: Tell) -> None:
    alone = {person.id for person in county.people() if person.names != ("Bo Lind",)}
    county.correct("same", ADA, ANNA, who="me")
    (one,) = county.people("Quill")
    assert one.id in alone
    assert [county.person(person_id) for person_id in alone] == [one, one]
    assert county.person("0" * 16) is None


def test_superseded_articles_have_no_people(county: Archive, tell: Tell) -> None:
    county.add(tell(("Jan Holm", "No."), address=GAZETTE))
    assert together(county) == [("Anna Ostrom",), ("Bo Lind",), ("Jan Holm",)]
    assert county.people("Quill") == []


def test_an_article_without_address_goes_by_its_id(archive: Archive, tell: Tell) -> None:
    reading = tell(("Ada Quill", "The ferry will run."), address="")
    archive.add(reading)
    (person,) = archive.people("Quill")
    assert person.bearers == (Bearer(reading.article.id, "Ada Quill"),)
    assert archive.person(person.id) == person


NONSENSE: list[tuple[Action, Target, Target | None, str, str]] = [
    ("same", ADA, Target(HERALD, "Ann Ostrom"), "me", "there speak: Anna Ostrom"),
    ("same", ADA, Target("nowhere", "Anna Ostrom"), "me", "no article 'nowhere'"),
    ("same", ADA, ADA, "me", "give two persons"),
    ("same", ADA, None, "me", "give two persons"),
    ("different", ADA, Target(HERALD), "me", "give two persons"),
    ("name", ADA, None, "me", "one story"),
    ("same", ADA, ANNA, " ", "--by"),
]


@pytest.mark.parametrize(("action", "one", "other", "who", "message"), NONSENSE)
def test_nothing_is_kept_that_means_nothing(
    county: Archive, action: Action, one: Target, other: Target | None, who: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        county.correct(action, one, other, who=who)
    assert county.corrections() == []


def test_no_correction_is_ever_changed_or_removed(county: Archive, path: Path) -> None:
    county.correct("same", ADA, ANNA, who="me")
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("UPDATE correction SET who = 'you'", "DELETE FROM correction"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(statement)


def test_stories_are_ruled_on_by_their_articles(county: Archive, path: Path) -> None:
    county.correct("same", Target(GAZETTE), Target(HERALD), who="me")
    county.correct("different", Target(GAZETTE), Target(COURIER), who="me")
    first = county.correct("name", Target(GAZETTE), new="The night tow", who="me")
    second = county.correct("name", Target(GAZETTE), new="The ferry", who="me")
    county.correct("name", Target(HERALD), new="Fares", who="me")
    county.correct("name", Target(HERALD), new="", who="me")
    assert (first.old, second.old) == (None, "The night tow")
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        assert story_rulings(connection) == StoryRulings(
            frozenset([(GAZETTE, HERALD)]), frozenset([(COURIER, GAZETTE)]), {GAZETTE: "The ferry", HERALD: ""}
        )
    assert together(county) == ALONE


def test_of_two_names_of_one_story_the_later_holds(county: Archive) -> None:
    county.correct("same", Target(GAZETTE), Target(HERALD), who="me")
    told = []
    for address, name in ((HERALD, "The night tow"), (GAZETTE, "The ferry"), (HERALD, "Fares"), (GAZETTE, "")):
        county.correct("name", Target(address), new=name, who="me")
        story = county.story(GAZETTE)
        assert story is not None
        told.append(story.name if story.named else None)
    assert told == ["The night tow", "The ferry", "Fares", None]


def test_an_older_archive_learns_who_speaks_in_its_articles(tell: Tell, tmp_path: Path) -> None:
    reading = readings(tell)[0]
    joint = msgspec.structs.replace(reading.statements[0].speaker, name="Bo Lind")  # type: ignore[type-var]
    statement = msgspec.structs.replace(reading.statements[0], joint=(joint,))
    new = tmp_path / "new.db"
    with Archive(new) as archive:
        archive.add(msgspec.structs.replace(reading, statements=(statement,)))
        before = archive.people()
    with closing(sqlite3.connect(new, isolation_level=None)) as connection:
        connection.executescript(
            """
            DROP TRIGGER bearer_speaks; DROP TRIGGER bearer_joins; DROP TABLE bearer; DROP TABLE correction;
            DROP TRIGGER sketch_statement; DROP TRIGGER sketch_span; DROP TRIGGER sketch_hop; DROP TRIGGER sketch_speaker;
            DROP TRIGGER sketch_text; DROP TABLE sketch;
            PRAGMA user_version = 3
            """
        )
        migrate(connection, scripts()[:4])
        names = [name for (name,) in connection.execute("SELECT name FROM bearer ORDER BY name")]
    assert names == ["Ada Quill", "Bo Lind"]
    with Archive(new) as archive:
        assert archive.people() == before
