"""Did X say this? Verdicts on an invented county's words, and that nothing is verbatim which is not."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.outlets import carrier

from onrecord.link.checks.verify import check
from onrecord.link.sketches.sketch import Sketch
from onrecord.types import Check, EditKind, Found, Place, Statement, Verdict

PERMIT = carrier(
    "Tarn Gazette",
    "Council meets on the quay\n\n"
    "1{“We will not sign the dredging permit before the storms are over,”} 1[Ada Marsh] 1<said> on Monday. "
    "2{“The harbour is silting up, and nobody in this county has told us who pays for it. I do not blame the pilots,”} "
    "2[Marsh] 2<added>.\n\n"
    "Marsh was elected in May. 3{“I doubt that the old ferry sails in June,”} 3[Piet Askew] 3<said>. "
    "4{“The slipway,”} 4[Askew] 4<said>, 4{“was never built for lorries.”}\n\n"
    "5[Askew] 5<said> 5{the insurers had asked for a second survey of the breakwater}. "
    "The council voted twice on the old barge licence.\n\n"
    "6{“Is the mayor hiding the survey?”} 6[he] 6<asked>. 7{“Fares rose by $5 in one winter,”} 7[Hanne Volk] 7<said>.",
    "2024-03-09",
)


def ask(words: str, speaker: str | None = None, *sketches: Sketch) -> Check:
    return check(words, speaker, sketches or (PERMIT,))


def kinds(found: Check) -> tuple[EditKind, ...]:
    return found.found[0].edits.kinds


def place(found: Found, sketch: Sketch = PERMIT) -> str:
    return sketch.article.text[found.place.span.start : found.place.span.end]


def test_links_are_followed_from_the_places_that_were_found() -> None:
    other = carrier(
        "Quay Courier", "1{“We shall not sign a dredging permit before the storms are over,”} 1[Ada Marsh] 1<said>."
    )
    words = "We will not sign the dredging permit before the storms are over"
    asked_for: list[str] = []

    def linked(places: list[Place]) -> list[Sketch]:
        asked_for.extend(PERMIT.article.text[each.span.start : each.span.end] for each in places)
        return [other]

    found = check(words, "Ada Marsh", [PERMIT], linked).found
    assert asked_for == [words]
    assert [(each.place.article, each.verdict) for each in found] == [
        (PERMIT.article.id, "verbatim"),
        (other.article.id, "altered"),
    ]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("We will not sign the dredging permit before the storms are over", "Ada Marsh"),
        ("We will not sign the dredging permit before the storms are over.", "Mayor Ada Marsh"),
        ("“we will not sign   the dredging permit before the storms are over,”", "A. Marsh"),
        ("The harbour is silting up, and nobody in this county has told us who pays for it.", None),
        ("Is the mayor hiding the survey?", None),
        ("The slipway was never built for lorries", "Piet Askew"),
        ("The slipway, was never built for lorries", "Askew"),
        ("Fares rose by $5 in one winter", "Hanne Volk"),
        ("We will not sign the dredging permit ... the storms are over", "Marsh"),
        ("We will not sign […] before the storms are over", None),
        ("Fares", "Volk"),
    ],
)
def test_verbatim(words: str, speaker: str | None) -> None:
    found = ask(words, speaker)
    assert found.verdict == "verbatim"
    assert found.found[0].place.article == PERMIT.article.id


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("We will sign the dredging permit before the storms are over", "altered"),
        ("We will never sign the dredging permit before the storms are over", "altered"),
        ("sign the dredging permit before the storms are over", "altered"),
        ("We will ... sign the dredging permit before the storms are over", "altered"),
        ("the old ferry sails in June", "altered"),
        ("Is the mayor hiding the survey.", "altered"),
        ("Fares rose by €5 in one winter", "altered"),
        ("Fares rose by 5 in one winter", "altered"),
        ("Fares rose by $5 in One winter", "altered"),
        ("We will not sign the dredging permit. The slipway was never built for lorries", "stitched"),
        ("We will not sign the dredging permit and Fares rose by $5 in one winter", "stitched"),
        ("I do not blame the pilots, we will not sign the dredging permit", "stitched"),
        ("The harbour is silting up. I do not blame the pilots.", "stitched"),
        ("the insurers had asked for a second survey of the breakwater", "only-reported"),
        ("A second survey of the breakwater is what the insurers want", "only-reported"),
        ("The council voted twice on the old barge licence", "not-found"),
        ("blame the storms for dredging a county", "not-found"),
        ("over are storms the before permit dredging the sign not will we", "not-found"),
        ("the harbour", "not-found"),
        ("", "not-found"),
        ("…", "not-found"),
    ],
)
def test_not_verbatim(words: str, verdict: Verdict) -> None:
    assert ask(words).verdict == verdict


def test_a_cut_that_drops_a_negation_is_named() -> None:
    assert kinds(ask("sign the dredging permit before the storms are over")) == ("trimmed", "negation")
    (change,) = (c for c in ask("the old ferry sails in June").found[0].edits.changes if c.kind == "negation")
    assert PERMIT.article.text[change.second.start : change.second.end] == "doubt"


def test_a_cut_that_drops_nothing_of_weight_is_verbatim_and_named() -> None:
    assert ask("has told us who pays for it", "Ada Marsh").verdict == "altered"  # "nobody" is left out
    found = ask("rose by $5 in one winter", "Hanne Volk")
    assert (found.verdict, kinds(found)) == ("verbatim", ("trimmed",))
    (change,) = found.found[0].edits.changes
    assert PERMIT.article.text[change.second.start : change.second.end] == "Fares"


def test_another_speaker() -> None:
    words = "We will not sign the dredging permit before the storms are over"
    assert ask(words, "Hanne Volk").verdict == "said-by-another"
    assert ask(words, "Tom Marsh").verdict == "said-by-another"
    assert ask(words.replace("storms", "gales"), "Hanne Volk").verdict == "said-by-another"
    speaker = ask(words, "Hanne Volk").found[0].speaker
    assert speaker is not None
    assert speaker.name == "Ada Marsh"


def test_an_unresolved_speaker_is_never_the_one_asked_about() -> None:
    found = ask("Is the mayor hiding the survey?", "Piet Askew")
    assert found.verdict == "not-found"
    assert [(place(f), f.doubt, f.speaker) for f in found.found] == [("Is the mayor hiding the survey", "unresolved", None)]


def test_a_first_name_that_may_be_short_for_another_is_not_taken_for_it() -> None:
    found = ask("Fares rose by $5 in one winter", "Hana Volk")
    assert (found.verdict, found.found[0].doubt) == ("not-found", "other-name")


def test_a_child_is_not_taken_for_a_parent_of_the_same_name() -> None:
    words = "We will not sign the dredging permit before the storms are over"
    assert doubts(ask(words, "Ada Marsh Jr.")) == ["other-name"]
    speaker = PERMIT.statements[0].speaker
    assert speaker is not None
    for name in ("Marsh", "Ada Marsh"):
        other = changed(speaker=msgspec.structs.replace(speaker, name=name))
        assert doubts(ask(words, "Marsh Jr.", other)) == ["other-name"]
    child = changed(speaker=msgspec.structs.replace(speaker, name="Ada Marsh Jr."))
    assert doubts(ask(words, "Ada Marsh", child)) == ["other-name"]
    assert ask(words, "Marsh", child).verdict == "verbatim"


def doubts(found: Check) -> list[str | None]:
    """Why each place does not count, where none does."""
    assert found.verdict == "not-found"
    assert {each.verdict for each in found.found} == {"not-found"}
    return [each.doubt for each in found.found]


def test_words_of_nobody_do_not_count() -> None:
    loose = carrier("Bay Star", "“No boat leaves before the thaw has come,” it had been chalked on the door of the quay house.")
    own = carrier("Bay Star", "No boat leaves before the thaw has come. 1[Ada Marsh] 1<said> 1{“So be it.”}")
    words = "No boat leaves before the thaw has come"
    assert doubts(ask(words, "Ada Marsh", loose)) == ["no-source"]
    assert doubts(ask(words, "Ada Marsh", own)) == doubts(ask(words, None, own)) == ["own-voice"]


def changed(**fields: object) -> Sketch:
    """The article with its first statement changed."""
    first, *others = PERMIT.statements
    statements: tuple[Statement, ...] = (msgspec.structs.replace(first, **fields), *others)
    return Sketch(
        PERMIT.article, statements, PERMIT.words, PERMIT.quotation, PERMIT.sentence, *(PERMIT.units, PERMIT.day),
    )  # fmt: skip


def test_a_speaker_that_the_reader_is_not_sure_of_does_not_count() -> None:
    speaker = PERMIT.statements[0].speaker
    assert speaker is not None
    words = "We will not sign the dredging permit before the storms are over"
    unsure = changed(speaker=msgspec.structs.replace(speaker, confidence=0.5))
    assert doubts(ask(words, "Ada Marsh", unsure)) == ["unsure"]
    assert ask(words, None, unsure).verdict == "verbatim"


def test_what_somebody_is_said_not_to_have_said_does_not_count() -> None:
    words = "We will not sign the dredging permit before the storms are over"
    assert doubts(ask(words, "Ada Marsh", changed(negated=True))) == ["denied"]
    assert doubts(ask(words, None, changed(modality="possible"))) == ["possible"]


def test_one_of_several_speakers_counts() -> None:
    speaker = PERMIT.statements[0].speaker
    assert speaker is not None
    both = changed(joint=(msgspec.structs.replace(speaker, name="Orla Fenwick"),))
    found = ask("We will not sign the dredging permit before the storms are over", "Orla Fenwick", both)
    assert found.verdict == "verbatim"
    assert found.found[0].speaker
    assert found.found[0].speaker.name == "Orla Fenwick"


def test_every_place_is_given_the_best_first_and_the_earliest_of_these() -> None:
    later = carrier("Quay Courier", "1{“I do not blame the pilots,”} 1[Ada Marsh] 1<said>.", "2024-03-12")
    early = carrier("Dune Herald", "1{“I do not blame the pilots!”} 1[Ada Marsh] 1<said>.", "2024-03-01")
    loose = carrier("Bay Star", "1{“I do not blame these pilots,”} 1[Ada Marsh] 1<said>.", "2024-02-01")
    found = ask("I do not blame the pilots", "Ada Marsh", later, loose, PERMIT, early)
    assert [f.verdict for f in found.found] == ["verbatim", "verbatim", "verbatim", "altered"]
    assert [f.place.article for f in found.found] == [s.article.id for s in (early, PERMIT, later, loose)]
    assert found == ask("I do not blame the pilots", "Ada Marsh", early, PERMIT, loose, later)


def test_what_a_speaker_quotes_is_not_the_speakers() -> None:
    inner = carrier("Bay Star", "1{“The pilots told us ‘no crew sails in this weather’ and we left,”} 1[Ada Marsh] 1<said>.")
    assert doubts(ask("no crew sails in this weather", "Ada Marsh", inner)) == ["quoted-inside"]
    assert ask("The pilots told us 'no crew sails in this weather' and we left", "Ada Marsh", inner).verdict == "verbatim"


def test_two_quotations_in_a_row_are_two() -> None:
    two = carrier("Bay Star", "1[Ada Marsh] 1<called> it 1{“a danger to shipping” and “a waste of the county’s money”}.")
    assert ask("a danger to shipping and a waste of the county's money", None, two).verdict != "verbatim"
    assert ask("a danger to shipping, a waste of the county's money", None, two).verdict == "stitched"


def test_a_sentence_behind_a_cue_is_another_speech() -> None:
    cut = carrier("Bay Star", "1{“The quay is lost,”} 1[Ada Marsh] 1<said>. 1{“We knew that in May.”}")
    assert ask("We knew that in May", "Ada Marsh", cut).verdict == "verbatim"
    assert ask("The quay is lost. We knew that in May.", "Ada Marsh", cut).verdict != "verbatim"
    assert ask("The quay is lost ... We knew that in May.", "Ada Marsh", cut).verdict == "verbatim"


def test_a_quotation_over_two_paragraphs_goes_on() -> None:
    long = carrier("Bay Star", "1[Ada Marsh] 1<said>: 1{“The quay is lost.\n\n“We knew that in May.”}")
    assert ask("The quay is lost. We knew that in May.", "Ada Marsh", long).verdict == "altered"
    assert ask("The quay is lost. “We knew that in May.", "Ada Marsh", long).verdict == "verbatim"


VOCABULARY = ["we", "do", "not", "think", "the", "tide,", "turned.", "never?", "Quay", "$5", "“slow”", "—", "it's", "dawn"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=9)


def letters(text: str) -> str:
    return re.sub(r"[^\w$€]", "", text).lower()


@given(WORDS, WORDS, WORDS, st.sampled_from([None, "Ada Marsh", "Piet Askew"]))
def test_what_is_verbatim_stands_there(before: list[str], asked: list[str], after: list[str], speaker: str | None) -> None:
    said = " ".join([*before, *asked, *after])
    article = carrier("Bay Star", f"1{{“{said.replace('“', '‘').replace('”', '’')}”}} 1[Ada Marsh] 1<said> at the quay.")
    words = " ".join(asked)
    found = check(words, speaker, [article])
    for each in found.found:
        if each.verdict == "verbatim":
            assert speaker != "Piet Askew"
            assert letters(words) in letters(place(each, article))
    assert not (found.verdict == "verbatim" and {"not", "never?"} & {*before, *after} and "." not in said and "?" not in said)


@given(WORDS, WORDS, st.integers(0, 8))
def test_other_words_are_never_verbatim(said: list[str], asked: list[str], at: int) -> None:
    """Whatever the edit, words that do not stand in the text in this order are not verbatim."""
    article = carrier("Bay Star", f"1{{“{' '.join(said).replace('“', '‘').replace('”', '’')}”}} 1[Ada Marsh] 1<said>.")
    words = " ".join([*said[:at], *asked, *said[at + 1 :]])
    if letters(words) not in letters(article.article.text):
        assert check(words, None, [article]).verdict != "verbatim"
