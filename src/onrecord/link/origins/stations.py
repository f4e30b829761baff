"""What an article says of where it has a statement from: each hop of the statement's chain as a claim that can be compared.

Takes a statement and the sketch of its article; gives Claims. May import sketch, speakers, words, the media of `read`, types.

Everything is told by common nouns and by form; the names of outlets are compared by their words, never known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from onrecord.link.sketches.sketch import Sketch
from onrecord.link.sketches.speakers import name_words
from onrecord.link.sketches.words import words
from onrecord.read.chains.media import EVENTS, MEDIA, OUTLETS, PRESS, REPORTS
from onrecord.types import Article, Hop, OriginKind, Place, Statement

Via = Literal["outlet", "some outlet", "interview", "document", "occasion"]


class Claim(NamedTuple):
    """`via` which sort of station, and which of its sort: the words of an outlet's name, or the stem of what a document is
    called. `name` is the text that names it, at `place`; None where the article says that its outlet heard it itself."""

    via: Via
    which: tuple[str, ...]
    kind: OriginKind
    name: str | None
    place: Place

    @property
    def general(self) -> bool:
        """Whether others may name the same in particular: a statement may be read out, mailed, or posted as a letter."""
        return self.via in ("some outlet", "interview") or (self.via == "document" and self.which[0] in _GENERAL)


def _stems(listed: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(listed))


# What is published in one go, whatever the outlets call it.
_POST = _stems("tweet retweet post posting blog twitter")
_GENERAL = _stems("statement release press-release announcement email e-mail message remark") | {"post"}
_PRINT = _stems("op-ed column editorial interview podcast broadcast")  # what an outlet brings out that is named before it
_SPOKEN = _stems("speech address remarks testimony sermon keynote lecture monologue appearance teleconference call debate")
_INTERVIEW = _stems("interview")
_WRITING = _stems("post write tweet share blog")
_OCCASIONS = _stems(" ".join(sorted(EVENTS))) | _SPOKEN
_NOUNS = _stems(" ".join(sorted(MEDIA | EVENTS))) | _POST | _stems("fax livestream")
_SELF = frozenset(["us", "me", "ourselves", "myself"])
_MANY = frozenset(["press", "media", "newsmen"])
_WITHIN = re.compile(r"(?:at|during)\b", re.I)
_PARTLY = re.compile(r"contribut|\baterial from|\bmaterial from|\bfiles from", re.I)
_LETTER = re.compile(r"\b(?:letter|message|note)s? to\b", re.I)
_CAPITAL = re.compile(r"[A-Z][\w&.’'-]*")


def claims(statement: Statement, sketch: Sketch) -> list[Claim]:
    """What the chain of a statement claims, in its order. A credit that an outlet helped with the article is no claim: it does
    not say with what."""
    found = [claim for hop in statement.chain for claim in _claimed(hop, statement, sketch)]
    if any(claim.via == "outlet" for claim in found):
        return [claim for claim in found if claim.via not in ("interview", "some outlet")]
    return found


def _claimed(hop: Hop, statement: Statement, sketch: Sketch) -> Iterator[Claim]:
    place = Place(sketch.article.id, hop.words, statement.id)
    if hop.role == "medium":
        yield _medium(hop, statement, sketch, place)
    elif hop.role == "interviewer":
        if not _addressee(hop, sketch, place):
            yield _interviewer(hop, sketch, place)
    elif hop.role == "report":
        generic = _last(hop.name) in REPORTS | PRESS
        yield Claim("some outlet", (), "report", hop.name, place) if generic else _outlet(hop, "report", sketch, place)
    elif not (hop.role == "wire" and _PARTLY.search(_text(sketch, place))):
        yield _outlet(hop, hop.role, sketch, place)


def _medium(hop: Hop, statement: Statement, sketch: Sketch, place: Place) -> Claim:
    noun = next((word.stem for word in reversed(words(hop.name)) if word.stem in _NOUNS), None)
    named = _CAPITAL.search(hop.name) is not None
    if noun is None and named and not _written(statement, sketch):
        return _outlet(hop, "outlet", sketch, place)
    if noun in _PRINT and named:
        return _outlet(hop, "outlet", sketch, place)
    if noun is None or noun in _POST:
        return Claim("document", ("post",), "document", hop.name, place)
    if noun in _INTERVIEW:
        return Claim("interview", (), "heard", hop.name, place)
    if noun in _OCCASIONS or _WITHIN.match(_text(sketch, place)):
        return Claim("occasion", (), "heard", hop.name, place)
    return Claim("document", (noun,), "document", hop.name, place)


def _written(statement: Statement, sketch: Sketch) -> bool:
    """Whether the cue says that the speaker wrote: what somebody posts on a named medium is a post, not a broadcast."""
    return any(word.stem in _WRITING for cue in statement.cue for word in words(sketch.article.text, cue.start, cue.end))


def _addressee(hop: Hop, sketch: Sketch, place: Place) -> bool:
    """Whether a letter went to somebody whose name does not say that an outlet is meant: then nobody asked for the words."""
    named = {word.lower() for word in hop.name.split()}
    return bool(_LETTER.search(_text(sketch, place))) and not named & (OUTLETS | PRESS | {"the"})


def _interviewer(hop: Hop, sketch: Sketch, place: Place) -> Claim:
    last = _last(hop.name)
    first, _ = sketch.at(hop.span)
    if last in _SELF or (last in PRESS and hop.name.lower().startswith("this ")):
        if first < len(sketch.words) and sketch.quoted[first]:  # somebody's own "us"
            return Claim("some outlet", (), "outlet", hop.name, place)
        return Claim("outlet", own(sketch.article), "heard", None, place)
    if last in PRESS:
        if last in _MANY or last.endswith("s"):
            return Claim("occasion", (), "heard", hop.name, place)
        return Claim("some outlet", (), "outlet", hop.name, place)
    return _outlet(hop, "outlet", sketch, place)


def _outlet(hop: Hop, kind: OriginKind, sketch: Sketch, place: Place) -> Claim:
    named = _CAPITAL.findall(re.split(r"[’']s? ", hop.name)[0]) or [hop.name]
    which = name_words(" ".join(named)) or (hop.name.casefold(),)
    if of_outlet(which, sketch.article):
        return Claim("outlet", which, "heard", None, place)
    return Claim("outlet", which, kind, hop.name, place)


def _last(name: str) -> str:
    """The last word of a name as it is written: that of "White House reporters" is a common noun, that of a name is none."""
    return name.split()[-1] if name.split() else ""


def _text(sketch: Sketch, place: Place) -> str:
    return sketch.article.text[place.span.start : place.span.end]


def own(article: Article) -> tuple[str, ...]:
    """The words by which an article's own outlet is compared: of its name, else of its host, else its id."""
    return name_words(article.outlet or "") or ((_site(article),) if _site(article) else (article.id,))


