"""The words in which a record is shown to people: dates, confidence, speakers, places in a text.

Takes values of the record, gives short plain strings; the terminal and the report say the same thing in the same words.
May import types only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from onrecord.types import (
    Article,
    Basis,
    Doubt,
    EditKind,
    Form,
    HopRole,
    How,
    Kind,
    Modality,
    OriginKind,
    Passage,
    Published,
    Reading,
    Span,
    Statement,
)

Certainty = Literal["sure", "likely", "unsure"]

UNDATED = "undated"
UNRESOLVED = "unresolved"

KIND: dict[Kind, str] = {
    "direct": "in quotation marks",
    "indirect": "in the article’s words",
    "mixed": "partly in quotation marks",
}
HOW: dict[How, str] = {"name": "named", "pronoun": "by a pronoun", "nominal": "by a description"}
ROLE: dict[HopRole, str] = {
    "medium": "medium",
    "interviewer": "said to",
    "report": "report by",
    "wire": "wire",
    "outlet": "taken from",
}
MODALITY: dict[Modality, str] = {
    "stated": "",
    "asked": "asked, not stated",
    "promised": "promised",
    "threatened": "threatened",
    "possible": "said to be possible",
}
FORM: dict[Form, str] = {
    "direct": KIND["direct"],
    "indirect": KIND["indirect"],
    "mixed": KIND["mixed"],
    "unsourced": "without a source",
}
BASIS: dict[Basis, str] = {"words": "its words", "sense": "what is said"}
EDIT: dict[EditKind, str] = {
    "identical": "word for word",
    "punctuation": "other marks or case",
    "trimmed": "words left out at an end",
    "elided": "words left out inside",
    "spliced": "parts joined, or in another order",
    "reworded": "other words",
    "bracketed": "words put in brackets",
    "direct-to-indirect": "retold without quotation marks",
    "negation": "a negation on one side only",
    "speaker-differs": "given to another speaker",
}
DOUBT: dict[Doubt, str] = {
    "no-source": "nobody is given as having said it here",
    "unresolved": "who said it is not clear",
    "unsure": "who said it is not sure",
    "other-name": "the name may be another’s",
    "denied": "this says that it was not said",
    "possible": "this does not say for sure that it was said",
    "quoted-inside": "the words are quoted inside what was said, or told of another: they may not be the speaker’s",
    "own-voice": "these are the outlet’s own words",
}
ORIGIN: dict[OriginKind, str] = {
    "heard": "heard by the outlet itself",
    "document": "a document",
    "report": "a report",
    "wire": "a wire service",
    "outlet": "an outlet",
    "reprint": "a reprint",
    "unknown": "not said",
}

# A calibrated confidence of .85 is wrong about one time in seven: below that a reader should look before relying on it.
SURE, LIKELY = 0.85, 0.6


def certainty(confidence: float) -> Certainty:
    """A confidence between 0 and 1 in a word."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "unsure"


def with_number(confidence: float) -> str:
    """A confidence as "likely (0.71)"."""
    return f"{certainty(confidence)} ({confidence:.2f})"


def overall(statement: Statement) -> float:
    """The confidence of a statement and its speaker: the lower of the two, or the statement's where no speaker is resolved."""
    return min(statement.confidence, statement.speaker.confidence) if statement.speaker else statement.confidence


def day(iso: str) -> str:
    """ "2024-03-09" as "9 March 2024"; what is no ISO date comes back unchanged."""
    try:
        value = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{value.day} {value:%B %Y}"


def dated(published: Published | None) -> str:
    """The date of publication, an interval as "1 March 2024 to 5 March 2024", or "undated"."""
    return period(published.earliest, published.latest) if published else UNDATED


def period(first: str, last: str) -> str:
    """Two ISO dates as "1 March 2024 to 5 March 2024", one day as that."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def heading(reading: Reading) -> str:
    """The title of the article, else the last part of its address, else a word for neither."""
    return reading.article.title or _last_part(reading.article.address) or "Untitled text"


def outlet(article: Article) -> str:
    """The name of the article's outlet, else the last part of its address, else a word for neither."""
    return article.outlet or _last_part(article.address) or "an unnamed text"


def _last_part(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


def who(statement: Statement) -> str:
    """The names of the speakers as "A, B and C", or "unresolved"."""
    if statement.speaker is None:
        return UNRESOLVED
    *names, last = [speaker.name for speaker in (statement.speaker, *statement.joint)]
    return f"{', '.join(names)} and {last}" if names else last


def candidates(statement: Statement) -> str:
    """Those that an unresolved statement may be by, as "may be A (0.41) or B (0.30)"; empty where there are none."""
    named = [f"{speaker.name} ({speaker.confidence:.2f})" for speaker in statement.candidates]
    return f"may be {' or '.join(named)}" if named and statement.speaker is None else ""


def chain(text: str, statement: Statement) -> str:
    """The way of a statement in the words that state it, as "in a statement → told The Harbour Times"; empty without one."""
    return " → ".join(" ".join(text[hop.words.start : hop.words.end].split()) for hop in statement.chain)


def glossed(reading: Reading, passage: Passage) -> str:
    """Whose words a gloss rewords, as "a gloss on Ada Quill"."""
    statement = next((s for s in reading.statements if s.id == passage.glosses), None)
    return f"a gloss on {who(statement) if statement and statement.speaker else 'what was said'}"


def offsets(spans: Sequence[Span]) -> str:
    """Spans as "512–640, 655–700"."""
    return ", ".join(f"{span.start}–{span.end}" for span in spans)


def line_number(text: str, offset: int) -> int:
    """The line of `text`, counted from 1, that the code point at `offset` is in."""
    return text.count("\n", 0, offset) + 1


def opening(words: str, most: int = 80) -> str:
    """The first words on one line, cut behind a word."""
    said = " ".join(words.split())
    return said if len(said) <= most else said[: most + 1].rsplit(" ", 1)[0] + " …"


def in_whole_words(text: str, around: Span, inner: Span) -> Span:
    """`around` without the words that it cuts at its ends; never less than `inner`."""
    first, last = around.start, around.end
    while 0 < first < inner.start and not text[first - 1].isspace():
        first += 1
    while inner.end < last < len(text) and not text[last].isspace():
        last -= 1
    return Span(first, last)


def count(number: int, noun: str) -> str:
    """A number with its noun, as "1 article", "1,200 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def counted(articles: int, texts: int) -> str:
    """A number of articles, as "4 articles", or "4 articles (2 texts: copies count once)"."""
    number = count(articles, "article")
    return number if texts == articles else f"{number} ({count(texts, 'text')}: copies count once)"
