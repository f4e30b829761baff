"""What is asked for by id or name is found without reading the articles that have nothing to do with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from onrecord.link.sketches.sketch import Sketch
from onrecord.store import Archive, load
from onrecord.types import Bearer, Reading, Utterance

Tell = Callable[..., Reading]

FERRY = "The ferry to Skarn will stop running on the first of November because nobody paid for the pilot"
HERE, THERE = (Bearer(f"https://{name}1.example/", "Ada Quill") for name in ("paper", "other"))


@pytest.fixture
def county(archive: Archive, tell: Tell) -> Archive:
    """Three articles in which Ada Quill says one thing, and ten in which others say others."""
    for number in range(3):
        archive.add(tell(("Ada Quill", FERRY), ("Bo Lind", f"turnip{number}"), address=f"https://paper{number}.example/"))
    for number, letter in enumerate("bdfghklmnp"):
        archive.add(tell((f"Anna O{letter}trom", f"herring{number}"), address=f"https://other{number}.example/"))
    return archive


@pytest.fixture
def utterance(county: Archive) -> Utterance:
    """What Ada Quill says."""
    (found,) = county.utterances()
    return found


@pytest.fixture
def loaded(county: Archive, utterance: Utterance, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The ids of the articles of `county` that are read or compared from here on."""
    found: set[str] = set()
    reading = load.reading

    def counted(connection: sqlite3.Connection, article_id: str) -> Reading | None:
        found.add(article_id)
        return reading(connection, article_id)

    sketch = county._sketches.of

    def sketched(article_id: str) -> Sketch:
        found.add(article_id)
        return sketch(article_id)

    monkeypatch.setattr(load, "reading", counted)
    monkeypatch.setattr(county._sketches, "of", sketched)
    return found


def articles(utterance: Utterance) -> set[str]:
    return {member.place.article for member in utterance.members}


def test_an_utterance(county: Archive, utterance: Utterance, loaded: set[str]) -> None:
    assert county.utterance(utterance.id) == utterance
    assert loaded == articles(utterance)


@pytest.mark.parametrize("wanted", ["Bob", "", "Ada Quill", "https://nowhere.example/", "0123456789abcdef"])
def test_what_is_no_id_reads_nothing(county: Archive, loaded: set[str], wanted: str) -> None:
    assert county.utterance(wanted) is None
    assert county.story(wanted) is None
    assert county.person(wanted) is None
    assert county.statement(wanted) is None
    assert loaded == set()


def test_a_story(county: Archive, loaded: set[str]) -> None:
    for story in county.stories():
        assert county.story(story.id) == story
    assert loaded == set()


def test_a_person(county: Archive, utterance: Utterance, loaded: set[str]) -> None:
    (person,) = county.people("Ada Quill")
    assert county.person(person.id) == person
    assert county.people(bearers=[HERE]) == [person]
    assert county.people(bearers=[THERE]) == county.people(bearers=[]) == []
    assert loaded == articles(utterance)
