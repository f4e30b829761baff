"""Reading → one line of JSON, the contract with other programs (`RecordLine`), and the JSON Schema of such a line; articles,
statements and stories of an archive with what they have in common with others.

Takes Readings, Statements, Stories, Carried texts, Links and what is known across articles, gives bytes. May import types only.
`python -m onrecord.export.jsonl` prints the schema, which is kept in docs/reference/record.schema.json.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec

from onrecord.types import Carried, Link, Problem, Reading, RecordLine, Statement, Story

if TYPE_CHECKING:
    from onrecord.export.linked import Across

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def line(reading: Reading) -> bytes:
    """The reading as UTF-8 JSON without a newline. Offsets are code points into "text"."""
    return msgspec.json.encode(record(reading))


class ArticleLine(RecordLine, frozen=True):
    """One line of `onrecord show --jsonl` of an article: its record, the texts that it and others of the archive carry, the id
    of the story that it is in with others, and by the ids of its statements those of the utterances that they are part of."""

    carried: tuple[Carried, ...]
    story: str | None
    utterances: dict[str, list[str]]


class StatementLine(Statement, frozen=True):
    """One line of `onrecord show --jsonl` of a statement: with the address of its article, the ids of the utterances that it is
    part of, and the links that it may have and that are too unsure to be made."""

    address: str = ""
    utterances: tuple[str, ...] = ()
    possible: tuple[Link, ...] = ()


class StoryLine(Story, frozen=True):
    """One line of `onrecord show --jsonl` of a story: with the texts that several of its articles carry."""

    carried: tuple[Carried, ...] = ()


def article(reading: Reading, carried: tuple[Carried, ...], across: Across) -> bytes:
    """The reading with what it carries and where else it stands, as `line` gives the reading alone."""
    story = next((story.id for story in across.stories), None)
    told = {statement: [telling.utterance.id for telling, _ in its] for statement, its in across.of_statement.items()}
    own = {each.id: told[each.id] for each in reading.statements if each.id in told}
    return msgspec.json.encode(
        ArticleLine(**msgspec.structs.asdict(record(reading)), carried=carried, story=story, utterances=own)
    )


def statement(found: Statement, reading: Reading, across: Across, possible: list[Link]) -> bytes:
    """A statement with where else it stands, or may, as UTF-8 JSON without a newline."""
    told = tuple(telling.utterance.id for telling, _ in across.of_statement.get(found.id, ()))
    fields = msgspec.structs.asdict(found)
    return msgspec.json.encode(
        StatementLine(**fields, address=reading.article.address, utterances=told, possible=tuple(possible))
    )


def story(found: Story, carried: tuple[Carried, ...]) -> bytes:
    """A story with what its articles carry, as UTF-8 JSON without a newline."""
    return msgspec.json.encode(StoryLine(**msgspec.structs.asdict(found), carried=carried))


def record(reading: Reading) -> RecordLine:
    """The reading as a `RecordLine`; its problems are those of the intake, then those of the reading."""
    article = reading.article
    return RecordLine(
        address=article.address,
        article_id=article.id,
        title=article.title,
        outlet=article.outlet,
        authors=article.authors,
        published=article.published,
        language=article.language,
        text=article.text,
        furniture=article.furniture,
        statements=reading.statements,
        figures=(),
        times=(),
        passages=reading.passages,
        problems=problems(reading),
    )


def problems(reading: Reading) -> tuple[Problem, ...]:
    """What went wrong in the intake and in the reading, each problem once."""
    return tuple(dict.fromkeys((*reading.article.problems, *reading.problems)))


def schema() -> bytes:
    """The JSON Schema of a line, generated from the types, as indented UTF-8 JSON that ends with a newline."""
    generated = msgspec.json.schema(RecordLine)
    return msgspec.json.format(msgspec.json.encode({"$schema": DIALECT, **generated}), indent=2) + b"\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schema())
