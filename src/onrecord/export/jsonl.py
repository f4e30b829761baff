"""Reading → one line of JSON, the contract with other programs (`RecordLine`), and the JSON Schema of such a line.

Takes Readings, gives bytes. May import types only. `python -m onrecord.export.jsonl` prints the schema, which is kept in
docs/reference/record.schema.json.
"""

from __future__ import annotations

import sys

import msgspec

from onrecord.types import Problem, Reading, RecordLine

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def line(reading: Reading) -> bytes:
    """The reading as UTF-8 JSON without a newline. Offsets are code points into "text"."""
    return msgspec.json.encode(record(reading))


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
