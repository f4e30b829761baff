"""Texts that are hardly any: reading them fails nowhere."""

from __future__ import annotations

import pytest
from tests.read.marked import marked

from onrecord.read.reader import Reader
from onrecord.read.speakers.resolution import resolve
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


@pytest.mark.parametrize("source", ["the 👩", "a 💥 !", "the — ", "ᾈ", "Ⅷ Jr.", "The ٣", "“ the", "an ’"])
def test_a_source_of_hardly_any_words_has_a_name_that_stands_there(source: str) -> None:
    made = marked(f"1[{source}] 1<said> 1{{“The quay is lost.”}}")
    text = made.article.text
    for statement in resolve(made.article, made.rows, made.statements):
        for speaker in (statement.speaker, *statement.candidates):
            assert speaker is None or (speaker.name and text[speaker.mention.start : speaker.mention.end] == speaker.name)
