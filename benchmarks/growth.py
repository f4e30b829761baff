"""Grow an archive by invented variations of a gold file's stories, and time the linking of one more article.

    python benchmarks/growth.py GOLD.jsonl [--sizes 1000,10000,100000] [--new 200] [--seed 0] [--readings FILE] [--keep FOLDER]
                                [--beside]

GOLD is JSONL in cross's form. A variation of an event takes its articles with the telling words and names exchanged, the same
way in all of them, for words of the same length and about the same rarity (names and numbers for invented ones), so that the
readings, moved along, still fit; its dates are drawn from ten years. Articles are added one at a time, linked as they come. For
each size: the time and the bytes on disk for each statement since the size before, memory, the time that adding one article
takes and the part of it that is linking, over `--new` articles of stories that are half there, and the time of a check of
words that are there.

A machine that does other work besides is not as fast at one size as at the next. With --beside the archive is copied at each
size, and at the end the same new stories are added to all copies in turn: how much slower linking is in a larger archive.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import click
import numpy as np
from msgspec.structs import replace

from links import read
from onrecord.link.sketches.words import UNKNOWN, words
from onrecord.store import Archive
from onrecord.store.links import Links
from onrecord.types import Published, Reading, Speaker
from scoring import gold_argument, json_option, load_rows
from tables import echo_table

FIRST_DAY, DAYS = date(2014, 1, 1), 3650
TELLING = 0.0
"""Weight of a word beyond which it is exchanged: all but function words."""
ALIKE = ("aeiou", "bcdfghjklmnpqrstvwxyz", "123456789")
"""Characters that one is exchanged for another of in a name or number that is made up."""
Shape = tuple[int, bool, bool, int]


class Variations:
    """Invented stories, made of those of the gold; the same seed gives the same ones."""

    def __init__(self, events: Sequence[Sequence[Reading]], seed: int) -> None:
        self._events = events
        self._seed = seed
        pool: defaultdict[Shape, set[str]] = defaultdict(set)
        for event in events:
            for reading in event:
                for written, shape in _telling(reading.article.text):
                    pool[shape].add(written)
        self._pool = {shape: sorted(found) for shape, found in pool.items()}

    def stories(self, first: int) -> Iterator[list[Reading]]:
        """Story after story, from the one with this number on."""
        number = first
        while True:
            yield self.story(number)
            number += 1

    def story(self, number: int) -> list[Reading]:
        """The articles of one story."""
        drawn = random.Random(f"{self._seed} {number}")
        exchanged: dict[str, str] = {}
        day = FIRST_DAY + timedelta(days=drawn.randrange(DAYS))
        made = []
        for place, reading in enumerate(self._events[number % len(self._events)]):
            text = self._varied(reading.article.text, exchanged, drawn)
            published = (day + timedelta(days=place % 2)).isoformat()
            made.append(_moved(reading, text, f"{number:012x}{place:04x}", published))
        return made

    def _varied(self, text: str, exchanged: dict[str, str], drawn: random.Random) -> str:
        letters = list(text)
        for word in words(text):
            written = text[word.start : word.end]
            shape = _shape(written, word.weight)
            if shape in self._pool and word.weight > TELLING:
                if written not in exchanged:
                    known = word.weight < UNKNOWN
                    exchanged[written] = drawn.choice(self._pool[shape]) if known else _invented(written, drawn)
                letters[word.start : word.end] = exchanged[written]
        return "".join(letters)


def _invented(written: str, drawn: random.Random) -> str:
    """A name or number that looks like another: there are more of them in the world than in the gold."""
    letters = []
    for letter in written:
        alike = next((kind for kind in ALIKE if letter.lower() in kind), letter)
        new = drawn.choice(alike)
        letters.append(new.upper() if letter.isupper() else new)
    return "".join(letters)


def _telling(text: str) -> Iterator[tuple[str, Shape]]:
    for word in words(text):
        written = text[word.start : word.end]
        if word.weight > TELLING:
            yield written, _shape(written, word.weight)


def _shape(written: str, weight: float) -> Shape:
    """What a word and what it is exchanged for have in common: length, capital, whether it is a number, rarity."""
    return len(written), written[0].isupper(), written.isalpha(), round(weight * 3)


def _moved(reading: Reading, text: str, article_id: str, published: str) -> Reading:
    """A reading over another text of the same length, word for word."""

    def named(speaker: Speaker | None) -> Speaker | None:
        return speaker and replace(speaker, name=text[speaker.mention.start : speaker.mention.end])

    article = replace(
        reading.article,
        id=article_id,
        address=f"https://news.example/{article_id}",
        text=text,
        published=Published(published, published, "made up"),
    )
    statements = tuple(
        replace(
            s, id=f"{article_id[:12]}{article_id[-1]}{i:03x}", speaker=named(s.speaker), joint=(), candidates=(), inside=None
        )
        for i, s in enumerate(reading.statements)
    )
    return replace(reading, article=article, statements=statements, passages=())


class Clock:
    """How long linking took, in milliseconds: the store's `Links.make`, timed."""

    def __init__(self) -> None:
        self.last = self.all = 0.0

    @contextmanager
    def on(self) -> Iterator[None]:
        make = Links.make

        def timed(links: Links, reading: Reading) -> None:
            start = time.perf_counter()
            make(links, reading)
            self.last = 1000 * (time.perf_counter() - start)
            self.all += self.last

        with mock.patch.object(Links, "make", timed):
            yield


