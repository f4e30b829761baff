"""Texts that are hardly any: reading them fails nowhere."""

from __future__ import annotations

import pytest

from onrecord.read.reader import Reader
from onrecord.types import Article, Span

READER = Reader(fast=True)


@pytest.mark.parametrize("text", ["“”", "—", "💥 ) \u2069", '\r\n"\t', "* * *", "\x00", "  …\n\n“"])
def test_marks_without_a_word_say_nothing(text: str) -> None:
    reading = READER.read(Article("x", "x", text))
    assert (reading.statements, reading.passages, reading.problems) == ((), (), ())


def test_an_article_of_nothing_but_furniture_says_nothing() -> None:
    text = "Share this article"
    reading = READER.read(Article("x", "x", text, furniture=(Span(0, len(text)),)))
    assert (reading.statements, reading.passages, reading.problems) == ((), (), ())
