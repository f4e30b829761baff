"""The words of a sentence that state by which way something reached an outlet: "told The Harbour Times", "via Gullnet".

Takes a text and a stretch of it; gives `Phrase` records in order. Which statement they belong to is for `chains`. Imports
media.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.read.chains.media import (
    CAPITAL,
    COMPOUND,
    DAYS,
    EVENTS,
    MEDIA,
    NAME,
    PRESS,
    REPORTING,
    REPORTS,
    SPEAKING,
    TELLING,
    TITLE,
    outlet,
)
from onrecord.read.text.lexicon import SENTENCE_OPENERS
from onrecord.read.text.sentences import Pair
from onrecord.types import HopRole


class Phrase(NamedTuple):
    """`words` state a hop; `name` is the part of them that names it. One that is not `sure` is so right behind a cue only."""

    role: HopRole
    name: Pair
    words: Pair
    sure: bool = True


class Context(NamedTuple):
    """A stretch of an article's text, all white space of which is plain spaces, and the article's outlet where it is known."""

    text: str
    start: int
    end: int
    known: str | None


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DETERMINER = r"(?:a|an|the|his|her|its|their|this|that|another|one|several|some|local|two|three)"
_SERIES = r"(?:(?:series|string|number|couple|flurry|pair|barrage|handful|group) of )?"
# A word inside a noun phrase: none that would begin another phrase.
_INNER = (
    r"(?:(?!(?:in|on|at|by|via|to|of|for|from|with|that|which|who|during|over|and|or|but|about|after|before|as|is|was|said|"
    r"says|the|a|an)\b)[\w’'.&-]+ )"
)
_PRESS = re.compile(
    rf"(?:me|us)\b|(?:{_DETERMINER} )?{_SERIES}{_INNER}{{0,2}}?(?:{_any(PRESS)})(?: (?:{_any(PRESS)}))*\b(?![’']s)(?: {NAME})?"
)
_HOSTED = re.compile(rf"{NAME}(?: \w+)?? (?:{_any(PRESS)})\b(?: {NAME})?")
_NAME, _TITLE = re.compile(NAME), re.compile(TITLE)
_WORD = re.compile(r"[\w-]+")
_TOLD = re.compile(
    r"\b(?:told|tells?|telling|(?:spoke|speaks|speaking|talked|talks|talking|chatted|said|saying|says|wrote|statement|e-?mail|"
    r"comment|comments|remarks|letter|message|confirmed|joked|exchange|conversation|chat|spoken) (?:to|with)|"
    r"(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Ii]nterviewed) by) (?=[\w“\"‘'])"
)
_INTERVIEW = re.compile(r"\binterviews?\b")
_WITH = re.compile(r"(?:(?:,? [\w’'-]+){0,4}? (?:with|by)| to| for) (?=[\w“\"‘'])")
_ON = re.compile(rf"\b(?:(\w+) )?(on|via|through|to) (?={NAME}\b|['‘“\"])")
_SHOW = re.compile(rf"{NAME}(?: \w+)?? (?:show|programme|program|podcast|page|account|feed|channel|website|blog)\b")
_MEDIUM = re.compile(
    rf"\b((?i:in|via|by|during|at|on|issued|issuing|issues|released|releasing|published|publishing|sent|sending|posted|"
    rf"posting|put out|gave|giving|delivered|delivering|wrote|writing|crafted|crafting|told|using|of)) "
    rf"((?:{_DETERMINER} )?{_SERIES}(?:{_INNER}{{0,4}}?)({_any(MEDIA | EVENTS)})"
    r"(?: (?:meeting|exchange|post|message|event|segment|appearance))?)\b"
    r"(?!-| (?:servers?|accounts?|scandal|controversy|list|use)\b)"
)
_ON_AIR = frozenset(["podcast", "broadcast", "webcast", "call", "livestream", "blog", "interview", "video"])
_WHERE = frozenset(["at", "during", "told", "in"])
_BY = frozenset(["email", "e-mail", "letter", "text", "telegram", "release"])
_PHONE = re.compile(r"\b(?:by|over the|via|on the) ((?:tele)?phone|video ?link|text)\b")
_REPORT_BY = re.compile(
    rf"\b((?:{_DETERMINER} )?{_INNER}{{0,3}}?(?:{_any(REPORTS)})) (?:\w+ ){{0,3}}?(by|from|in|on|of) (?={NAME})"
)
_REPORTED_BY = re.compile(
    rf"\b(?:(?:as|was|were|is|first|originally|previously) )*(?:reported|obtained|seen|reviewed|viewed|published) by (?={NAME})"
)
_REPORTED = re.compile(rf"\b({NAME})(?: (?:has|had|have|first|previously|also))* (?:reported|reports|revealed|reveals)\b")
_OUTLETS_REPORT = re.compile(rf"\b({NAME}) (?:\w+ )?(?:{_any(REPORTS)})\b")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Cc]iting|[Pp]er) (?=\w)")
_OWNED = re.compile(r"[’']s [A-Z]\w*$")
_SMALL = re.compile(rf" (?:the|and|with) {CAPITAL}(?: {CAPITAL})*")
_TAIL = re.compile(rf"(?: (?:{'|'.join(d.capitalize() for d in sorted(DAYS))})\b\.?)+$")


def phrases(context: Context) -> list[Phrase]:
    """What the stretch states, in order of place; of two that share words, the one that says more."""
    found = sorted(_found(context), key=lambda p: (p.words[0], -p.words[1]))
    out: list[Phrase] = []
    for phrase in found:
        said = (p.words if phrase.role == "medium" else p.name for p in out)
        if not any(start < phrase.name[1] and phrase.name[0] < end for start, end in said):
            out.append(phrase)
    return out


def _found(context: Context) -> Iterator[Phrase]:
    words = frozenset(_WORD.findall(context.text[context.start : context.end].lower()))
    for find, triggers in _FINDERS:
        if not words.isdisjoint(triggers):
            yield from find(context)


def _told(context: Context) -> Iterator[Phrase]:
    text, start, end, _ = context
    for match in _TOLD.finditer(text, start, end):
        name = asker(context, match.end())
        if name:
            yield Phrase("interviewer", name, (match.start(), name[1]))


def _interviews(context: Context) -> Iterator[Phrase]:
    text, start, end, _ = context
    for match in _INTERVIEW.finditer(text, start, end):
        link = _WITH.match(text, match.end(), end)
        name = (asker(context, link.end()) or named(context, link.end())) if link else None
        if name:
            yield Phrase("interviewer", name, (_opening(text, start, match.start()), name[1]))


def _opening(text: str, start: int, at: int) -> int:
    """Where the noun phrase that ends at `at` begins with its preposition: "in a phone " of "in a phone interview"."""
    before = re.search(
        rf"\b(?:[Ii]n|[Dd]uring|[Ff]rom|[Tt]hrough|[Oo]n) (?:{_DETERMINER} )?{_INNER}{{0,3}}$", text[max(start, at - 60) : at]
    )
    return max(start, at - 60) + before.start() if before else at


def _media(context: Context) -> Iterator[Phrase]:
    text, start, end, _ = context
    for match in _MEDIUM.finditer(text, start, end):
        opening, phrase, head = match.group(1).lower(), match.group(2).lower(), match.group(3).lower()
        compounds = COMPOUND.get(head)
        if compounds is not None and not any(word in compounds for word in phrase.split()) and opening not in _WHERE:
            continue
        if (opening == "on" and head not in _ON_AIR) or (opening in _WHERE) < (head in EVENTS):
            continue
        if (
            (opening in ("told", "at") and head not in EVENTS)
            or opening == "of"
            or (opening == "by" and head not in _BY)
            or phrase == "debate"
        ):
            continue
        yield Phrase("medium", match.span(2), match.span())
    for match in _PHONE.finditer(text, start, end):
        yield Phrase("medium", match.span(1), match.span())


def _platforms(context: Context) -> Iterator[Phrase]:
    text, start, end, _ = context
    for match in _ON.finditer(text, start, end):
        show = _SHOW.match(text, match.end(), end)
        name = show.span() if show else named(context, match.end())
        verb, way = match.group(1) or "", match.group(2)
        if name is None or (way in ("to", "through") and not verb.startswith("post")):
            continue
        words = text[name[0] : name[1]]
        sure = show or way == "via" or verb.startswith(("post", "tweet")) or _PROGRAMME.search(words)
        if sure or outlet_at(context, match.end()):
            spoke = verb.lower() in SPEAKING or verb.lower() in DAYS
            sure = bool(sure) or spoke or len(words.split()) > 1 or words.isupper()
            yield Phrase("medium", name, (match.start(2), name[1]), sure)


_PROGRAMME = re.compile(r"[“\"‘']{1,2}[A-Z]")


def _reports(context: Context) -> Iterator[Phrase]:
    text, start, end, _ = context
    for match in _REPORT_BY.finditer(text, start, end):
        by = match.group(2) in ("by", "from")
        if name := (named if by else outlet_at)(context, match.end()):
            yield Phrase("report", name, (_introduced(text, start, match.start()), name[1]))
    for match in _REPORTED_BY.finditer(text, start, end):
        by = match.group().endswith("reported by ")
        if name := (named if by else outlet_at)(context, match.end()):
            yield Phrase("report", name, (match.start(), name[1]))
    for pattern in (_REPORTED, _OUTLETS_REPORT):
        for match in pattern.finditer(text, start, end):
            if name := outlet_at(context, match.start(1)):
                yield Phrase("report", name, (_introduced(text, start, match.start()), match.end()))
    for match in _ACCORDING.finditer(text, start, end):
        if name := outlet_at(context, match.end()):
            yield Phrase("report", name, (match.start(), name[1]))


def _introduced(text: str, start: int, at: int) -> int:
    """Where "according to" before `at` begins, else `at`."""
    before = re.search(r"\b(?:according to|citing|in|as|per) (?:an? |the )?$", text[max(start, at - 20) : at], re.IGNORECASE)
    return max(start, at - 20) + before.start() if before else at


def asker(context: Context, at: int) -> Pair | None:
    """The span of an outlet, or of somebody who asks for one, that begins at `at`: "the paper", "NAME host NAME"."""
    text, _, end, _ = context
    for pattern in (_PRESS, _HOSTED, _TITLE):
        match = pattern.match(text, at, end)
        if match:
            return _without_day(text, *match.span())
    return outlet_at(context, at)


def outlet_at(context: Context, at: int) -> Pair | None:
    """The span of the outlet's name that begins at `at`; an article before it tells a medium from a body, too."""
    name = named(context, at)
    return name if name and outlet(context.text[at : name[1]], context.text, context.known) else None


