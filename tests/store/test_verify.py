"""What an archive finds of words that somebody asks about."""

from __future__ import annotations

import msgspec
import pytest
from tests.store.conftest import Tell

from onrecord import Archive, UsageError
from onrecord.types import Published, Reading, Verdict

LONG = "the breakwater was paid for twice, once by the county and once by the insurers of the fleet"


def sure(reading: Reading, day: str | None = None) -> Reading:
    """The reading with speakers that count, published on a day."""
    statements = tuple(
        msgspec.structs.replace(s, speaker=s.speaker and msgspec.structs.replace(s.speaker, confidence=0.95))
        for s in reading.statements
    )
    published = Published(day, day, "given") if day else None
    return msgspec.structs.replace(
        reading, statements=statements, article=msgspec.structs.replace(reading.article, published=published)
    )


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (LONG, "verbatim"),
        (LONG.replace("twice", "once"), "altered"),
        ("paid for twice", "verbatim"),
        ("Yes", "verbatim"),
        ("We are in it as we are", "verbatim"),  # function words alone, which have no key
        ("We are not in it as we are", "altered"),
        ("the insurers were never asked about the fleet", "not-found"),
        ("Yes. Paid for twice.", "altered"),
    ],
)
def test_words_are_found(archive: Archive, tell: Tell, words: str, verdict: Verdict) -> None:
    archive.add(sure(tell(("Nora Quist", LONG), ("Emil Fisk", "We are in it as we are"), ("Emil Fisk", "Yes"))))
    assert archive.verify(words).verdict == verdict


def test_every_article_that_carries_them_is_found(archive: Archive, tell: Tell) -> None:
    for number in range(20):
        archive.add(sure(tell(("Nora Quist", LONG), address=f"https://gazette.example/{number}")))
    found = archive.verify(LONG, "Nora Quist").found
    assert len(found) == 20
    assert {each.verdict for each in found} == {"verbatim"}


def test_links_lead_to_the_same_in_other_words(archive: Archive, tell: Tell) -> None:
    # No five words in a row are the same, and neither end is.
    reworded = "the breakwater had been paid twice, first by the county and again by those insurers of the fleet"
    archive.add(sure(tell(("Nora Quist", LONG)), "2024-03-09"))
    archive.add(sure(tell(("Nora Quist", reworded), address="https://courier.example/ferry"), "2024-03-10"))
    assert [each.verdict for each in archive.verify(LONG).found] == ["verbatim", "altered"]
    assert len(archive.verify(LONG, until="2024-03-09").found) == 1
    archive.remove("https://courier.example/ferry")
    assert len(archive.verify(LONG).found) == 1


def test_a_removed_article_shows_nothing(archive: Archive, tell: Tell) -> None:
    archive.add(sure(tell(("Nora Quist", LONG))))
    archive.remove("https://gazette.example/ferry")
    assert archive.verify(LONG).verdict == "not-found"


def test_only_the_current_version_counts(archive: Archive, tell: Tell) -> None:
    archive.add(sure(tell(("Nora Quist", LONG))))
    archive.add(sure(tell(("Nora Quist", LONG.replace("twice", "once")))))
    assert archive.verify(LONG).verdict == "altered"


def test_the_time_of_publication(archive: Archive, tell: Tell) -> None:
    archive.add(sure(tell(("Nora Quist", LONG), address="https://gazette.example/dated"), "2024-03-09"))
    archive.add(sure(tell(("Nora Quist", LONG), address="https://gazette.example/undated")))
    assert len(archive.verify(LONG).found) == 2
    assert len(archive.verify(LONG, since="2024-03-09", until="2024-03-09").found) == 1
    assert archive.verify(LONG, since="2024-03-10").verdict == "not-found"
    assert archive.verify(LONG, until="2024-03-08").verdict == "not-found"


def test_what_is_no_date(archive: Archive) -> None:
    with pytest.raises(UsageError, match="'last week' is no date"):
        archive.verify(LONG, since="last week")


@pytest.mark.parametrize("words", ['"', "\0", "NEAR(a b)", "a AND NOT b", "\ud800 tide", "* - : ^", "–" * 50])
def test_any_text_may_be_asked_about(archive: Archive, tell: Tell, words: str) -> None:
    archive.add(sure(tell(("Nora Quist", LONG))))
    assert archive.verify(words, speaker=words).verdict == "not-found"
