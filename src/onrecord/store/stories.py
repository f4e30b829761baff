"""Stored articles → the stories that they are about.

Takes an open connection and what people have ruled. Stories are not stored: they follow from the articles, their links and the
rulings. To find one, only the articles of about its time and those linked to it are gone through. May import utterances, link,
types.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Set
from typing import NamedTuple

import msgspec

from onrecord.link.sketches.sketch import ordinal
from onrecord.link.stories.kinship import Joined, Outline, distant
from onrecord.link.stories.stories import StoryRulings, stories, story_id, story_of
from onrecord.store.utterances import joined_to, pairs
from onrecord.types import Story


class _Article(NamedTuple):
    """A current article: `key` is what rulings know it by, its address, or its id, where it has none."""

    id: str
    key: str
    day: int | None


def everything(connection: sqlite3.Connection, rulings: StoryRulings) -> list[Story]:
    """All stories of the current articles, those of most articles first."""
    return stories(_outlines(connection, [article.id for article in _articles(connection)]), pairs(connection), rulings)


def one(connection: sqlite3.Connection, rulings: StoryRulings, wanted: str) -> Story | None:
    """The story with this id, or that of the current article with this id or address. An id that a story had when its first
    articles were not here will do."""
    articles = _articles(connection)
    found = next((each for each in articles if wanted in (each.id, each.key) or wanted == story_id(each.key)), None)
    if found is None:
        return None
    ruled: defaultdict[str, set[str]] = defaultdict(set)
    for pair in rulings.together:
        for key in pair:
            ruled[key].update(pair)

    def around(inside: Set[str]) -> tuple[list[Outline], set[Joined]]:
        own = [each for each in articles if each.id in inside]
        joined: set[Joined] = {pair for each in own for pair in joined_to(connection, each.id)}
        partners = {end for a, b, _ in joined for end in (a, b)}
        together = set().union(*(ruled[each.key] for each in own))
        days = {each.day for each in own}
        ids = [
            each.id
            for each in articles
            if each.id in partners or each.key in together or not all(distant(each.day, day) for day in days)
        ]
        return _outlines(connection, ids), joined

    return story_of(found.id, around, rulings)


def _articles(connection: sqlite3.Connection) -> list[_Article]:
    rows = connection.execute("SELECT id, address, published_earliest FROM article WHERE is_current ORDER BY id")
    return [_Article(article_id, address or article_id, ordinal(day or "")) for article_id, address, day in rows]


def _outlines(connection: sqlite3.Connection, ids: Collection[str]) -> list[Outline]:
    """The outlines of the articles with these ids."""
    wanted = msgspec.json.encode(ids).decode()
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    query = """
        SELECT article_id, name FROM bearer
        WHERE article_id IN (SELECT value FROM json_each(?)) AND kind IN ('person', 'organisation') ORDER BY article_id, name
        """
    for article, name in connection.execute(query, (wanted,)):
        speakers[article].append(name)
    query = """
        SELECT id, address, title, published_earliest,
            (SELECT count(*) FROM statement WHERE article_id = article.id)
        FROM article WHERE id IN (SELECT value FROM json_each(?))
        """
    return [
        Outline(article, address, title, tuple(dict.fromkeys(speakers[article])), statements, ordinal(day or ""))
        for article, address, title, day, statements in connection.execute(query, (wanted,))
    ]
