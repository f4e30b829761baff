"""Utterances → what a page shows of them: each article's version with its differences from the fullest, and the origins.

Takes Tellings and the readings of their articles; gives frozen Structs of plain values for the template. Whatever is shown as
words is a slice of an article's text. May import types and its neighbours in export.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from onrecord.export import wording
from onrecord.export.diff import pieces
from onrecord.export.linked import Across, Telling
from onrecord.types import EditKind, Edits, Link, Member, Origin, Place, Reading

OTHERS = 3
"""Of how many other articles a statement's card names the outlet."""


class Change(Struct, frozen=True):
    """A stretch of a version: words of the fullest that are not `here`, and those that are here instead; both are empty but for
    `here` where nothing was changed."""

    kind: str
    gone: str
    here: str


class Version(Struct, frozen=True):
    """An utterance as one article carries it. `statement` is the id of its statement, empty where none of the page holds it;
    `doubt` says how sure it is that this is the same, empty where it is sure."""

    article: str
    statement: str
    outlet: str
    heading: str
    dated: str
    characters: str
    who: str
    resolved: bool
    form: str
    fullest: bool
    first: bool
    kinds: tuple[tuple[str, str], ...]
    doubt: str
    changes: tuple[Change, ...]


class Source(Struct, frozen=True):
    """An origin: its kind, its name, the outlets that have the words from it, and the words that say so, the first ones of
    long ones, with their article."""

    kind: str
    name: str
    outlets: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]


class Utterance(Struct, frozen=True):
    """`statements` are the ids of those of its statements that the page has, `opening` its first words, `counted` its articles
    in words."""

    id: str
    who: str
    resolved: bool
    opening: str
    articles: int
    counted: str
    origin: str
    sources: tuple[Source, ...]
    versions: tuple[Version, ...]
    statements: str


def utterance(telling: Telling, readings: Mapping[str, Reading], across: Across) -> Utterance:
    """An utterance as it is shown; `readings` by id are those of its articles."""
    held = {statement.id for article in telling.articles for statement in readings[article].statements}
    versions = tuple(_versions(telling, readings, held))
    who = across.speaker(telling.utterance, readings)
    # That nothing is known of any is in the sentence already.
    known = telling.origins if any(origin.kind != "unknown" for origin in telling.origins) else ()
    return Utterance(
        id=telling.utterance.id,
        who=who or wording.UNRESOLVED,
        resolved=bool(who),
        opening=opening(telling, readings),
        articles=len(telling.articles),
        counted=counted(telling.articles, across),
        origin=telling.origin,
        sources=tuple(_source(origin, telling, readings) for origin in known),
        versions=versions,
        statements=" ".join(version.statement for version in versions if version.statement),
    )


def opening(telling: Telling, readings: Mapping[str, Reading]) -> str:
    """The first words of the fullest version."""
    return wording.opening(words(telling.utterance.members[telling.utterance.fullest].place, readings))


def counted(articles: Collection[str], across: Across) -> str:
    """How many articles, by id, there are: "4 articles", or "4 articles (2 texts: copies count once)"."""
    return wording.counted(len(articles), across.texts(articles))


def words(place: Place, readings: Mapping[str, Reading]) -> str:
    """The words at a place."""
    return readings[place.article].article.text[place.span.start : place.span.end]


def kinds(edits: Edits) -> str:
    """The kinds of edits as "trimmed, reworded"."""
    return ", ".join(edits.kinds)


def also_in(telling: Telling, position: int, readings: Mapping[str, Reading]) -> str:
    """Where else what a member says stands, with how sure that is where it is not, and what was done to its words: "The Argus
    (trimmed), The Post (unsure)"."""
    members, fullest = telling.utterance.members, telling.utterance.fullest
    own, home = members[position].place.article, members[fullest].place.article
    named: dict[str, str] = {}
    for number, member in enumerate(members):
        article = member.place.article
        if article == own or article in named:
            continue
        notes = [_certainty(telling.link(number)) or _certainty(telling.link(position))]
        if own == home:
            notes.append(kinds(telling.edits[number]))
        elif article == home:
            done = kinds(telling.edits[position])
            notes.append(f"in full; here {done}" if done else "")
        note = ", ".join(filter(None, notes))
        named[article] = wording.outlet(readings[article].article) + (f" ({note})" if note else "")
    shown = [*named.values()]
    more = len(shown) - OTHERS
    return ", ".join(shown[:OTHERS]) + (f" and {more} more" if more > 0 else "")