def _grow(archive: Archive, stories: Iterator[list[Reading]], size: int, held: int) -> tuple[int, float]:
    """Add stories until the archive holds `size` statements; how many it holds then, and the milliseconds that adding took."""
    spent = 0.0
    while held < size:
        story = next(stories)  # making it is no part of what is timed
        start = time.perf_counter()
        for reading in story:
            archive.add(reading)
            held += len(reading.statements)
        spent += 1000 * (time.perf_counter() - start)
    return held, spent


def _bytes(path: Path) -> int:
    return sum(each.stat().st_size for each in path.parent.glob(path.name + "*"))


def _one_more(archive: Archive, clock: Clock, stories: Iterator[list[Reading]], count: int) -> tuple[float, float]:
    """The time of linking the last article of a story whose others are there, median and 95th centile; it is removed again."""
    times = []
    for _ in range(count):
        *there, last = next(stories)
        for reading in there:
            archive.add(reading)
        archive.add(last)
        times.append(clock.last)
        for reading in (*there, last):
            archive.remove(reading.article.id)
    return _centiles(times)


def _copied(path: Path, size: int) -> Path:
    """A copy of the archive at `path`, beside it."""
    copy = path.with_name(f"growth-{size}.db")
    with closing(sqlite3.connect(path)) as held, closing(sqlite3.connect(copy)) as other:
        held.backup(other)
    return copy


def _beside(copies: Sequence[Path], clock: Clock, stories: Iterator[list[Reading]], count: int) -> list[dict[str, object]]:
    """The time of linking the same stories in each of several archives, added to all in turn, and as a ratio to the first."""
    spent: defaultdict[Path, list[float]] = defaultdict(list)
    statements = 0
    with ExitStack() as opened:
        archives = {path: opened.enter_context(Archive(path)) for path in copies}
        held = {path: archive.counts().statements for path, archive in archives.items()}
        for reading in (reading for story in islice(stories, count) for reading in story):
            statements += len(reading.statements)
            for path, archive in archives.items():
                archive.add(reading)
                spent[path].append(clock.last)
    return [
        {
            "statements": f"{held[path]:,}",
            "linking, ms a statement": round(sum(spent[path]) / statements, 2),
            "times the first": round(sum(spent[path]) / sum(spent[copies[0]]), 2),
        }
        for path in copies
    ]


def _checks(archive: Archive, variations: Variations, stories: int, count: int, seed: int) -> tuple[float, float]:
    """The time of a check of a quotation that the archive has, median and 95th centile."""
    drawn = random.Random(seed)
    times: list[float] = []
    while len(times) < count:
        reading = drawn.choice(variations.story(drawn.randrange(stories)))
        direct = [s for s in reading.statements if s.kind == "direct" and s.content[0].end - s.content[0].start > 30]
        if direct:
            statement = drawn.choice(direct)
            asked = reading.article.text[statement.content[0].start : statement.content[0].end]
            start = time.perf_counter()
            archive.verify(asked, statement.speaker.name if statement.speaker else None)
            times.append(1000 * (time.perf_counter() - start))
    return _centiles(times)


def _centiles(times: Sequence[float]) -> tuple[float, float]:
    return round(float(np.percentile(times, 50)), 1), round(float(np.percentile(times, 95)), 1)


@click.command(help=__doc__)
@gold_argument
@click.option("--sizes", default="1000,10000,100000", show_default=True)
@click.option("--new", "count", default=200, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--readings", "kept", type=click.Path(path_type=Path))
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Leave the archive in this folder.")
@click.option("--beside", is_flag=True, help="At the end, link the same stories in the archive of each size in turn.")
@json_option
def main(
    gold: Path, sizes: str, count: int, seed: int, kept: Path | None, keep: Path | None, beside: bool, out: Path | None
) -> None:
    variations, clock = Variations(read(load_rows(gold), 1, kept), seed), Clock()
    rows: list[dict[str, object]] = []
    copies: list[Path] = []
    with TemporaryDirectory() as folder, clock.on():
        path = (keep or Path(folder)) / "growth.db"
        with Archive(path) as archive:
            held = 0
            stories, fresh = variations.stories(0), variations.stories(10**9)
            for size in map(int, sizes.split(",")):
                before, disk, linked = held, _bytes(path), clock.all
                held, spent = _grow(archive, stories, size, held)
                grown = held - before
                row: dict[str, object] = {
                    "statements": f"{held:,}",
                    "linking, ms a statement": round((clock.all - linked) / grown, 2),
                    "adding, ms a statement": round(spent / grown, 2),
                    "bytes a statement": round((_bytes(path) - disk) / grown),
                    "memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                }
                row["linking one article, ms"], row["its p95"] = _one_more(archive, clock, fresh, count)
                row["a check, ms"], row["its 95th"] = _checks(archive, variations, archive.counts().articles // 3, count, seed)
                rows.append(row)
                click.echo("  ".join(map(str, row.values())), err=True)
                copies += [_copied(path, size)] if beside else []
        echo_table(rows, out)
        if beside:
            click.echo()
            echo_table(_beside(copies, clock, fresh, count), None)


if __name__ == "__main__":
    main()
