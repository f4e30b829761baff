"""What is written for the scorer of links, what the baselines link, and how an interval is drawn."""

from __future__ import annotations

from types import ModuleType

from link_baselines import baseline
from links import interval, linked, prediction
from onrecord.link.sketches.sketch import sketch
from onrecord.types import Article, Link, Member, Place, Reading, Span, Statement, Utterance

FIRST = "“The mill on the Oss must not close this winter,” said Ada Quill."
AGAIN = "“The mill on the Oss must not close,” Quill told the council."
OTHER = "“Nobody has asked the miller about his winter,” said Bo Ek."


def _reading(number: int, text: str) -> Reading:
    end = text.index("”") + 1
    statement = Statement(f"s{number}", "direct", (Span(0, end),), (), (), None, (), False, "stated", None, 0.9)
    return Reading(Article(f"a{number}", f"{number}.txt", text), "test", (statement,))


def _pairs(name: str) -> list[list[int]]:
    sketches = [[sketch(_reading(number, text)) for number, text in enumerate((FIRST, AGAIN, OTHER))]]
    _, found = baseline(name, ModuleType("none"), [{"event": "mill"}], sketches, None)
    return [[member["article"] for member in group["members"]] for group in found["mill"]["utterances"]]


def test_baselines_link_what_runs_alike() -> None:
    assert _pairs("substring") == [[0, 1]]
    assert _pairs("rapidfuzz") == [[0, 1]]


def test_members_are_numbered_places_with_the_kinds_between_articles() -> None:
    event = [_reading(0, FIRST), _reading(1, AGAIN)]
    places = Place("a1", Span(0, 38), "s1"), Place("a0", Span(0, 50), "s0")
    members = tuple(Member(place, "direct", None) for place in places)
    row = prediction("mill", [Utterance("u", members, 0, None, (Link(*places, "words", 0.9),))], event)
    (group,) = row["utterances"]
    assert (row["event"], row["figures"]) == ("mill", [])
    assert group["members"] == [{"article": 0, "start": 0, "end": 50}, {"article": 1, "start": 0, "end": 38}]
    assert [each["between"] for each in group["edits"]] == [[0, 1]]
    assert "trimmed" in group["edits"][0]["kinds"]


def test_an_event_is_linked_in_an_archive_of_its_own() -> None:
    event = [_reading(number, text) for number, text in enumerate((FIRST, AGAIN, OTHER))]
    assert [[member.place.article for member in each.members] for each in linked(event)[0]] == [["a0", "a1"]]


def test_an_interval_holds_the_whole_and_is_the_same_in_every_run() -> None:
    counts = [{"hit": hit, "pred": 4, "gold": 4} for hit in (0, 1, 2, 3, 4)]
    assert interval(0.5, counts) == interval(0.5, counts)
    low, high = (float(edge) for edge in interval(0.5, counts)[7:-1].split(","))
    assert low < 0.5 < high
    assert interval(1.0, [{"hit": 4, "pred": 4, "gold": 4}] * 3) == "1.000 [1.000, 1.000]"


def test_an_event_without_articles_has_no_utterances() -> None:
    assert linked([]) == ([], [])
