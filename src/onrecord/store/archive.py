"""The archive: readings kept in one SQLite file, for one writer and many readers at a time.

Takes readings and unreadable articles, gives readings, hits and counts. The face of the store; may import all of it, types.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType

import msgspec

from onrecord.link.checks import asked, verify
from onrecord.link.sketches.sketch import Sketch
from onrecord.store import correct, load, people, possible, reprints, stories, utterances
from onrecord.store.connection import connect, explained, transaction
from onrecord.store.correct import Action, Correction, Target
from onrecord.store.counts import Counts, counted
from onrecord.store.links import Links
from onrecord.store.search import Hit, nearest, search
from onrecord.store.sketches import Sketches
from onrecord.store.verify import candidates, day, partners
from onrecord.store.write import Change, remove, write, write_problems
from onrecord.types import (
    Article,
    Bearer,
    Carried,
    Check,
    Link,
    Person,
    Place,
    Problem,
    Published,
    Reading,
    Reprint,
    Statement,
    Story,
    Utterance,
)


class Archive:
    """An archive at `path`, made if missing and `create`; a context manager. The tables are in docs/reference/archive.md.

    Every method raises ArchiveError if the file is damaged, or locked for longer than `busy_timeout` seconds; opening it also
    if it is missing, no archive, or of a newer version.
    """

    def __init__(self, path: Path | str, *, create: bool = True, busy_timeout: float = 10.0) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, create, busy_timeout)
        self._sketches = Sketches(self._connection)
        self._links = Links(self._connection, self._sketches)
        self._caught_up = False

    def __repr__(self) -> str:
        return f"<Archive {str(self.path)!r}>"

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; may be called twice."""
        with explained(self.path):
            self._connection.close()

    def add(self, reading: Reading) -> Change:
        """Store a reading, whole or not at all, and link it. "changed": the address had another text, or the article another
        reading.

        The same again changes nothing. A new text of a known address is its new version, and the older ones stay stored; an
        older version that is added again stays the older version. An article without an address has no versions.
        """
        self.catch_up()
        with self._transaction(write=True) as connection:
            return write(connection, self._links, reading)

    def remove(self, id_or_address: str) -> bool:
        """Remove an article, and all that came of it, as if it had never been added: by its address all its versions and what
        is noted of it, by its id this version, the one before becoming current again. False if there is none."""
        self.catch_up()
        with self._transaction(write=True) as connection:
            return remove(connection, self._links, id_or_address)

    def catch_up(self) -> int:
        """Link the articles that an older onrecord has stored, and give how many they are; `add` and `remove` begin with it.

        Each is a transaction of its own, so that it may be cut off and goes on when it is called again.
        """
        if self._caught_up:
            return 0
        with self._transaction(write=True):
            self._links.outdate()
        with self._transaction():
            pending = self._links.pending()
        for article_id in pending:
            with self._transaction(write=True) as connection:
                reading = load.reading(connection, article_id)
                if reading and self._links.lacks(article_id):  # another program may have dealt with it since
                    self._links.make(reading)
        self._caught_up = True
        return len(pending)

    def add_problem(self, article: Article) -> None:
        """Store the problems of an input that could not be read; `add` of its address removes them."""
        with self._transaction(write=True) as connection:
            write_problems(connection, article)

    def has(self, article: Article, reader_version: str) -> bool:
        """Whether the article, in any version, is stored as it is and as this reader reads it, so that reading it again is
        idle. Other bytes around the same article (a page's advertisements) do not count.

        False while a problem is noted for its address, so that adding it again removes the note.
        """
        with self._transaction() as connection:
            (found,) = connection.execute(
                """
                SELECT EXISTS (
                    SELECT 1 FROM article WHERE id = ? AND reader = ? AND NOT EXISTS (
                        SELECT 1 FROM problem WHERE problem.address = article.address AND stage = 'unread'
                    )
                )
                """,
                (article.id, reader_version),
            ).fetchone()
            return (
                bool(found) and msgspec.structs.replace(load.article(connection, article.id), digest=article.digest) == article
            )

    def readings(self) -> Iterator[Reading]:
        """The readings of all current articles, in order of address; those there are at the first step."""
        with explained(self.path):
            query = "SELECT id FROM article WHERE is_current ORDER BY address, id"
            ids = [article_id for (article_id,) in self._connection.execute(query)]
        for article_id in ids:
            with self._transaction() as connection:
                reading = load.reading(connection, article_id)
            if reading is not None:
                yield reading

    def reading(self, id_or_address: str) -> Reading | None:
        """The reading of the article with this id, of any version, or of the current article at this address."""
        query = """
            SELECT id FROM article WHERE id = ?1 OR (address = ?1 AND is_current AND address <> '')
            ORDER BY id = ?1 DESC LIMIT 1
            """
        with self._transaction() as connection:
            row = connection.execute(query, (id_or_address,)).fetchone()
            return load.reading(connection, row["id"]) if row else None

    def statement(self, statement_id: str) -> tuple[Reading, Statement] | None:
        """The statement with this id, in a current article or else in an older version, with the reading that holds it."""
        query = "SELECT article_id, position FROM statement WHERE id = ? ORDER BY is_current DESC, number LIMIT 1"
        with self._transaction() as connection:
            row = connection.execute(query, (statement_id,)).fetchone()
            reading = load.reading(connection, row["article_id"]) if row else None
        return (reading, reading.statements[row["position"]]) if reading else None

    def search(self, query: str, limit: int = 20, speaker: str | None = None, min_confidence: float = 0.0) -> list[Hit]:
        """At most `limit` statements of current articles, best first, whose words, speaker and title hold all words of `query`.

        Words in double quotation marks must stand together. Case, accents and English endings make no difference. `speaker`:
        words that the name of one of its speakers must have, also without a `query`. Statements with a lower confidence than
        `min_confidence` are left out. Any text may be given; one without letter or digit finds nothing.
        """
        with self._transaction() as connection:
            return search(connection, query, limit, speaker, min_confidence)

    def nearest(self, words: str, limit: int = 3) -> list[Hit]:
        """At most `limit` statements of current articles that have most of what `words` tell, in any order and by anybody, the
        best first: where to look on when `verify` finds nothing, and no evidence of anything."""
        with self._transaction() as connection:
            return nearest(connection, words, limit)

    def links(self, article_id: str) -> list[Link]:
        """The links of the current article with this id to others, in order."""
        with self._transaction() as connection:
            return utterances.links_of(connection, article_id)

    def possible_links(self, article_id: str) -> list[Link]:
        """What the current article with this id may have in common with others, the surest first: too unsure to be links, at
        most three of each statement, and not what its utterances have already. Each confidence is how likely it is right."""
        with self._transaction() as connection:
            return possible.of_article(connection, self._links, self._sketches, article_id)

    def reprints(self, article_id: str) -> list[Reprint]:
        """What the current article with this id shares word for word with others, in order."""
        with self._transaction() as connection:
            return reprints.reprints_of(connection, article_id)

    def carried(self, articles: Collection[str] | None = None) -> list[Carried]:
        """The texts that several current articles have word for word, or nearly: copies of whole articles first, then passages,
        those in most articles first. `articles`: only those that one of the articles with these ids carries."""
        with self._transaction() as connection:
            if articles is not None:
                return reprints.inside(connection, self._sketches, articles)
            return reprints.everywhere(connection, self._sketches)

    def utterances(self, limit: int | None = None, article: str | None = None) -> list[Utterance]:
        """What was said once and stands in several articles, those in most articles first; at most `limit` of them.

        `article`: only those that the current article with this id carries.
        """
        with self._transaction() as connection:
            if article is not None:
                return utterances.in_article(connection, self._sketches, article)[:limit]
            return list(islice(utterances.every(connection, self._sketches), limit))

    def utterance(self, utterance_or_statement_id: str) -> Utterance | None:
        """The utterance with this id, or the one in most articles that the statement with this id is a member of."""
        with self._transaction() as connection:
            found = utterances.with_id(connection, self._sketches, utterance_or_statement_id)
            return found or next(iter(utterances.with_statement(connection, self._sketches, utterance_or_statement_id)), None)

    def sketch(self, article_id: str) -> Sketch:
        """What linking sees of the article with this id, which must exist; the last used are kept."""
        with self._transaction():
            return self._sketches.of(article_id)

    def stories(self) -> list[Story]:
        """The stories that the current articles are about, those of most articles first; every article is in one, and all are
        gone through."""
        with self._transaction() as connection:
            return stories.everything(connection, correct.story_rulings(connection))

    def story(self, id_or_address: str) -> Story | None:
        """The story with this id, or the one that the article with this id or address is in; an id that it had when its first
        articles were not here will do."""
        with self._transaction() as connection:
            return stories.one(connection, correct.story_rulings(connection), id_or_address)

    def people(
        self,
        name: str | None = None,
        articles: Iterable[str] | None = None,
        bearers: Collection[Bearer] | None = None,
    ) -> list[Person]:
        """The persons, organisations and bodies that speak in current articles, those in most articles first.

        `name`: those one of whose names has all these words, in any case, or whom it is short for. `articles`: those who speak
        in the articles with these ids. `bearers`: those who are called so there. For these, articles are gone through that name
        somebody of the same last name; without any, for all people, every article.
        """
        with self._transaction() as connection:
            held = correct.rulings(connection)
            if bearers is not None:
                return people.bearing(connection, held, bearers)
            if articles is not None:
                found = people.inside(connection, held, articles)
                return found if name is None else [p for p in people.called(connection, held, name) if p in found]
            return people.everybody(connection, held) if name is None else people.called(connection, held, name)

    def person(self, person_id: str) -> Person | None:
        """The person with this id; one that it had when not all of its articles were here will do."""
        with self._transaction() as connection:
            return people.with_id(connection, correct.rulings(connection), person_id)

    def correct(
        self,
        action: Action,
        one: Target,
        other: Target | None = None,
        *,
        who: str,
        new: str | None = None,
        why: str = "",
    ) -> Correction:
        """Keep what a person rules of people or stories, for good: "same" or "different" of two, "name" of a story (`new`).

        It holds over every new reading of the articles; a later one beats an earlier one on the same pair. Raises UsageError
        where the archive lacks what it is about.
        """
        with self._transaction(write=True) as connection:
            return correct.correct(connection, action, one, other, new, who, why)

    def corrections(self) -> list[Correction]:
        """All corrections, in the order in which they were made."""
        with self._transaction() as connection:
            return correct.corrections(connection)

    def verify(self, words: str, speaker: str | None = None, since: str | None = None, until: str | None = None) -> Check:
        """Whether `speaker`, or anybody, said these words, as current articles have it: a verdict, and every place that bears
        on it, the best first; of what more than 24 articles carry, the places of 24 or so.

        An ellipsis in `words` stands for words left out. `since`, `until`: ISO dates that the time of publication must touch;
        undated articles then count for nothing. Raises UsageError for what is no date.
        """
        period = day(since), day(until)
        with self._transaction() as connection:
            ids = candidates(connection, asked.asked(words).words, speaker, *period)

            def linked(places: list[Place]) -> Iterator[Sketch]:
                return map(self._sketches.of, partners(connection, places, ids, *period))

            return verify.check(words, speaker, map(self._sketches.of, ids), linked)

    def problems(self) -> list[tuple[str, Problem]]:
        """Address and problem of each input that could not be read, in order of address."""
        with explained(self.path):
            return load.unread(self._connection)

    def dates(self) -> dict[str, Published]:
        """When each current article was published, by its id, where that is known."""
        with explained(self.path):
            return load.dates(self._connection)

    def counts(self) -> Counts:
        """How much the archive holds."""
        with explained(self.path):
            return counted(self._connection)

    @contextmanager
    def _transaction(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            with explained(self.path), transaction(self._connection, write=write):
                self._sketches.refresh()
                yield self._connection
        except BaseException:
            self._sketches.forget_all()
            raise
