"""Persons and bodies across articles: who is one, who stays two, where it is left open. All of them are invented."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.people.people import bearer_id, block, people
from onrecord.link.people.rulings import Rulings, settled
from onrecord.types import Article, Bearer, Person, Published, Reading, Span, Speaker, SpeakerKind, Statement

QUAY = "The dispute in Tarn Haven drew in the Kelp Bank, the Marlow Line and Ostrava Bay."
"""Names that make articles be about one matter."""
FAIR = "The fair in Dunmere was opened by the Larch Choir, near Pell Wood and Cray Bridge."


def told(address: str, text: str, *names: str, kind: SpeakerKind = "person", day: str | None = None) -> Reading:
    """A reading in which those of these names speak, each at its first place in the text."""
    statements = []
    for name in names:
        at = text.index(name)
        speaker = Speaker(name, kind, "name", 0.9, Span(at, at + len(name)))
        content = (Span(0, 3),)
        statements.append(
            Statement(f"{address}-{at}", "indirect", content, (), (speaker.mention,), speaker, (), False, "stated", None, 0.9)
        )
    published = Published(day, day, "given in the input") if day else None
    return Reading(Article(f"id of {address}", address, text, published=published), "1", tuple(statements))


def sets(found: Iterable[Person]) -> set[frozenset[str]]:
    """Who is one, as sets of "name@address"."""
    return {frozenset(f"{bearer.name}@{bearer.article}" for bearer in person.bearers) for person in found}


def roles(person: Person) -> list[str]:
    return [role.words for role in person.roles]


LONG = told(
    "a",
    f"{QUAY} No, the acting head of Kelp and Reed Enforcement Thomas D. Holm said. Holm said it twice.",
    "Thomas D. Holm",
    day="2031-05-02",
)
SHORT = told("b", f"{QUAY} “No,” said Tom Holm, the harbour czar, on Monday.", "Tom Holm", day="2034-01-09")


def test_a_name_cut_short_is_one_where_the_articles_name_the_same_others() -> None:
    (found,) = people([SHORT, LONG])
    assert found.names == ("Thomas D. Holm", "Tom Holm", "Holm")
    assert roles(found) == ["acting head of Kelp and Reed Enforcement", "harbour czar"]
    assert [role.published.earliest for role in found.roles if role.published] == ["2031-05-02", "2034-01-09"]
    assert not found.unsure


def test_the_words_of_a_role_stand_in_the_text() -> None:
    texts = {reading.article.id: reading.article.text for reading in (LONG, SHORT)}
    (found,) = people([LONG, SHORT])
    assert all(texts[role.place.article][role.place.span.start : role.place.span.end] == role.words for role in found.roles)


def test_a_name_cut_short_is_another_where_they_do_not() -> None:
    other = told("c", f"{FAIR} Tom Holm said it was warm.", "Tom Holm")
    assert len(people([LONG, other])) == 2


def test_two_of_one_last_name_with_other_offices_stay_two() -> None:
    mayor = told("a", f"{QUAY} Tarn Haven Mayor Ada Holm said so.", "Ada Holm")
    chief = told("b", f"{QUAY} Superintendent Holm said so.", "Holm")
    assert sets(people([mayor, chief])) == {frozenset(["Ada Holm@a"]), frozenset(["Holm@b"])}


def test_a_last_name_is_the_one_person_it_can_be() -> None:
    full = told("a", f"{QUAY} Mayor Ada Holm said so.", "Ada Holm")
    last = told("b", f"{QUAY} Mayor Holm said so again.", "Holm")
    (found,) = people([full, last])
    assert found.names == ("Ada Holm", "Holm")
    assert not found.unsure


def test_a_last_name_that_may_be_of_two_is_neither() -> None:
    both = told("a", f"{QUAY} Ada Holm said so. Piet Holm said otherwise.", "Ada Holm", "Piet Holm")
    last = told("b", f"{QUAY} Holm said nothing.", "Holm")
    found = people([both, last])
    assert len(found) == 3
    assert [person.unsure for person in found if person.names == ("Holm",)] == [True]


def test_an_office_tells_which_of_two_a_last_name_is() -> None:
    both = told("a", f"{QUAY} Mayor Ada Holm said so. Piet Holm said otherwise.", "Ada Holm", "Piet Holm")
    last = told("b", f"{QUAY} Mayor Holm said nothing.", "Holm")
    found = people([both, last])
    assert frozenset(["Ada Holm@a", "Holm@b"]) in sets(found)
    assert next(person for person in found if len(person.bearers) == 2).unsure


def test_a_last_name_elsewhere_is_nobody_known() -> None:
    full = told("a", f"{QUAY} Ada Holm said so.", "Ada Holm")
    last = told("b", f"{FAIR} Holm said so.", "Holm")
    found = people([full, last])
    assert len(found) == 2
    assert [person.unsure for person in found if person.names == ("Holm",)] == [True]


def test_an_initial_is_the_one_it_begins() -> None:
    both = told("a", f"{QUAY} Ada Holm said so. Jan Holm said otherwise.", "Ada Holm", "Jan Holm")
    initial = told("b", f"{QUAY} J. Holm said more.", "J. Holm")
    assert sets(people([both, initial])) == {frozenset(["Ada Holm@a"]), frozenset(["Jan Holm@a", "J. Holm@b"])}


def test_an_initial_of_two_is_neither() -> None:
    both = told("a", f"{QUAY} Jutta Holm said so. Jan Holm said otherwise.", "Jutta Holm", "Jan Holm")
    initial = told("b", f"{QUAY} J. Holm said more.", "J. Holm")
    found = people([both, initial])
    assert len(found) == 3
    assert all(person.unsure for person in found)


def test_middle_initials_tell_two_apart() -> None:
    one = told("a", f"{QUAY} Mayor Jan C. Holm said so.", "Jan C. Holm")
    other = told("b", f"{QUAY} Mayor Jan P. Holm said so.", "Jan P. Holm")
    assert len(people([one, other])) == 2


@pytest.mark.parametrize(("first", "second", "unsure"), [("", "", True), ("Mayor ", "Mayor ", False)])
def test_a_full_name_alone_joins_but_is_unsure(first: str, second: str, unsure: bool) -> None:
    one = told("a", f"{QUAY} {first}Ada Holm said so.", "Ada Holm", day="2031-05-02")
    other = told("b", f"{FAIR} {second}Ada Holm said so.", "Ada Holm", day="2031-05-03")
    (found,) = people([one, other])
    assert found.unsure is unsure


@pytest.mark.parametrize(("day", "persons"), [("2031-05-03", 2), ("2039-05-03", 1)])
def test_other_offices_in_the_same_days_are_of_two(day: str, persons: int) -> None:
    one = told("a", f"{QUAY} Senator Ada Holm said so.", "Ada Holm", day="2031-05-02")
    other = told("b", f"{FAIR} Singer Ada Holm said so.", "Ada Holm", day=day)
    found = people([one, other])
    assert len(found) == persons
    assert all(person.unsure for person in found)


def test_gender_tells_two_apart() -> None:
    her = told("a", f"{QUAY} No, Mrs. Robin Holm said so.", "Robin Holm")
    him = told("b", f"{QUAY} No, Mr. Robin Holm said so.", "Robin Holm")
    assert len(people([her, him])) == 2


@pytest.mark.parametrize(("first", "second", "persons"), [("Mayor ", "Mayor ", 1), ("", "Mayor ", 2), ("", "", 2)])
def test_a_son_is_joined_by_his_office_alone_and_unsurely(first: str, second: str, persons: int) -> None:
    one = told("a", f"{QUAY} {first}Jan Holm Jr. said so.", "Jan Holm Jr.")
    other = told("b", f"{QUAY} {second}Jan Holm said so.", "Jan Holm")
    found = people([one, other])
    assert len(found) == persons
    assert persons == 2 or found[0].unsure


def test_each_bearer_is_of_one_person_also_where_the_last_name_comes_first() -> None:
    last = told("a", f"{QUAY} Mayor Holm said so.", "Holm", day="2031-05-01")
    full = [told(x, f"{QUAY} Mayor Ada Holm said so.", "Ada Holm", day=f"2031-05-0{i}") for i, x in enumerate("bcd", 2)]
    (found,) = people([last, *full])
    assert [bearer.article for bearer in found.bearers] == ["a", "b", "c", "d"]
    assert found.names == ("Ada Holm", "Holm")


def test_a_body_and_its_acronym() -> None:
    text = f"{QUAY} The Kelp and Reed Authority (KRA) said so."
    full = told("a", text, "Kelp and Reed Authority", kind="organisation")
    acronym = told("b", f"{FAIR} Later, KRA said so.", "KRA", kind="organisation")
    (found,) = people([full, acronym])
    assert found.names == ("Kelp and Reed Authority", "KRA")


def test_an_acronym_that_no_text_explains_is_another() -> None:
    full = told("a", f"{QUAY} The Kelp and Reed Authority said so.", "Kelp and Reed Authority", kind="organisation")
    acronym = told("b", f"{FAIR} Later, KRA said so.", "KRA", kind="organisation")
    assert len(people([full, acronym])) == 2


def test_a_name_that_any_town_has_is_not_one_body() -> None:
    one = told("a", f"{QUAY} The City Council said so.", "City Council", kind="organisation")
    other = told("b", f"{FAIR} The City Council said so.", "City Council", kind="organisation")
    assert len(people([one, other])) == 2


def test_a_person_is_no_body() -> None:
    one = told("a", f"{QUAY} Marlow said so.", "Marlow")
    other = told("b", f"{QUAY} Marlow said so.", "Marlow", kind="organisation")
    assert len(people([one, other])) == 2


ADA, PIET = Bearer("a", "Ada Holm"), Bearer("b", "Piet Orme")


def test_people_rule_that_two_are_one() -> None:
    one = told("a", f"{QUAY} Ada Holm said so.", "Ada Holm")
    other = told("b", f"{FAIR} Piet Orme said so.", "Piet Orme")
    (found,) = people([one, other], Rulings(together=frozenset([(ADA, PIET)])))
    assert found.bearers == (ADA, PIET)
    assert not found.unsure


def test_people_rule_that_one_is_two() -> None:
    pair = (Bearer("a", "Thomas D. Holm"), Bearer("b", "Tom Holm"))
    found = people([LONG, SHORT], Rulings(apart=frozenset([pair])))
    assert sets(found) == {frozenset(["Thomas D. Holm@a"]), frozenset(["Tom Holm@b"])}


def test_a_ruling_reaches_by_way_of_another() -> None:
    third = told("c", f"{QUAY} Piet Orme said so.", "Piet Orme")
    tom, thomas, piet = Bearer("b", "Tom Holm"), Bearer("a", "Thomas D. Holm"), Bearer("c", "Piet Orme")
    held = Rulings(together=frozenset([(tom, piet)]), apart=frozenset([(thomas, piet)]))
    assert sets(people([LONG, SHORT, third], held)) == {
        frozenset(["Thomas D. Holm@a"]),
        frozenset(["Tom Holm@b", "Piet Orme@c"]),
    }


def test_both_rulings_hold_where_what_they_join_holds_others() -> None:
    rows = [told(x, f"{QUAY} Mayor Ada Holm said so.", "Ada Holm") for x in "ac"]
    rows += [told(x, f"{QUAY} Coroner Piet Orme said so.", "Piet Orme") for x in "bd"]
    held = Rulings(together=frozenset([(ADA, PIET)]), apart=frozenset([(Bearer("c", "Ada Holm"), Bearer("d", "Piet Orme"))]))
    assert sets(people(rows, held)) == {
        frozenset(["Ada Holm@a", "Piet Orme@b"]), frozenset(["Ada Holm@c"]), frozenset(["Piet Orme@d"])
    }  # fmt: skip


def test_a_ruling_on_who_is_gone_does_nothing() -> None:
    assert len(people([LONG], Rulings(together=frozenset([(Bearer("gone", "Holm"), Bearer("a", "Thomas D. Holm"))])))) == 1


def test_later_rulings_hold_against_earlier_ones() -> None:
    assert settled([(True, 1, 2), (False, 2, 1)]) == (frozenset(), frozenset([(1, 2)]))
    assert settled([(False, 1, 2), (True, 2, 1)]) == (frozenset([(1, 2)]), frozenset())
    assert settled([(True, 1, 2), (True, 2, 3), (False, 1, 3)]) == (frozenset([(2, 3)]), frozenset([(1, 3)]))


def test_the_id_is_that_of_the_first_bearer() -> None:
    assert people([SHORT, LONG])[0].id == people([LONG])[0].id == bearer_id(Bearer("a", "Thomas D. Holm"))


FIRST = (("Tom", "Thomas"), ("Ben", "Benjamin"), ("Sam", "Samuel"), ("Dan", "Daniel"))
LAST = ("Holm", "Ostrander", "Varga", "Lindqvist", "Okafor")


def archive(first: tuple[tuple[str, str], ...] = FIRST, last: tuple[str, ...] = LAST) -> list[Reading]:
    """Ten articles on two matters, with variants, last names alone, two of one last name, and bodies."""
    (tom, thomas), (ben, benjamin), (sam, samuel), _ = first
    a, b, c, _, _ = last
    rows = [
        (f"{QUAY} Acting Director {thomas} {a} said so. {a} said more.", (f"{thomas} {a}",)),
        (f"{QUAY} Director {tom} {a} said so, and Mayor {ben} {b} agreed.", (f"{tom} {a}", f"{ben} {b}")),
        (f"{QUAY} Director {a} said so.", (a,)),
        (f"{QUAY} Superintendent {b} said so, to {sam} {a}.", (b, f"{sam} {a}")),
        (f"{FAIR} {benjamin} {b}, the mayor, said so.", (f"{benjamin} {b}",)),
        (f"{FAIR} {b} said so.", (b,)),
        (f"{FAIR} {samuel} {a} said so. {c} said so.", (f"{samuel} {a}", c)),
        (f"{FAIR} {a} said so.", (a,)),
        (f"{QUAY} {tom[0]}. {a} said so.", (f"{tom[0]}. {a}",)),
        (f"{FAIR} {benjamin} {b} said so. Singer {c} said so.", (f"{benjamin} {b}", c)),
    ]
    return [told(f"{i}", text, *names, day=f"2031-05-{i + 1:02}") for i, (text, names) in enumerate(rows)]


@given(st.permutations(archive()))
def test_the_order_of_the_articles_changes_nothing(readings: list[Reading]) -> None:
    assert people(readings) == people(archive())


@given(st.permutations(FIRST), st.permutations(LAST))
def test_other_names_change_nothing_but_names(first: list[tuple[str, str]], last: list[str]) -> None:
    renamed = archive(tuple(first), tuple(last))
    names = [[s.speaker.name for s in r.statements if s.speaker] for r in renamed]
    before = [[s.speaker.name for s in r.statements if s.speaker] for r in archive()]
    back = {
        (r.article.address, new): old
        for r, row, olds in zip(renamed, names, before, strict=True)
        for new, old in zip(row, olds, strict=True)
    }
    found = {
        (frozenset((b.article, back[b.article, b.name]) for b in person.bearers), tuple(roles(person)), person.unsure)
        for person in people(renamed)
    }
    assert found == {
        (frozenset((b.article, b.name) for b in person.bearers), tuple(roles(person)), person.unsure)
        for person in people(archive())
    }


@given(st.sampled_from(LAST[:3]))
def test_the_articles_of_a_block_are_enough(name: str) -> None:
    keys = block(name, "person")
    inside = [
        msgspec.structs.replace(
            r, statements=tuple(s for s in r.statements if s.speaker and keys & block(s.speaker.name, "person"))
        )
        for r in archive()
    ]
    wanted = [person for person in people(archive()) if keys & block(person.names[0], "person")]
    assert people(inside) == wanted


def test_no_two_of_one_article_are_one() -> None:
    for person in people(archive()):
        assert all(a.article != b.article for a, b in combinations(person.bearers, 2))


def test_a_body_that_is_called_by_what_it_is_alone_is_none() -> None:
    row = [
        told("a", f"{QUAY} No, the company said so, and his office, too. Her office was shut.", name, kind="organisation")
        for name in ("company", "his office", "Her office")
    ]
    assert people(row) == []
    assert people([told("a", f"{QUAY} No, the Kelp office said so.", "Kelp office", kind="organisation")])
