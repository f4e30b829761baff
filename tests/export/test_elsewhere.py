"""What a page shows of utterances and people that run through several articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.export.test_report import CHROMIUM, Page, dumped

from onrecord.export import elsewhere, report, view
from onrecord.export.linked import Across, Telling
from onrecord.types import Edits, Reading


def _by_id(carried: list[Reading]) -> dict[str, Reading]:
    return {reading.article.id: reading for reading in carried}


def _told(carried: list[Reading], across: Across) -> elsewhere.Utterance:
    return elsewhere.utterance(across.tellings[0], _by_id(carried), across)


def test_each_version_has_its_own_words_and_what_it_lacks_of_the_fullest(carried: list[Reading], across: Across) -> None:
    telling = across.tellings[0]
    fullest = elsewhere.words(telling.utterance.members[0].place, _by_id(carried))
    for version, member in zip(_told(carried, across).versions, telling.utterance.members, strict=True):
        own = "".join(change.here for change in version.changes)
        assert own == elsewhere.words(member.place, _by_id(carried))
        assert "".join(change.gone if change.kind else change.here for change in version.changes) == fullest


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        (("direct-to-indirect", "The bridge", "the bridge"), [("", "", "the bridge")]),
        (("reworded", "The bridge", "the bridge"), [("reworded", "The bridge", "the bridge")]),
        (("bracketed", " [of Oss] ", " "), [("bracketed", " [of Oss]", ""), ("", "", " ")]),
        (("bracketed", " ", " [of Oss] "), [("", "", " "), ("bracketed", "", "[of Oss] ")]),
        (("trimmed", "and more", ""), [("trimmed", "and more", "")]),
        (("reworded", "", "more"), [("reworded", "", "more")]),
        (("punctuation", ", ", ". "), [("punctuation", ",", "."), ("", "", " ")]),
        (("punctuation", " ", ", "), [("punctuation", "", ","), ("", "", " ")]),
    ],
)
def test_only_what_differs_is_marked(
    carried: list[Reading],
    across: Across,
    monkeypatch: pytest.MonkeyPatch,
    edit: tuple[str, str, str],
    shown: list[tuple[str, ...]],
) -> None:
    monkeypatch.setattr(elsewhere, "pieces", lambda *_: [edit])
    changes = elsewhere.changes(across.tellings[0], 1, _by_id(carried))
    assert [(change.kind, change.gone, change.here) for change in changes] == shown


def test_versions_say_who_where_when_and_what_was_done(carried: list[Reading], across: Across) -> None:
    first, second, third = _told(carried, across).versions
    assert (first.outlet, first.dated, first.fullest, first.first, first.kinds) == ("The Pilot", "1 May 2023", True, True, ())
    assert [kind for kind, _ in second.kinds] == ["reworded", "trimmed"]
    assert (third.outlet, third.dated, third.who, third.form) == ("gazette.txt", "undated", "Ellison", "indirect")


def test_a_version_says_how_sure_it_is_the_same(carried: list[Reading], across: Across) -> None:
    assert [version.doubt for version in _told(carried, across).versions] == ["", "", "unsure (0.42), by what is said"]
    assert '<span class="doubt">unsure (0.42), by what is said</span>' in report.html(carried, "Bridge", across)


def test_a_card_says_where_else_it_stands_and_leads_there(carried: list[Reading], across: Across) -> None:
    html = report.html(carried, "Bridge", across)
    link = '<a class="also" href="#u-cc00000000000001">also in {}</a>'
    assert link.format("The Ledger (reworded, trimmed), gazette.txt (unsure, direct-to-indirect)") in html
    assert link.format("The Pilot (in full; here reworded, trimmed), gazette.txt (unsure)") in html
    page = Page(html)
    assert {"#s-st21", "#s-st22", "#s-st23"} <= {link["href"] for link in page.all("a")}
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in page.all("a") if (link["href"] or "").startswith("#")} <= set(ids)


def test_more_than_three_others_are_counted(carried: list[Reading], across: Across) -> None:
    telling = across.tellings[0]
    readings = _by_id(carried)
    first = telling.utterance.members[0]
    others = []
    for number in range(5):
        article = replace(carried[0].article, id=f"x{number}", outlet=f"Paper {number}")
        readings[article.id] = replace(carried[0], article=article)
        others.append(replace(first, place=replace(first.place, article=article.id)))
    more = Telling(replace(telling.utterance, members=(first, *others)), (Edits(()),) * 6, (), "")
    assert elsewhere.also_in(more, 0, readings) == "Paper 0, Paper 1, Paper 2 and 2 more"


def test_the_differences_show_without_colour(carried: list[Reading], across: Across) -> None:
    html = report.html(carried, "Bridge", across)
    assert '<del title="reworded">safe</del><ins title="reworded">sound</ins>' in html
    assert '<del title="trimmed">, and that is that</del>,”' in html
    assert "<q>told the Ledger</q>" in html
    assert "3 outlets, 1 known origin" in html


def test_words_of_an_article_are_inert_there_too(carried: list[Reading], across: Across) -> None:
    telling = across.tellings[0]
    member = telling.utterance.members[2]
    astray = replace(member, place=replace(member.place, span=replace(member.place.span, end=member.place.span.end + 14)))
    utterance = replace(telling.utterance, members=(astray,), fullest=0)
    hostile = replace(across, tellings=(replace(telling, utterance=utterance, edits=(Edits(()),), origins=()),))
    html = report.html(carried, "Bridge", hostile)
    assert "<b>The Gazette" not in html
    assert "&lt;b&gt;The" in html


def test_without_utterances_there_is_no_section(carried: list[Reading]) -> None:
    html = report.html(carried, "Bridge")
    assert 'id="elsewhere"' not in html
    assert "In several articles" not in html
    assert "Gathered by name as written" in html


def test_the_index_has_a_person_once_with_names_and_roles(carried: list[Reading], across: Across) -> None:
    (entry,) = view.page(carried, "Bridge", across).speakers
    assert (entry.name, entry.others, entry.statements) == ("Mara Ellison", "Ellison", 3)
    assert entry.roles == (("head of the harbour office", "The Pilot, undated", carried[0].article.id),)
    assert [times for _, _, times in entry.articles] == [1, 1, 1]
    apart = view.page(carried, "Bridge", replace(across, people=())).speakers
    assert [(entry.name, entry.statements) for entry in apart] == [("Mara Ellison", 2), ("Ellison", 1)]


def test_the_contents_are_grouped_by_story(carried: list[Reading], harbour: Reading, across: Across) -> None:
    def groups(across: Across) -> list[tuple[str, list[str]]]:
        page = view.page([harbour, *carried], "Bridge", across)
        return [(group.name, [article.id[:2] for article in group.articles]) for group in page.groups]

    assert groups(across) == [("The bridge", ["bb", "bb", "bb"]), ("By themselves", ["aa"])]
    alone = replace(across.stories[0], articles=across.stories[0].articles[:1])
    assert groups(replace(across, stories=(alone,))) == [("", ["aa", "bb", "bb", "bb"])]
    assert '<li class="divide">The bridge <small>3 articles</small></li>' in report.html(carried, "Bridge", across)


def test_a_statement_that_was_left_out_leads_to_its_article(carried: list[Reading], across: Across) -> None:
    html = report.html([replace(carried[0], statements=()), *carried[1:]], "Bridge", across)
    assert '<a href="#a-bb00000000000001">The Pilot</a>' in html
    assert "#s-st21" not in html


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")
def test_a_search_leaves_the_utterances_it_found(carried: list[Reading], across: Across, tmp_path: Path) -> None:
    probe = """<script>addEventListener("load", () => {
      const field = document.querySelector("#search");
      const shown = () => [...document.querySelectorAll(".told")].filter((told) => told.checkVisibility()).length;
      const search = (words, then) => {
        field.value = words;
        field.dispatchEvent(new Event("input"));
        setTimeout(then, 150);
      };
      search("sound", () => {
        const found = shown();
        search("nowhere", () => {
          const none = shown();
          document.querySelector(".also").click();
          setTimeout(() => { document.title = [found, none, shown(), location.hash].join(" / "); }, 100);
        });
      });
    });</script>"""
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", report.html(carried, "Bridge", across))
    path = tmp_path / "report.html"
    path.write_text(html.replace("</head>", probe + "</head>", 1))
    assert "<title>1 / 0 / 1 / #u-cc00000000000001</title>" in dumped(path, tmp_path)
