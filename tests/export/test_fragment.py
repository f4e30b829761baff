"""Links to words on a page."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.fragment import text_fragment
from onrecord.types import Article, Span

TEXT = """The ferry runs - twice, mostly.
The ferry is late & full. Nobody minds that the boat which leaves at dawn is late by an hour or more.
Nobody minds."""


def link(words: str, address: str = "https://gazette.example/a", text: str = TEXT) -> str | None:
    start = text.index(words)
    return text_fragment(Article("1", address, text), Span(start, start + len(words)))


def test_short_words_are_written_out() -> None:
    assert link("is late & full") == "https://gazette.example/a#:~:text=is%20late%20%26%20full"


def test_hyphens_and_commas_are_encoded() -> None:
    assert link("runs - twice, mostly") == "https://gazette.example/a#:~:text=runs%20%2D%20twice%2C%20mostly"


def test_long_words_are_their_ends() -> None:
    long = "minds that the boat which leaves at dawn is late by an hour"
    assert link(long) == "https://gazette.example/a#:~:text=minds%20that%20the%20boat,late%20by%20an%20hour"


def test_words_over_two_lines_are_their_ends() -> None:
    assert link("twice, mostly.\nThe ferry is") == "https://gazette.example/a#:~:text=twice%2C%20mostly.,The%20ferry%20is"


def test_words_that_stand_twice_have_those_before_them() -> None:
    assert link("Nobody minds") == "https://gazette.example/a#:~:text=late%20%26%20full.-,Nobody%20minds"


def test_words_that_begin_a_line_and_stand_twice_have_those_behind_them() -> None:
    assert link("The ferry") == "https://gazette.example/a#:~:text=The%20ferry,-runs%20%2D%20twice%2C"


def test_a_fragment_of_the_address_is_kept() -> None:
    assert link("is late &", "http://gazette.example/a#top") == "http://gazette.example/a#top:~:text=is%20late%20%26"


@pytest.mark.parametrize("address", ["articles/ferry.txt", "", "<text>", "file:///ferry.html"])
def test_what_is_no_web_page_has_no_link(address: str) -> None:
    assert link("is late", address) is None


@given(st.text(alphabet="ab -,&\n%#é", min_size=1, max_size=60), st.data())
def test_no_part_has_a_sign_of_the_directive_or_runs_over_a_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = text_fragment(Article("1", "https://a.example/", text), Span(start, end))
    assert made is not None
    if ":~:text=" in made:
        parts = made.partition(":~:text=")[2].split(",")
        for part in parts:
            bare = part.removesuffix("-").removeprefix("-")
            assert not set(bare) & set("-&\n #")
            assert unquote(bare) in " ".join(text.split()) or "\n" in text
