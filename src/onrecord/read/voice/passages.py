"""Voice: whose words each sentence of an article is in, and which words evaluate where they are the outlet's own.

Takes an article, its sentences, its quotations, its statements and its glosses; gives a `Passage` a sentence. What is said
in a statement's content is somebody's; all else, its source and cue too, is the outlet's. Imports evaluation, glosses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from onrecord.read.text.quotes import Quotation
from onrecord.read.text.sentences import Pair
from onrecord.read.voice.evaluation import EVALUATIVE, IDIOMS, INTENSIFIERS
from onrecord.read.voice.glosses import words_of
from onrecord.types import Article, Passage, Span, Statement, Voice, Wording, WordingKind

FRAME = 6
"""Words in one stretch beside a statement that are still no more than its frame ("in reply to the mayor's remarks")."""
LONGEST_SCARE = 3
"""Words in quotation marks that the outlet may hold at arm's length; more are a quotation."""

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_MARKING = EVALUATIVE | INTENSIFIERS
_IDIOM = re.compile(rf"\b(?:{IDIOMS})\b", re.IGNORECASE)
# What comes before words in quotation marks that are a name or a term, mentioned rather than held at arm's length.
_NAMING = re.compile(
    r"\b(?:called|named|titled|entitled|dubbed|nicknamed|christened|termed|known as|name|title|slogan|headline|motto|hashtag|"
    r"song|album|single|film|movie|documentary|book|novel|play|show|series|episode|column|essay|paper|poem|painting|game|verb|"
    r"noun|adjective|means?|meaning|spell(?:ed|t)|spelt|as in|for|click|button|marked|reading|reads?)"
    r"(?: (?:a|an|the|it|as|is|was))?[ ,:]*$|\b(?:word|phrase|term)s?\b[^.;]*$",
    re.IGNORECASE,
)
_USED = re.compile(
    r"\b(?:said|says|say|saying|call(?:s|ing)?|describ\w+|brand(?:ed|s|ing)|label\w+|claim\w*|according|wrote|told|quot\w+)\b[^.;]*$"
)
_DEFINED = re.compile(r"[”\"’'»]?,? (?:\(|means?\b|meaning\b|which means|or [\"“‘']|–|—)")


def passages(
    article: Article, sentences: list[Pair], quoted: list[Quotation], statements: list[Statement], glosses: dict[Pair, str]
) -> list[Passage]:
    """The passages of an article, in order."""
    contents = _merged((c.start, c.end) for s in statements for c in s.content)
    frames = _merged((span.start, span.end) for s in statements for span in (*s.cue, *s.source))
    hops = _merged((hop.words.start, hop.words.end) for s in statements for hop in s.chain)
    out = []
    for row in sentences:
        own = _outside([row], contents)
        marks = list(_wording(article.text, row, own, quoted))
        if row in glosses and (words := words_of(article.text, row)):
            marks.append(Wording("gloss", Span(*words)))
        voice = _voice(article.text, row, own, _outside(_outside(own, frames), hops), quoted)
        if voice == "attributed" and marks:
            voice = "mixed"
        out.append(Passage(Span(*row), voice, tuple(sorted(marks, key=lambda m: m.span)), glosses.get(row) or None))
    return out


def _voice(text: str, row: Pair, own: list[Pair], bare: list[Pair], quoted: list[Quotation]) -> Voice:
    """By what is left of a sentence without what somebody says in it (`own`), and without cues, sources and hops (`bare`)."""
    left = [len(_WORD.findall(text, *stretch)) for stretch in bare]
    if not any(left) or (bare != [row] and max(left) <= FRAME):
        return "attributed"
    if any(_is_quotation(text, quotation) for quotation in _within(own, quoted)):
        return "unsourced"
    return "own" if bare == [row] else "mixed"


def _wording(text: str, row: Pair, own: list[Pair], quoted: list[Quotation]) -> Iterator[Wording]:
    """The words of the outlet's part that evaluate. Of what stands in quotation marks there, none are: it is somebody's, or
    held at arm's length as a whole."""
    inside = _within(own, quoted)
    for start, end in _outside(own, [(q.start, q.end) for q in inside]):
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            lower = word.lower().removesuffix("'s").removesuffix("’s")
            if lower not in _MARKING:
                continue
            if word[0].islower() or match.start() == row[0] or _titled(text, row):
                kind: WordingKind = "evaluative" if lower in EVALUATIVE else "intensifier"
                yield Wording(kind, Span(match.start(), match.start() + len(lower)))
        for match in _IDIOM.finditer(text, start, end):
            yield Wording("evaluative", Span(*match.span()))
    for quotation in inside:
        if _is_scare(text, row, quotation):
            yield Wording("scare-quote", Span(quotation.start, quotation.end))


def _is_scare(text: str, row: Pair, quotation: Quotation) -> bool:
    """Whether a few words in quotation marks are held at arm's length: neither a name, a title or a term that is mentioned,
    nor words that somebody is said to have used."""
    words = _WORD.findall(text, quotation.inner_start, quotation.inner_end)
    if not quotation.closed or not 1 <= len(words) <= LONGEST_SCARE or _is_title(words) or _headline(text, row):
        return False
    before = text[max(row[0], quotation.start - 60) : quotation.start]
    return not (_NAMING.search(before) or _USED.search(before) or _DEFINED.match(text, quotation.end))


def _is_quotation(text: str, quotation: Quotation) -> bool:
    """Whether what stands in quotation marks is something said rather than a few words or a title."""
    words = _WORD.findall(text, quotation.inner_start, quotation.inner_end)
    return len(words) > LONGEST_SCARE and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether words have the capitals of a name or title, in which short ones may have none."""
    return (
        words[0][0].isupper() and all(w[0].isupper() or len(w) < 4 for w in words[1:]) and (len(words) > 1 or len(words[0]) > 1)
    )


def _headline(text: str, row: Pair) -> bool:
    """Whether a sentence ends without a mark, as headlines do, in which quotation marks are short for a source."""
    return text[row[1] - 1].isalnum()


def _titled(text: str, row: Pair) -> bool:
    """Whether a sentence has capitals throughout, as headlines do, so that they say nothing."""
    words = [w for w in _WORD.findall(text, *row) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _merged(spans: Iterable[Pair]) -> list[Pair]:
    out: list[Pair] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _outside(stretches: list[Pair], spans: list[Pair]) -> list[Pair]:
    """What is left of the stretches without the spans; both are in order, and the spans do not overlap."""
    out: list[Pair] = []
    for start, end in stretches:
        at = start
        for index in range(max(0, bisect_left(spans, (start, start)) - 1), len(spans)):
            low, high = spans[index]
            if low >= end:
                break
            if high > at:
                if low > at:
                    out.append((at, low))
                at = high
        if at < end:
            out.append((at, end))
    return out


def _within(stretches: list[Pair], quoted: list[Quotation]) -> list[Quotation]:
    """The quotations that share anything with the stretches."""
    out: list[Quotation] = []
    for start, end in stretches:
        index = max(0, bisect_left(quoted, start, key=lambda q: q.start) - 1)
        while index < len(quoted) and quoted[index].start < end:
            if quoted[index].inner_end > start and quoted[index] not in out[-1:]:
                out.append(quoted[index])
            index += 1
    return out
