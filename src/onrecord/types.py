"""Every record type. Frozen, made of plain values, and free of behaviour beyond what shows them; imports nothing of ours.

Offsets are code points into exactly `Article.text`, as `[start, end)`.
"""

from __future__ import annotations

from html import escape
from typing import Literal

from msgspec import Struct

Kind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "group", "unnamed", "document", "author"]
How = Literal["name", "pronoun", "nominal"]
Modality = Literal["stated", "asked", "promised", "threatened", "possible"]
Format = Literal["text", "html", "jsonl"]
HopRole = Literal["medium", "interviewer", "report", "wire", "outlet"]
Voice = Literal["attributed", "mixed", "own", "unsourced"]
WordingKind = Literal["evaluative", "intensifier", "scare-quote", "gloss"]


class Span(Struct, frozen=True, array_like=True, order=True):
    """`text[start:end]`; in JSON `[start, end]`."""

    start: int
    end: int


class Problem(Struct, frozen=True):
    """What went wrong with an article, for people: `message` names the file, what is wrong and what to do."""

    code: str
    message: str


class Published(Struct, frozen=True):
    """When an article was published: an interval of ISO dates (`YYYY-MM-DD`), and the evidence for it."""

    earliest: str
    latest: str
    evidence: str


class Evidence(Struct, frozen=True):
    """Where the fields of an article come from, in words ("og:title", "given in the input", "first line"); None: not known."""

    title: str | None = None
    outlet: str | None = None
    authors: str | None = None


class Article(Struct, frozen=True):
    """An article as it was taken in. `text` is empty where it could not be read; `problems` then says why.

    `id` is a hash of address and text. `digest` is the SHA-256 of the bytes that the text came from. For plain text, `text`
    is the decoded file unchanged, a byte order mark apart; `furniture` marks what is no part of the story.
    """

    id: str
    address: str
    text: str
    format: Format = "text"
    digest: str = ""
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    language: str | None = None
    furniture: tuple[Span, ...] = ()
    evidence: Evidence = Evidence()
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        return f"<Article {self.address!r}: {len(self.text):,} characters, {len(self.problems)} problems>"


class Speaker(Struct, frozen=True):
    """Whom a statement is attributed to: a name as the article has it at `mention`, and how the source points to it."""

    name: str
    kind: SpeakerKind
    how: How
    confidence: float
    mention: Span


class Hop(Struct, frozen=True):
    """A station on the way from a speaker to the outlet. `words` is the stretch that states it ("told The Harbour Times");
    `name`, the text at `span`, is who or what it is: a medium ("Twitter", "a statement"), an interviewer, a report, a wire
    service, or another outlet that it was taken from."""

    role: HopRole
    name: str
    span: Span
    words: Span


class Statement(Struct, frozen=True):
    """Something said: its content, the words that say that it was said (cue), and the words that name who said it (source).

    `speaker` is None where it is not resolved; `candidates` then are those it may be, the likeliest first. A source that
    names several has its others in `joint`. `inside` is the id of the statement that this one is reported in. `chain` holds
    the hops from the speaker to the outlet, the speaker's side first.
    """

    id: str
    kind: Kind
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Speaker | None
    chain: tuple[Hop, ...]
    negated: bool
    modality: Modality
    inside: str | None
    confidence: float
    joint: tuple[Speaker, ...] = ()
    candidates: tuple[Speaker, ...] = ()


class Wording(Struct, frozen=True):
    """Words that evaluate, in an outlet's own voice, and what makes them so."""

    kind: WordingKind
    span: Span


class Passage(Struct, frozen=True):
    """A sentence, and in whose voice it is: attributed to somebody, the outlet's own, a mix of both, or a quotation without
    a source. `glosses` is the id of the statement whose words a gloss puts into the outlet's own."""

    span: Span
    voice: Voice
    wording: tuple[Wording, ...] = ()
    glosses: str | None = None


class Reading(Struct, frozen=True):
    """What was read in an article, by which version of the reader: what is said in it, and in whose voice its sentences are."""

    article: Article
    reader: str
    statements: tuple[Statement, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        return f"<Reading of {self.article.address!r}: {len(self.statements)} statements, {len(self.problems)} problems>"

    def _repr_html_(self) -> str:
        return _table(self)

    def quote(self, spans: tuple[Span, ...]) -> str:
        """The words at `spans`, with an ellipsis in brackets where they are not contiguous."""
        return " […] ".join(self.article.text[s.start : s.end] for s in spans)


class RecordLine(Struct, frozen=True):
    """One line of `onrecord read --jsonl`: an article and what was read in it. The contract with other programs. Figures and
    times are empty in this version."""

    address: str
    article_id: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None
    language: str | None
    text: str
    furniture: tuple[Span, ...]
    statements: tuple[Statement, ...]
    figures: tuple[()]
    times: tuple[()]
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...]


def _table(reading: Reading) -> str:
    """A reading as a table for notebooks, everything escaped: speaker, words, kind, offsets; then the problems."""
    article = reading.article
    rows = "".join(_row(reading, statement) for statement in reading.statements)
    problems = "".join(f"<li>{escape(p.message)}</li>" for p in dict.fromkeys((*article.problems, *reading.problems)))
    return (
        f"<table><caption>{escape(article.title or article.address)}</caption>"
        "<thead><tr><th>Speaker</th><th>Words</th><th>Kind</th><th>Characters</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>" + (f"<ul>{problems}</ul>" if problems else "")
    )


def _row(reading: Reading, statement: Statement) -> str:
    source = reading.quote(statement.source)
    who = escape(statement.speaker.name) if statement.speaker else f"<em>unresolved</em> {escape(source)}".rstrip()
    offsets = ", ".join(f"{span.start}–{span.end}" for span in statement.content)
    # pre-line: the words keep their line breaks, but not the indents of the source.
    words = f'<td style="text-align:left;white-space:pre-line">{escape(reading.quote(statement.content))}</td>'
    return f'<tr><td style="text-align:left">{who}</td>{words}<td>{statement.kind}</td><td>{offsets}</td></tr>'