def named(context: Context, at: int) -> Pair | None:
    """The span of the name that begins at `at`, without a "the" that is no part of it, a day behind it, or a possessive 's."""
    match = _NAME.match(context.text, at, context.end)
    if match is None:
        return None
    start, end = _without_day(context.text, *match.span())
    # "Meet the Press" of "NBC's Meet the Press": a small word may stand in a title behind a possessive only.
    if _OWNED.search(context.text, start, end) and (more := _SMALL.match(context.text, end, context.end)):
        start, end = _without_day(context.text, start, more.end())
    if context.text.startswith("the ", start):
        start += 4
    if context.text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    words = context.text[start:end].lower().split()
    opener = len(words) == 1 and words[0] in SENTENCE_OPENERS
    return (start, end) if words and words[0].strip(".") not in DAYS and not opener else None


def _without_day(text: str, start: int, end: int) -> Pair:
    tail = _TAIL.search(text, start, end)
    return start, tail.start() if tail else end


_FINDERS: tuple[tuple[Callable[[Context], Iterator[Phrase]], frozenset[str]], ...] = (
    (_told, TELLING),
    (_interviews, frozenset(["interview", "interviews"])),
    (_media, MEDIA | EVENTS | {"phone", "telephone", "videolink"}),
    (_platforms, frozenset(["on", "via", "through", "to"])),
    (_reports, REPORTS | REPORTING),
)
"""What finds phrases, each with the words of which a sentence must hold one."""
