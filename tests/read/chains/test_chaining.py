"""Words that state a hop to chains, over statements made by hand."""

from __future__ import annotations

import pytest
from tests.read.marked import marked

from onrecord.read.chains.chaining import chained


def chains(text: str, outlet: str | None = None) -> dict[str, list[tuple[str, str]]]:
    """Role and name of each hop of each statement; every span is the text's own, and a name stands within its words."""
    made = marked(text, outlet)
    found = chained(made.article, made.rows, made.statements)
    for hop in (hop for statement in found for hop in statement.chain):
        assert made.article.text[hop.span.start : hop.span.end] == hop.name
        assert hop.words.start <= hop.span.start < hop.span.end <= hop.words.end
    return {s.id: [(hop.role, hop.name) for hop in s.chain] for s in found}


def chain(text: str, outlet: str | None = None) -> list[tuple[str, str]]:
    return chains(text, outlet)["1"]


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("1{“We sail,”} 1<said> 1[Lind] via Gullnet.", [("medium", "Gullnet")]),
        ("1[Lind] 1<wrote> on Gullnet: 1{“We sail.”}", [("medium", "Gullnet")]),
        ("1{“We sail,”} 1[Lind] 1<tweeted>.", [("medium", "tweeted")]),
        ("1[Lind] 1<posted> on Gullnet that 1{they sail}.", [("medium", "Gullnet")]),
        ("1{“We sail,”} 1[Lind] 1<said in a written statement>.", [("medium", "a written statement")]),
        ("In an email on Monday, 1[Lind] 1<said> 1{they sail}.", [("medium", "an email")]),
        ("1{“We sail,”} 1[Lind] 1<said> at a rally in Pell.", [("medium", "a rally")]),
        ("At a town hall meeting 1[Lind] 1<promised> 1{a sail}.", [("medium", "a town hall meeting")]),
        ("1[Lind] 1<began> a series of tweets, saying that 1{they sail}.", []),
        ("1[Lind] 1<sent out a series of tweets> that 1{they sail}.", [("medium", "a series of tweets")]),
        ("The office issued a statement in which 1[it] 1<said> 1{it sails}.", [("medium", "a statement")]),
        ("1[Lind] 1<said> by telephone that 1{they sail}.", [("medium", "telephone")]),
        ("1[Lind] 1<said> on QRS's “Early Tide” that 1{they sail}.", [("medium", "QRS's “Early Tide”")]),
        ("1[Lind] 1<said> on QRS's Ask the Sea that 1{they sail}.", [("medium", "QRS's Ask the Sea")]),
        ("1{“We sail,”} 1[the statement] 1<said>.", [("medium", "the statement")]),
        ("1{“We sail,”} 1[The statement] 1<said>.", []),
        ("The letters lay at a rally of boats. 1[Lind] 1<said> 1{they sail}.", []),
        ("1[Lind] 1<said> the private email server 1{was hers}.", []),
        ("1[Lind] 1<answered> the statement on Sunday: 1{“We sail.”}", []),
    ],
)
def test_media(text: str, hops: list[tuple[str, str]]) -> None:
    assert chain(text) == hops


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("1{“We sail,”} 1[Lind] 1<told> The Pell Argus.", ["The Pell Argus"]),
        ("1[Lind] 1<told> the Pell Gazette that 1{they sail}.", ["Pell Gazette"]),
        ("1[Lind] 1<told> reporters on Monday that 1{they sail}.", ["reporters"]),
        ("1[Lind] 1<told> the paper that 1{they sail}.", ["the paper"]),
        ("1[Lind] 1<told> QRS on Monday that 1{they sail}.", ["QRS"]),
        ("1[Lind] 1<told> QRS host Ada Quill that 1{they sail}.", ["QRS host Ada Quill"]),
        ("In an interview with The Pell Argus, 1[Lind] 1<singled out> 1{the quay}.", ["The Pell Argus"]),
        ("1{“We sail,”} 1[Lind] 1<said> in an interview on Monday with Ada Quill.", ["Ada Quill"]),
        ("1[Lind], speaking to journalists, 1<said> 1{they sail}.", ["journalists"]),
        ("1{“We sail,”} 1[he] 1<told> me.", ["me"]),
        ("1[Lind] 1<told> Pell television channel Sea TV that 1{they sail}.", ["Pell television channel Sea TV"]),
        ("1[Lind] 1<said> in an interview with “Pell at Noon” that 1{they sail}.", ["“Pell at Noon”"]),
        ("Asked by a reporter, 1[Lind] 1<said> 1{they sail}.", ["a reporter"]),
    ],
)
def test_interviewers(text: str, hops: list[str]) -> None:
    assert chain(text) == [("interviewer", name) for name in hops]


@pytest.mark.parametrize(
    "told",
    [
        "his supporters",
        "Ada Quill",
        "Mr. Quill",
        "Quill, who met Ada Quill,",
        "the VEA",
        "the Senate",
        "Mayor Quill",
        "Ostravans",
    ],
)
def test_whom_a_thing_is_told_is_no_interviewer_as_such(told: str) -> None:
    assert chain(f"1[Lind] 1<told> {told} that 1{{they sail}}.") == []


