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
Basis = Literal["words", "sense"]
Form = Literal["direct", "mixed", "indirect", "unsourced"]
EditKind = Literal[
    "identical", "punctuation", "trimmed", "elided", "spliced", "reworded", "bracketed", "direct-to-indirect", "negation",
    "speaker-differs",
]  # fmt: skip
OriginKind = Literal["heard", "document", "report", "wire", "outlet", "reprint", "unknown"]
Verdict = Literal["verbatim", "altered", "stitched", "said-by-another", "only-reported", "not-found"]
Doubt = Literal["no-source", "unresolved", "unsure", "other-name", "denied", "possible", "quoted-inside", "own-voice"]


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


class Place(Struct, frozen=True, order=True):
    """A stretch of a stored article that carries words: `text[span.start:span.end]` of the article with this id.

    `statement` is the id of the statement whose content it is, or a part of it; None where no statement holds it (a
    quotation without a source, a post set without marks).
    """

    article: str
    span: Span
    statement: str | None = None


class Link(Struct, frozen=True):
    """Two places in different articles that carry one utterance; `first` sorts before `second`.

    `basis`: whether their words run alike, or only what is said, by whom and when.
    """

    first: Place
    second: Place
    basis: Basis
    confidence: float


class Change(Struct, frozen=True):
    """One difference between two members' words: the stretch of each text, empty where there is nothing on that side."""

    kind: EditKind
    first: Span
    second: Span


class Edits(Struct, frozen=True):
    """What was done to the words between two members: the kinds, each once, and every difference in order."""

    kinds: tuple[EditKind, ...]
    changes: tuple[Change, ...] = ()


class Member(Struct, frozen=True):
    """An utterance as one article carries it. `form`: in quotation marks, partly, not, or without a statement around it."""

    place: Place
    form: Form
    speaker: Speaker | None


class Utterance(Struct, frozen=True):
    """One thing said on one occasion, with every place that carries it, those published first in front.

    `id` is that of the set of places, and begins as that of the first of their articles. `fullest` is the position of the
    member that has the most of it, in quotation marks where one has; `first_seen` of the one published first, None where no
    date tells. `links` are what joins the members.
    """

    id: str
    members: tuple[Member, ...]
    fullest: int
    first_seen: int | None
    links: tuple[Link, ...]


class Reprint(Struct, frozen=True):
    """Passages that two articles share word for word, or nearly so; ids in order. `shares`: how much of each article's story
    they are, from 0 to 1. `passages` are pairs of stretches, the first article's and the second's."""

    first: str
    second: str
    shares: tuple[float, float]
    passages: tuple[tuple[Span, Span], ...]


class Carried(Struct, frozen=True):
    """One text that several articles carry: the `places` that hold it, those published first in front. `whole` where the
    articles are copies of each other, else it is a passage of them. `earliest` is the position of the place published first,
    None where no date tells; `fullest` of the longest."""

    whole: bool
    places: tuple[Place, ...]
    earliest: int | None
    fullest: int


class Origin(Struct, frozen=True):
    """Where some members of an utterance have it from: `members` are their positions, `name` the text that names the origin
    (None: the outlet itself), `evidence` where that stands."""

    kind: OriginKind
    name: str | None
    members: tuple[int, ...]
    evidence: tuple[Place, ...] = ()


class Bearer(Struct, frozen=True, order=True):
    """A speaker as one article knows it: the address of the article (its id, where it has none) and the name there."""

    article: str
    name: str


class Role(Struct, frozen=True):
    """What a person or body is called in one article ("Acting Director"), where, and when that was published."""

    words: str
    place: Place
    published: Published | None


class Person(Struct, frozen=True):
    """A person, organisation or body over the articles that name it: its fullest name first, and its roles by date.

    `unsure` where another of the same name may be meant, or where names alone hold two bearers together.
    """

    id: str
    kind: SpeakerKind
    names: tuple[str, ...]
    bearers: tuple[Bearer, ...]
    roles: tuple[Role, ...]
    unsure: bool = False


class Story(Struct, frozen=True):
    """Articles about one running matter: `name` is a person's, or else the words that they share most; ids by date."""

    id: str
    name: str
    articles: tuple[str, ...]
    named: bool = False


class Found(Struct, frozen=True):
    """A place that bears on a check: what was done there to the words that were asked about, as `Change`s whose `first` are
    offsets into those words, and the speaker the article gives. `doubt` says why a place that has the words does not count."""

    place: Place
    verdict: Verdict
    speaker: Speaker | None
    edits: Edits
    doubt: Doubt | None = None


class Check(Struct, frozen=True):
    """The answer to "did X say this?": the verdict that the best place supports, and every place, the best first.

    "not-found" is the verdict unless a stored text shows another.
    """

    words: str
    speaker: str | None
    verdict: Verdict
    found: tuple[Found, ...]


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
