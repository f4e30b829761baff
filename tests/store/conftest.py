"""Small invented readings, and archives to put them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.store import Archive
from onrecord.types import Article, Reading, Span, Speaker, Statement

Tell = Callable[..., Reading]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "county.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive(path) as opened:
        yield opened


@pytest.fixture
def tell() -> Tell:
    return _tell


def _tell(
    *sayings: tuple[str | None, str],
    address: str = "https://gazette.example/ferry",
    title: str | None = None,
    outlet: str | None = "Ostrava Bay Gazette",
    reader: str = "1",
) -> Reading:
    """A reading of an article whose lines are `NAME said: "WORDS"`; the speaker None is left unresolved."""
    text, statements = "", []
    article_id = sha256(repr((address, sayings)).encode()).hexdigest()[:16]
    for name, words in sayings:
        source = Span(len(text), len(text) + len(name or "It"))
        cue = Span(source.end + 1, source.end + 5)
        content = Span(cue.end + 3, cue.end + 3 + len(words))
        text += f'{name or "It"} said: "{words}"\n'
        speaker = Speaker(name, "person", "name", 0.9, source) if name else None
        statement_id = f"{article_id}-{content.start}"
        statements.append(
            Statement(statement_id, "direct", (content,), (cue,), (source,), speaker, (), False, "stated", None, 0.75)
        )
    return Reading(Article(article_id, address, text, title=title, outlet=outlet), reader, tuple(statements))
