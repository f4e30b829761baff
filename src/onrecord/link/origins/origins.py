"""An utterance → where its members have it from: how many origins it has, which, and by what evidence.

Takes an utterance, the sketches of its articles and their reprints; gives Origins. Pure; the order of the reprints does not
matter. May import carried, disjoint, sketch, stations, types.

Members have one origin where their texts name one station (an outlet, a document, an occasion), where the article of one is
the outlet that another credits, or where their passages are copies. That two outlets name two stations is what makes two
origins; members whose texts name none, and are no copies, make no origin: theirs is unknown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from onrecord.link.disjoint import Disjoint
from onrecord.link.origins.carried import copies
from onrecord.link.origins.stations import Claim, claims, of_outlet, same_outlet
from onrecord.link.sketches.sketch import Sketch
from onrecord.types import Member, Origin, OriginKind, Place, Reprint, Span, Utterance

COPIED = 12
"""Words of an outlet's own in a row that two articles must share to be copies there; by fewer, both only quote the same."""

_RANK: dict[OriginKind, int] = {"outlet": 0, "report": 1, "wire": 2, "heard": 3, "document": 4, "reprint": 5, "unknown": 6}


def origins(utterance: Utterance, sketches: Mapping[str, Sketch], reprints: Iterable[Reprint]) -> tuple[Origin, ...]:
    """The origins of an utterance, each with its members' positions: those of the first members in front, and last, where
    there are such, the members of unknown origin as one `Origin` of that kind, which is none to be counted.

    `sketches` by article id must hold the articles of all members; `reprints` of other articles are passed over. Members in
    one article have one origin.
    """
    found = {article: _claims(group, sketches[article]) for article, group in _by_article(utterance.members).items()}
    joined: Disjoint[str] = Disjoint()
    for article in found:
        joined.find(article)
    _join_by_station(found, joined)
    _join_by_credit(found, sketches, joined)
    copied: defaultdict[str, set[Place]] = defaultdict(set)
    for reprint in sorted(reprints, key=lambda r: (r.first, r.second)):
        for one, other in _copied(reprint, utterance.members, sketches):
            joined.join(one.article, other.article)
            copied[one.article].add(one)
            copied[other.article].add(other)
    made = [_origin(articles, utterance.members, found, copied) for articles in joined.sets()]
    known = sorted((origin for origin in made if origin.kind != "unknown"), key=lambda o: o.members)
    unknown = sorted(m for origin in made if origin.kind == "unknown" for m in origin.members)
    return (*known, Origin("unknown", None, tuple(unknown))) if unknown else tuple(known)


def _by_article(members: tuple[Member, ...]) -> dict[str, list[Member]]:
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        found[member.place.article].append(member)
    return found


def _claims(members: list[Member], sketch: Sketch) -> list[Claim]:
    statements = {s.id: s for s in sketch.statements}
    held = dict.fromkeys(m.place.statement for m in members)
    return [claim for each in held if each in statements for claim in claims(statements[each], sketch)]


def _join_by_station(found: Mapping[str, list[Claim]], joined: Disjoint[str]) -> None:
    """Join the articles that name one station."""
    rows = [(article, claim) for article, some in found.items() for claim in some]
    for (article, claim), (other, its) in combinations(rows, 2):
        if article != other and _one_station(claim, its, [c for _, c in rows]):
            joined.join(article, other)


def _one_station(one: Claim, other: Claim, every: list[Claim]) -> bool:
    """Whether two claims name one station. What is named in general ("a statement", "an interview", "a newspaper") is the one
    that others name in particular, where they name only one."""
    if one.via == other.via and (one.which == other.which or one.general == other.general is True):
        return True
    if one.via == other.via == "outlet":
        return same_outlet(one.which, other.which) and not any(_parts(one, other, each) for each in every)
    general, particular = (one, other) if one.general else (other, one)
    if particular.general or not _fits(general, particular):
        return False
    named = [c for c in every if not c.general and _fits(general, c)]
    return all(c[:2] == particular[:2] or (c.via == "outlet" and same_outlet(c.which, particular.which)) for c in named)


