"""Many articles read by several processes, in the order in which they come.

Takes articles, a reader and how many processes; gives their readings. One process reads them itself; more each load the model,
read an article at a time, and have at most a few articles waiting, so that a million of them need no more memory than ten.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import msgspec

from onrecord.errors import OnrecordError
from onrecord.read.reader import Reader
from onrecord.types import Article, Passage, Problem, Reading, Statement

AHEAD = 4
"""Articles that are handed to each process before the first of them has come back."""

_Found = tuple[tuple[Statement, ...], tuple[Passage, ...], tuple[Problem, ...]]
"""What comes back of a reading: the article is here already."""
_decoder = msgspec.msgpack.Decoder(_Found)
_reader: Reader | None = None
"""The reader of a process that reads for another."""


def readings(articles: Iterable[Article], reader: Reader, jobs: int = 1) -> Iterator[Reading]:
    """The reading of each article, in order, by `jobs` processes. Raises OnrecordError where one of them was ended from
    outside, for want of memory as a rule."""
    if jobs == 1:
        yield from map(reader.read, articles)
        return
    waiting: deque[tuple[Article, Future[bytes]]] = deque()

    def first() -> Reading:
        article, future = waiting.popleft()
        return Reading(article, reader.version, *_decoder.decode(future.result()))

    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (reader,))
    try:
        for article in articles:
            waiting.append((article, pool.submit(_read, article)))
            while waiting and (len(waiting) >= AHEAD * jobs or waiting[0][1].done()):
                yield first()
        while waiting:
            yield first()
    except BrokenProcessPool as error:
        raise OnrecordError(
            "one of the processes that read was ended from outside, maybe for want of memory; start the same command again "
            "with fewer of them (--jobs)"
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin(reader: Reader) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is dealt with by the process that began this one
    _reader = reader


def _read(article: Article) -> bytes:
    assert _reader is not None
    found = _reader.read(article)
    return msgspec.msgpack.encode((found.statements, found.passages, found.problems))
