"""Pages: their text in lines, and title, outlet, authors and date with the place they are from."""

from __future__ import annotations

import socket

import pytest

from onrecord.ingest.html import article
from onrecord.types import Article

BODY = """<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry stays in port</h1>
<p>The ferry between the islands will not run before spring, the harbour master said on Monday after a long meeting.</p>
<p>She continued:</p>
<blockquote><p>We have no boat that would pass the inspection.</p><p>And nobody wants to pay for one.</p></blockquote>
<p>The mayor of Saltby, Bo Oarsman, did not answer a letter that asked him about the boats of the town.</p>
</article><div id="comments"><p>First! I was here before you all.</p></div>"""
HEAD = """<title>Ferry stays in port | The Quay</title>
<meta property="og:title" content="Ferry stays in port"><meta property="og:site_name" content="The Quay">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<meta property="article:modified_time" content="2021-04-05T10:00:00Z">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry stays in port",
"author": {"@type": "Person", "name": "Ada Quill"}, "datePublished": "2021-03-04T10:00:00Z"}</script>"""


def page(head: str = "", body: str = BODY) -> Article:
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return article(markup, "page.html", markup.encode())


def test_paragraphs_and_block_quotes_are_lines_of_their_own() -> None:
    lines = page().text.split("\n")
    assert "She continued:" in lines
    assert "We have no boat that would pass the inspection." in lines
    assert "And nobody wants to pay for one." in lines
    assert not any("First!" in line or "Home" in line for line in lines)


def test_a_quotation_in_markup_has_the_marks_that_a_browser_shows() -> None:
    told = "<p>She said <q>no <b>boat</b></q>, and <q>“so be it”</q>, on Monday, when the meeting was over.</p></article>"
    text = page(body=BODY.replace("</article>", told)).text
    assert "She said “no boat”, and “so be it”, on Monday, when the meeting was over." in text


def test_fields_say_where_they_are_from() -> None:
    found = page(HEAD)
    assert (found.title, found.evidence.title) == ("Ferry stays in port", "og:title")
    assert (found.outlet, found.evidence.outlet) == ("The Quay", "og:site_name")
    assert (found.authors, found.evidence.authors) == (("Ada Quill",), "JSON-LD")
    assert found.published is not None
    assert (found.published.earliest, found.published.latest) == ("2021-03-04", "2021-03-04")
    assert found.published.evidence == "article:published_time"
    assert (found.format, found.problems) == ("html", ())


def test_what_a_page_does_not_say_is_left_open() -> None:
    found = page()
    assert (found.outlet, found.authors, found.published) == (None, (), None)
    assert (found.evidence.outlet, found.evidence.authors) == (None, None)


def test_a_declared_charset_does_no_harm() -> None:
    assert "Saltby" in page('<meta charset="windows-1251">').text


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert page(HEAD + '<link rel="canonical" href="https://example.org/2021/03/04/ferry">').text
    article("https://example.org/ferry", "page.html", b"")
