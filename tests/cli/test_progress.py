"""The bar on a terminal: there, out of the way of the data, and not in a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Call

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")


def on_terminal(*words: str) -> tuple[bytes, bytes]:
    """What a command writes to stdout, a pipe, and to stderr, a terminal."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "onrecord.cli", *words], stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    shown = b""
    try:
        while chunk := os.read(controller, 65536):
            shown += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(controller)
    return process.communicate()[0], shown


def test_the_bar_counts_the_articles_and_the_complaints_stay(folder: Path) -> None:
    out, shown = on_terminal("add", "articles", "gone.txt")
    assert out == b""
    assert b"3/3" in shown  # a quick machine shows no count between
    assert b"not read: gone.txt" in shown
    assert shown.rstrip().endswith(b"2 articles added, 1 not read (onrecord.db)")


def test_the_data_is_the_same_with_a_bar(call: Call, folder: Path) -> None:
    out, shown = on_terminal("read", "--jsonl", "articles")
    assert out == call("read", "--jsonl", "articles").stdout_bytes
    assert b"/2" in shown


def test_a_count_that_is_not_known_is_not_made_up(folder: Path) -> None:
    (folder / "table.jsonl").write_text('{"text": "The mill is closed."}\n')
    assert b"/?" in on_terminal("add", "articles", "table.jsonl")[1]