def test_a_statement_to_an_outlet_has_both() -> None:
    hops = chain("1{“We sail,”} 1[Lind] 1<said in a statement> to The Pell Argus.")
    assert hops == [("medium", "a statement"), ("interviewer", "The Pell Argus")]
    assert chain("1[Lind] 1<told> The Pell Argus in an email that 1{they sail}.") == [("medium", "an email"), hops[1]]


@pytest.mark.parametrize(
    "text",
    [
        "1<According to> 1[a report by The Pell Argus], 1{the boats sail}.",
        "1{The boats sail}, 1<according to> 1[reports from The Pell Argus].",
        "1[The Pell Argus report] 1<said> 1{the boats sail}.",
        "1[Lind] 1<said> 1{they sail}, as first reported by The Pell Argus.",
        "1[Lind] 1<said> 1{they sail}, according to The Pell Argus.",
    ],
)
def test_reports(text: str) -> None:
    assert chain(text) == [("report", "The Pell Argus")] or chain(text) == [("report", "Pell Argus")]


def test_an_outlet_that_speaks_for_itself_is_no_hop_but_one_of_what_it_reports() -> None:
    text = "1[The Pell Argus] 1<reported> that 1{2[Lind] had 2<told> the QRS host 2{the boats would sail}}."
    assert chains(text) == {"1": [], "2": [("interviewer", "the QRS host"), ("report", "The Pell Argus")]}


def test_what_is_reported_in_a_statement_came_by_its_way() -> None:
    text = "1{“I have ordered, and 2[Holt] has 2<confirmed>, 2{that we sail},”} 1<said> 1[Lind] via Gullnet."
    assert chains(text) == {"1": [("medium", "Gullnet")], "2": [("medium", "Gullnet")]}


def test_words_inside_a_statement_are_not_about_it() -> None:
    assert chain("1[Lind] 1<said> 1{Holt told The Pell Argus in a statement that they sail}.") == []


def test_of_two_statements_in_a_sentence_the_nearest_takes_it() -> None:
    text = "1[Lind] 1<said> 1{they sail}, but 2[Holt] 2<said> in a letter that 2{they sink}."
    assert chains(text) == {"1": [], "2": [("medium", "a letter")]}


def test_what_nobody_is_named_for_takes_it_last() -> None:
    text = "Bird, 1<also known as> 1{the gull}, was there, but in a news conference 2[he], all in all, 2<said> 2{they sail}."
    assert chains(text) == {"1": [], "2": [("medium", "a news conference")]}


def test_one_who_goes_on_goes_on_by_the_same_way() -> None:
    text = (
        "1[Lind] 1<told> The Pell Argus that 1{they sail}.\n\n2{“At dawn,”} 2[Lind] 2<added>.\n\n3{“Or noon,”} 3[Lind] 3<said>."
    )
    assert chains(text) == {"1": [("interviewer", "The Pell Argus")], "2": [("interviewer", "The Pell Argus")], "3": []}


def test_a_credit_is_for_its_paragraph_as_far_as_the_one_before() -> None:
    text = (
        "1[Lind] 1<said> 1{they sail}. Via The Argus. 2[Holt] 2<said> 2{they sink}. Via Pell Watch.\n\n"
        "3[Quill] 3<said> 3{they float}.\n\nVia The Lantern.\n\n4[Lind] 4<said> 4{no more}."
    )
    found = {"1": [("outlet", "The Argus")], "2": [("outlet", "Pell Watch")], "3": [("outlet", "The Lantern")], "4": []}
    assert chains(text) == found


@pytest.mark.parametrize(
    ("line", "hop"),
    [
        ("  • Source: The Lantern", ("outlet", "The Lantern")),
        ("This article originally appeared in The Lantern.", ("outlet", "The Lantern")),
        ("The Coastal Press contributed to this report.", ("wire", "The Coastal Press")),
        ("PELL, March 3 (QRS) — The boats are out.", ("wire", "QRS")),
        ("By Ada Quill, Coastal Press", ("wire", "Coastal Press")),
    ],
)
def test_credits_of_the_article(line: str, hop: tuple[str, str]) -> None:
    assert chain(f"{line}\n\n1[Lind] 1<said> via Gullnet that 1{{they sail}}.") == [("medium", "Gullnet"), hop]
    assert chain(f"{line}\n\n1[Lind] 1<said> 1{{they sail}}.", outlet=hop[1]) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ada Quill contributed to this report.",
        "Source: see the table.",
        "The source: Lind's own.",
        "The Mayor (Ada Quill): We sail.",
    ],
)
def test_what_is_no_credit(line: str) -> None:
    assert chain(f"1[Lind] 1<said> 1{{they sail}}.\n\n{line}") == []


def test_an_exchange_of_names_exchanges_the_names_only() -> None:
    text = "1[Lind] 1<told> The Pell Argus that 1{they sail}. Via The Lantern."
    other = text.replace("Lind", "Moreau").replace("Argus", "Beacon").replace("Lantern", "Kestrel")
    assert chain(other) == [("interviewer", "The Pell Beacon"), ("outlet", "The Kestrel")]


def test_hard_spaces_are_spaces() -> None:
    assert chain("1[Lind] 1<said> in\xa0a statement to\xa0The Pell\xa0Argus that 1{they sail}.") == [
        ("medium", "a statement"),
        ("interviewer", "The Pell\xa0Argus"),
    ]
