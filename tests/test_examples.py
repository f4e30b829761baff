"""The example articles have the traits that they are there for, and their gold record fits them to the character."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from onrecord.types import RecordLine, Span, Statement

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ARTICLES = EXAMPLES / "articles"
GOLD = {
    line.address: line
    for line in msgspec.json.decode(
        b"[" + b",".join((EXAMPLES / "gold.jsonl").read_bytes().splitlines()) + b"]", type=list[RecordLine]
    )
}
WIRE = "https://estuarywire.example/"


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gold", EXAMPLES / "build_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_gold"] = module
    spec.loader.exec_module(module)
    return module


build_gold = _builder()


def gold(name: str) -> RecordLine:
    return GOLD[WIRE + name if "/" in name else f"articles/{name}"]


def said(line: RecordLine, words: str) -> Statement:
    """The outermost statement whose content has `words`."""
    found = [s for s in line.statements if s.inside is None and words in quote(line, s.content)]
    assert len(found) == 1
    return found[0]


def quote(line: RecordLine, spans: tuple[Span, ...]) -> str:
    return " ".join(line.text[s.start : s.end] for s in spans)


def speaker(line: RecordLine, words: str) -> str:
    found = said(line, words).speaker
    assert found is not None
    return found.name


def test_gold_is_up_to_date_with_its_annotations() -> None:
    assert list(build_gold.records()) == list(GOLD.values()), "run python examples/build_gold.py"


@pytest.mark.parametrize("line", GOLD.values(), ids=GOLD)
def test_every_span_is_inside_its_text_and_stands_on_words(line: RecordLine) -> None:
    for statement in line.statements:
        assert statement.content
        for span in (*statement.content, *statement.cue, *statement.source):
            words = line.text[span.start : span.end]
            assert 0 <= span.start < span.end <= len(line.text)
            assert words == words.strip()
            assert "\n" not in words, "a span ends with its paragraph"
        if statement.speaker:
            mention = statement.speaker.mention
            assert line.text[mention.start : mention.end] == statement.speaker.name
            assert statement.source


@pytest.mark.parametrize("line", GOLD.values(), ids=GOLD)
def test_every_hop_and_wording_stands_where_it_says(line: RecordLine) -> None:
    for hop in (hop for statement in line.statements for hop in statement.chain):
        assert line.text[hop.span.start : hop.span.end] == hop.name
        assert hop.words.start <= hop.span.start < hop.span.end <= hop.words.end
    for passage in line.passages:
        assert all(passage.span.start <= w.span.start < w.span.end <= passage.span.end for w in passage.wording)
        assert passage.glosses in {None, *(s.id for s in line.statements)}


def test_the_gloss_is_in_nobodys_record() -> None:
    line = gold("lantern-special-teams.html")
    (gloss,) = [p for p in line.passages if p.glosses]
    assert line.text.startswith("So basically", gloss.span.start)
    assert gloss.glosses == said(line, "If the authority").id
    assert not any(gloss.span.start <= s.content[0].start < gloss.span.end for s in line.statements)


@pytest.mark.parametrize("line", GOLD.values(), ids=GOLD)
def test_ids_are_unique_and_nesting_points_outwards(line: RecordLine) -> None:
    by_id = {s.id: s for s in line.statements}
    assert len(by_id) == len(line.statements)
    for statement in line.statements:
        if statement.inside:
            outer = by_id[statement.inside]
            assert any(c.start <= statement.content[0].start and statement.content[-1].end <= c.end for c in outer.content)


@pytest.mark.parametrize("line", GOLD.values(), ids=GOLD)
def test_furniture_is_whole_lines_without_statements(line: RecordLine) -> None:
    spoken = [span for s in line.statements for span in (*s.content, *s.cue, *s.source)]
    for furniture in line.furniture:
        first = line.text.rfind("\n", 0, furniture.start) + 1
        last = line.text.find("\n", furniture.end)
        assert not line.text[first : furniture.start].strip()
        assert not line.text[furniture.end : last if last >= 0 else None].strip()
        assert not any(furniture.start < s.end and s.start < furniture.end for s in spoken)


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        (
            "lantern-report.txt",
            ["Powered by", "Keep a light", "The Freeport Lantern", "Ask me again", "Read how we", "Comments"],
        ),
        ("lantern-special-teams.html", ["Do you agree?"]),
        ("ratepayer-mayor-refuses.txt", ["• Source:", "• by:", "Follow us"]),
        ("tidings-mayor-refuses.txt", ["By Nell", "The Brenwick Tidings,", "Correction,", "Nell Ashdown writes"]),
        ("tidings-night-tow.html", ["Correction,"]),
        ("lantern-interview.txt", []),
    ],
)
def test_furniture_gold(name: str, starts: list[str]) -> None:
    line = gold(name)
    assert len(line.furniture) == len(starts)
    assert all(line.text.startswith(start, span.start) for start, span in zip(starts, line.furniture, strict=True))


def test_articles_number_and_size() -> None:
    assert len(GOLD) >= 10
    outlets = {path.name.split("-")[0] for path in ARTICLES.iterdir()}
    assert outlets == {"tidings", "examiner", "lantern", "ratepayer", "estuary", "courier", "gazette"}
    assert {path.suffix for path in ARTICLES.iterdir()} == {".txt", ".html", ".jsonl"}
    for line in GOLD.values():
        assert 150 <= len(line.text.split()) <= 500, line.address


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("lantern-report.txt", r"^According to a report by The Vell Examiner"),
        ("lantern-report.txt", r'^"[^"“”]+”'),
        ("lantern-interview.txt", r"He continued:\n\n[^\"“]+\n\n"),
        ("lantern-special-teams.html", r"So basically, Mayor Talbrook is saying"),
        ("ratepayer-mayor-refuses.txt", r"Via The Freeport Lantern\."),
        ("ratepayer-mayor-refuses.txt", r"Said Talbrook via Gullnet"),
        ("ratepayer-mayor-refuses.txt", r"Maddeck posted"),
        ("tidings-mayor-refuses.txt", r"I have directed – and Superintendent Calloway has confirmed – that"),
        ("tidings-night-tow.html", r"‘I counted 27 holes\.’"),
        ("2024/03/15/brenwick-sweep", r"''I live there\.''"),
        ("examiner-clearance-plan.html", r"between 200 and 350"),
        ("examiner-clearance-plan.html", r"(?:[A-Z]\w+(?: [A-Z]\w+)?, ){9}"),
        ("ratepayer-back-on-the-water.txt", r"Café Merle"),
    ],
)
def test_trait_stands_in_the_text(name: str, pattern: str) -> None:
    assert re.search(pattern, gold(name).text, re.MULTILINE)


def test_bytes_of_the_odd_encodings() -> None:
    lines = (ARTICLES / "ratepayer-mayor-refuses.txt").read_bytes()
    assert lines.count(b"\r\n") == lines.count(b"\n") > 10
    with pytest.raises(UnicodeDecodeError):
        (ARTICLES / "ratepayer-back-on-the-water.txt").read_bytes().decode("utf-8")


def test_web_pages_have_what_surrounds_an_article_and_the_gold_has_not() -> None:
    page = (ARTICLES / "examiner-clearance-plan.html").read_text(encoding="utf-8")
    for around in ("<nav>", 'property="og:site_name"', "application/ld+json", "cookie", "<figcaption>", "<footer>"):
        assert around in page
    text = gold("examiner-clearance-plan.html").text
    assert not re.search(r"cookies|Subscribe|All rights reserved|Herring", text)


def test_undated_and_old_articles() -> None:
    assert {line.address for line in GOLD.values() if line.published is None} >= {
        "articles/lantern-report.txt",
        "articles/lantern-special-teams.html",
    }
    years = {line.published.earliest[:4] for line in GOLD.values() if line.published}
    assert years == {"2019", "2024"}


def test_lines_of_the_wire_are_text_and_html() -> None:
    rows = [json.loads(row) for row in (ARTICLES / "estuary-wire.jsonl").read_text(encoding="utf-8").splitlines()]
    assert ["html" in row for row in rows] == [False, True, False]
    assert all(row["url"] in GOLD for row in rows)


def test_the_same_quotation_verbatim_trimmed_and_changed() -> None:
    def words(name: str, start: str) -> list[str]:
        line = gold(name)
        return re.findall(r"\w+", quote(line, said(line, start).content))

    harbour = "If the authority believes"
    whole = words("examiner-clearance-plan.html", harbour)
    assert words("lantern-special-teams.html", harbour) == whole
    trimmed = words("2024/03/15/brenwick-sweep", harbour)
    assert whole[: len(trimmed)] == trimmed
    assert len(trimmed) < len(whole)
    said_first, said_again = (words(f"{n}-mayor-refuses.txt", "We have all read") for n in ("tidings", "ratepayer"))
    assert [pair for pair in zip(said_first, said_again, strict=False) if pair[0] != pair[1]] == [("plain", "firm")]


def test_who_speaks_where_it_is_hard_to_tell() -> None:
    report, tidings = gold("lantern-report.txt"), gold("tidings-mayor-refuses.txt")
    assert speaker(report, "Our job is to keep people safe") == "Marrow County Sheriff’s Department"
    assert speaker(report, "enforces the bylaws of Brenwick") == "Brenwick Harbour Police Department"
    assert speaker(gold("lantern-interview.txt"), "my inspectors never see the report") == "Conrad P. Maddeck"
    assert speaker(tidings, "If the channel silts up") == "Joss Talbrook"
    assert speaker(tidings, "The law lets a council") == "Ines Talbrook"
    agency = gold("ratepayer-mayor-refuses.txt")
    assert len(said(agency, "For the safety of our crews").content) == 2
    assert said(report, "weighing rewards").speaker is None


def test_denials_are_negated() -> None:
    line = gold("tidings-night-tow.html")
    both = [s for s in line.statements if "towed houseboats out of Brenwick" in quote(line, s.content)]
    assert [s.negated for s in both] == [True, False]


def test_nested_statement_is_no_direct_speech_of_the_one_inside() -> None:
    line = gold("tidings-mayor-refuses.txt")
    confirmed = next(s for s in line.statements if quote(line, s.cue) == "has confirmed")
    assert confirmed.inside == said(line, "No family will lose its home").id
    assert confirmed.kind == "indirect"


@pytest.mark.parametrize("excerpt", ["[he] <said>", "[he] <murmured>"], ids=["two places", "none"])
def test_an_excerpt_that_fits_not_exactly_one_place_stops_the_build(excerpt: str) -> None:
    with pytest.raises(build_gold.GoldError):
        build_gold.find("“Yes,” he said. “No,” he said.", excerpt)


def test_scorer_form_has_speakers_only_where_resolved() -> None:
    form = build_gold.scorer_form(gold("lantern-report.txt"))
    assert form["attributions"][0].keys() == {"id", "source", "cue", "content"}
    assert form["attributions"][5]["speaker"] == {"speakers": ["Conrad Maddeck"], "kind": "person", "how": "name", "sure": True}


def test_readme_names_every_file() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in ARTICLES.iterdir() if f"`{p.name}`" not in readme] == []