def of_outlet(which: tuple[str, ...], article: Article) -> bool:
    """Whether an outlet called so is the article's own: by the outlet's name, or by the host of the address."""
    return same_outlet(which, own(article)) or bool(_site(article) and _spells(which, _site(article)))


def same_outlet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of outlets may be of one: the one is the other's beginning or end, or abbreviates it."""
    short, full = sorted((one, other), key=lambda n: (len(n), n))
    if not short:
        return False
    if short in (full[: len(short)], full[-len(short) :]):
        return True
    return len(short) == 1 and len(full) > 1 and _spells(full, short[0])


@lru_cache(maxsize=10_000)
def _spells(name: tuple[str, ...], label: str) -> bool:
    """Whether a label is made of beginnings of all words of a name, in order: a host or initials."""
    label = re.sub(r"\W", "", label)
    if not name:
        return not label
    word = re.sub(r"\W", "", name[0])
    ends = (n for n in range(min(len(word), len(label)), 0, -1) if word.startswith(label[:n]))
    return any(_spells(name[1:], label[n:]) for n in ends)


@lru_cache(maxsize=10_000)
def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _site(article: Article) -> str:
    """What the host of an address is called, without its endings and what stands before: "harbourtimes"."""
    parts = _host(article.address).split(".")
    if len(parts) < 2:
        return ""
    label = parts[-3] if len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2 else parts[-2]
    return label.removeprefix("the")
