"""`onrecord remove`: an article goes with all that came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

from click.testing import Result

Call = Callable[..., Result]


def test_an_article_is_removed_by_its_address_and_can_be_added_again(call: Call) -> None:
    call("add", "articles")
    assert call("remove", "./articles/ferry.txt").stderr == "1 article removed (onrecord.db)\n"
    assert call("search", "Nobody likes this", "--jsonl").stdout == ""
    assert call("add", "articles").stderr.endswith("1 article added, 1 unchanged (onrecord.db)\n")
    assert len(call("search", "Nobody likes this", "--jsonl").stdout.splitlines()) == 1


def test_what_is_not_there_is_named_and_the_rest_goes(call: Call) -> None:
    call("add", "articles")
    result = call("remove", "gone.txt", "articles/ferry.txt")
    assert result.exit_code == 2
    assert "no article 'gone.txt'" in result.stderr
    assert call("show", "articles/ferry.txt").exit_code == 2
    assert call("remove").exit_code == 2


def test_an_older_archive_is_linked_by_the_next_add(call: Call) -> None:
    call("add", "articles")
    with closing(sqlite3.connect("onrecord.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM linked")
    assert "2 articles of an older archive linked\n" in call("add", "articles").stderr
    assert "linked" not in call("add", "articles").stderr
