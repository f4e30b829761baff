"""Utterances, people, stories and carried texts → what a terminal or a pipe gets of them. Differences are marked as
[-gone-]{+instead+}.

Takes what `linked` puts together and the readings by id; gives lines with their indents for `terminal.write`. May import types
and its neighbours in export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from onrecord.export import copied, elsewhere, wording
from onrecord.export.linked import Across, Telling, roles
from onrecord.export.overview import Overview, Told
from onrecord.export.shelf import Said
from onrecord.export.terminal import Notes, flat, location, safe
from onrecord.types import Article, Carried, Link, Person, Place, Reading, Statement, Story

if TYPE_CHECKING:
    from rich.text import Text

OPENING = 70
"""Characters of the words of an utterance that an overview gives, so that they stay on one line."""

Lines = Iterator[tuple[int, "Text"]]
Readings = Mapping[str, Reading]


def overview(found: Overview, readings: Readings) -> Lines:
    """An archive: how much it holds, its stories with what most outlets carry of each, and the articles by themselves."""
    from rich.text import Text

    yield 0, Text(found.counts, "bold")
    for line in found.notes:
        yield 0, Text(line)
    several = [each for each in found.stories if len(each.articles) > 1]
    for each in several:
        yield 0, Text()
        yield from _told(each)
    alone = [readings[each.articles[0]] for each in found.stories if len(each.articles) == 1]
    if alone:
        yield 0, Text()
        yield 0, Text("By themselves", "bold")
    for reading in alone:
        yield 2, _listed(reading.article, wording.heading(reading))


def notes(reading: Reading, readings: Readings, across: Across) -> Notes:
    """What stands with the record of an article: the story that it is in with others, and below each statement where else it
    stands, and its id."""
    told = "; ".join(f"story {s.name} · {elsewhere.counted(s.articles, across)} · {s.id}" for s in across.stories)
    below = {each.id: (*_below(each, readings, across), f"statement {each.id}") for each in reading.statements}
    return Notes(told, below)


def also(statement: Statement, readings: Readings, across: Across) -> Iterator[tuple[str, str]]:
    """Where else a statement stands, in words, and the id of the utterance that shows all of it."""
    for telling, position in across.of_statement.get(statement.id, ()):
        yield elsewhere.also_in(telling, position, readings), telling.utterance.id


def perhaps(statement: Statement, links: Iterable[Link], readings: Readings) -> Iterator[tuple[str, str]]:
    """Where else a statement may stand, with how likely it is the same and its words there, and what shows all of it: the id of
    the statement there, or the address of an article that has the words outside of any."""
    for link in links:
        place = link.second if link.first.statement == statement.id else link.first
        article = readings[place.article].article
        where = f"{wording.outlet(article)}, {wording.dated(article.published)}, {wording.with_number(link.confidence)}"
        yield f"{where}: “{wording.opening(elsewhere.words(place, readings))}”", place.statement or article.address


def utterance(telling: Telling, readings: Readings, across: Across) -> Lines:
    """An utterance: who said it, its origins, and each article's version with what was done to the words of the fullest."""
    from rich.text import Text

    found = elsewhere.utterance(telling, readings, across)
    yield 0, Text.assemble((safe(found.who), "bold" if found.resolved else "italic yellow"), f" · in {found.counted}")
    if found.origin:
        yield 0, Text(safe(found.origin))
    for source in found.sources:
        named = f"{source.kind}, {source.name}" if source.name else source.kind
        said = "".join(f" “{words}”" for words in dict.fromkeys(words for _, words in source.evidence))
        yield 2, Text(flat(f"{', '.join(source.outlets)}: {named}{said}"), "dim")
    for version, member in zip(found.versions, telling.utterance.members, strict=True):
        yield 0, Text()
        yield 2, _heading(version)
        for line in _worded(version).split("\n", allow_blank=False):
            if line.plain.strip():
                yield 4, line
        yield 4, Text(safe(f"{version.who}, {wording.FORM[member.form]}"), "" if version.resolved else "yellow")
        yield from _located(member.place, readings)
        if version.statement:
            yield 4, Text(f"statement {version.statement}", "dim")
    yield 0, Text()
    yield 0, Text(f"utterance {found.id}", "dim")


def speaker(who: Person, said: Sequence[Said], readings: Readings) -> Lines:
    """A person or body: its names, its roles by date, and what it said by date, what several articles carry once."""
    from rich.text import Text

    yield 0, Text.assemble((safe(who.names[0]), "bold"), f" · {who.kind}")
    if who.names[1:]:
        yield 0, Text(safe(f"also {', '.join(who.names[1:])}"))
    if who.unsure:
        yield 0, Text("whether all of these are one is not sure", "yellow")
    for role, times in roles(who):
        where = f" · {wording.outlet(readings[role.place.article].article)}, {wording.dated(role.published)}"
        yield 2, Text.assemble(flat(role.words), (safe(where + (f", and {times - 1} more" if times > 1 else "")), "dim"))
    for each in said:
        yield 0, Text()
        yield 2, Text(safe(each.heading), "dim")
        yield 4, Text(flat(each.words))
        yield 4, Text(each.id, "dim")
    yield 0, Text()
    yield 0, Text(f"{who.kind} {who.id}", "dim")


