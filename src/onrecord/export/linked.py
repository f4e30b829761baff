"""What runs through several articles, put together for showing: utterances with edits and origins, people, stories, texts.

Takes utterances, people and stories, and the sketches of their articles; gives `Telling` and `Across`, which the terminal and
the report show. May import link and types.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from onrecord.link.edits.align import Wording, wording
from onrecord.link.edits.edits import edits
from onrecord.link.origins.origins import origins
from onrecord.link.origins.summary import sentence
from onrecord.link.sketches.sketch import Sketch, overlap
from onrecord.types import (
    Article,
    Bearer,
    Carried,
    Edits,
    Link,
    Member,
    Origin,
    Person,
    Reading,
    Reprint,
    Role,
    Speaker,
    Statement,
    Story,
    Utterance,
)


class Telling(Struct, frozen=True):
    """An utterance with what is shown about it. `edits` has for each member what it did to the words of the fullest, whose
    offsets are the `first` of its changes; none for the fullest itself and for other parts of what its article has. `origin`
    sums `origins` up in a sentence."""

    utterance: Utterance
    edits: tuple[Edits, ...]
    origins: tuple[Origin, ...]
    origin: str

    def link(self, position: int) -> Link | None:
        """The surest link that makes a member one; None for the fullest, which the others are held against."""
        own = self.utterance.members[position].place
        ends = [(link, place) for link in self.utterance.links for place in (link.first, link.second)]
        held = [link for link, place in ends if place.article == own.article and overlap(place.span, own.span)]
        return max(held, key=lambda link: link.confidence, default=None) if position != self.utterance.fullest else None

    @property
    def articles(self) -> list[str]:
        """The ids of the articles that carry it, each once, in order."""
        return list(dict.fromkeys(member.place.article for member in self.utterance.members))


class Across(Struct, frozen=True, dict=True):
    """What is known across articles, utterances in the order in which they are shown."""

    tellings: tuple[Telling, ...] = ()
    people: tuple[Person, ...] = ()
    stories: tuple[Story, ...] = ()
    carried: tuple[Carried, ...] = ()

    @cached_property
    def of_statement(self) -> dict[str, list[tuple[Telling, int]]]:
        """For the id of a statement, the utterances that it is a member of, or parts of it are, each once, and its first
        position in each."""
        found: dict[str, list[tuple[Telling, int]]] = {}
        for each in self.tellings:
            for position, member in enumerate(each.utterance.members):
                if member.place.statement:
                    its = found.setdefault(member.place.statement, [])
                    its += [(each, position)] if not its or its[-1][0] is not each else []
        return found

    @cached_property
    def bearers(self) -> dict[Bearer, Person]:
        """Who each speaker of an article is."""
        return {bearer: person for person in self.people for bearer in person.bearers}

    def texts(self, articles: Iterable[str]) -> int:
        """How many texts these articles, by id, are: copies of one text count once."""
        home = {place.article: number for number, each in enumerate(self.carried) if each.whole for place in each.places}
        return len({home.get(article, article) for article in articles})

    def person(self, reading: Reading, speaker: Speaker) -> Person | None:
        """Who a speaker of an article is across articles."""
        return self.bearers.get(bearer(reading.article, speaker))

    def speaker(self, utterance: Utterance, readings: Mapping[str, Reading]) -> str:
        """The fullest name of the person or body who said it, as the fullest version has it, or else the first that names one;
        of a document or a group, where none does; empty where nobody is given."""
        given = [member for member in (utterance.members[utterance.fullest], *utterance.members) if member.speaker]
        for member in given:
            if member.speaker and (person := self.person(readings[member.place.article], member.speaker)):
                return person.names[0]
        return next((member.speaker.name for member in given if member.speaker), "")


NOTHING = Across()


def bearer(article: Article, speaker: Speaker) -> Bearer:
    """Who a speaker is to an article."""
    return Bearer(article.address or article.id, speaker.name)


def speakers(statement: Statement) -> tuple[Speaker, ...]:
    """All speakers of a statement, none where it is unresolved."""
    return (statement.speaker, *statement.joint) if statement.speaker else ()


def roles(person: Person) -> list[tuple[Role, int]]:
    """The roles of a person, each wording once, in whatever case, at its first place, with how many places have it."""
    found: dict[str, list[Role]] = {}
    for role in person.roles:
        found.setdefault(" ".join(role.words.casefold().split()), []).append(role)
    return [(its[0], len(its)) for its in found.values()]


def telling(utterance: Utterance, sketches: Mapping[str, Sketch], reprints: Iterable[Reprint]) -> Telling:
    """An utterance made ready to be shown; `sketches` by id are those of its articles."""
    found = origins(utterance, sketches, reprints)
    whole = utterance.members[utterance.fullest]
    done = tuple(
        Edits(()) if member.place.article == whole.place.article else edits(_worded(whole, sketches), _worded(member, sketches))
        for member in utterance.members
    )
    outlets = {member.place.article: sketches[member.place.article].article.outlet for member in utterance.members}
    return Telling(utterance, done, found, sentence(utterance, found, outlets))


def _worded(member: Member, sketches: Mapping[str, Sketch]) -> Wording:
    return wording(sketches[member.place.article], member.place, member.speaker)
