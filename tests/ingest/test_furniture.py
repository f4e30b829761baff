"""Furniture is marked and never cut, and what somebody says is not taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.furniture import spans

STORY = [
    "Ferry Stays In Port",
    "The ferry between the islands will not run before spring, the harbour master said on Monday.",
    "“We have no boat,” said Ada Quill, the harbour master. “Nobody wants to pay for one.”",
    "The mayor, Bo Oarsman, did not answer a letter about the boats of the town.",
    "The island council meets on Tuesday to look for a boat that is dry and cheap.",
]


def marked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "• Source: The Quay",
        "• by:",
        "By Cy Tern, Quay Staff",
        "Published: March 4, 2021",
        "Follow us on Chirper",
        "Follow Cy Tern on Chirper @cytern.",
        "Do you agree? Let us know in the comment section.",
        "What do you think? Share your thoughts below!",
        "Do you like the ferry? Like the page:",
        "Sign up for our newsletter to get the news of the islands.",
        "For more, sign up for the Tide Table newsletter.",
        "Editor’s note: The ferry company is a sponsor of this paper.",
        "CORRECTION: An earlier version said that the boat was blue.",
        "Correction, 4 March: The boat is blue.",
        "This story has been updated with words of the mayor.",
        "An earlier version of this article gave a wrong name for the boat.",
        "Because of an editing error, an article on Monday misstated the age of the boat.",
        "ABSTRACT.",
        "FULL TEXT",
        '<tweet id="7"></tweet>.',
        ".image-wrap img {",
        "padding-top: 20px;",
        "Read more: Island council looks for a boat",
        "Also on The Quay:",
        "© 2021 The Quay. All rights reserved.",
        "(Reporting by Cy Tern; Editing by Di Gull.)",
        "Contributing: Cy Tern and Di Gull.",
        "Di Gull contributed to this report.",
        "The ferry in its port last week. (Cy Tern/Tide Images)",
        "Photo: Cy Tern",
        "Listen to the interview below:",
        "Watch the full video above.",
        "Story continues below advertisement",
        "h/t The Quay",
        "https://example.org/ferry",
        "Comments",
        "12 Comments",
    ],
)
def test_lines_that_are_furniture(line: str) -> None:
    assert marked("\n".join([STORY[0], line, *STORY[1:]])) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Follow the water, the harbour master said, and you will find the boat.",
        "“Follow me on Chirper,” said Ada Quill.",
        "The source: a letter that the mayor said he never wrote.",
        "Sign up for the ferry, she told the islanders.",
        "Correction is what the harbour needs, said Ada Quill.",
        "Comments by the mayor made the islanders laugh.",
        "By Monday the ferry had sunk.",
        "Watch out for the tide, fishermen on both islands tell their children.",
        "Support for the ferry has fallen.",
        "The photo by the pier shows the boat.",
        "Via The Quay.",
        "The council had asked the islanders to join and support the ferry.",
        "Donations to the ferry fund fell to 40 crowns (30 last year).",
        "Update: the ferry sank at noon.",
        "He was paid 3,000 crowns (a/b) for it.",
        "We will not follow us of old.",
        "4:15 p.m.",
        "@adaquill",
        "Why?",
    ],
)
def test_lines_of_the_story(line: str) -> None:
    assert marked("\n".join([*STORY[:2], line, *STORY[2:]])) == []


def test_the_block_after_the_end_is_furniture_to_the_last_line() -> None:
    block = [
        "Powered by Tidal CMS™ Comments",
        "Become a keeper of the light today!",
        "We cannot be sunk. The need for news of the tide has never been greater, and you can help for the price of a fish.",
        "Ask me again in spring",
        "What the island keeps about its readers stands in our Privacy Policy",
        "Comments",
    ]
    assert marked("\n".join(STORY * 2 + block)) == block


def test_a_block_ends_where_the_story_goes_on() -> None:
    appeal = ["Support independent journalism on the islands today.", "It costs no more than a fish."]
    story = "“I shall swim,” said Ada Quill after the meeting."
    assert marked("\n".join(STORY * 3 + appeal + [story])) == appeal


def test_an_appeal_in_the_middle_is_one_line() -> None:
    appeal = "Support independent journalism on the islands today."
    assert marked("\n".join([*STORY[:2], appeal, *STORY[2:] * 3])) == [appeal]


def test_a_line_of_one_word_behind_the_head_is_furniture() -> None:
    assert marked("\n".join([*STORY * 3, "Harbourpix.", *STORY])) == ["Harbourpix."]


def test_lists_behind_the_last_note_are_furniture() -> None:
    behind = ["Editor’s note: The ferry is old.", "Who runs for mayor", "Bo Oarsman (in the race since May)"]
    assert marked("\n".join([*STORY * 4, *behind])) == behind
    assert marked("\n".join([*STORY, behind[0], *STORY * 4])) == behind[:1]


def test_links_to_other_articles() -> None:
    links = ["Related:", "Island Council Finds A Boat After All", "Harbour Master Swims To Work"]
    assert marked("\n".join(STORY + links)) == links
    assert marked("\n".join(["Related:", *STORY[1:]])) == ["Related:"]


def test_a_note_on_the_author_is_on_somebody_new_at_the_end() -> None:
    note = "Cy Tern is a reporter at The Quay."
    assert marked("\n".join([*STORY, note])) == [note]
    assert marked("\n".join([note, *STORY])) == []
    assert marked("\n".join([*STORY, "Bo Oarsman is president of the island council."])) == []


def test_markup_inside_a_line_is_marked_alone() -> None:
    text = '<tweet id="1" author="@x">The ferry sank.</tweet> And 3 < 4 > 2 <Saltby: a play>'
    assert marked(text) == ['<tweet id="1" author="@x">', "</tweet>"]


def test_line_ends_of_every_kind() -> None:
    assert marked("\r\n".join([*STORY, "  Follow us on Chirper  ", ""])) == ["Follow us on Chirper"]


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from([*STORY, "Comments", "Ask me again in spring", " ", "Related:", "<b>x</b>", "___"])),
    st.sampled_from(["\n", "\r\n"]),
)
def test_spans_are_in_order_and_inside(lines: list[str], end: str) -> None:
    text = end.join(lines)
    last = 0
    for span in spans(text):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        last = span.end


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_nothing_is_raised_for_any_text(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans(text))
