"""Invented articles with statements of every shape: nested, in parts, over paragraphs, unresolved, in furniture's company."""

from __future__ import annotations

import pytest

from onrecord.export.linked import Across, Telling
from onrecord.types import (
    Article,
    Bearer,
    Change,
    Edits,
    Form,
    Hop,
    HopRole,
    How,
    Kind,
    Link,
    Member,
    Origin,
    Passage,
    Person,
    Place,
    Problem,
    Published,
    Reading,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
    Utterance,
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


PILOT = """Bridge stays shut

“We will not open the bridge before it is safe, and that is that,” Mara Ellison, head of the harbour office, said.
"""
LEDGER = """No date for the bridge

“We will not open the bridge before it is sound,” Mara Ellison told the Ledger on Tuesday.
"""
GAZETTE = """Bridge: the office is silent

Ellison said that the bridge would not open. <b>The Gazette</b> asked her twice.
"""


@pytest.fixture
def carried() -> list[Reading]:
    """Three articles that carry one utterance: in full, trimmed and reworded, and retold."""
    whole = "“We will not open the bridge before it is safe, and that is that,”"
    part, retold = "“We will not open the bridge before it is sound,”", "that the bridge would not open"
    name = "Mara Ellison"
    return [
        article_with(1, "news/pilot.txt", PILOT, "The Pilot", statement(PILOT, 21, "direct", (whole,), "said", name, name)),
        article_with(
            2, "https://ledger.example/7", LEDGER, "The Ledger", statement(LEDGER, 22, "direct", (part,), "told", name, name)
        ),
        article_with(
            3, "news/gazette.txt", GAZETTE, None, statement(GAZETTE, 23, "indirect", (retold,), "said", "Ellison", "Ellison")
        ),
    ]


def article_with(number: int, address: str, text: str, outlet: str | None, said: Statement) -> Reading:
    day = f"2023-05-0{number}"
    published = Published(day, day, "given in the input") if outlet else None
    title = text.partition("\n")[0]
    return Reading(
        Article(f"bb0000000000000{number}", address, text, title=title, outlet=outlet, published=published), "t", (said,)
    )


@pytest.fixture
def across(carried: list[Reading]) -> Across:
    """What is known across the three: the utterance, the person, and the story."""
    said = [reading.statements[0] for reading in carried]
    ids = tuple(reading.article.id for reading in carried)
    places = [Place(article, each.content[0], each.id) for article, each in zip(ids, said, strict=True)]
    forms: tuple[Form, ...] = ("direct", "direct", "indirect")
    members = tuple(Member(place, form, each.speaker) for place, form, each in zip(places, forms, said, strict=True))
    end = LEDGER.index("sound") + len("sound")
    changes = (
        Change("reworded", at(PILOT, "safe")[0], at(LEDGER, "sound")[0]),
        Change("trimmed", at(PILOT, ", and that is that")[0], Span(end, end)),
    )
    retold = Change("direct-to-indirect", places[0].span, places[2].span)
    edits = (Edits(()), Edits(("reworded", "trimmed"), changes), Edits(("direct-to-indirect",), (retold,)))
    evidence = Place(ids[1], at(LEDGER, "told the Ledger")[0], "st22")
    origins = (Origin("heard", "the Ledger", (1,), (evidence,)), Origin("unknown", None, (0, 2)))
    links = (Link(places[0], places[1], "words", 0.9), Link(places[1], places[2], "sense", 0.42))
    utterance = Utterance("cc00000000000001", members, 0, 0, links)
    role = Role("head of the harbour office", Place(ids[0], at(PILOT, "head of the harbour office")[0]), None)
    bearers = tuple(
        Bearer(each.article.address, each.statements[0].speaker.name) for each in carried if each.statements[0].speaker
    )
    return Across(
        (Telling(utterance, edits, origins, "3 outlets, 1 known origin"),),
        (Person("dd00000000000001", "person", ("Mara Ellison", "Ellison"), bearers, (role,)),),
        (Story("ee00000000000001", "The bridge", ids, True),),
    )
