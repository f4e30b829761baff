"""Articles read by several processes: the same readings in the same order, and an end that is told of."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from onrecord.errors import OnrecordError
from onrecord.ingest import from_text
from onrecord.read.parallel import readings
from onrecord.read.reader import Reader
from onrecord.types import Article, Reading


def articles(count: int) -> list[Article]:
    said = "“The lock on pier {} is broken,” said Maud Perrin, who keeps it. She said that {} boats were waiting."
    return [from_text(said.format(i, i + 2), f"pier-{i}.txt") for i in range(count)]


def test_two_processes_read_what_one_reads_in_the_same_order() -> None:
    given = articles(20)
    alone = list(readings(given, Reader()))
    assert [r.article.address for r in alone] == [a.address for a in given]
    assert list(readings(given, Reader(), 2)) == alone


def test_a_reading_is_given_before_the_last_article_is_asked_for() -> None:
    asked: list[int] = []

    def endless() -> Iterator[Article]:
        for i, article in enumerate(articles(400)):
            asked.append(i)
            yield article

    assert next(readings(endless(), Reader(), 2)).article.address == "pier-0.txt"
    assert len(asked) < 400


class Deadly(Reader):
    """Ends its process as the system does where memory runs out."""

    def read(self, article: Article) -> Reading:
        os.kill(os.getpid(), signal.SIGKILL)
        return super().read(article)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_process_that_is_killed_is_told_of() -> None:
    with pytest.raises(OnrecordError, match="--jobs"):
        list(readings(articles(3), Deadly(), 2))