def story(found: Story, readings: Readings, across: Across) -> Lines:
    """A story: its articles by date, the utterances that most outlets carry first, the texts that several carry, and the
    people in it."""
    from rich.text import Text

    articles = [readings[article].article for article in found.articles if article in readings]
    outlets = {wording.outlet(article) for article in articles}
    counts = f"{elsewhere.counted(found.articles, across)} by {wording.count(len(outlets), 'outlet')}"
    yield 0, Text.assemble((safe(found.name), "bold"), f" · {counts}")
    for article in articles:
        yield 2, _listed(article, wording.heading(readings[article.id]))
    if across.tellings:
        yield 0, Text()
        yield 0, Text("In several of them", "bold")
    for telling in across.tellings:
        who = across.speaker(telling.utterance, readings) or wording.UNRESOLVED
        yield 2, Text.assemble(safe(who), (f" · in {elsewhere.counted(telling.articles, across)}", "dim"))
        yield 4, Text(safe(elsewhere.opening(telling, readings)))
        yield 4, Text(telling.utterance.id, "dim")
    if across.carried:
        yield 0, Text()
    yield from copies(across.carried, readings)
    if across.people:
        yield 0, Text()
        yield 0, Text("Who speaks", "bold")
    for person in across.people:
        here = tuple(role for role in person.roles if role.place.article in found.articles)
        called = [flat(role.words) for role, _ in roles(replace(person, roles=here))]
        yield 2, Text.assemble(safe(", ".join((person.names[0], *called))), (f" · {person.id}", "dim"))
    yield 0, Text()
    yield 0, Text(f"story {found.id}", "dim")


def copies(found: Sequence[Carried], readings: Readings) -> Lines:
    """The texts that several articles carry, each with its places; nothing where there are none."""
    from rich.text import Text

    if found:
        yield 0, Text("Word for word in several articles", "bold")
    for each in found:
        shown = copied.text(each, readings)
        yield 2, Text(safe(shown.sentence))
        yield 4, Text(safe(shown.opening))
        for copy in shown.copies:
            yield 4, _noted(copy.outlet, copy.dated, copy.notes)
            yield from _located(copy.place, readings, 6)


def _told(story: Told) -> Lines:
    """A story of an overview."""
    from rich.text import Text

    counts = f"{wording.counted(len(story.articles), story.texts)} by {wording.count(len(story.outlets), 'outlet')}"
    yield 0, Text.assemble((flat(story.name), "bold"), safe(f" · {story.dated} · {counts}"))
    yield 2, Text(f"story {story.id}", "dim")
    for each in story.utterances:
        where = f" · in {wording.count(len(each.outlets), 'outlet')} · {each.id}"
        yield 2, Text.assemble(safe(each.speaker or wording.UNRESOLVED), (where, "dim"))
        yield 4, Text(safe(wording.opening(each.words, OPENING)))


def _below(statement: Statement, readings: Readings, across: Across) -> Iterator[str]:
    for where, utterance in also(statement, readings, across):
        yield f"also in {where} · utterance {utterance}"


def _located(place: Place, readings: Readings, indent: int = 4) -> Lines:
    """Where words stand, and the address of their article, left whole for terminals and editors."""
    from rich.text import Text

    article = readings[place.article].article
    yield indent, Text(safe(location(article, (place.span,))), "dim", no_wrap=True)
    if article.format != "text" or "://" in article.address:
        yield indent, Text(safe(article.address), "dim", no_wrap=True)


def _noted(outlet: str, dated: str, notes: Iterable[str]) -> Text:
    from rich.text import Text

    text = Text.assemble((safe(outlet), "bold"), safe(f" · {dated}"))
    for note in notes:
        text.append(f" · {note}", "green")
    return text


def _heading(version: elsewhere.Version) -> Text:
    notes = (*(["first seen"] if version.first else []), *(["fullest"] if version.fullest else []))
    text = _noted(version.outlet, version.dated, notes)
    if version.kinds:
        text.append(f" · {', '.join(kind for kind, _ in version.kinds)}", "yellow")
    if version.doubt:
        text.append(f" · {version.doubt}", "yellow")
    return text


def _worded(version: elsewhere.Version) -> Text:
    """The words of a version with their differences from the fullest."""
    from rich.text import Text

    text = Text()
    for change in version.changes:
        if not change.kind:
            text.append(safe(change.here))
            continue
        if change.gone:
            text.append(safe(f"[-{change.gone}-]"), "red")
        if change.here:
            text.append(safe(f"{{+{change.here}+}}"), "green")
    return text


def _listed(article: Article, heading: str) -> Text:
    from rich.text import Text

    about = " · ".join((wording.dated(article.published), wording.outlet(article), article.address))
    return Text.assemble(flat(heading), (safe(f" · {about}"), "dim"))
