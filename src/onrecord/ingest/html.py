"""An HTML page → its article, by trafilatura and without the network.

Takes markup; gives an Article whose title, outlet, authors and date say where on the page they stand. Imports its siblings.
"""

from __future__ import annotations

import re
from typing import Any

from onrecord.ingest import build, dates
from onrecord.ingest.build import NOTHING, Found, Given
from onrecord.types import Article, Evidence, Format, Problem

# lxml has no type stubs.
HtmlElement = Any

_QUOTES = re.compile(r"[“”„\"«»]")
DATE_PLACES = {
    "article:published_time": '//meta[@property="article:published_time"]/@content',
    "datePublished": '//*[@itemprop="datePublished"]/@content | //*[@itemprop="datePublished"]/@datetime',
    "time element": "//time/@datetime",
    "JSON-LD": '//script[@type="application/ld+json"]/text()',
}
"""Where a date found by htmldate may stand, the most telling place first; XPath."""
_JSON_LD = '//script[@type="application/ld+json"]/text()'
TITLE_PLACES = {
    "og:title": '//meta[@property="og:title"]/@content',
    "JSON-LD": _JSON_LD,
    "h1": "//h1",
    "title element": "//title",
    "meta tag": "//meta/@content",
}
OUTLET_PLACES = {
    "og:site_name": '//meta[@property="og:site_name"]/@content',
    "JSON-LD": _JSON_LD,
    "meta tag": "//meta/@content",
    "title element": "//title",
}
AUTHOR_PLACES = {
    "JSON-LD": _JSON_LD,
    "meta author": '//meta[contains(@name, "author") or contains(@property, "author")]/@content',
    "meta tag": "//meta[not(contains(@property, 'title'))]/@content",
}
"""Where a value may stand, the most telling place first; elsewhere it is from the text of the page. XPath."""


def article(
    markup: str,
    address: str,
    source: bytes,
    *,
    format: Format = "html",
    given: Given = NOTHING,
    problems: tuple[Problem, ...] = (),
) -> Article:
    """The Article on a page. `source` is the bytes that the markup came from; unread where the page holds no article text."""
    tree = _tree(markup)
    if isinstance(tree, Problem):
        return build.unread(address, Problem(tree.code, f"{address}: {tree.message}"), format=format, source=source)
    page = _extract(tree)
    if page is None or not (page.text or "").strip():
        message = f"{address}: no article text found in this page; save the text of the article as plain text instead"
        return build.unread(address, Problem("no-text", message), format=format, source=source)
    return build.article(address, page.text, source, _found(page, tree), format=format, given=given, problems=problems)


def _tree(markup: str) -> HtmlElement | Problem:
    """The parsed page, or a Problem whose message has no address yet."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    # Bytes, as lxml refuses text with an encoding declaration; and a NUL would end the page early.
    data = markup.replace("\0", "").encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        return Problem("no-text", "this is no HTML that can be parsed; save the page again, or its text as plain text")
    # libxml2 stops at this depth and drops what is below, so that the text would be cut without a word.
    if any("depth" in entry.message for entry in parser.error_log):
        return Problem(
            "html-bomb", "the HTML is nested deeper than any page of news; save the text of the article as plain text"
        )
    _mark_quotations(tree)
    return tree


def _mark_quotations(tree: HtmlElement) -> None:
    """Put the marks around each `<q>` that a browser shows there, and none stands in the markup."""
    for quotation in list(tree.iter("q")):
        if not _QUOTES.search(quotation.text_content()):
            quotation.text = "“" + (quotation.text or "")
            quotation.tail = "”" + (quotation.tail or "")
        quotation.drop_tag()


def _extract(tree: HtmlElement) -> Any:
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            tree,
            fast=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:
        # Whatever page makes the library stumble, the other articles of the run must be read.
        return None


def _found(page: Any, tree: HtmlElement) -> Found:
    authors = tuple(name.strip() for name in (page.author or "").split(";") if name.strip())
    outlet = page.sitename or None
    published = dates.parse(page.date, _date_evidence(page.date, tree)) if page.date else None
    return Found(
        title=page.title or None,
        outlet=outlet,
        authors=authors,
        published=published,
        evidence=Evidence(
            title=_place(page.title, TITLE_PLACES, tree),
            outlet="address of the page" if outlet and outlet == page.hostname else _place(outlet, OUTLET_PLACES, tree),
            authors=_place(authors[0], AUTHOR_PLACES, tree) if authors else None,
        ),
    )


def _place(value: str | None, places: dict[str, str], tree: HtmlElement) -> str | None:
    """Where on the page `value` stands: trafilatura gives values, but does not say from where."""
    if not value:
        return None
    wanted = " ".join(value.split()).casefold()
    for name, path in places.items():
        if any(wanted in " ".join(_words(found).split()).casefold() for found in tree.xpath(path)):
            return name
    return "text of the page"


def _words(found: Any) -> str:
    return found if isinstance(found, str) else str(found.text_content())


def _date_evidence(day: str, tree: HtmlElement) -> str:
    for name, path in DATE_PLACES.items():
        if any(day in str(found) for found in tree.xpath(path)):
            return name
    return "htmldate"
