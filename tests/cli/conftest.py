"""A way to call the command line in this process, and an invented article to call it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

Call = Callable[..., Result]

QUAY = """Ferry fares to rise in Tarn Haven

The ferry will cost more from May. "Nobody likes this, and neither do I," Mayor Odile Brandt told residents on Monday.

Brandt said the council had no choice after the winter storms.

"We will look for the money elsewhere," said Piet Askew, who runs the ferry company.
"""
MARKET = """Market to move indoors

The market committee said that stalls would move into the old rope works. "It leaks, but less than the sky does,"
said Hanne Volk, the chair of the committee.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two articles in articles/."""
    monkeypatch.chdir(tmp_path)
    for variable in ("ONRECORD_ARCHIVE", "ONRECORD_MAX_BYTES", "ONRECORD_JOBS", "ONRECORD_FAST"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text(QUAY)
    (tmp_path / "articles" / "market.txt").write_text(MARKET)
    return tmp_path


@pytest.fixture
def call(folder: Path) -> Call:
    """Runs a command line as the user would, in `folder`."""

    def run(*words: str, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(main, words, input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
