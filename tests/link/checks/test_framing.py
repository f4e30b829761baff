"""Words in quotation marks of which the text around them says that they were not said, or not for sure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs
from tests.link.outlets import carrier

from onrecord.link.checks.verify import check
from onrecord.types import Doubt, Verdict

WORDS = "we will close the eastern quay in the autumn"
QUOTED = f"1{{“{WORDS}”}}"
INSIDE = f"1[Ada Marsh] 1<said> {QUOTED}"


def answer(text: str, speaker: str | None = "Ada Marsh") -> tuple[Verdict, Doubt | None, str | None]:
    """What there is to the words, asked as a speaker's: the verdict, and the doubt and speaker of the first place."""
    found = check(WORDS, speaker, [carrier("Tarn Gazette", text)])
    first = found.found[0]
    return found.verdict, first.doubt, first.speaker.name if first.speaker else None


@pytest.mark.parametrize(
    "text",
    [
        f"At no point did 1[Ada Marsh] 1<say> {QUOTED}.",
        f"It is false that 1[Ada Marsh] 1<said> {QUOTED}.",
        f"There is no record, so far, that 1[Ada Marsh] 1<said> {QUOTED}.",
        f"There is no evidence 1[Ada Marsh] 1<ever said> {QUOTED}.",
        f"Neither 1[Ada Marsh] nor Piet Askew 1<said> {QUOTED}.",
        f"1[Ada Marsh] 1<stopped short of saying> {QUOTED}.",
        f"Instead of 1<saying> {QUOTED}, 1[Ada Marsh] left.",
        f"1[Ada Marsh] 1<disagreed> with 1{{those who say “{WORDS}”}}.",
        f"2[Ada Marsh] 2<denied> 2{{that 1[Ada Marsh] 1<said> {QUOTED}}}.",
        f"A fake post in which 1[Ada Marsh] 1<says> {QUOTED} went round.",
        f"The quote {QUOTED}, 1<signed> 1[Ada Marsh], is fabricated.",
    ],
)
def test_denied(text: str) -> None:
    assert answer(text)[:2] == answer(text, None)[:2] == ("not-found", "denied")


@pytest.mark.parametrize(
    "text",
    [
        f"Had 1[Ada Marsh] 1<said> {QUOTED}, the boats would have left.",
        f"If 1[Ada Marsh] 1<says> {QUOTED}, the boats will leave.",
        f"Unless 1[Ada Marsh] 1<says> {QUOTED}, no boat will leave.",
        f"Did 1[Ada Marsh] 1<say> {QUOTED}?",
        f"Why would anybody think 1[Ada Marsh] 1<said> {QUOTED} on Monday?",
        f"1[Ada Marsh] 1<allegedly said> {QUOTED}.",
        f"1[Ada Marsh] reportedly 1<said> {QUOTED}.",
        f"1[Ada Marsh] wanted to 1<say> {QUOTED}.",
        f"1[Ada Marsh] was about 1<to say> {QUOTED}.",
        f"1[Ada Marsh] 1<is set to say> {QUOTED}.",
        f"2[Ada Marsh] 2<wished> 2{{1[Ada Marsh] 1<had said> {QUOTED}}}.",
        f"The quote {QUOTED} is 1<attributed> to 1[Ada Marsh].",
        f"1[Ada Marsh] or 1[Piet Askew] 1<said> {QUOTED}.",
    ],
)
def test_possible(text: str) -> None:
    assert answer(text)[:2] == answer(text, None)[:2] == ("not-found", "possible")


@pytest.mark.parametrize(
    "text",
    [
        f"2[Piet Askew] 2<claims> 2{{that {INSIDE}}}.",
        f"2<According to> 2[Piet Askew], 2{{{INSIDE}}}.",
        f"2<According to> 2[The Harbour Party], 2{{{INSIDE}}}.",
        f"2{{“1[Ada Marsh] 1<said> 1{{‘{WORDS}’}},”}} 2[Piet Askew] 2<said>.",
        f"{QUOTED}, 1[Ada Marsh] 1<told> a friend, a friend of Piet Askew claimed.",
    ],
)
def test_what_another_tells_is_hearsay(text: str) -> None:
    assert answer(text)[:2] == ("not-found", "quoted-inside")


