"""Which stored articles may carry words that somebody asks about.

Takes an open connection; gives ids of current articles, the likeliest first. What they carry is `link.verify`'s to say. May
import link, types.

The lasting keys of the articles find what runs alike for seven words or more; phrases and the rarest words of statements find
what is shorter, or changed everywhere. Of what more articles carry than EACH, those added first are looked at.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from onrecord.errors import UsageError
from onrecord.link.keys import sought
from onrecord.link.words import Word
from onrecord.store.search import terms

EACH = 64
"""Articles that one key or phrase is followed to, and that are looked at."""
_WEAK = 12
"""Of these, articles that have half as many of the keys and phrases as the best, or fewer."""
_HALVED, _SHORT = 4, 16
"""Words from which on, and up to which, each half is looked for as a phrase; more have keys on either side of a change."""
_END = 5
"""Words at either end of a longer text that are looked for as a phrase."""
_RAREST, _TELLING = 4, 0.3
"""How many of the rarest words are looked for in pairs, and what they weigh at least."""

_DATED = """
    (?2 IS NULL AND ?3 IS NULL) OR EXISTS (
        SELECT 1 FROM article
        WHERE article.id = article_id
            AND coalesce(published_latest >= ?2, ?2 IS NULL) AND coalesce(published_earliest <= ?3, ?3 IS NULL)
    )
    """
_BY_KEY = f"""
    SELECT article_id FROM lasting_key JOIN linked USING (number) WHERE key = ?1 AND ({_DATED}) LIMIT {EACH}
    """
_BY_WORDS = f"""
    SELECT DISTINCT article_id FROM statement_search JOIN statement ON statement.number = statement_search.rowid
    WHERE statement_search MATCH ?1 AND ({_DATED}) LIMIT {EACH}
    """


def candidates(
    connection: sqlite3.Connection, inside: Sequence[Word], speaker: str | None, since: str | None, until: str | None
) -> list[str]:
    """The ids of at most EACH current articles that may carry these words, by anybody; `speaker` only helps to find them.

    `since`, `until`: ISO dates that the time of publication must touch; an article without a date then is none.
    """
    found: Counter[str] = Counter()
    for key in sought(inside):
        found.update(row[0] for row in connection.execute(_BY_KEY, (key, since, until)))
    for expression in _expressions(inside, speaker):
        found.update(row[0] for row in connection.execute(_BY_WORDS, (expression, since, until)))
    ordered = sorted(found, key=lambda article_id: (-found[article_id], article_id))
    strong = sum(2 * count > found[ordered[0]] for count in found.values())
    return ordered[: min(EACH, strong + _WEAK)]


def _expressions(inside: Sequence[Word], speaker: str | None) -> Iterator[str]:
    """What FTS5 is asked for. Of a long text its beginning and its end, maybe from two places; of a short one its halves,
    since a word that is changed leaves one of them as it was, and any two of the rarest words together."""
    names = [f"{{speaker_name joint_names}} : {name}" for name in terms(speaker or "")]
    size = _END if len(inside) >= _SHORT else len(inside) // 2 if len(inside) >= _HALVED else len(inside)
    for part in (inside[:size], inside[-size:] if len(inside) >= _SHORT else inside[size:]):
        phrase = " + ".join(terms(" ".join(word.plain for word in part)))
        yield from (f"words : ({phrase}) AND ({' OR '.join(names)})",) if phrase and names else ()
        yield from (f"words : ({phrase})",) if phrase else ()
    if len(inside) >= _SHORT:
        return
    rarest = {word.plain: None for word in sorted(inside, key=lambda word: -word.weight) if word.weight >= _TELLING}
    chosen = terms(" ".join(list(rarest)[:_RAREST]))
    for one, other in combinations(chosen, 2):
        yield f"words : ({one} AND {other})"


def day(given: str | None) -> str | None:
    """A date as the archive has it; raises UsageError for what is none."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise UsageError(f"{given!r} is no date: give year, month and day, as in 2024-03-09") from None
