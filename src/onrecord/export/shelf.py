"""An archive → what is shown of it across articles, each article loaded once.

Takes an Archive and what it derived (utterances, people, stories); gives Tellings, `Across`, and lists of what was said. May
import store, link, types and its neighbours in export.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.export import linked
from onrecord.export.linked import Across, Telling
from onrecord.export.wording import MODALITY, dated, outlet
from onrecord.link.sketch import Sketch, sketch
from onrecord.types import Article, Person, Reading, Statement, Story, Utterance

if TYPE_CHECKING:
    from onrecord.store import Archive


class Said(Struct, frozen=True):
    """Something that a person said, for a list: when and where it was published, its words, and the id that shows it whole."""

    heading: str
    words: str
    id: str


class Shelf:
    """The readings and sketches of an archive's articles, each loaded once. `readings`: those that are at hand, by id."""

    def __init__(self, archive: Archive, readings: Iterable[Reading] = ()) -> None:
        self.archive = archive
        self.readings = {reading.article.id: reading for reading in readings}
        self._sketches: dict[str, Sketch] = {}

    def load(self, articles: Iterable[str]) -> None:
        """Have the readings of these articles, by id, in `readings`."""
        for article in articles:
            if article not in self.readings and (found := self.archive.reading(article)):
                self.readings[article] = found

    def telling(self, utterance: Utterance) -> Telling:
        """An utterance of the archive made ready to be shown."""
        articles = dict.fromkeys(member.place.article for member in utterance.members)
        self.load(articles)
        for article in articles:
            if article not in self._sketches:
                self._sketches[article] = sketch(self.readings[article])
        found = {(each.first, each.second): each for article in articles for each in self.archive.reprints(article)}
        return linked.telling(utterance, self._sketches, [found[pair] for pair in sorted(found)])

    def whole(self) -> Across:
        """Everything that the archive knows across articles, in its order: what most articles carry first."""
        tellings = tuple(self.telling(utterance) for utterance in self.archive.utterances())
        return Across(tellings, tuple(self.archive.people()), tuple(self.archive.stories()))

    def across(self, tellings: Sequence[Telling]) -> Across:
        """The tellings with the people who speak in their articles."""
        articles = {article for each in tellings for article in each.articles}
        return Across(tuple(tellings), tuple(self.archive.people(articles=articles)))

    def story(self, story: Story) -> Across:
        """The utterances that several articles of a story carry, those of most outlets first, and who speaks in it."""
        inside = set(story.articles)
        self.load(story.articles)
        found = {each.id: each for article in story.articles for each in self.archive.utterances(article=article)}
        tellings = [self.telling(each) for each in found.values() if len(inside & {m.place.article for m in each.members}) > 1]
        tellings.sort(key=lambda each: (-len(self._outlets(each)), each.utterance.id))
        return Across(tuple(tellings), tuple(self.archive.people(articles=inside)))

    def said(self, person: Person) -> list[Said]:
        """What a person said by date, what several articles carry once, undated last."""
        self.load(role.place.article for role in person.roles)
        found: dict[str, tuple[str, Said]] = {}
        for address, names in _names(person):
            reading = self.archive.reading(address)
            for statement in reading.statements if reading else ():
                if reading and any(speaker.name in names for speaker in linked.speakers(statement)):
                    utterance = self.archive.utterance(statement.id)
                    key = utterance.id if utterance else statement.id
                    if key not in found:
                        found[key] = self._carried(utterance) if utterance else _alone(reading, statement)
        return [said for _, said in sorted(found.values(), key=lambda pair: (pair[0] or "undated", pair[1].id))]

    def _carried(self, utterance: Utterance) -> tuple[str, Said]:
        self.load(member.place.article for member in utterance.members)
        articles = [self.readings[member.place.article].article for member in utterance.members]
        outlets = ", ".join(dict.fromkeys(outlet(article) for article in articles))
        place = utterance.members[utterance.fullest].place
        words = self.readings[place.article].article.text[place.span.start : place.span.end]
        first = articles[utterance.first_seen or 0]
        return _day(first), Said(f"{dated(first.published)} · {outlets}", words, f"utterance {utterance.id}")

    def _outlets(self, telling: Telling) -> set[str]:
        return {outlet(self.readings[article].article) for article in telling.articles}


def _names(person: Person) -> Iterable[tuple[str, set[str]]]:
    """The names of a person by the address of the article that has them."""
    names: dict[str, set[str]] = {}
    for bearer in person.bearers:
        names.setdefault(bearer.article, set()).add(bearer.name)
    return names.items()


def _alone(reading: Reading, statement: Statement) -> tuple[str, Said]:
    cue, negated = reading.quote(statement.cue), "denied or negated" if statement.negated else ""
    held = MODALITY[statement.modality]
    about = (dated(reading.article.published), outlet(reading.article), cue, held if held not in cue else "", negated)
    return _day(reading.article), Said(
        " · ".join(filter(None, about)), reading.quote(statement.content), f"statement {statement.id}"
    )


def _day(article: Article) -> str:
    return article.published.earliest if article.published else ""
