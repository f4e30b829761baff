"""docs/reference/archive.md names every table, view and column, and nothing that is not there."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.store import Archive
from onrecord.store.migrations import APPLICATION_ID

PAGE = Path(__file__).parents[2] / "docs/reference/archive.md"
TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'"


def test_the_page_is_the_schema(archive: Archive, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute(TABLES)]
        columns = "SELECT name FROM pragma_table_info(?)"
        schema = {name: [column for (column,) in connection.execute(columns, (name,))] for name in names}
    sections = re.split(r"^### ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    page = {section.split("\n", 1)[0]: re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE) for section in sections}
    assert page == schema


def test_the_page_names_the_application_id() -> None:
    assert str(APPLICATION_ID) in PAGE.read_text(encoding="utf-8")


def test_the_words_at_a_span_as_the_page_says() -> None:
    formula = 'substr(text, "start" + 1, "end" - "start")'
    assert formula in PAGE.read_text(encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        query = f'SELECT {formula} FROM (SELECT ? AS text, 2 AS "start", 5 AS "end")'
        assert connection.execute(query, ("😀 pier",)).fetchone() == ("😀 pier"[2:5],)
