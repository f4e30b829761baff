"""The texts that several articles of an archive carry, asked for as a whole or from one article."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from msgspec.structs import replace

from onrecord.store import Archive
from onrecord.types import Carried, Published, Reading

Tell = Callable[..., Reading]

CHANCE = Random(7)
WORDS = ["".join(CHANCE.choices("abdefgiklmnoprstu", k=6)) for _ in range(400)]


def prose(seed: int, length: int = 40) -> str:
    """Words without sense, the same for the same seed."""
    return " ".join(Random(seed).choices(WORDS, k=length))


@pytest.fixture
def wire(archive: Archive, tell: Tell) -> Archive:
    """Five articles by date: two copies of one text; a block that the first has, too, handed on from one to the next."""
    sayings = [(1, 2, 3), (1, 2, 3), (3, 4, 9, 10), (4, 5, 11, 12), (5, 13)]
    for number, seeds in enumerate(sayings):
        told = tell(*(("Ada Quill", prose(seed)) for seed in seeds), address=f"https://paper{number}.example/")
        day = f"2031-05-0{number + 1}"
        archive.add(replace(told, article=replace(told.article, published=Published(day, day, "given"))))
    return archive


def test_copies_of_one_text_are_one_text(wire: Archive) -> None:
    assert (wire.counts().articles, wire.counts().texts) == (5, 4)
    wire.remove("https://paper0.example/")
    assert (wire.counts().articles, wire.counts().texts) == (4, 4)


def addresses(archive: Archive, found: Carried) -> list[str]:
    readings = [archive.reading(place.article) for place in found.places]
    return [reading.article.address[len("https://paper")] for reading in readings if reading]


def test_copies_first_then_passages_each_by_date(wire: Archive) -> None:
    found = wire.carried()
    assert [each.whole for each in found] == [True, False, False, False]
    assert [addresses(wire, each) for each in found[:2]] == [["0", "1"], ["0", "1", "2"]]
    assert sorted(addresses(wire, each) for each in found[2:]) == [["2", "3"], ["3", "4"]]
    assert [each.earliest for each in found] == [0] * 4


def test_one_article_gives_its_texts_as_the_whole_archive_has_them(wire: Archive) -> None:
    everything = wire.carried()
    for reading in wire.readings():
        own = [each for each in everything if any(place.article == reading.article.id for place in each.places)]
        assert wire.carried([reading.article.id]) == own
    assert wire.carried([]) == wire.carried(["nothing"]) == []


def test_who_carries_a_text_by_way_of_others_is_found(archive: Archive, tell: Tell) -> None:
    words = prose(1, 100).split()
    for number in range(4):  # each has most of the words of the next; the first and the last share too few
        passage = " ".join(words[12 * number : 12 * number + 40])
        archive.add(tell(("Ada Quill", passage), ("Bo Lind", prose(number + 2, 90)), address=f"https://paper{number}.example/"))
    everything = archive.carried()
    assert max(len(each.places) for each in everything) == 4
    for reading in archive.readings():
        own = [each for each in everything if any(place.article == reading.article.id for place in each.places)]
        assert archive.carried([reading.article.id]) == own
