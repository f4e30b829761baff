"""An archive → what is shown of it across articles, each article loaded once.

Takes an Archive and what it derived (utterances, people, stories, carried texts); gives Tellings, `Across`, and lists of what
was said. May import store, link, types and its neighbours in export.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from onrecord.export import elsewhere, linked
from onrecord.export.linked import Across, Telling
from onrecord.export.wording import MODALITY, dated, outlet
from onrecord.link.sketches.sketch import overlap
from onrecord.types import Article, Carried, Link, Person, Reading, Span, Statement, Story, Utterance

if TYPE_CHECKING:
    from onrecord.store import Archive

_Order = tuple[str, str, int]
"""Where something stands in a list by date: an ISO date sorts before "undated"; then by address and place."""


class Said(Struct, frozen=True):
    """Something that a person said, for a list: when and where it was published, its words, and the id that shows it whole."""

    heading: str
    words: str
    id: str


class Shelf:
    """The readings of an archive's articles, each loaded once. `readings`: those that are at hand, by id."""

    def __init__(self, archive: Archive, readings: Iterable[Reading] = ()) -> None:
        self.archive = archive
        self.readings = {reading.article.id: reading for reading in readings}

    def load(self, articles: Iterable[str]) -> None:
        """Have the readings of these articles, by id, in `readings`."""
        for article in articles:
            if article not in self.readings and (found := self.archive.reading(article)):
                self.readings[article] = found

    def telling(self, utterance: Utterance) -> Telling:
        """An utterance of the archive made ready to be shown."""
        articles = dict.fromkeys(member.place.article for member in utterance.members)
        self.load(articles)
        sketches = {article: self.archive.sketch(article) for article in articles}
        found = {(each.first, each.second): each for article in articles for each in self.archive.reprints(article)}
        return linked.telling(utterance, sketches, [found[pair] for pair in sorted(found)])

    def whole(self) -> Across:
        """Everything that the archive knows across articles, in its order: what most articles carry first."""
        tellings = tuple(self.telling(utterance) for utterance in self.archive.utterances())
        people, stories = tuple(self.archive.people()), tuple(self.archive.stories())
        return Across(tellings, people, stories, tuple(self.archive.carried()))

    def across(self, tellings: Sequence[Telling]) -> Across:
        """The tellings with the people who say what they tell, and the texts that their articles and others carry."""
        articles = {article for each in tellings for article in each.articles}
        return Across(tuple(tellings), self.people([each.utterance for each in tellings]), (), self.carried(articles))

    def elsewhere(self, reading: Reading) -> Across:
        """What the statements of a reading are part of that other articles carry, too."""
        held = {statement.id for statement in reading.statements}
        its = self.archive.utterances(article=reading.article.id)
        return Across(tuple(self.telling(each) for each in its if any(m.place.statement in held for m in each.members)))

    def possible(self, reading: Reading, statement: Statement) -> list[Link]:
        """The links to other articles that a statement may have, too unsure to be made; those articles are loaded."""
        links = self.archive.possible_links(reading.article.id)
        found = [each for each in links if statement.id in (each.first.statement, each.second.statement)]
        self.load(place.article for link in found for place in (link.first, link.second))
        return found

    def article(self, reading: Reading) -> Across:
        """Where else the statements of a reading stand, and the story that its article is in with others."""
        story = self.archive.story(reading.article.id)
        stories = (story,) if story and len(story.articles) > 1 else ()
        shared = tuple(carried for each in stories for carried in self.shared(each))
        return replace(self.elsewhere(reading), stories=stories, carried=shared)

    def people(self, utterances: Iterable[Utterance]) -> tuple[Person, ...]:
        """Those who say these utterances, whose articles have been loaded."""
        members = [member for each in utterances for member in each.members]
        bearers = {
            linked.bearer(self.readings[member.place.article].article, member.speaker) for member in members if member.speaker
        }
        return tuple(self.archive.people(bearers=bearers))

    def carried(self, articles: Collection[str]) -> tuple[Carried, ...]:
        """The texts that these articles and others carry."""
        found = tuple(self.archive.carried(articles))
        self.load(place.article for each in found for place in each.places)
        return found

    def story(self, story: Story) -> Across:
        """The utterances that several articles of a story carry, those of most outlets first, who speaks in it, and the texts
        that several of its articles carry."""
        self.load(story.articles)
        tellings = tuple(self.telling(each) for each in self.told(story))
        return Across(tellings, tuple(self.archive.people(articles=story.articles)), (), self.shared(story))

    def told(self, story: Story) -> list[Utterance]:
        """The utterances that several articles of a story carry, those of most outlets first."""
        inside = set(story.articles)
        found = {each.id: each for article in story.articles for each in self.archive.utterances(article=article)}
        several = [each for each in found.values() if len(inside & {m.place.article for m in each.members}) > 1]
        return sorted(several, key=lambda each: (-len(self.outlets(each)), each.id))

    def outlets(self, utterance: Utterance) -> tuple[str, ...]:
        """The outlets that carry an utterance, each once, in order of its members."""
        self.load(member.place.article for member in utterance.members)
        return tuple(dict.fromkeys(outlet(self.readings[member.place.article].article) for member in utterance.members))

    def shared(self, story: Story) -> tuple[Carried, ...]:
        """The texts that several articles of a story carry."""
        inside = set(story.articles)
        return tuple(c for c in self.carried(inside) if sum(place.article in inside for place in c.places) > 1)

    def said(self, person: Person) -> list[Said]:
        """What a person said by date, what several articles carry once, undated last. A statement that several articles carry
        in part is there for itself, too."""
        self.load(role.place.article for role in person.roles)
        found: dict[str, tuple[_Order, Said]] = {}
        for address, names in _names(person):
            if reading := self.archive.reading(address):
                carried = self.archive.utterances(article=reading.article.id)
                for statement in reading.statements:
                    if any(speaker.name in names for speaker in linked.speakers(statement)):
                        found |= self._said(reading, statement, carried)
        return [said for _, said in sorted(found.values(), key=lambda pair: pair[0])]

    def _said(
        self, reading: Reading, statement: Statement, utterances: Iterable[Utterance]
    ) -> Iterator[tuple[str, tuple[_Order, Said]]]:
        left = set(statement.content)
        for utterance in utterances:
            places = [member.place for member in utterance.members if member.place.statement == statement.id]
            if places:
                left -= {span for span in left for place in places if overlap(span, place.span)}
                yield utterance.id, self._carried(utterance)
        if left:
            yield statement.id, _alone(reading, statement)

    def _carried(self, utterance: Utterance) -> tuple[_Order, Said]:
        outlets = ", ".join(self.outlets(utterance))
        first = utterance.members[utterance.first_seen or 0].place
        article = self.readings[first.article].article
        words = elsewhere.words(utterance.members[utterance.fullest].place, self.readings)
        return _order(article, first.span), Said(f"{dated(article.published)} · {outlets}", words, f"utterance {utterance.id}")


def _names(person: Person) -> Iterable[tuple[str, set[str]]]:
    """The names of a person by the address of the article that has them."""
    names: dict[str, set[str]] = {}
    for bearer in person.bearers:
        names.setdefault(bearer.article, set()).add(bearer.name)
    return names.items()


def _alone(reading: Reading, statement: Statement) -> tuple[_Order, Said]:
    cue, negated = reading.quote(statement.cue), "denied or negated" if statement.negated else ""
    held = MODALITY[statement.modality]
    about = (dated(reading.article.published), outlet(reading.article), cue, held if held not in cue else "", negated)
    said = Said(" · ".join(filter(None, about)), reading.quote(statement.content), f"statement {statement.id}")
    return _order(reading.article, statement.content[0]), said


def _order(article: Article, span: Span) -> _Order:
    return article.published.earliest if article.published else "undated", article.address, span.start