def test_who_tells_it_in_quotation_marks_has_said_the_words() -> None:
    text = f"2{{“1[Ada Marsh] 1<said> 1{{‘{WORDS}’}},”}} 2[Piet Askew] 2<said>."
    told = carrier("Tarn Gazette", text)
    assert check(f"Ada Marsh said ‘{WORDS}’", None, [told]).verdict == "verbatim"
    assert answer(text, None) == ("altered", None, "Piet Askew")
    assert answer(f"2[Piet Askew] 2<claims> 2{{that {INSIDE}}}.", None)[:2] == ("not-found", "quoted-inside")


@pytest.mark.parametrize(
    "text",
    [
        f"In May, 1[Ada Marsh] 1<said> {QUOTED}.",
        f"1[Ada Marsh], asked about the alleged theft, 1<said> {QUOTED}.",
        f"1[Ada Marsh] 1<said> 1{{the fake news meant “{WORDS}”}}.",
        f"There was no vote. 1[Ada Marsh] 1<said> {QUOTED}.",
        f"Even if the boats stay, 1[Ada Marsh] 1<said>, {QUOTED}.",
        f"“Who knows?” the pilots asked, and 1[Ada Marsh] 1<said> {QUOTED}.",
        f"1[Ada Marsh] tried to calm the pilots, 1<saying> {QUOTED}.",
        f"2{{1[Ada Marsh] 1<said> {QUOTED}}}, 2<according to> 2[The Quay Courier].",
        f"2{{{QUOTED}, 1<said> 1[Ada Marsh] in an interview on Radio Tarn}}, 2<according to> 2[The TQN].",
        f"2[Ada Marsh] 2<recalled> 2{{that 1[Ada Marsh] 1<said> {QUOTED}}}.",
    ],
)
def test_words_around_that_say_nothing_of_it(text: str) -> None:
    assert answer(text) == ("verbatim", None, "Ada Marsh")


def test_what_was_not_said_is_not_reported_or_stitched() -> None:
    other = "nobody in this county has told us who pays for it"
    pieces = carrier("Tarn Gazette", f"At no point did {INSIDE}. Nor did 2[Ada Marsh] 2<say> 2{{“{other}”}}.")
    assert check(f"{WORDS}, {other}", "Ada Marsh", [pieces]).verdict == "not-found"
    told = carrier("Tarn Gazette", f"It is false that 1[Ada Marsh] 1<said> 1{{{WORDS}}}.")
    assert [each.doubt for each in check(WORDS, "Ada Marsh", [told]).found] == ["denied"]


def test_a_claim_of_anothers_is_not_what_is_said_of_it() -> None:
    assert answer("1[Ada Marsh] 1<corrected> 1{Askew’s claim of “" + WORDS + "”}.")[0] == "altered"
    assert answer("1[Ada Marsh] 1<repeated> 1{her claim that “" + WORDS + "”}.")[0] == "verbatim"


def test_nobody_is_no_speaker() -> None:
    assert answer(f"1[Nobody] 1<heard> Ada Marsh say {QUOTED}.", None)[:2] == ("not-found", "denied")


def test_what_another_did_not_say_is_not_said_by_another() -> None:
    assert answer(f"At no point did {INSIDE}.", "Piet Askew")[:2] == ("not-found", "denied")
    assert answer(f"{INSIDE}.", "Piet Askew")[:2] == ("said-by-another", None)


def test_words_that_nobody_is_named_for() -> None:
    assert answer(f"The claim that she said “{WORDS}” is false.", None)[:2] == ("not-found", "denied")
    assert answer(f"“{WORDS},” it had been chalked on the door.", None)[:2] == ("verbatim", None)


def test_a_headline_is_the_outlets() -> None:
    title = f"Ada Marsh: ‘{WORDS}’"
    body = "The council met. Nothing was said."
    made = carrier("Tarn Gazette", f"1[Ada Marsh]: 1{{‘{WORDS}’}}\n\n{body}")
    headed = replace(made, article=structs.replace(made.article, title=title))
    assert check(WORDS, "Ada Marsh", [made]).verdict == "verbatim"
    assert [(each.verdict, each.doubt) for each in check(WORDS, "Ada Marsh", [headed]).found] == [("not-found", "own-voice")]
    post = carrier("Tarn Gazette", f"1[Ada Marsh]: 1{{‘{WORDS}’}}")
    alone = replace(post, article=structs.replace(post.article, title=title))
    assert check(WORDS, "Ada Marsh", [alone]).verdict == "verbatim"
