"""A story of an archive is found without going through the others."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest
from msgspec.structs import replace

from onrecord.store import Archive, Target, stories
from onrecord.types import Published, Reading

Tell = Callable[..., Reading]

FERRY = "The ferry to Skarn will stop running on the first of November because nobody paid for the pilot"
TOLL = "No toll on the Brandt bridge will ever be raised while I sit in this council chamber in Skarn"


def article(tell: Tell, number: int, saying: str, title: str, day: str | None) -> Reading:
    told = tell(("Ada Quill", saying), address=f"https://paper{number}.example/", title=title)
    return replace(told, article=replace(told.article, published=Published(day, day, "given") if day else None))


@pytest.fixture
def county(archive: Archive, tell: Tell) -> Archive:
    """A story of three articles, and ten of one each in other years."""
    for number in range(3):
        archive.add(article(tell, number, FERRY, "Ferry to Skarn stops", f"2024-10-0{number + 1}"))
    for number in range(10):
        archive.add(article(tell, 10 + number, f"{number} turnips", "Ferry to Skarn stops", f"20{number + 10}-05-01"))
    return archive


def test_by_its_id_or_an_article_it_is_as_it_is_among_all(county: Archive) -> None:
    for story in county.stories():
        assert county.story(story.id) == story
        for article_id in story.articles:
            reading = county.reading(article_id)
            assert reading
            assert county.story(article_id) == county.story(reading.article.address) == story
    assert county.story("nothing") is county.story("") is None


def test_only_articles_of_its_time_are_gone_through(county: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    outlines = stories._outlines

    def counted(connection: object, ids: Collection[str]) -> object:
        asked.update(ids)
        return outlines(connection, ids)  # type: ignore[arg-type]

    monkeypatch.setattr(stories, "_outlines", counted)
    first = county.stories()[0]
    assert len(asked) == 13
    asked.clear()
    assert county.story(first.id) == first
    assert asked == set(first.articles)


def test_it_goes_by_links_and_rulings_to_articles_of_other_times(county: Archive, tell: Tell) -> None:
    later = article(tell, 30, FERRY, "An anniversary", "2026-10-01")
    county.add(later)
    county.correct("same", Target(later.article.address), Target("https://paper13.example/"), who="me")
    for story in county.stories():
        assert all(county.story(article_id) == story for article_id in story.articles)


def test_an_id_holds_when_an_earlier_article_comes(county: Archive, tell: Tell) -> None:
    before = county.stories()[0]
    county.add(article(tell, 40, FERRY, "Ferry to Skarn stops", "2024-09-30"))
    now = county.story(before.id)
    assert now
    assert now.id != before.id
    assert set(before.articles) < set(now.articles)
