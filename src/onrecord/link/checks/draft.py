"""The quotations of a draft, with the speaker whom it gives each to: what there is to check.

Takes a Reading; gives Quoted records in order. May import sketch, speech, the text stage of `read`, types.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.link.checks.speech import speech
from onrecord.link.sketches.sketch import sketch
from onrecord.read.text.story import story
from onrecord.types import Reading, Span

_NAMED = ("person", "organisation")


class Quoted(NamedTuple):
    """What stands in a pair of quotation marks, `text[span.start:span.end]` without the marks, and the name of who said it.
    None where the draft names nobody."""

    span: Span
    speaker: str | None


def quotations(reading: Reading) -> list[Quoted]:
    """Every quotation of a reading's article; those inside others are parts of these."""
    held = speech(sketch(reading))
    at = {word: position for position, word in enumerate(held.positions)}
    found = []
    for quotation in story(reading.article).quoted:
        span = Span(quotation.inner_start, quotation.inner_end)
        first, last = held.sketch.at(span)
        if first < last:
            statement = held.holder((at[first], at[last - 1] + 1))
            speaker = statement.speaker if statement else None
            found.append(Quoted(span, speaker.name if speaker and speaker.kind in _NAMED else None))
    return found