def _fits(general: Claim, particular: Claim) -> bool:
    """Whether what is named in general may be this: a statement any document or occasion, an interview only one with whom
    the speaker talked to."""
    if general.via == "document":
        return particular.via in ("document", "occasion")
    talked = ("outlet", "heard") if general.via == "interview" else ("outlet", "heard", "report")
    return general.general and particular.via == "outlet" and particular.kind in talked


def _parts(one: Claim, other: Claim, third: Claim) -> bool:
    """Whether a third name fits the shorter of two names of outlets, but not the longer: "Times" where there are two."""
    short, full = sorted((one.which, other.which), key=len)
    fits = third.via == "outlet" and third.which != short and same_outlet(third.which, short)
    return fits and not same_outlet(third.which, full)


def _join_by_credit(found: Mapping[str, list[Claim]], sketches: Mapping[str, Sketch], joined: Disjoint[str]) -> None:
    """Join an article with that of the outlet which it credits."""
    for article, some in found.items():
        for claim in some:
            if claim.via == "outlet" and claim.name is not None:
                for other in found:
                    if other != article and of_outlet(claim.which, sketches[other].article):
                        joined.join(article, other)


def _copied(reprint: Reprint, members: tuple[Member, ...], sketches: Mapping[str, Sketch]) -> list[tuple[Place, Place]]:
    """The passages of a reprint, on both sides, that hold a member and words of the outlet's own; all, of copies."""
    here = [m for m in members if m.place.article == reprint.first]
    there = [m for m in members if m.place.article == reprint.second]
    if not here or not there:
        return []
    first, second = sketches[reprint.first], sketches[reprint.second]
    return [
        (Place(reprint.first, a), Place(reprint.second, b))
        for a, b in reprint.passages
        if copies(reprint)
        or (_holds(a, here) and _holds(b, there) and min(_own_words(first, a, here), _own_words(second, b, there)) >= COPIED)
    ]


def _holds(passage: Span, members: list[Member]) -> bool:
    """Whether a passage holds at least half of a member."""
    spans = [m.place.span for m in members]
    return any(2 * (min(s.end, passage.end) - max(s.start, passage.start)) >= s.end - s.start for s in spans)


def _own_words(sketch: Sketch, passage: Span, members: list[Member]) -> int:
    """The most words in a row of a passage that the outlet did not quote, in quotation marks or without."""
    said = [c for s in sketch.statements if s.kind == "direct" for c in s.content]
    said += [m.place.span for m in members if m.form != "indirect"]
    most = run = 0
    for i in range(*sketch.at(passage)):
        quoted = sketch.quoted[i] or any(s.start <= sketch.words[i].start < s.end for s in said)
        run = 0 if quoted else run + 1
        most = max(most, run)
    return most


def _origin(
    articles: list[str], members: tuple[Member, ...], found: Mapping[str, list[Claim]], copied: Mapping[str, set[Place]]
) -> Origin:
    """The origin of articles that have it from one: what most of them name, and all that stands for it."""
    positions = tuple(i for i, m in enumerate(members) if m.place.article in articles)
    ordered = [claim for i in positions for claim in found[members[i].place.article]]
    evidence = {claim.place for claim in ordered} | {place for article in articles for place in copied.get(article, ())}
    places = tuple(sorted(evidence, key=lambda p: (p.article, p.span, p.statement or "")))
    if not ordered:
        return Origin("reprint" if places else "unknown", None, positions, places)
    named = Counter((c.via, c.which) for article in articles for c in {(c.via, c.which): c for c in found[article]}.values())
    best = min(ordered, key=lambda c: (-named[c.via, c.which], _RANK[c.kind], -len(c.which)))
    return Origin(best.kind, best.name, positions, places)
