"""What is too unsure to be a link is given as such, and not stored."""

from __future__ import annotations

import pytest

from onrecord.ingest import from_text
from onrecord.read.reader import Reader
from onrecord.store import Archive
from onrecord.types import Place

QUOTED = """The quarry at Fell End will shut in the spring.

“We will shut the quarry at Fell End in the spring and move the cranes to the harbour at Oster Bay,” said Ada Marsh.

“The road to Oster Bay will not bear the cranes,” said Bo Lind, who keeps the bridge at Fell End.
"""
RETOLD = """The cranes of Fell End are to go to Oster Bay.

Ada Marsh said cranes would leave the quarry once spring came.

“The road to Oster Bay will not bear the cranes,” Bo Lind said. The bridge at Fell End is his.
"""
ELSEWHERE = """The library at Tarn has new windows.

“The windows came from a glazier who had never seen a lake,” said Una Holt.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture
def filled(archive: Archive, reader: Reader) -> Archive:
    for name, text in (("gull", QUOTED), ("tern", RETOLD), ("wren", ELSEWHERE)):
        archive.add(reader.read(from_text(text, f"https://{name}.example/1", outlet=name, date="2024-05-06")))
    return archive


def words(archive: Archive, place: Place) -> str:
    reading = archive.reading(place.article)
    assert reading
    return reading.article.text[place.span.start : place.span.end]


def test_what_may_be_the_same_is_given_with_how_likely_it_is(filled: Archive) -> None:
    gull = filled.reading("https://gull.example/1")
    tern = filled.reading("https://tern.example/1")
    assert gull
    assert tern
    (lead,) = filled.possible_links(gull.article.id)
    assert sorted(words(filled, place) for place in (lead.first, lead.second)) == [
        "We will shut the quarry at Fell End in the spring and move the cranes to the harbour at Oster Bay",
        "cranes would leave the quarry once spring came",
    ]
    assert 0.1 <= lead.confidence < 0.45
    assert filled.possible_links(tern.article.id) == [lead]


def test_what_is_linked_already_or_has_nothing_to_do_with_it_is_no_lead(filled: Archive) -> None:
    (told,) = filled.utterances()
    linked = {member.place.statement for member in told.members}
    for reading in filled.readings():
        for lead in filled.possible_links(reading.article.id):
            assert not {lead.first.statement, lead.second.statement} <= linked
    wren = filled.reading("https://wren.example/1")
    assert wren
    assert filled.possible_links(wren.article.id) == []


def test_an_article_that_is_not_there_has_none(archive: Archive) -> None:
    assert archive.possible_links("0123456789abcdef") == []
