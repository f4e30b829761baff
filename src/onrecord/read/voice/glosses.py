"""Glosses: an outlet's own rewording of what somebody said ("So basically, she is saying ..."), told from reported speech.

Takes an article, its sentences and its statements; gives what are statements, and what are glosses of which of them. A gloss
is a sentence outside everybody's quoted words that says of itself that it rewords: by how it opens ("In other words"), or by
saying what somebody means rather than said ("what she is really saying is"). Imports sentences.
"""

from __future__ import annotations

import re

import msgspec

from onrecord.read.text.sentences import Pair
from onrecord.types import Article, Statement

FARTHEST = 3
"""Statements between a gloss and the one that it glosses, at most, where nothing says whose words are reworded."""

# Says so right behind somebody's words, or where it says what somebody means.
_REWORDS = re.compile(
    r"[\"“‘'(—–-]*(?:in other words|translat(?:ion|ed)(?=:)|put (?:differently|another way)|which is to say|"
    r"to put it (?:another way|differently|plainly|bluntly)|(?:or )?in plain(?:er)? (?:english|language|words)|"
    r"read between the lines)\b[,:]?",
    re.IGNORECASE,
)
# Says so only where somebody is said to be saying or meaning something now.
_SUMS_UP = re.compile(
    r"(?:(?:so|and|but|now|then|thus),? (?:so,? )?)?(?:basically|essentially|in (?:short|essence|effect)|simply put|put simply|"
    r"bottom line)\b[,:]?",
    re.IGNORECASE,
)
_BE = r"(?:\b(?:is|are|was|were)|[’'](?:s|re))"
_ONLY = r"(?:now|really|actually|basically|essentially|just|simply|only|effectively|literally|in effect)"
_SAYING = r"(?:saying|telling|suggesting|admitting|implying|arguing|claiming|demanding|promising|threatening|asking)"
_MEANS = re.compile(
    rf"{_BE}(?: {_ONLY})* {_SAYING}\b|\b(?:seems?|appears?|may as well|might as well)(?: to)? be(?: {_ONLY})* {_SAYING}\b|"
    rf"\b(?:he|she|they|(?-i:[A-Z])[\w’'-]+) (?:{_ONLY} )?means?\b|\bwants? (?:you|us|everyone|everybody) to\b",
    re.IGNORECASE,
)
# Says so anywhere: what is meant, set against what was said.
_REALLY = re.compile(
    rf"\bwhat (?:(?!said|says)[\w’'.-]+ ){{0,6}}?[\w.-]+(?: |(?=[’'])){_BE}? ?(?:{_ONLY} )*(?:saying|telling us|means?|meant)"
    r"(?: here)? (?:is|was)\b(?=:|,| (?:that|if|he|she|they|you|we|it|the|a|no|not|to|go|come|don[’']t)\b)|"
    rf"{_BE}(?: \w+)? (?:basically|essentially|effectively|really just|in effect) (?:saying|telling|admitting)\b|"
    r"\b(?:might|may|could) as well (?:have said|say|be saying)\b",
    re.IGNORECASE,
)


def glossed(article: Article, sentences: list[Pair], statements: list[Statement]) -> tuple[list[Statement], dict[Pair, str]]:
    """The statements without those that are glosses, and for each gloss (its sentence) the id of the statement it glosses,
    "" where none is near."""
    rows = enumerate(sentences)
    found = [row for i, row in rows if words_of(article.text, row) and _is_gloss(article.text, sentences, i, statements)]
    if not found:
        return statements, {}
    dropped = {s.id: s for row in found for s in statements if _within(s, row)}
    kept = [s for s in statements if s.id not in dropped]
    glosses = {row: _glossed_by(article.text, row, kept, dropped) for row in found}
    return [_freed(s, dropped) for s in kept], glosses


def words_of(text: str, row: Pair) -> Pair | None:
    """The words by which a sentence may say that it rewords: its opening, and what says that somebody means something."""
    start, end = row
    opening = _REWORDS.match(text, start, end) or _SUMS_UP.match(text, start, end)
    means = _MEANS.search(text, opening.end(), min(end, opening.end() + 80)) if opening else _REALLY.search(text, start, end)
    if means:
        return start if opening else means.start(), means.end()
    return opening.span() if opening and _REWORDS.match(text, start, end) else None


def _is_gloss(text: str, sentences: list[Pair], index: int, statements: list[Statement]) -> bool:
    """Whether a sentence that opens like a gloss is one: not asked, nobody's quoted words, without any quoted in it, and
    either saying what somebody means or coming right behind somebody's words without attributing its own."""
    row = start, end = sentences[index]
    if text[end - 1] == "?" or any(_covers(s, start) and s.kind != "indirect" for s in statements):
        return False
    inside = [s for s in statements if start <= _anchor(s) < end]
    if any(s.kind != "indirect" for s in inside):
        return False
    words = words_of(text, row) or row
    if _MEANS.search(text, *words) or _REALLY.search(text, *words):
        return True
    low, high = sentences[index - 1] if index else (0, 0)
    behind = any(c.start < high and low < c.end for s in statements if s.source and s.kind != "indirect" for c in s.content)
    return behind and not any(s.cue for s in inside)


def _covers(statement: Statement, at: int) -> bool:
    return any(c.start <= at < c.end for c in statement.content)


def _anchor(statement: Statement) -> int:
    return (statement.cue or statement.source or statement.content)[0].start


def _within(statement: Statement, row: Pair) -> bool:
    """Whether a statement is what a gloss has somebody say."""
    return row[0] <= _anchor(statement) < row[1]


def _glossed_by(text: str, row: Pair, statements: list[Statement], dropped: dict[str, Statement]) -> str:
    """The id of the last statement before a gloss by the one whose words it rewords, where it names one, else of the last one
    near; "" where there is none."""
    before = [s for s in statements if s.content[-1].start < row[0] and not s.inside]
    before.sort(key=lambda s: s.content[-1].end, reverse=True)
    meant = {s.speaker.name for s in dropped.values() if s.speaker and _within(s, row)}
    theirs = [s for s in before if s.speaker and (s.speaker.name in meant or _named(text, row, s.speaker.name))]
    near = theirs or ([] if meant else before[:FARTHEST])
    direct = [s for s in near[:FARTHEST] if s.kind != "indirect"]
    return (direct or near)[0].id if near else ""


def _named(text: str, row: Pair, name: str) -> bool:
    """Whether a sentence has the last word of a name, with its capital."""
    last = name.split()[-1] if name.split() else ""
    return last[:1].isupper() and re.search(rf"\b{re.escape(last)}\b", text[row[0] : row[1]]) is not None


def _freed(statement: Statement, dropped: dict[str, Statement]) -> Statement:
    """The statement; one that was reported inside a gloss then stands in what that stood in."""
    inside = statement.inside
    while inside in dropped:
        inside = dropped[inside].inside
    return statement if inside == statement.inside else msgspec.structs.replace(statement, inside=inside)
