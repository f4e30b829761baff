from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call

from onrecord import Archive


def test_demo_prints_and_keeps_a_record(call: Call, folder: Path) -> None:
    result = call("demo", "--out", "demo")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in (folder / "demo" / "record.jsonl").read_bytes().splitlines()]
    assert len(lines) >= 8
    assert not [problem for line in lines for problem in line["problems"] if not line["text"]]
    assert sum(bool(line["statements"]) for line in lines) == len(lines)
    with Archive(folder / "demo" / "onrecord.db", create=False) as archive:
        assert archive.counts().articles == len(lines)
    assert "<html" in (folder / "demo" / "report.html").read_text()
    assert "demo/report.html" in result.stdout
    # The addresses lead to the copies that lie beside the record.
    files = [line["address"] for line in lines if "://" not in line["address"]]
    assert files
    assert all((folder / address).is_file() for address in files)


def test_demo_again_changes_nothing(call: Call, folder: Path) -> None:
    first = call("demo").stdout
    record = (folder / "onrecord-demo" / "record.jsonl").read_bytes()
    assert call("demo").stdout == first
    assert (folder / "onrecord-demo" / "record.jsonl").read_bytes() == record


def test_demo_where_it_cannot_be_written(call: Call, folder: Path) -> None:
    (folder / "taken").write_text("")
    result = call("demo", "--out", "taken")
    assert result.exit_code == 2
    assert "taken" in result.stderr
