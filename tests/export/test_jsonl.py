"""The line of JSON is a contract: its keys, its offsets and its schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from onrecord.export import jsonl
from onrecord.types import Problem, Reading, RecordLine

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "record.schema.json"
KEYS = "address article_id title outlet authors published language text furniture statements figures times passages problems"
STATEMENT_KEYS = "id kind content cue source speaker chain negated modality inside confidence joint candidates"
HOP_KEYS, PASSAGE_KEYS = "role name span words", "span voice wording glosses"


def test_the_keys_are_those_of_the_contract(harbour: Reading) -> None:
    line = json.loads(jsonl.line(harbour))
    assert list(line) == KEYS.split()
    assert list(line["statements"][0]) == STATEMENT_KEYS.split()
    assert list(line["statements"][0]["speaker"]) == ["name", "kind", "how", "confidence", "mention"]
    assert list(line["statements"][2]["chain"][0]) == HOP_KEYS.split()
    assert list(line["passages"][0]) == PASSAGE_KEYS.split()
    assert list(line["passages"][2]["wording"][0]) == ["kind", "span"]
    assert line["statements"][2]["speaker"] is None
    assert line["published"] == {"earliest": "2023-05-02", "latest": "2023-05-02", "evidence": "given in the input"}


def test_offsets_lead_to_the_words(harbour: Reading) -> None:
    line = json.loads(jsonl.line(harbour))
    words = [line["text"][start:end] for start, end in line["statements"][1]["content"]]
    assert words == ["“We will not open it,”", "“before it is safe.”"]
    hop = line["statements"][2]["chain"][0]
    assert line["text"][slice(*hop["span"])] == hop["name"]


def test_a_line_is_one_line_and_comes_back_the_same(harbour: Reading, hostile: Reading) -> None:
    for reading in (harbour, hostile):
        line = jsonl.line(reading)
        assert b"\n" not in line
        assert msgspec.json.decode(line, type=RecordLine) == jsonl.record(reading)


def test_a_problem_of_intake_and_reading_is_told_once(unread: Reading) -> None:
    late = Problem("no-words", "news/blank.txt has no words")
    reading = msgspec.structs.replace(unread, problems=(*unread.article.problems, late))
    assert jsonl.record(reading).problems == (*unread.article.problems, late)


def test_the_schema_in_the_docs_is_up_to_date() -> None:
    assert SCHEMA.read_bytes() == jsonl.schema(), f"run: python -m onrecord.export.jsonl > {SCHEMA.name} in docs/reference"


def test_lines_validate_and_damaged_ones_do_not(harbour: Reading, unread: Reading) -> None:
    schema = json.loads(SCHEMA.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    for reading in (harbour, unread):
        jsonschema.validate(json.loads(jsonl.line(reading)), schema)
    damaged = json.loads(jsonl.line(harbour))
    damaged["statements"][0]["kind"] = "hearsay"
    with pytest.raises(jsonschema.ValidationError, match="hearsay"):
        jsonschema.validate(damaged, schema)
