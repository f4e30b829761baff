"""What a plain text states of itself, and what it leaves open."""

from __future__ import annotations

import pytest

from onrecord.ingest.text import find
from onrecord.types import Evidence

STORY = "\n\nThe ferry between the islands will not run before spring, the harbour master said on Monday after the meeting.\n"


@pytest.mark.parametrize(
    "title", ["Ferry Stays In Port", "“No boats,” says mayor of Saltby", "Who pays for the ferry?", "12 boats and a storm"]
)
def test_a_headline(title: str) -> None:
    found = find(title + STORY)
    assert (found.title, found.evidence.title) == (title, "first line")


@pytest.mark.parametrize(
    "line",
    [
        "The ferry stays in port.",
        "“The ferry stays in port,” she said.",
        "“It stays in port.”",
        "ferry stays in port",
        "Ferry",
        "March 4, 2021",
    ],
)
def test_a_sentence_is_no_headline(line: str) -> None:
    assert find(line + STORY).title is None


def test_a_text_of_one_line_has_no_headline() -> None:
    assert find("Ferry Stays In Port").title is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quill", ("Ada Quill",)),
        ("By ADA QUILL and Bo Oarsman, Staff Writers", ("ADA QUILL", "Bo Oarsman")),
        ("Written by Ada Quill, Bo Oarsman, and Cy Tern | The Quay", ("Ada Quill", "Bo Oarsman", "Cy Tern")),
        ("• Author: Ada van der Quill", ("Ada van der Quill",)),
        ("By Ada Quill, The Quay", ("Ada Quill",)),
        ("By Monday the ferry had sunk", ()),
        ("By Ada Quill’s account the ferry had sunk in the night.", ()),
        ("• by:", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    found = find(f"Ferry Stays In Port\n{line}{STORY}")
    assert found.authors == names
    assert found.evidence.authors == ("byline" if names else None)


@pytest.mark.parametrize(
    ("line", "day", "evidence"),
    [
        ("Published: 4 March 2021, 10:15", "2021-03-04", 'line "Published:"'),
        ("March 4, 2021", "2021-03-04", "date line"),
        ("SALTBY, Mar. 4, 2021 (Quay Wire) — The ferry sank.", "2021-03-04", "dateline"),
    ],
)
def test_dates(line: str, day: str, evidence: str) -> None:
    published = find(f"Ferry Stays In Port\n{line}{STORY}").published
    assert published is not None
    assert (published.earliest, published.latest, published.evidence) == (day, day, evidence)


@pytest.mark.parametrize(
    "line", ["SALTBY, March 4 — The ferry sank.", "On March 4, 2021, the ferry sank.", "2021", "Date: soon"]
)
def test_a_date_that_is_not_stated_is_left_open(line: str) -> None:
    assert find(f"Ferry Stays In Port\n{line}{STORY}").published is None


def test_labelled_lines() -> None:
    found = find(f"Title: No boats\nOutlet: The Quay{STORY}")
    assert (found.title, found.outlet) == ("No boats", "The Quay")
    assert found.evidence == Evidence(title='line "Title:"', outlet='line "Outlet:"')


def test_a_source_line_is_no_outlet() -> None:
    assert find(f"Ferry Stays In Port\n• Source: The Quay{STORY}").outlet is None