def changes(telling: Telling, position: int, readings: Mapping[str, Reading]) -> tuple[Change, ...]:
    """The words of a member, cut where they differ from those of the fullest; whole where they are in the same article."""
    members = telling.utterance.members
    full, own = members[telling.utterance.fullest].place, members[position].place
    if own.article == full.article:
        return (Change("", "", words(own, readings)),)
    first, second = (readings[place.article].article.text for place in (full, own))
    cut = pieces(first, second, telling.edits[position], full.span, own.span)
    return tuple(change for kind, gone, here in cut for change in _shown(kind, gone, here))


def _shown(kind: EditKind | None, gone: str, here: str) -> Iterator[Change]:
    """A piece of a version. Words that were taken out of quotation marks as they are do not differ; nor does a lone space."""
    if kind is None or (kind == "direct-to-indirect" and gone.casefold() == here.casefold()):
        yield Change("", "", here)
    elif not gone.strip() and here.strip() and here.startswith(gone):
        if gone:
            yield Change("", "", gone)
        yield Change(kind, "", here[len(gone) :])
    elif here.strip():
        last = _space(gone) if _space(gone) == _space(here) else ""  # "[-,-]{+.+} But", not "[-, -]{+. +}But"
        yield Change(kind, gone.removesuffix(last), here.removesuffix(last))
        if last:
            yield Change("", "", last)
    else:
        yield Change(kind, gone.rstrip() if here else gone, "")
        if here:
            yield Change("", "", here)


def _space(words: str) -> str:
    """The space that words end with."""
    return words[len(words.rstrip()) :]


def _versions(telling: Telling, readings: Mapping[str, Reading], held: set[str]) -> Iterator[Version]:
    whole = telling.utterance
    for position, member in enumerate(whole.members):
        reading, place = readings[member.place.article], member.place
        yield Version(
            article=place.article,
            statement=place.statement if place.statement in held and place.statement else "",
            outlet=wording.outlet(reading.article),
            heading=wording.heading(reading),
            dated=wording.dated(reading.article.published),
            characters=wording.offsets([place.span]),
            who=member.speaker.name if member.speaker else wording.UNRESOLVED,
            resolved=member.speaker is not None,
            form=member.form,
            fullest=position == whole.fullest,
            first=position == whole.first_seen,
            kinds=tuple((kind, wording.EDIT[kind]) for kind in telling.edits[position].kinds),
            doubt=_doubt(telling.link(position)),
            changes=changes(telling, position, readings),
        )


def _certainty(link: Link | None) -> str:
    """How sure a link is, empty where it is sure."""
    return "" if link is None or wording.certainty(link.confidence) == "sure" else wording.certainty(link.confidence)


def _doubt(link: Link | None) -> str:
    return f"{wording.with_number(link.confidence)}, by {wording.BASIS[link.basis]}" if link and _certainty(link) else ""


def _source(origin: Origin, telling: Telling, readings: Mapping[str, Reading]) -> Source:
    members: list[Member] = [telling.utterance.members[position] for position in origin.members]
    outlets = dict.fromkeys(wording.outlet(readings[member.place.article].article) for member in members)
    # A copied article is evidence from its first to its last word.
    shown = ((p, wording.opening(words(p, readings))) for p in origin.evidence if p.article in readings)
    return Source(
        kind=wording.ORIGIN[origin.kind],
        name=origin.name or "",
        outlets=tuple(outlets),
        evidence=tuple(dict.fromkeys((place.article, said) for place, said in shown)),
    )
