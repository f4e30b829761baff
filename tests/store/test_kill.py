"""Killed at any moment, an archive opens, is whole, and is completed by the next run."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

ADDER = Path(__file__).with_name("adder.py")
ENDLESS = 1_000_000
KILLS = 50

TORN = "SELECT count(*) FROM article WHERE length(text) / 9 <> (SELECT count(*) FROM statement WHERE article_id = article.id)"
SPANLESS = "SELECT count(*) FROM statement WHERE number NOT IN (SELECT statement_number FROM span)"
UNINDEXED = "SELECT count(*) - (SELECT count(*) FROM statement_search WHERE statement_search MATCH 'toll') FROM statement"


def add_and_kill(path: Path, chance: random.Random) -> None:
    """Killed while it starts and makes the archive, or, mostly, while it adds."""
    process = subprocess.Popen([sys.executable, ADDER, path, str(ENDLESS)], stdout=subprocess.PIPE)
    assert process.stdout
    if chance.random() < 0.8:
        for _ in range(chance.randint(1, 30)):
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.01))
    else:
        time.sleep(chance.uniform(0, 0.12))
    process.kill()
    process.communicate()


def articles(path: Path) -> int:
    """How many articles there are, once the archive has been found whole; none before it was made."""
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
            return 0
        for query in (TORN, SPANLESS, UNINDEXED):
            assert connection.execute(query).fetchone() == (0,)
        (count,) = connection.execute("SELECT count(*) FROM article").fetchone()
        return int(count)


def test_killed_fifty_times(tmp_path: Path) -> None:
    path, chance, stored, grown = tmp_path / "killed.db", random.Random(7), 0, 0
    for _ in range(KILLS):
        add_and_kill(path, chance)
        now = articles(path)
        assert now >= stored
        grown += now > stored
        stored = now
    assert grown > KILLS / 4  # else the kills came too early to show anything
    subprocess.run([sys.executable, ADDER, path, str(stored + 100)], stdout=subprocess.DEVNULL, check=True)
    assert articles(path) == stored + 100
