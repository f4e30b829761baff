"""What a quotation leaves out of the sentences that it begins, breaks off or ends in, and whether that would turn its sense.

Takes a Match; gives the words of the sketch that are left out, by their positions. May import asked, words, the
lexicon of `read`, types.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.link.checks.asked import Match
from onrecord.link.sketches.words import NEGATION, Word
from onrecord.read.text.lexicon import closed
from onrecord.types import Statement

_CONDITIONS = closed("if unless lest except provided")
_TURNS = _CONDITIONS | closed("""
deny denies denied denying doubt doubts doubted false untrue hardly barely scarcely rarely seldom
""")
"""Words that, standing before a clause, take it back or put it under a condition."""
_OPENS = _TURNS | closed("""
whether suppose supposing imagine pretend pretends pretended pretending wish wishes wished instead avoid avoids avoided prevent
prevents prevented stop stops stopped refuse refuses refused reject rejects rejected oppose opposes opposed
""")
"""Words that do so where a speaker says them; an outlet has them before quoted words of any kind."""
_GOES_ON = closed("until or than though although only")
"""Words that, right behind the words quoted, take them back or put them under a condition."""
_TELLS = closed("""
say says said saying tell tells told telling claim claims claimed claiming allege alleges alleged argue argues argued suggest
suggests suggested insist insists insisted think thinks thought believe believes believed
""")
"""Words that, standing before a clause, make it another's, unless it is the speaker who says so."""
_CLAIMS = closed("claim claims accusation accusations allegation allegations assertion assertions rumor rumors rumour rumours")
_OWN = closed("my our her his its their")
_SELF = closed("i we i'm i've i'd i'll we're we've we'd we'll")
_BETWEEN = closed("""
have had would will could can must should do did to want going like just always also still really often honestly truly dare need
wanted
""")
"""Words that may stand between "I" and what I say."""
_SCALES = closed("""
hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens percent per percentage
point points third thirds quarter quarters fifth fifths tenth tenths half
""")
_COUNTS = closed("""
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety
""")
_LIMITS = closed("than least most nearly almost under over below above about around roughly up to")
"""Words before a number that say what of it is meant."""


def dropped(match: Match, statement: Statement | None) -> list[int]:
    """The words left out that may turn what is quoted: a negation or condition in the same sentence, a word before that takes
    it back or makes it another's, and what belongs to a number at either end.

    Outside the quotation marks only what the statement has before its quoted words counts: there the outlet speaks, who chose
    where to break off.
    """
    words = match.speech.sketch.words
    before, after = rest(match)
    frame = _frame(match, statement, before)
    turning = {w for w in frame if _negates(words[w].plain) or words[w].plain in _TURNS}
    turning |= {w for w, following in pairwise(frame[-2:]) if _anothers(words, w, following)}
    turning |= {w for w in before if _negates(words[w].plain) or words[w].plain in _OPENS}
    turning |= {w for w in (*gaps(match), *after) if _negates(words[w].plain) or words[w].plain in _CONDITIONS}
    turning |= {w for at, w in enumerate(before) if words[w].plain in _TELLS and not _by_the_speaker(words, before[:at])}
    return sorted(turning | _at_the_cuts(match, before, after))


def _anothers(words: list[Word], claim: int, following: int) -> bool:
    """Whether a word and the next, right before quoted words, are "claim of" and the like, and not the speaker's own."""
    if words[claim].plain not in _CLAIMS or words[following].plain not in ("of", "that"):
        return False
    return claim == 0 or words[claim - 1].plain not in _OWN


def _by_the_speaker(words: list[Word], before: list[int]) -> bool:
    """Whether a word behind these is what the speaker does: "I", or "let me", stands before it."""
    plain = [words[w].plain for w in before]
    while plain and (plain[-1] in _BETWEEN or plain[-1].endswith("ly")):
        plain.pop()
    return bool(plain) and (plain[-1] in _SELF or plain[-2:] == ["let", "me"])


def _at_the_cuts(match: Match, before: list[int], after: list[int]) -> set[int]:
    """The words right before and behind a place that go with it: an alternative, what a number is counted in or limited by."""
    held, words = match.speech, match.speech.sketch.words
    first, last = (words[held.positions[at]].plain for at in (match.first, match.last - 1))
    found = set()
    if before:
        plain = words[before[-1]].plain
        alternative = plain == "or" and len(before) > 1  # "Or you might wait" begins a sentence
        if alternative or (_counts(plain) and first in _SCALES) or (plain in _LIMITS and _counts(first)):
            found.add(before[-1])
    if after:
        plain = words[after[0]].plain
        if plain in _GOES_ON or (_counts(last) and plain in _SCALES):
            found.add(after[0])
    return found


def _counts(plain: str) -> bool:
    return plain[:1].isdigit() or plain in _COUNTS or plain in _SCALES


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
