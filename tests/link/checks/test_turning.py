"""Cuts that turn what is quoted: they are named, and the words are not verbatim."""

from __future__ import annotations

import pytest
from tests.link.outlets import carrier

from onrecord.link.checks.verify import check
from onrecord.types import Verdict


def asked(said: str, words: str) -> tuple[Verdict, list[str]]:
    """The verdict on words out of what somebody said, and what was left out that turns them."""
    article = carrier("Tarn Gazette", f"1{{“{said}”}} 1[Ada Marsh] 1<said>.")
    found = check(words, "Ada Marsh", [article])
    changes = [change.second for change in found.found[0].edits.changes if change.kind == "negation"]
    return found.verdict, [article.article.text[span.start : span.end] for span in changes]


@pytest.mark.parametrize(
    ("said", "words", "turning"),
    [
        ("We will close the quay unless the county pays,", "We will close the quay", "unless"),
        ("We will close the quay, and soon, if the county asks,", "We will close the quay", "if"),
        ("We will keep the quay until the county pays,", "We will keep the quay", "until"),
        ("We must act now, or the pier will fall,", "the pier will fall", "or"),
        ("We must act now, or the pier will fall,", "We must act now", "or"),
        ("My opponents claim that I want to sell the beach,", "I want to sell the beach", "claim"),
        ("They want me to say the pier is safe,", "the pier is safe", "say"),
        ("Some people think we sold the ferry,", "we sold the ferry", "think"),
        ("I wish we could sell the old ferry,", "we could sell the old ferry", "wish"),
        ("They want to stop us closing the market,", "closing the market", "stop"),
        ("He asked me whether the pilots had left,", "the pilots had left", "whether"),
        ("The county paid 3 million for the pier,", "The county paid 3", "million"),
        ("The county paid two thirds of the bill,", "thirds of the bill", "two"),
        ("Fewer than 500 pilots came to the quay,", "500 pilots came to the quay", "than"),
        ("We lost almost ten boats in the storm,", "ten boats in the storm", "almost"),
    ],
)
def test_a_cut_that_turns_it(said: str, words: str, turning: str) -> None:
    assert asked(said, words) == ("altered", [turning])
    assert asked(said, said)[0] == "verbatim"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("I think the ferry is too old for this,", "the ferry is too old for this"),
        ("I have always said the ferry is too old,", "the ferry is too old"),
        ("Let me say this: the ferry is too old,", "the ferry is too old"),
        ("If they ask us. We will close the quay,", "We will close the quay"),
        ("Or the pier will fall into the sea,", "the pier will fall into the sea"),
        ("In two years 500 pilots left the quay,", "500 pilots left the quay"),
        ("We saw 500 pilots leave the quay,", "We saw 500"),
    ],
)
def test_a_cut_that_does_not(said: str, words: str) -> None:
    assert asked(said, words) == ("verbatim", [])
