"""Quotation marks of every habit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.text.quotes import quotations
from onrecord.read.text.sentences import paragraphs


def words(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"We are ready," said Ilse Brandt.', ["We are ready,"]),
        ("“We are ready,” said Ilse Brandt.", ["We are ready,"]),
        ("''We are ready,'' said Ilse Brandt.", ["We are ready,"]),
        ("``We are ready,'' said Ilse Brandt.", ["We are ready,"]),
        ("‘We are ready,’ said Ilse Brandt.", ["We are ready,"]),
        ("'We are ready,' said Ilse Brandt.", ["We are ready,"]),
        ("«We are ready», said Ilse Brandt.", ["We are ready"]),
        ("‹We are ready›, said Ilse Brandt.", ["We are ready"]),
        ('\'My boss said "No" and I said "Yes."\' He left.', ['My boss said "No" and I said "Yes."']),
        ("'My boss told me: “Don’t row.”' He left.", ["My boss told me: “Don’t row.”"]),
        ("She said: 'We don't know. It is early.\n\n'It may rain.'", ["We don't know. It is early.", "It may rain."]),
        ("It was the sailors' day. 'Twas cold.\n\n'It may rain,' she said.", ["It may rain,"]),
        ("„We are ready“, said Ilse Brandt.", ["We are ready"]),
        ('"The quay is closed,” the notice said.', ["The quay is closed,"]),
        ("“He told me ‘never’ and left,” she said.", ["He told me ‘never’ and left,"]),
        ("“One,” she said. “Two.”", ["One,", "Two."]),
        ("The boat is 6' 2\" long and the owners' dog isn't aboard.", []),
        ("It happened in the '90s, the workers said.", []),
        ("The “temporary“ mooring", ["temporary"]),
        ("They played rock 'n' roll of the '80s on the boys' boat.", []),
        ("He said 'no', 'cause it is the workers' choice.", ["no"]),
        ("``We are ready,'' she said. `All of us.'", ["We are ready,", "All of us."]),
        ("\"We are ready,'' she said. ''All of us.\"", ["We are ready,", "All of us."]),
        ("''We are ''ready'' now,'' she said. ''All of us.''", ["We are ''ready'' now,", "All of us."]),
        ("“We are “ready” now,” she said. “All of us.”", ["We are “ready” now,", "All of us."]),
        ("“We are ready, she said. “All of us.” They went.", ["We are ready, she said. ", "All of us."]),
        ("”We are ready,” she said, ”all of us.”", ["We are ready,", "all of us."]),
        ('“He told me, "Go home," and I went,” she said.', ['He told me, "Go home," and I went,']),
        ("‘He told me, “Go home,” and I went,’ she said.", ["He told me, “Go home,” and I went,"]),
        ('"We are ready, she said. "All of us." They went.', ["We are ready, she said. ", "All of us."]),
        ('"A letter on the “new quay” and its cost.', ["A letter on the “new quay” and its cost."]),
    ],
)
def test_what_stands_inside(text: str, inside: list[str]) -> None:
    assert words(text) == inside


def test_an_open_quotation_ends_with_its_paragraph_and_says_so() -> None:
    text = "“First part.\n“Second part,” she said."
    first, second = quotations(text, paragraphs(text))
    assert (first.closed, second.closed) == (False, True)
    assert text[first.start : first.end] == "“First part."


def test_an_open_quotation_may_close_in_a_later_paragraph() -> None:
    assert words("She said: “One.\n\nTwo.\n\nThree.” He left.") == ["One.", "Two.", "Three."]
    assert words('She said: "One.\n\nTwo." He left.') == ["One.", "Two."]
    assert words("She said: “One.\n\nHe left.\n\nThe boat sank.") == ["One."]
    assert words('She said: “One.\n\nThe 2" board broke.\n\n“Two,” he said.') == ["One.", "Two,"]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`", max_size=120))
def test_quotations_are_in_order_apart_and_inside_the_text(text: str) -> None:
    found = quotations(text, paragraphs(text))
    edges = [edge for q in found for edge in (q.start, q.inner_start, q.inner_end, q.end)]
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))
