"""Where the members of an utterance have it from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.link.outlets import carrier, reprints, utterance

from onrecord.link.origins.origins import origins
from onrecord.link.origins.summary import sentence
from onrecord.link.sketches.sketch import Sketch
from onrecord.types import Origin, Utterance

SAID = "The breakwater will not see another winter"


def found(*sketches: Sketch) -> tuple[Origin, ...]:
    return origins(utterance(*sketches), {s.article.id: s for s in sketches}, reprints(*sketches))


def groups(*sketches: Sketch) -> list[tuple[str, str | None, set[str]]]:
    """Kind, name, and the outlets of each origin."""
    ids = [member.place.article for member in utterance(*sketches).members]
    outlets = {s.article.id: s.article.outlet or s.article.address for s in sketches}
    return [(o.kind, o.name, {outlets[ids[i]] for i in o.members}) for o in found(*sketches)]


def said(*sketches: Sketch) -> str:
    return sentence(utterance(*sketches), found(*sketches), {s.article.id: s.article.outlet for s in sketches})


def bare(outlet: str) -> Sketch:
    """An article that does not say where it has the words from."""
    return carrier(outlet, f"1{{“{SAID},”}} 1[Orla Fenwick] 1<said>.")


def credits(outlet: str, words: str) -> Sketch:
    return carrier(outlet, f"1{{“{SAID},”}} 1[Orla Fenwick] 1<said> {words}.")


def tells(outlet: str, whom: str) -> Sketch:
    return carrier(outlet, f"1{{“{SAID},”}} 1[Orla Fenwick] 1<told> {whom}.")


def test_outlets_that_credit_one_outlet_have_one_origin() -> None:
    both = (tells("Gull Point Star", "The Harbour Times"), tells("Quay Gazette", "The Harbour Times"))
    assert groups(*both) == [("outlet", "The Harbour Times", {"Gull Point Star", "Quay Gazette"})]
    assert said(*both) == "2 outlets, 1 origin: both have it from The Harbour Times."


def test_the_outlet_that_others_credit_is_of_the_same_origin() -> None:
    three = (bare("Harbour Times"), tells("Gull Point Star", "The Harbour Times"), tells("Quay Gazette", "the Harbour Times"))
    assert said(*three) == "3 outlets, 1 origin: all have it from The Harbour Times."


def test_an_outlet_is_known_by_its_host() -> None:
    own = carrier(None, f"1{{“{SAID},”}} 1[Orla Fenwick] 1<said>.", address="https://www.harbourtimes.example/1")
    (origin,) = found(own, tells("Quay Gazette", "The Harbour Times"))
    assert origin.members == (0, 1)


def test_an_outlet_that_heard_it_itself() -> None:
    assert groups(tells("Harbour Times", "us")) == [("heard", None, {"Harbour Times"})]
    assert said(tells("Harbour Times", "us")) == "1 outlet, 1 origin: it has it from the speaker, heard by Harbour Times."


def test_two_outlets_that_each_heard_it_themselves_are_two_origins() -> None:
    assert [kind for kind, _, _ in groups(tells("Harbour Times", "us"), tells("Quay Gazette", "us"))] == ["heard", "heard"]


def test_an_outlet_that_names_itself_heard_it_itself() -> None:
    assert groups(tells("Harbour Times", "The Harbour Times")) == [("heard", None, {"Harbour Times"})]


def test_one_statement_is_one_origin() -> None:
    both = (credits("Gull Point Star", "in a statement"), credits("Quay Gazette", "in a written statement"))
    assert groups(*both) == [("document", "a statement", {"Gull Point Star", "Quay Gazette"})]


def test_posts_are_one_whatever_they_are_called() -> None:
    tweeted = carrier("Gull Point Star", f"1{{“{SAID},”}} 1[Orla Fenwick] 1<tweeted>.")
    three = (tweeted, credits("Quay Gazette", "in a post"), credits("Harbour Times", "on Twitter"))
    assert [len(members) for _, _, members in groups(*three)] == [3]


def test_a_statement_may_be_the_letter_that_another_names() -> None:
    assert len(found(credits("Gull Point Star", "in a statement"), credits("Quay Gazette", "in a letter"))) == 1


def test_a_statement_beside_two_documents_is_neither_for_sure() -> None:
    three = ("in a statement", "in a letter", "in a memo")
    sketches = [
        credits(outlet, words) for outlet, words in zip(("Gull Point Star", "Quay Gazette", "Ness Mail"), three, strict=True)
    ]
    assert len(found(*sketches)) == 3


def test_a_letter_and_a_press_conference_are_two() -> None:
    both = (credits("Gull Point Star", "in a letter"), credits("Quay Gazette", "at a press conference"))
    assert {(kind, name) for kind, name, _ in groups(*both)} == {("document", "a letter"), ("heard", "a press conference")}
    assert said(*both).startswith("2 outlets, 2 origins: 1 has it from what was put out (“a letter”), 1 has it from")


def test_reporters_and_a_press_conference_are_one_occasion() -> None:
    both = (tells("Gull Point Star", "reporters"), credits("Quay Gazette", "at a press conference"))
    assert [kind for kind, _, _ in groups(*both)] == ["heard"]


def test_what_no_text_says_stays_unknown() -> None:
    both = (bare("Gull Point Star"), bare("Quay Gazette"))
    assert groups(*both) == [("unknown", None, {"Gull Point Star", "Quay Gazette"})]
    assert said(*both) == "2 outlets, origin unknown."


def test_unknown_members_do_not_join_a_known_origin() -> None:
    three = (bare("Gull Point Star"), bare("Quay Gazette"), tells("Ness Mail", "The Harbour Times"))
    assert groups(*three)[-1] == ("unknown", None, {"Gull Point Star", "Quay Gazette"})
    assert said(*three) == "3 outlets, at least 1 origin: 1 has it from The Harbour Times; origin of 2 unknown."


def test_the_wire_of_two_datelines_is_one_origin() -> None:
    text = f"NESS (AGN) — 1{{“{SAID},”}} 1[Orla Fenwick] 1<said>."
    both = (carrier("Gull Point Star", text), carrier("Quay Gazette", text.replace("“The", "“ The")))
    assert [(kind, name) for kind, name, _ in groups(*both)] == [("wire", "AGN")]


def test_a_wire_that_helped_is_no_origin() -> None:
    text = f"1{{“{SAID},”}} 1[Orla Fenwick] 1<said>.\n\nThe Amber News contributed to this report."
    assert groups(carrier("Gull Point Star", text)) == [("unknown", None, {"Gull Point Star"})]


def test_initials_are_the_outlet_that_they_abbreviate() -> None:
    text = f"NESS (AGN) — 1{{“{SAID},”}} 1[Orla Fenwick] 1<said>."
    assert len(found(carrier("Gull Point Star", text), tells("Quay Gazette", "The Amber Gull News"))) == 1


def test_times_is_neither_of_two_times() -> None:
    three = (
        tells("Gull Point Star", "The Harbour Times"),
        tells("Quay Gazette", "The Sound Times"),
        tells("Ness Mail", "The Times"),
    )
    assert len(found(*three)) == 3
    assert len(found(three[0], three[2])) == 1


def test_an_unnamed_station_is_the_one_that_is_named() -> None:
    unnamed, named = tells("Gull Point Star", "a local newspaper"), tells("Quay Gazette", "The Harbour Times")
    assert len(found(unnamed, named)) == 1
    assert len(found(unnamed, named, tells("Ness Mail", "The Sound Post"))) == 3


def test_an_interview_is_the_one_whose_outlet_is_named() -> None:
    both = (credits("Gull Point Star", "in an interview"), credits("Quay Gazette", "in an interview with The Harbour Times"))
    assert [name for _, name, _ in groups(*both)] == ["The Harbour Times"]


def test_two_interviews_with_two_outlets_are_two() -> None:
    names = ("The Harbour Times", "The Sound Post")
    assert len(found(*(credits(f"Gull {i}", f"in an interview with {name}") for i, name in enumerate(names)))) == 2


def test_whom_a_letter_is_written_to_is_no_outlet() -> None:
    assert all(kind != "outlet" for kind, _, _ in groups(credits("Gull Point Star", "in a letter to Bartram")))


def test_one_article_has_one_origin() -> None:
    first = f"1{{“{SAID},”}} 1[Orla Fenwick] 1<told> The Harbour Times."
    text = f"{first}\n\n2[Fenwick] 2<said> 2{{it would not see another winter}}."
    assert [o.members for o in found(carrier("Gull Point Star", text))] == [(0, 1)]


NARRATED = (
    "Few on the quay slept while the water rose past the third step and took the railings of the promenade with it. "
    "At dawn the keeper counted eleven boats on the rocks below the lighthouse, most of them past all mending. "
)


def test_a_copied_passage_is_one_origin() -> None:
    lines = f"{NARRATED}1{{“{SAID},”}} 1[Orla Fenwick] 1<said>."
    own = "Ness has lived from herring since the priory was built, and its fleet is the largest north of the sound. " * 3
    both = (carrier("Gull Point Star", lines), carrier("Quay Gazette", f"{own}\n\n{lines}"))
    (origin,) = found(*both)
    assert (origin.kind, origin.members, len(origin.evidence)) == ("reprint", (0, 1), 2)
    assert said(*both) == "2 outlets, 1 origin: both have it as one text, copied."


def test_what_both_quote_is_no_copy() -> None:
    rest = "and whoever tells this town that there is time left has not stood on the quay at night with the sea in his boots"
    long = f"{SAID}, {rest}"
    both = [carrier(outlet, f"1{{“{long},”}} 1[Orla Fenwick] 1<said>.{own}") for outlet, own in OWN.items()]
    assert reprints(*both)
    assert [kind for kind, _, _ in groups(*both)] == ["unknown"]


OWN = {
    "Gull Point Star": " " + "Ness has lived from herring since the priory was built and has no other trade. " * 4,
    "Quay Gazette": " " + "A budget for works along the shore comes before the council again on Tuesday evening. " * 4,
}


def test_copies_that_credit_another_outlet_keep_its_name() -> None:
    lines = f"{NARRATED}1{{“{SAID},”}} 1[Orla Fenwick] 1<told> The Harbour Times."
    copy = f"{NARRATED}1{{“{SAID},”}} 1[Orla Fenwick] 1<said>."
    (origin,) = found(carrier("Gull Point Star", lines), carrier("Quay Gazette", copy))
    assert (origin.kind, origin.name, origin.members) == ("outlet", "The Harbour Times", (0, 1))


def test_evidence_is_the_words_that_state_it() -> None:
    sketch = tells("Gull Point Star", "The Harbour Times")
    (origin,) = found(sketch)
    assert [sketch.article.text[slice(p.span.start, p.span.end)] for p in origin.evidence] == ["told The Harbour Times"]


def test_articles_are_counted_where_an_outlet_is_not_known() -> None:
    both = (carrier(None, f"1{{“{SAID},”}} 1[Orla Fenwick] 1<said>."), bare("Quay Gazette"))
    assert said(*both) == "2 articles, origin unknown."


ALL = (
    bare("Harbour Times"), bare("Cape Echo"), tells("Gull Point Star", "The Harbour Times"), tells("Quay Gazette", "reporters"),
    credits("Ness Mail", "in a statement"), credits("Sound Post", "in a letter"), credits("Skerry Sun", "in an interview"),
    carrier("Isle Argus", f"{NARRATED}1{{“{SAID},”}} 1[Orla Fenwick] 1<said>."),
    carrier("Firth Dispatch", f"{NARRATED}1{{“{SAID},”}} 1[Orla Fenwick] 1<said> in a letter."),
)  # fmt: skip


@given(st.permutations(ALL))
def test_no_order_matters(order: list[Sketch]) -> None:
    sketches = {s.article.id: s for s in ALL}

    def parts(members: Utterance, some: object) -> set[tuple[str, str | None, frozenset[str]]]:
        return {
            (o.kind, o.name, frozenset(members.members[i].place.article for i in o.members))
            for o in origins(members, sketches, some)  # type: ignore[arg-type]
        }

    assert parts(utterance(*order), reprints(*order)) == parts(utterance(*ALL), reversed(reprints(*ALL)))


@given(st.lists(st.sampled_from(ALL), min_size=1, unique_by=lambda s: s.article.id))
def test_every_member_has_one_origin(some: list[Sketch]) -> None:
    members = sorted(m for origin in found(*some) for m in origin.members)
    assert members == list(range(len(utterance(*some).members)))
