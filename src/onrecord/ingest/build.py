"""The one place that makes an Article: from its text, what the text or page says about itself, and what the input says.

Takes decoded text; gives an Article with its id, digest, furniture and language. Imports its siblings and types.
"""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from onrecord.ingest import dates, furniture, language
from onrecord.types import Article, Evidence, Format, Problem, Published

GIVEN = "given in the input"


class Given(Struct, frozen=True):
    """What the input itself says about an article; it goes before what is found in the text or page."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


NOTHING = Given()


class Found(Struct, frozen=True):
    """What a text or page says about itself, with the place where it says so."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    evidence: Evidence = Evidence()


def article_id(address: str, text: str) -> str:
    """The id of an article: 16 hex digits of the SHA-256 of its address and text."""
    return digest(f"{address}\0{text}".encode("utf-8", "surrogatepass"))[:16]


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes that an article came from, in hex."""
    return sha256(data).hexdigest()


def article(
    address: str,
    text: str,
    source: bytes,
    found: Found,
    *,
    format: Format = "text",
    given: Given = NOTHING,
    problems: tuple[Problem, ...] = (),
) -> Article:
    """An Article of `text`, which came from the bytes `source`; gives an unread Article where the text is blank."""
    if not text.strip():
        message = f"{address}: empty, there is no text in it; give a file with an article, or leave it out"
        return unread(address, Problem("empty", message), format=format, source=source)
    code = language.detect(text)
    if code not in (None, "en"):
        problems += (_language_problem(address, code),)
    published = found.published
    if given.date and given.date.strip():
        published = dates.parse(given.date, GIVEN)
        if published is None:
            problems += (_date_problem(address, given.date),)
    return Article(
        id=article_id(address, text),
        address=address,
        text=text,
        format=format,
        digest=digest(source),
        title=given.title or found.title,
        outlet=given.outlet or found.outlet,
        authors=given.authors or found.authors,
        published=published,
        language=code,
        furniture=furniture.spans(text),
        evidence=_evidence(given, found),
        problems=problems,
    )


def unread(address: str, problem: Problem, *, format: Format = "text", source: bytes = b"") -> Article:
    """An Article that could not be read, and why."""
    return Article(
        id=article_id(address, ""),
        address=address,
        text="",
        format=format,
        digest=digest(source) if source else "",
        problems=(problem,),
    )


def _evidence(given: Given, found: Found) -> Evidence:
    return Evidence(
        title=GIVEN if given.title else found.evidence.title,
        outlet=GIVEN if given.outlet else found.evidence.outlet,
        authors=GIVEN if given.authors else found.evidence.authors,
    )


def _language_problem(address: str, code: str | None) -> Problem:
    return Problem(
        "language",
        f"{address}: the text is in {language.name(code)}; statements are read in English only, "
        "so do not rely on what is found in it, or leave it out",
    )


def _date_problem(address: str, date: str) -> Problem:
    return Problem(
        "bad-field", f'{address}: the date {date[:60]!r} is not understood, so it is left open; write it as "2021-03-04"'
    )
