"""What a text says around quoted words that makes them not said, or not for sure: denied, supposed, or told by another.

Takes a Speech and its Statement; gives a Doubt. May import sketches, speech, closed classes of `read`, types.

What is looked at stands outside the quotation marks, in the sentence that names who speaks: the words that lead there ("there
is no record that she said"), back to the last mark that parts clauses, and those from there to the end of the cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from onrecord.link.checks.speech import Speech
from onrecord.link.sketches.sketch import overlap
from onrecord.link.sketches.speakers import name_words, relation
from onrecord.link.sketches.words import NEGATION
from onrecord.read.chains.media import OUTLETS
from onrecord.read.text.lexicon import closed
from onrecord.types import Doubt, Span, Speaker, Statement

_DENIES = NEGATION | closed("deny denies denied denying doubt doubts doubted disagree disagrees disagreed disagreeing")
"""Words that, in what leads to a statement or says it, say that it was not made."""
_LEAD_DENIES = _DENIES | closed("false falsely untrue wrongly incorrectly")
_AWAY = frozenset([("instead", "of"), ("rather", "than"), ("short", "of"), ("far", "from")])
"""Words right before "saying" that say the same."""
_FORGED = closed("""
fake faked fabricated forged doctored manipulated deepfake bogus hoax spoof parody satire satirical fictional fictitious
imaginary imagined invented misquoted misattributed apocryphal
""")
"""Words that, anywhere in the sentence, say that a quotation is not genuine."""
_SUPPOSES = closed("if unless whether lest suppose supposing imagine pretend perhaps maybe")
_HEARSAY = closed("""
allegedly alleged reportedly supposedly supposed purportedly purported reputedly reputed apparently rumoured rumored rumour
rumours rumor rumors attributed
""")
_CLAIMED = closed("claimed alleges alleged")
"""Words that end a sentence in which another tells of a statement."""
_INVERTS = closed("do does did have has had will would can could may might should must shall were")
"""Verbs that stand right before whoever speaks in a question or a condition."""
_UNDONE = closed("""
want wants wanted wanting hope hopes hoped hoping wish wishes wished wishing plan plans planned planning intend intends intended
expect expects expected try tries tried trying mean means meant about going supposed likely ready fail fails failed need needs
needed urge urges urged set due scheduled poised slated
""")
"""Words that, before "to say" or as what a speaker does about saying it, leave open whether it was said."""
_PARTS = re.compile(r"[,;:()—–]|--")
_END, _QUOTED_END = re.compile(r"[^\w\s]*\?"), re.compile(r"[^\w\s?]*[”\"’'»]\?")
_HOPS = ("outlet", "wire")
_GIVEN_BY = closed("according per")


def framed(held: Speech, statement: Statement | None, at: int) -> Doubt | None:
    """Why words at a position of a speech, of this statement or of none, do not count, whoever is to have said them; None where
    nothing tells so."""
    word = held.positions[at]
    if _in_headline(held, word):
        return "own-voice"
    if statement is None:
        return _around(held, None, word)
    return _one(held, statement, word) or _outer(held, statement, word)


def _in_headline(held: Speech, word: int) -> bool:
    """Whether a word stands in the article's title, where an outlet cuts words to fit: what was said stands below."""
    article, at = held.sketch.article, held.sketch.words[word].start
    line = article.text[article.text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    return article.title is not None and line.split() == article.title.split() != article.text.split()


def teller(held: Speech, statement: Statement | None) -> Statement | None:
    """The statement that has a statement's words as its own: who tells in quotation marks what another said has said the words,
    too. The statement itself where its cue stands outside of marks."""
    while statement is not None and any(held.sketch.quoted[w] for span in statement.cue for w in range(*held.sketch.at(span))):
        outer = _known(held, statement.inside)
        if outer is None:
            break
        statement = outer
    return statement


def _one(held: Speech, statement: Statement, word: int) -> Doubt | None:
    """What a statement itself, and the sentence around it, say of whether it was made."""
    if statement.negated:
        return "denied"
    if statement.modality == "possible" or _either(held, statement):
        return "possible"
    return _around(held, statement, word)


def _either(held: Speech, statement: Statement) -> bool:
    """Whether a statement is one of several speakers', and not told whose."""
    named = _positions(held, statement.source)
    return bool(named) and "or" in _plain(held, range(named[0], named[-1] + 1))


def _outer(held: Speech, statement: Statement, word: int) -> Doubt | None:
    """What the statements that this one is reported in make of it. What somebody tells of another is hearsay; of an outlet or a
    document that is named as where the words come from, it is not."""
    outer = _known(held, statement.inside)
    while outer is not None:
        if not _hands_on(held, outer, statement):
            if not any(relation(one, other) == "same" for one in _speakers(outer) for other in _speakers(statement)):
                return "quoted-inside"
            if doubt := _one(held, outer, word):
                return doubt
            if _UNDONE & set(_plain(held, _positions(held, outer.cue))):
                return "possible"
        outer = _known(held, outer.inside)
    return None


def _known(held: Speech, statement: str | None) -> Statement | None:
    return next((each for each in held.sketch.statements if each.id == statement), None)


def _hands_on(held: Speech, outer: Statement, statement: Statement) -> bool:
    """Whether words are given "according to" the outlet or the document that they are taken from; what was said "in an
    interview on" some channel, any body may tell."""
    if any(overlap(hop.span, source) for hop in statement.chain if hop.role in _HOPS for source in outer.source):
        return True
    if outer.speaker is None or not _GIVEN_BY & set(_plain(held, _positions(held, outer.cue))):
        return False
    body = outer.speaker.kind == "organisation" and (statement.chain or OUTLETS & set(name_words(outer.speaker.name)[-1:]))
    return outer.speaker.kind == "document" or bool(body)


def _speakers(statement: Statement) -> tuple[Speaker, ...]:
    return (statement.speaker, *statement.joint) if statement.speaker else ()


class _Frame(NamedTuple):
    """The plain words of a sentence outside quotation marks and outside what is said: all, those that govern the statement, the
    clause that leads to it, the first of who speaks, the cue, the cue with the words right before it, and the last of all."""

    sentence: list[str]
    governing: list[str]
    clause: list[str]
    first: list[str]
    cue: list[str]
    near: list[str]
    last: list[str]


def _frame(held: Speech, sentence: list[int], says: list[int], framing: list[int]) -> _Frame:
    """The frame of a statement whose cue `says` it, and whose source and cue are `framing`; without these, of a quotation."""
    if not framing:
        whole = _plain(held, sentence)
        return _Frame(whole, whole, whole, [], [], [], [])
    first, last = framing[0], framing[-1]
    before = [w for w in sentence if w < first]
    lead, clause = _plain(held, before), _plain(held, _clause(held, before, first))
    words = held.sketch.words
    near = [w for w in range(first, last + 1) if w in says or w + 1 in says or (w + 2 in says and words[w + 1].plain == "to")]
    return _Frame(
        _plain(held, sentence),
        lead if lead[-1:] == ["that"] else clause,
        clause,
        _plain(held, framing[:1]),
        _plain(held, says),
        _plain(held, near),
        _plain(held, [w for w in sentence if w > last][-1:]),
    )


def _around(held: Speech, statement: Statement | None, word: int) -> Doubt | None:
    """What the words that lead to a statement, and those that say it, tell of it; where none say it, the sentence of `word`."""
    sketch = held.sketch
    says = _positions(held, statement.cue if statement else ())
    source = _positions(held, statement.source if statement else ())
    inside = set(_positions(held, statement.content if statement else ()))
    framing = sorted({*source, *says})
    whole = _sentence(sketch.sentence, framing[0] if framing else word)
    frame = _frame(held, [w for w in whole if not sketch.quoted[w] and w not in inside], says, framing)
    if _LEAD_DENIES & set(frame.governing) or _DENIES & {*frame.first, *frame.cue} or _FORGED & set(frame.sentence):
        return "denied"
    if tuple(frame.clause[-2:]) in _AWAY or any(pair in _AWAY for pair in pairwise(frame.cue)):
        return "denied"
    if _CLAIMED & set(frame.last):
        return "quoted-inside"
    supposed = _SUPPOSES & set(frame.clause) or _INVERTS & set(frame.clause[-1:]) or _HEARSAY & {*frame.clause, *frame.near}
    return "possible" if supposed or _undone(frame.near) or _asks(held, whole[-1]) else None


def _undone(near: list[str]) -> bool:
    """Whether the cue is what somebody wanted "to say"."""
    return any(one in _UNDONE and other == "to" for one, other in pairwise(near))


def _sentence(sentence: list[int], word: int) -> range:
    """The words of the sentence that a word is in."""
    return range(bisect_left(sentence, sentence[word]), bisect_right(sentence, sentence[word]))


def _asks(held: Speech, word: int) -> bool:
    """Whether the sentence that ends with this word is a question of whoever writes, not of who is quoted."""
    ends = _QUOTED_END if held.sketch.quoted[word] else _END
    return ends.match(held.sketch.article.text, held.sketch.words[word].end) is not None


def _positions(held: Speech, spans: Iterable[Span]) -> list[int]:
    """The words of spans, as far as they stand outside quotation marks."""
    return [w for span in spans for w in range(*held.sketch.at(span)) if not held.sketch.quoted[w]]


def _plain(held: Speech, positions: Iterable[int]) -> list[str]:
    return [held.sketch.words[w].plain for w in positions]


def _clause(held: Speech, lead: list[int], following: int) -> list[int]:
    """The words of `lead` behind the last mark that parts clauses, or behind a quotation."""
    words, text = held.sketch.words, held.sketch.article.text
    for i, w in reversed(list(enumerate(lead))):
        if w != following - 1 or _PARTS.search(text, words[w].end, words[following].start):
            return lead[i + 1 :]
        following = w
    return lead
