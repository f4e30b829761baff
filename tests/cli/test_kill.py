"""`onrecord add` killed at any moment leaves an archive that opens and is whole, and is completed by running it again."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import MARKET, QUAY

from onrecord import Archive

ADD = [sys.executable, "-m", "onrecord.cli", "add", "many"]
KILLS = 50
ARTICLES = 400
PATH = Path("onrecord.db")


def write_articles() -> None:
    Path("many").mkdir()
    for number in range(ARTICLES):
        story = (QUAY, MARKET)[number % 2].replace("the winter storms", f"the {number} winter storms")
        Path("many", f"{number:04}.txt").write_text(f"Story {number}\n\n{story}")


def stored() -> int:
    """How many articles there are, once the archive has been found whole; 0 before it is made."""
    if not PATH.exists() or not PATH.stat().st_size:
        return 0
    with closing(sqlite3.connect(PATH)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Archive(PATH) as archive:
        return archive.counts().articles


def kill_somewhere(process: subprocess.Popen[bytes], before: int, chance: random.Random) -> None:
    """Kill it while it starts, or, mostly, a moment after it has stored its first article."""
    if chance.random() < 0.2:
        time.sleep(chance.uniform(0, 0.5))
    else:
        while process.poll() is None and _waiting(before):
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.03))
    process.kill()
    process.wait()


def _waiting(before: int) -> bool:
    """Whether no article was added yet; looks without waiting, as the file may be half made."""
    try:
        with closing(sqlite3.connect(f"file:{PATH}?mode=ro", uri=True)) as connection:
            (now,) = connection.execute("SELECT count(*) FROM article").fetchone()
    except sqlite3.Error:
        return True
    return bool(now == before)


def test_killed_fifty_times(folder: Path) -> None:
    write_articles()
    chance, before, cut_short = random.Random(11), 0, 0
    for _ in range(KILLS):
        process = subprocess.Popen(ADD, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        kill_somewhere(process, before, chance)
        now = stored()
        assert now >= before
        cut_short += process.returncode == -signal.SIGKILL and now > before
        before = now
    assert cut_short > KILLS / 4  # else the kills came too early or too late to show anything
    assert subprocess.run(ADD, capture_output=True, check=False).returncode == 0
    assert stored() == ARTICLES
    with Archive(PATH) as archive:
        assert all(reading.statements for reading in archive.readings())
