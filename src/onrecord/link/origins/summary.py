"""The origins of an utterance in one sentence of plain words: "3 outlets, 1 origin: all have it from The Harbour Times."

Takes an utterance, its origins and the outlets of its articles; gives a sentence. May import types.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from onrecord.types import Origin, Utterance


def sentence(utterance: Utterance, origins: Iterable[Origin], outlets: Mapping[str, str | None]) -> str:
    """How many outlets carry an utterance, and from how many origins. `outlets` by article id; where one is not known, articles
    are counted instead. What an article's text does not say stays unknown, and is no origin."""
    counted = _Carriers(utterance, outlets)
    everyone = counted.of(range(len(utterance.members)))
    head = counted.said(everyone)
    known = [origin for origin in origins if origin.kind != "unknown"]
    traced = set().union(*(counted.of(origin.members) for origin in known))
    lost = len(everyone - traced)
    if not known:
        return f"{head}, origin unknown."
    told = [counted.of(origin.members) for origin in known]
    if len(known) == 1 and not lost:
        return f"{head}, 1 origin: {_subject(len(everyone), len(everyone))} {_whence(known[0], utterance, outlets)}."
    parts = [
        f"{_subject(len(who), len(everyone))} {_whence(o, utterance, outlets)}" for who, o in zip(told, known, strict=True)
    ]
    number = f"{'at least ' if lost else ''}{len(known)} origin{'s' if len(known) > 1 else ''}"
    return f"{head}, {number}: {', '.join(parts)}{f'; origin of {lost} unknown' if lost else ''}."


class _Carriers:
    """Whom to count: outlets, where all are known, else articles."""

    def __init__(self, utterance: Utterance, outlets: Mapping[str, str | None]) -> None:
        articles = [member.place.article for member in utterance.members]
        names = [outlets.get(article) for article in articles]
        self._noun = "outlet" if all(names) else "article"
        self._who = [name.casefold() for name in names if name] if all(names) else articles

    def of(self, members: Iterable[int]) -> set[str]:
        return {self._who[i] for i in members}

    def said(self, who: Collection[str]) -> str:
        return f"{len(who)} {self._noun}{'' if len(who) == 1 else 's'}"


def _subject(number: int, every: int) -> str:
    if number == every:
        return "it has it" if every == 1 else "both have it" if every == 2 else "all have it"
    return f"{number} {'has' if number == 1 else 'have'} it"


def _whence(origin: Origin, utterance: Utterance, outlets: Mapping[str, str | None]) -> str:
    first = outlets.get(utterance.members[origin.members[0]].place.article)
    name = origin.name
    if origin.kind == "reprint":
        return "as one text, copied"
    if name is None:
        return f"from the speaker, heard by {first or 'the outlet itself'}"
    name = " ".join(name.split())
    if origin.kind == "heard":
        return f"from an occasion where it was heard (“{name}”)"
    if origin.kind == "document":
        return f"from what was put out (“{name}”)"
    if origin.kind == "report":
        return f"from a report: {name}"
    return f"from {name}"
