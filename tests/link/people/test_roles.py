"""The words that say what somebody is, before a name or behind it."""

from __future__ import annotations

import pytest

from onrecord.link.people.roles import role_spans
from onrecord.read.speakers.names import mentions

CASES = [
    ("On Monday Tarn Haven Mayor Ada Holm spoke.", ["Tarn Haven Mayor"]),
    ("The mayor, Ada Holm, spoke.", ["mayor"]),
    ("Later the acting head of Kelp and Reed Enforcement Ada Holm spoke.", ["acting head of Kelp and Reed Enforcement"]),
    ("In reply, the harbour affairs spokeswoman Ada Holm spoke.", ["harbour affairs spokeswoman"]),
    ("They saw the bank’s deputy director, Ada Holm, there.", ["bank’s deputy director"]),
    ("Then Ada Holm, the chair of the Kelp Board, spoke.", ["chair of the Kelp Board"]),
    ("Then Ada Holm, the city’s registrar of boats (twice), spoke.", ["city’s registrar of boats"]),
    ("They told Piet Orme and Kelp Board President Ada Holm of it.", ["Kelp Board President"]),
    ("Yesterday Kelp and Reed Board President Ada Holm spoke.", ["Kelp and Reed Board President"]),
    ("It was news to Gov. Ada Holm there.", ["Gov."]),
    ("Nobody would fire Agent Ada Holm for it.", ["Agent"]),
    ("Then former Governor Ada Holm, now a candidate, spoke.", ["former Governor", "candidate"]),
    ("Then Ada Holm, a day from picking the new mayor, spoke.", []),
    ("Then Ada Holm spoke to the mayor.", []),
    ("Following Mayor Ada Holm, they left.", ["Mayor"]),
    ("Yesterday former harbour affairs adviser Ada Holm spoke.", ["former harbour affairs adviser"]),
    ("Then the Kelp Board majority leader, Ada Holm, spoke.", ["Kelp Board majority leader"]),
    ("In reply, KPA harbour policy director Ada Holm spoke.", ["KPA harbour policy director"]),
    ("They told Mayor Piet Orme and Kelp Board President Ada Holm of it.", ["Kelp Board President"]),
    ("Then Ada Holm, prosecuting attorney for St. Orme County, spoke.", ["prosecuting attorney for St. Orme County"]),
]


@pytest.mark.parametrize(("text", "said"), CASES)
def test_role_spans(text: str, said: list[str]) -> None:
    sentence = (0, len(text))
    (mention,) = [m for m in mentions(text, [sentence]) if m.name == "Ada Holm"]
    found = list(role_spans(text, sentence, mention, frozenset(["piet", "orme", "ada", "holm"])))
    assert [text[span.start : span.end] for span in found] == said
