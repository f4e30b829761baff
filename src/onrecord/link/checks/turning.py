"""What a quotation leaves out of the sentences that it begins, breaks off or ends in, and whether that would turn its sense.

Takes a Match; gives the words of the sketch that are left out, by their positions. May import asked, words, types.
"""

from __future__ import annotations

from onrecord.link.checks.asked import Match
from onrecord.link.sketches.words import NEGATION
from onrecord.types import Statement

_TURNS = frozenset([
    "if", "unless", "lest", "deny", "denies", "denied", "denying", "doubt", "doubts", "doubted", "false", "untrue", "hardly",
    "barely", "scarcely", "rarely", "seldom",
])  # fmt: skip
"""Words that, standing before a clause, take it back or put it under a condition."""


def dropped(match: Match, statement: Statement | None) -> list[int]:
    """The words left out that may turn what is quoted: a negation in the same sentence, or a word before that takes it back.

    Outside the quotation marks only what the statement has before its quoted words counts: there the outlet speaks, who chose
    where to break off.
    """
    words = match.speech.sketch.words
    before, after = rest(match)
    frame = _frame(match, statement, before)
    turning = [w for w in (*frame, *before) if _negates(words[w].plain) or words[w].plain in _TURNS]
    return sorted([*turning, *(w for w in (*gaps(match), *after) if _negates(words[w].plain))])


def rest(match: Match) -> tuple[list[int], list[int]]:
    """The words before and after a place that are of the same speech and the same sentence."""
    held = match.speech
    sentence, number = held.sketch.sentence, held.number
    low, high = match.first, match.last
    while low and number[low - 1] == number[match.first] and _sentence(match, low - 1) == _sentence(match, match.first):
        low -= 1
    while (
        high < len(number)
        and number[high] == number[match.last - 1]
        and sentence[held.positions[high]] == _sentence(match, match.last - 1)
    ):
        high += 1
    return held.positions[low : match.first], held.positions[match.last : high]


def gaps(match: Match) -> list[int]:
    """The words left out between parts, where they are of a sentence that one of the parts is of."""
    held, sentence = match.speech, match.speech.sketch.sentence
    out = []
    for (_, before), (after, _) in zip(match.parts, match.parts[1:], strict=False):
        of_parts = {_sentence(match, before - 1), _sentence(match, after)}
        out += [w for w in held.positions[before:after] if sentence[w] in of_parts]
    return out


def _frame(match: Match, statement: Statement | None, before: list[int]) -> list[int]:
    """What a statement has before its quoted words, in the same sentence and outside the quotation marks."""
    if statement is None:
        return []
    sketch, held = match.speech.sketch, match.speech
    start = before[0] if before else held.positions[match.first]
    content = (w for span in statement.content for w in range(*sketch.at(span)))
    return [w for w in content if w < start and sketch.sentence[w] == sketch.sentence[start] and not sketch.quoted[w]]


def _sentence(match: Match, at: int) -> int:
    return match.speech.sketch.sentence[match.speech.positions[at]]


def _negates(plain: str) -> bool:
    return plain in NEGATION or plain.endswith("n't")
