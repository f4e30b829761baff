"""What was done to words between two members, over invented sentences; and that a diff of them loses no character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.diff import pieces
from onrecord.link.edits.align import Wording, asked, likeness
from onrecord.link.edits.edits import edits
from onrecord.link.sketches.words import words
from onrecord.types import How, Span, Speaker, SpeakerKind

FULL = "We will dredge the harbour before the winter, and we will not ask the county for money"


def member(text: str, speaker: str | None = None) -> Wording:
    """A member whose words are those of `text`; what stands between “ and ” is quoted, all of it where there are no marks."""
    if "“" not in text:
        return asked(text, Speaker(speaker, "person", "name", 1.0, Span(0, 1)) if speaker else None)
    found = words(text)
    openings = [text.count("“", 0, word.start) for word in found]
    inside = [opened > text.count("”", 0, word.start) for opened, word in zip(openings, found, strict=True)]
    quotation = [opened if within else -1 for opened, within in zip(openings, inside, strict=True)]
    return Wording(text, Span(0, len(text)), found, quotation, [0] * len(found))


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (FULL, FULL, ("identical",)),
        (FULL, FULL.replace("We", "we").replace("winter,", "winter"), ("punctuation",)),
        (FULL, "We will dredge the harbour before the winter", ("trimmed",)),
        (FULL, FULL.replace("before the winter, ", ""), ("elided",)),
        (FULL, FULL.replace("harbour", "river"), ("reworded",)),
        (FULL, FULL.replace("the county", "the [Quay] county"), ("bracketed",)),
        (FULL, FULL.replace("will not ask", "will ask"), ("elided", "negation")),
        (FULL, FULL + "!", ("punctuation",)),
        (FULL, FULL.replace("county", "cou---"), ("punctuation",)),
        (FULL, "dredge the h----r", ("punctuation", "trimmed")),
        (FULL, "We “will dredge the harbour”!", ("trimmed",)),
        (FULL, FULL.replace("not ask the county for", "never ask the county for"), ("reworded",)),
        ("there would be “no dredging of the harbour”", "There won’t be any dredging of the harbour", ("reworded",)),
        ("they would “dredge the harbour” soon", "the county would be “asked for money” soon", ("direct-to-indirect",)),
        (FULL, "“before the winter” and “we will not ask the county”", ("punctuation", "trimmed")),
        (FULL, "they “will not ask the county for money” but “will dredge the harbour”", ("trimmed", "spliced")),
        (FULL, "they “will dredge the harbour” without money from the county", ("trimmed", "direct-to-indirect")),
    ],
)  # fmt: skip
def test_kinds(first: str, second: str, kinds: tuple[str, ...]) -> None:
    assert edits(member(first), member(second)).kinds == kinds
    assert edits(member(second), member(first)).kinds == kinds


def test_other_speaker() -> None:
    assert edits(member(FULL, "Ada Quill"), member(FULL, "Tom Marsh")).kinds == ("identical", "speaker-differs")
    assert edits(member(FULL, "Ada Quill"), member(FULL, "Quill")).kinds == ("identical",)


@pytest.mark.parametrize(("how", "kinds"), [("name", ("identical", "speaker-differs")), ("pronoun", ("identical",))])
def test_a_group_in_place_of_a_person_is_another_speaker_unless_a_pronoun_says_so(how: How, kinds: tuple[str, ...]) -> None:
    person = Speaker("Ada Quill", "person", how, 1.0, Span(0, 1))
    group = Speaker("harbour officials", "group", "nominal", 1.0, Span(0, 1))
    assert edits(asked(FULL, person), asked(FULL, group)).kinds == kinds


@pytest.mark.parametrize(("kind", "how"), [("organisation", "name"), ("person", "pronoun")])
def test_a_body_and_its_speaker_may_be_one_and_a_pronoun_tells_nothing(kind: SpeakerKind, how: How) -> None:
    other = asked(FULL, Speaker("Harbour Board", kind, how, 1.0, Span(0, 1)))
    assert edits(member(FULL, "Ada Quill"), other).kinds == ("identical",)


def test_two_reports_are_not_judged() -> None:
    first, second = member("the board “”would dredge the harbour"), member("the harbour “”would be dredged by the board")
    assert edits(first, second).kinds == ()


def test_likeness_goes_by_the_quoted_words_first() -> None:
    one = member(FULL)
    others = [member(FULL.replace("harbour", "river")), member("the board would “dredge the harbour”"), member("money")]
    assert sorted(others, key=lambda other: likeness(one, other), reverse=True) == others


TEXT = st.lists(st.sampled_from([*FULL.split(), "not", "“", "”", "[sic]", "—", "&", "Quay’s"]), min_size=1).map(" ".join)


@given(TEXT, TEXT)
def test_a_diff_has_every_character(first: str, second: str) -> None:
    one, other = member(first), member(second)
    found = pieces(first, second, edits(one, other), Span(0, len(first)), Span(0, len(second)))
    assert "".join(piece.first for piece in found) == first
    assert "".join(piece.second for piece in found) == second


@given(TEXT, TEXT)
def test_sides_are_alike(first: str, second: str) -> None:
    there, back = edits(member(first), member(second)), edits(member(second), member(first))
    assert there.kinds == back.kinds


@given(TEXT, TEXT)
def test_what_is_between_changes_is_the_same_words(first: str, second: str) -> None:
    found = pieces(first, second, edits(member(first), member(second)), Span(0, len(first)), Span(0, len(second)))
    for piece in found:
        if piece.kind is None:
            assert [word.plain for word in words(piece.first)] == [word.plain for word in words(piece.second)]
