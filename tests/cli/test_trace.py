from __future__ import annotations

import re

from tests.cli.conftest import QUAY, Call

import onrecord

STAGES = ["intake", "furniture", "paragraphs", "quotations", "statements", "speakers", "chains", "voice"]


def test_every_stage_is_shown_in_order(call: Call) -> None:
    lines = call("trace", "articles/ferry.txt").stdout.splitlines()
    assert [line for line in lines if line in STAGES] == STAGES
    assert any(re.match(r"window p\d+–\d+, \d+ pieces", line) for line in lines)
    assert "charset utf-8   doubt: none" in lines


def test_trace_ends_where_the_reader_ends(call: Call) -> None:
    shown = call("trace", "articles/ferry.txt").stdout.partition("\nspeakers\n")[2].partition("\n\nchains\n")[0].splitlines()
    reading = onrecord.Reader().read(next(onrecord.articles(["articles/ferry.txt"])))
    assert reading.article.text == QUAY
    assert [line.split()[0] for line in shown] == [statement.id for statement in reading.statements]
    for line, statement in zip(shown, reading.statements, strict=True):
        assert f"→ {statement.speaker.name if statement.speaker else 'unresolved'}" in line


def test_trace_of_nothing(call: Call) -> None:
    assert call("trace", "gone.txt").exit_code == 3
