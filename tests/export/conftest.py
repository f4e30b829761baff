"""Invented articles with statements of every shape: nested, in parts, over paragraphs, unresolved, in furniture's company."""

from __future__ import annotations

import pytest

from onrecord.types import (
    Article,
    Hop,
    HopRole,
    How,
    Kind,
    Passage,
    Problem,
    Published,
    Reading,
    Span,
    Speaker,
    Statement,
    Voice,
    Wording,
    WordingKind,
)

HARBOUR = """Harbour bridge stays shut, says council

Mara Ellison, who runs the harbour office, said the bridge would stay shut.
“We will not open it,” she said, “before it is safe.”

A fisherman told the paper that the office head had promised him “a date by Friday.”

The harbour chief continued:
I walked it myself.
Nobody should drive on it.

Another source called that nonsense. So basically, he is saying that her ludicrous promise is worth nothing.
Follow the Tidewater Post for more."""

HOSTILE = """</script><script>document.title='broken'</script>

“<img src=x onerror=alert(1)> & </mark></details>,” said <b>Bo</b>."""


def at(text: str, *words: str) -> tuple[Span, ...]:
    """The spans of `words`, each at its first place in `text`."""
    return tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)


def statement(
    text: str,
    number: int,
    kind: Kind,
    content: tuple[str, ...],
    cue: str,
    source: str,
    name: str | None = None,
    how: How = "name",
    confidence: float = 0.95,
    inside: str | None = None,
    chain: tuple[tuple[HopRole, str, str], ...] = (),
    joint: tuple[str, ...] = (),
    candidates: tuple[str, ...] = (),
) -> Statement:
    def speaker(name: str, sure: float) -> Speaker:
        return Speaker(name, "person", how, sure, at(text, name)[0])

    found = at(text, *content), at(text, cue), at(text, source)
    hops = tuple(Hop(role, hop, *at(text, hop, words)) for role, hop, words in chain)
    who = speaker(name, confidence) if name else None
    others = (tuple(speaker(each, 0.9) for each in joint), tuple(speaker(each, 0.4) for each in candidates))
    return Statement(f"st{number}", kind, *found, who, hops, False, "stated", inside, 0.9, *others)


def passage(text: str, words: str, voice: Voice, *wording: tuple[WordingKind, str], glosses: str | None = None) -> Passage:
    return Passage(at(text, words)[0], voice, tuple(Wording(kind, at(text, each)[0]) for kind, each in wording), glosses)


@pytest.fixture
def harbour() -> Reading:
    said = [
        statement(HARBOUR, 1, "indirect", ("the bridge would stay shut",), "said", "Mara Ellison", "Mara Ellison"),
        statement(
            HARBOUR,
            2,
            "direct",
            ("“We will not open it,”", "“before it is safe.”"),
            "said,",
            "she",
            "Mara Ellison",
            "pronoun",
            0.7,
        ),
        statement(
            HARBOUR,
            3,
            "mixed",
            ("that the office head had promised him “a date by Friday.”",),
            "told",
            "A fisherman",
            chain=(("interviewer", "the paper", "told the paper"),),
            candidates=("Mara Ellison",),
        ),
        statement(HARBOUR, 4, "direct", ("“a date by Friday.”",), "promised", "the office head", "Mara Ellison", inside="st3"),
        statement(
            HARBOUR,
            5,
            "direct",
            ("I walked it myself.\nNobody should drive on it.",),
            "continued:",
            "The harbour chief",
            "Mara Ellison",
            confidence=0.4,
        ),
        statement(HARBOUR, 6, "indirect", ("nonsense",), "called", "Another source"),
    ]
    article = Article(
        id="aa00000000000001",
        address="news/harbour.txt",
        text=HARBOUR,
        title="Harbour bridge stays shut",
        outlet="Tidewater Post",
        authors=("Ines Crowe",),
        published=Published("2023-05-02", "2023-05-02", "given in the input"),
        furniture=at(HARBOUR, "Follow the Tidewater Post for more."),
    )
    gloss = "So basically, he is saying that her ludicrous promise is worth nothing."
    voices = (
        passage(HARBOUR, "Harbour bridge stays shut, says council", "own"),
        passage(HARBOUR, "Another source called that nonsense.", "attributed"),
        passage(HARBOUR, gloss, "own", ("gloss", "So basically, he is saying"), ("evaluative", "ludicrous"), glosses="st6"),
    )
    return Reading(article, "test-1", tuple(said), voices)


@pytest.fixture
def hostile() -> Reading:
    said = statement(
        HOSTILE, 9, "direct", ("“<img src=x onerror=alert(1)> & </mark></details>,”",), "said", "<b>Bo</b>", "<b>Bo</b>"
    )
    address = "javascript:alert(2)//\"'><script>"
    return Reading(Article("aa00000000000002", address, HOSTILE, title="<svg onload=alert(3)>"), "test-1", (said,))


@pytest.fixture
def unread() -> Reading:
    problem = Problem("empty-file", "news/blank.txt is empty: check the download, or leave it out")
    return Reading(Article("aa00000000000003", "news/blank.txt", "", problems=(problem,)), "test-1")
