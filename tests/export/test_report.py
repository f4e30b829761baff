"""The report page: verbatim, inert, complete, and its script runs where there is a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from onrecord.export import report, view
from onrecord.types import Published, Reading, Span

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page(HTMLParser):
    """Collects elements, and the text inside paragraphs of articles, cards left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.path: list[str] = []
        self.paragraphs: list[str] = []
        self.words: dict[str, str] = {}
        self.card = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("meta", "input", "link"):
            return
        self.path.append(tag)
        if tag == "details":
            self.card = dict(attrs).get("id") or ""
        if tag == "p" and self.path[-3:-1] == ["div", "div"]:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.path.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" not in self.path:
            return
        if "blockquote" in self.path:
            self.words[self.card] = self.words.get(self.card, "") + data
        elif "details" not in self.path and "p" in self.path and self.path.count("div") == 2:
            self.paragraphs[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_the_text_and_the_words_are_verbatim(harbour: Reading) -> None:
    page = Page(report.html([harbour], "Bridge"))
    assert page.paragraphs == [line for line in harbour.article.text.split("\n") if line]
    assert page.path == ["html"] or not page.path
    for statement in harbour.statements:
        assert page.words[f"s-{statement.id}"] == harbour.quote(statement.content)


def test_marks_carry_the_numbers_of_their_statements(harbour: Reading) -> None:
    html = report.html([harbour], "Bridge")
    assert '<mark class="content direct nested" data-s="4 3">“a date by Friday.”</mark>' in html
    assert '<mark class="furniture">Follow the Tidewater Post for more.</mark>' in html
    assert re.search(r'<mark class="mention source" data-s="1" data-m="1 2 4 5">Mara Ellison</mark>', html)


def test_a_statement_over_two_paragraphs_is_marked_in_both(harbour: Reading) -> None:
    html = report.html([harbour], "Bridge")
    assert '<p><mark class="content direct" data-s="5">I walked it myself.</mark></p>' in html
    assert '<p><mark class="content direct" data-s="5">Nobody should drive on it.</mark></p>' in html
    assert 'id="s-st5" data-n="5" data-p="0" data-b="5 6"' in html


def test_cards_tell_the_way_and_who_it_may_be(harbour: Reading) -> None:
    html = report.html([harbour], "Bridge")
    assert '<span class="chain">told the paper</span>' in html
    assert '<span class="maybe">may be Mara Ellison (0.40)</span>' in html
    assert "Said to: the paper, at " in html
    assert re.search(
        r'<mark class="hop" data-s="3">the paper</mark>|<mark class="[^"]*hop[^"]*" data-s="3"> the paper</mark>', html
    )


def test_own_wording_is_marked_and_a_gloss_leads_to_what_it_glosses(harbour: Reading) -> None:
    html = report.html([harbour], "Bridge")
    assert '<mark class="evaluative wording">ludicrous</mark>' in html
    assert '<mark class="gloss wording">So basically, he is saying</mark>' in html
    assert '<div class="gloss-note">The outlet’s own words, <a href="#s-st6">a gloss on what was said</a>' in html
    assert '<input id="voice" type="checkbox" checked>' in html


def test_a_joint_statement_stands_under_each_of_its_speakers(harbour: Reading) -> None:
    first = harbour.statements[0]
    assert first.speaker is not None
    joint = replace(harbour, statements=(replace(first, joint=(replace(first.speaker, name="Bo Lind"),)),))
    page = view.page([joint], "Bridge")
    assert [(speaker.name, speaker.statements) for speaker in page.speakers] == [("Bo Lind", 1), ("Mara Ellison", 1)]
    assert 'data-p="1 0"' in report.html([joint], "Bridge")


def test_whatever_an_article_holds_is_inert(hostile: Reading) -> None:
    page = Page(report.html([hostile], "</title><script>alert(0)</script>"))
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not page.all("svg")
    assert not [attributes for _, attributes in page.elements if any(name.startswith("on") for name in attributes)]
    assert not [link for link in page.all("a") if not (link["href"] or "").startswith("#")]
    assert page.words["s-st9"] == "“<img src=x onerror=alert(1)> & </mark></details>,”"


def test_the_page_needs_nothing_from_elsewhere(harbour: Reading) -> None:
    html = report.html([harbour], "Bridge")
    page = Page(html)
    assert not [attributes for _, attributes in page.elements if "src" in attributes]
    assert not page.all("link")
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_ids_are_unique_and_links_lead_somewhere(harbour: Reading, hostile: Reading, unread: Reading) -> None:
    page = Page(report.html([harbour, hostile, unread], "Bridge"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in page.all("a")} <= set(ids)


def test_dates_outlets_problems_and_counts_are_told(harbour: Reading, unread: Reading) -> None:
    html = report.html([harbour, unread], "Bridge")
    counts = re.sub(r"<[^>]*>", "", html[html.index('<p class="counts">') : html.index("</header>")])
    assert counts.split("·") == ["2 articles ", " 6 statements ", " 1 speaker ", " 1 problem\n"]
    assert "2 May 2023 <small>(given in the input)</small>" in html
    assert "<span>undated</span>" in html
    assert "outlet not known" in html
    assert html.count("news/blank.txt is empty: check the download, or leave it out") == 2


def test_speakers_are_gathered_by_name_and_unresolved_ones_by_source(harbour: Reading) -> None:
    speakers = view.page([harbour, harbour], "Bridge").speakers
    assert [(speaker.name, speaker.resolved, speaker.statements) for speaker in speakers] == [
        ("Mara Ellison", True, 8),
        ("A fisherman", False, 2),
        ("Another source", False, 2),
    ]


def test_an_interval_of_dates_and_a_card_for_every_statement(harbour: Reading) -> None:
    article = replace(harbour.article, published=Published("2023-05-01", "2023-05-31", "page header"))
    (shown,) = view.page([replace(harbour, article=article)], "Bridge").articles
    assert shown.dated == "1 May 2023 to 31 May 2023"
    cards = [card for paragraph in shown.paragraphs for card in paragraph.cards]
    assert [(card.id, card.certainty) for card in cards[1:3]] == [("st2", "likely"), ("st3", "sure")]
    assert len(cards) == len(harbour.statements)
    assert ("Inside", "statement 3") in cards[3].facts


def test_an_empty_report_and_spans_past_the_end_still_make_a_page(harbour: Reading) -> None:
    assert "0 articles" in report.html([], "Nothing yet")
    astray = replace(harbour.statements[0], source=(Span(5, 9_999),))
    assert "Mara Ellison" in report.html([replace(harbour, statements=(astray,))], "Bridge")


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")
def test_the_script_runs_and_search_leaves_what_fits(harbour: Reading, hostile: Reading, tmp_path: Path) -> None:
    probe = """<script>addEventListener("load", () => {
      const field = document.querySelector("#search");
      field.value = "friday ELLISON";
      field.dispatchEvent(new Event("input"));
      setTimeout(() => {
        const first = document.querySelector("#found").textContent;
        const hits = [...document.querySelectorAll(".card.hit")].map((card) => card.id).join(" ");
        document.querySelector(".clear").click();
        document.querySelector('mark[data-s="4 3"]').click();
        const lit = [...document.querySelectorAll("mark.on")].map((mark) => mark.textContent).join("|");
        document.title = [first, hits, document.querySelector(".card[open]").id, lit].join(" / ");
      }, 200);
    }); addEventListener("error", (event) => { document.body.dataset.failed = event.message; });</script>"""
    html = report.html([harbour, hostile], "Bridge")
    path = tmp_path / "report.html"
    # The page's policy lets no other script run, so the probe's copy goes without it.
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    assert policy.search(html)
    path.write_text(policy.sub("", html).replace("</head>", probe + "</head>", 1))
    dom = dumped(path, tmp_path)
    assert 'data-ready="yes"' in dom
    assert "data-failed" not in dom
    title = dom[dom.index("<title>") + 7 : dom.index("</title>")]
    assert title == "1 of 7 statements Show everything / s-st4 / s-st4 / the office head|promised|“a date by Friday.”"


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")
def test_the_policy_lets_the_page_run_its_own_script_only(hostile: Reading, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(report.html([hostile], "Bridge").replace("</body>", "<script>document.title = 'foreign'</script></body>"))
    dom = dumped(path, tmp_path)
    assert 'data-ready="yes"' in dom
    assert "<title>Bridge</title>" in dom


def dumped(path: Path, home: Path) -> str:
    """The document as the browser has it after its scripts."""
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
    command = [
        str(CHROMIUM),
        *flags.split(),
        "--disable-sync",
        f"--user-data-dir={home / 'profile'}",
        "--virtual-time-budget=3000",
    ]
    return subprocess.run(
        [*command, "--dump-dom", path.as_uri()], capture_output=True, text=True, timeout=300, check=True
    ).stdout
