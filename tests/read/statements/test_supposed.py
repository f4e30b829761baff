"""Whose words are nobody's: sources that are only supposed."""

from __future__ import annotations

import pytest

from onrecord.ingest import from_text
from onrecord.read.reader import Reader
from onrecord.read.statements.drafts import Draft
from onrecord.read.statements.supposed import nobodys, supposed


def draft(text: str) -> tuple[str, Draft]:
    """The text without its marks, and the draft whose source is in brackets and whose cue is in angle brackets."""
    plain = text.translate(dict.fromkeys(map(ord, "[]<>")))
    source, cue = text.split("[")[1].split("]")[0], text.split("<")[1].split(">")[0]
    at, of = plain.index(source, text.index("[")), plain.index(cue, text.index("<") - 2)
    return plain, Draft([(len(plain) - 2, len(plain))], [(of, of + len(cue))], [(at, at + len(source))], 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "If [you] <want> a lock, buy one",
        "Even if [somebody] <told> you that the lock is shut",
        "Whenever [your boss] <says> that it leaks",
        "When [someone in uniform] <tells> you to stay",
        "Had [Pike] <said> that it leaks",
        "[Suppose the board] had <said> so",
        "If [a man] <tells> you that it is shut",
        "If [Pike] <tells> you that it is shut",
    ],
)
def test_the_supposed(text: str) -> None:
    assert supposed(*draft(text))
    assert nobodys(*draft(text))


@pytest.mark.parametrize(
    "text",
    [
        "If [they] <tell> me it leaks",
        "[No one] <told> us that it leaks",
        "any man [who] <says> he likes the cold",
        "He never knew if [Pike] <would have told> them",
    ],
)
def test_what_is_nobodys_only_inside_somebodys_words(text: str) -> None:
    assert not supposed(*draft(text))
    assert nobodys(*draft(text))


@pytest.mark.parametrize(
    "text",
    [
        "[Pike] <says> that it leaks",
        "[Pike] <tells> you that it leaks",
        "If [Pike] <told> you that it leaks",
        "When [a ferryman] <told> Holt that it leaks",
        "When [you] <told> us that it leaks",
        "If [one of the clerks] <says> that it leaks",
        "The clerk [who] <said> that it leaks",
        "[Somebody] <told> Pike that it leaks",
        "[Holt] had <said> that it leaks",
    ],
)
def test_the_real(text: str) -> None:
    assert not nobodys(*draft(text))


def test_the_reader_leaves_out_what_is_supposed() -> None:
    text = "“If somebody tells you how to shut a lock, you have no say,” said Ada Holt, a judge in Pell."
    assert [s.inside for s in Reader().read(from_text(text, "x")).statements] == [None]
