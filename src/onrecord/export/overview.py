"""An archive → its overview: how much it holds, and its stories, the latest first, with what most outlets carry of each.

Takes a Shelf; gives frozen Structs of plain values for the terminal and for JSON. Whatever is shown as words is a slice of an
article's text. Goes through the texts of the articles of the stories that it gives, and of no others. May import store, types
and its neighbours in export.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from onrecord.export import elsewhere, wording
from onrecord.export.linked import Across
from onrecord.export.shelf import Shelf
from onrecord.types import Published, Story, Utterance

if TYPE_CHECKING:
    from onrecord.store import Counts

WIDEST = 3
"""How many utterances of a story are told, those of most outlets first."""


class Heard(Struct, frozen=True):
    """An utterance of a story: the words of its fullest version, the fullest name of the speaker, None where none is given."""

    id: str
    speaker: str | None
    words: str
    outlets: tuple[str, ...]


class Told(Story, frozen=True):
    """A story, and a line of `onrecord show --jsonl`: the ISO dates between which its articles were published, None where that
    is not known of any; how many texts they are, their outlets, and the utterances that most of these carry."""

    first: str | None = None
    last: str | None = None
    texts: int = 0
    outlets: tuple[str, ...] = ()
    utterances: tuple[Heard, ...] = ()

    @property
    def dated(self) -> str:
        """Its dates in words."""
        return wording.period(self.first, self.last) if self.first and self.last else wording.UNDATED


class Overview(Struct, frozen=True):
    """How much an archive holds, in words, the `notes` on that, its stories, as many as were asked for, and `more`: how many it
    has besides. An article in no story with others is one by itself; these come last."""

    counts: str
    notes: tuple[str, ...]
    stories: tuple[Told, ...]
    more: int


def overview(shelf: Shelf, limit: int) -> Overview:
    """At most `limit` stories, the latest first."""
    dates, counts = shelf.archive.dates(), shelf.archive.counts()
    by_name = sorted(shelf.archive.stories(), key=lambda story: story.name)
    stories = sorted((_dated(story, dates) for story in by_name), key=_order, reverse=True)
    shown = stories[:limit]
    carried = [shelf.told(story)[:WIDEST] if len(story.articles) > 1 else [] for story in shown]
    across = Across(people=shelf.people([each for its in carried for each in its]))
    told = tuple(_told(story, its, shelf, across) for story, its in zip(shown, carried, strict=True))
    return Overview(_counts(counts), tuple(_notes(counts, stories)), told, len(stories) - len(shown))


def _dated(story: Story, dates: Mapping[str, Published]) -> Told:
    known = [dates[article] for article in story.articles if article in dates]
    first, last = min((each.earliest for each in known), default=None), max((each.latest for each in known), default=None)
    return Told(**structs.asdict(story), first=first, last=last)


def _order(story: Told) -> tuple[bool, str, int]:
    return len(story.articles) > 1, story.last or "", len(story.articles)


def _told(story: Told, carried: Sequence[Utterance], shelf: Shelf, across: Across) -> Told:
    """The story with what is known of its articles."""
    shelf.load(story.articles)
    articles = (shelf.readings[article].article for article in story.articles)
    return structs.replace(
        story,
        texts=Across(carried=shelf.shared(story)).texts(story.articles),
        outlets=tuple(dict.fromkeys(wording.outlet(article) for article in articles)),
        utterances=tuple(_heard(each, shelf, across) for each in carried),
    )


def _heard(utterance: Utterance, shelf: Shelf, across: Across) -> Heard:
    said = elsewhere.words(utterance.members[utterance.fullest].place, shelf.readings)
    return Heard(utterance.id, across.speaker(utterance, shelf.readings) or None, said, shelf.outlets(utterance))


def _counts(counts: Counts) -> str:
    articles = wording.counted(counts.articles, counts.texts)
    outlets = [wording.count(counts.outlets, "outlet")] if counts.outlets else []
    return " · ".join((articles, *outlets, wording.count(counts.statements, "statement")))


def _notes(counts: Counts, stories: Sequence[Story]) -> Iterator[str]:
    several = sum(len(story.articles) > 1 for story in stories)
    alone = len(stories) - several
    told = [f"{several:,} {'story' if several == 1 else 'stories'}"] if several else []
    told += [f"{wording.count(alone, 'article')} in no story with others"] if alone else []
    if told:
        yield "; ".join(told)
    if counts.unread:
        yield f"{wording.count(counts.unread, 'input')} could not be read"
