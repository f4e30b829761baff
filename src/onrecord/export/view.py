"""Readings → what a page about them shows: articles in marked paragraphs, a card a statement, the index of speakers, and the
utterances that several articles carry.

Takes Readings and what is known across them, gives frozen Structs of plain values for the template: no markup, and whatever
is shown as words is a slice of an article's text. May import types and its neighbours in export.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from onrecord.export import copied, elsewhere, index, marking, wording
from onrecord.export.jsonl import problems
from onrecord.export.linked import NOTHING, Across
from onrecord.types import Problem, Reading, Span, Statement


class Piece(Struct, frozen=True):
    """A stretch of words, the classes that style it, and the numbers of the statements it is part of, the narrowest first.

    `contents` are those of them whose content it is, where that is not all.
    """

    words: str
    classes: str
    statements: str
    contents: str
    mentions: str


class Card(Struct, frozen=True):
    """What stands in the margin about one statement. `paragraphs` are the positions of those that its content runs through,
    `speakers` the numbers of its speakers in the index, `also` the ids of the utterances it is part of and where else each
    of them stands."""

    id: str
    number: int
    speakers: str
    who: str
    resolved: bool
    candidates: str
    source: str
    cue: str
    chain: str
    kind: str
    certainty: str
    words: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    inside: str | None
    paragraphs: str
    also: tuple[tuple[str, str], ...]


class Gloss(Struct, frozen=True):
    """A note on a sentence in which the outlet rewords what was said: in which statement (empty: none near), and whose."""

    statement: str
    note: str


class Paragraph(Struct, frozen=True):
    pieces: tuple[Piece, ...]
    apart: bool
    cards: tuple[Card, ...]
    glosses: tuple[Gloss, ...]


class Article(Struct, frozen=True):
    """`copied`: of each text that it and others carry the number, from 1, and the sentence about it."""

    id: str
    heading: str
    outlet: str
    authors: str
    dated: str
    evidence: str
    address: str
    statements: int
    length: int
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]
    copied: tuple[tuple[int, str], ...]


class Group(Struct, frozen=True):
    """Articles under one heading of the contents, which is a story's name, or none where there are no stories. `counted`: how
    many they are, in words."""

    name: str
    counted: str
    articles: tuple[Article, ...]


class Page(Struct, frozen=True):
    """`across`: whether the index knows who is who over all articles."""

    title: str
    articles: tuple[Article, ...]
    speakers: tuple[index.Entry, ...]
    statements: int
    problems: int
    utterances: tuple[elsewhere.Utterance, ...]
    texts: tuple[copied.Text, ...]
    groups: tuple[Group, ...]
    across: bool


class _Context(NamedTuple):
    """What a part of a page needs of the whole: the readings by id, the numbers of speakers, what is known across articles, and
    of that the texts that several carry, as they are shown."""

    readings: Mapping[str, Reading]
    numbers: Mapping[index.Key, int]
    across: Across
    texts: Sequence[copied.Text]


def page(readings: Sequence[Reading], title: str, across: Across = NOTHING) -> Page:
    """Everything the report shows, articles in the order given, speakers by number of statements, unresolved ones last."""
    found = index.gathered(readings, across)
    by_id = {reading.article.id: reading for reading in readings}
    texts = [copied.text(each, by_id) for each in across.carried]
    context = _Context(by_id, {key: number for number, key in enumerate(found)}, across, texts)
    articles = tuple(_article(reading, context) for reading in readings)
    return Page(
        title=title,
        articles=articles,
        speakers=index.entries(found, readings, across),
        statements=sum(len(reading.statements) for reading in readings),
        problems=sum(len(problems(reading)) for reading in readings),
        utterances=tuple(elsewhere.utterance(telling, by_id, across) for telling in across.tellings),
        texts=tuple(context.texts),
        groups=tuple(_groups(articles, across)),
        across=bool(across.people),
    )


def _groups(articles: Sequence[Article], across: Across) -> Iterator[Group]:
    """The stories of several articles with theirs by date, then those that are alone in theirs, in the order given."""
    by_id = {article.id: article for article in articles}
    told: set[str] = set()
    for story in across.stories:
        its = tuple(by_id[article] for article in story.articles if article in by_id)
        if len(its) > 1:
            told.update(story.articles)
            yield Group(story.name, elsewhere.counted([article.id for article in its], across), its)
    if alone := tuple(article for article in articles if article.id not in told):
        yield Group("By themselves" if told else "", "", alone)


def _article(reading: Reading, context: _Context) -> Article:
    article = reading.article
    lines = marking.paragraphs(article.text, marking.marks(reading.statements, reading.passages), article.furniture)
    cards: list[list[Card]] = [[] for _ in lines]
    within = {statement.id: number for number, statement in enumerate(reading.statements, 1)}
    for number, statement in enumerate(reading.statements, 1):
        runs = _runs_through(lines, statement)
        if runs:
            facts = _facts(statement, lines[runs[0]].number, within)
            # Beside the last of the lines that run on from the first, so that no card cuts a quotation in two.
            last = max(line for place, line in enumerate(runs) if line == runs[0] + place)
            cards[last].append(_card(reading, statement, number, facts, runs, context))
    kinds = [statement.kind for statement in reading.statements]
    return Article(
        id=article.id,
        heading=wording.heading(reading),
        outlet=article.outlet or "",
        authors=", ".join(article.authors),
        dated=wording.dated(article.published),
        evidence=article.published.evidence if article.published else "",
        address=article.address,
        statements=len(reading.statements),
        length=len(article.text),
        paragraphs=tuple(
            Paragraph(
                tuple(_piece(article.text, piece, kinds) for piece in line.pieces),
                line.apart,
                tuple(beside),
                tuple(_glosses(reading, line)),
            )
            for line, beside in zip(lines, cards, strict=True)
        ),
        problems=problems(reading),
        copied=tuple(
            (number, text.sentence)
            for number, text in enumerate(context.texts, 1)
            if any(copy.place.article == article.id for copy in text.copies)
        ),
    )


def _glosses(reading: Reading, line: marking.Paragraph) -> Iterator[Gloss]:
    """The notes on the glosses that begin in a line."""
    for passage in reading.passages:
        if line.start <= passage.span.start < line.end and any(mark.kind == "gloss" for mark in passage.wording):
            yield Gloss(passage.glosses or "", wording.glossed(reading, passage))


def _runs_through(lines: Sequence[marking.Paragraph], statement: Statement) -> list[int]:
    """The positions of the lines that hold content of the statement."""
    found: set[int] = set()
    for span in statement.content:
        first = bisect_right(lines, span.start, key=lambda line: line.end)
        found.update(range(first, bisect_left(lines, span.end, key=lambda line: line.start)))
    return sorted(found)


def _piece(text: str, piece: marking.Piece, kinds: Sequence[str]) -> Piece:
    # Words inside two statements take the colour of the inner one, which is the narrower.
    contents = [mark for mark in piece.marks if mark.role == "content"]
    classes = [*(("content", kinds[contents[0].number - 1]) if contents else ())]
    classes += ["nested"] if len(contents) > 1 else []
    classes += sorted({mark.role for mark in piece.marks} - {"content"})
    classes += ["wording"] if any(not mark.number for mark in piece.marks) else []
    classes += ["furniture"] if piece.furniture else []
    statements = " ".join(dict.fromkeys(str(mark.number) for mark in piece.marks if mark.number and mark.role != "mention"))
    inner = " ".join(str(mark.number) for mark in contents)
    return Piece(
        words=text[piece.start : piece.end],
        classes=" ".join(classes),
        statements=statements,
        contents=inner if inner != statements else "",
        mentions=" ".join(str(mark.number) for mark in piece.marks if mark.role == "mention"),
    )


def _card(
    reading: Reading, statement: Statement, number: int, facts: list[tuple[str, str]], runs: list[int], context: _Context
) -> Card:
    told = context.across.of_statement.get(statement.id, ())
    return Card(
        id=statement.id,
        number=number,
        speakers=" ".join(str(context.numbers[key]) for key in index.keys(reading, statement, context.across)),
        who=wording.who(statement),
        resolved=statement.speaker is not None,
        candidates=wording.candidates(statement),
        source=reading.quote(statement.source),
        cue=reading.quote(statement.cue),
        chain=wording.chain(reading.article.text, statement),
        kind=statement.kind,
        certainty=wording.certainty(wording.overall(statement)),
        words=tuple(_words(reading, span) for span in statement.content),
        facts=tuple(facts),
        inside=statement.inside,
        paragraphs=" ".join(map(str, runs)),
        also=tuple((telling.utterance.id, elsewhere.also_in(telling, at, context.readings)) for telling, at in told),
    )


def _words(reading: Reading, span: Span) -> str:
    return reading.article.text[span.start : span.end]


def _facts(statement: Statement, line: int, numbers: dict[str, int]) -> list[tuple[str, str]]:
    """What the record says about a statement besides its words, as pairs of a term and its detail."""
    speaker = statement.speaker
    facts = [("Kind", f"{statement.kind}, {wording.KIND[statement.kind]}")]
    if speaker:
        facts.append(("Speaker", f"{speaker.kind}, {wording.HOW[speaker.how]}; {wording.with_number(speaker.confidence)}"))
        facts.append(("Name", f"as written at {wording.offsets([speaker.mention])}"))
    else:
        facts.append(("Speaker", f"{wording.UNRESOLVED}; the reader is not sure enough who this is"))
    for other in statement.joint:
        facts.append(("With", f"{other.name}: {other.kind}, {wording.HOW[other.how]}; {wording.with_number(other.confidence)}"))
    for hop in statement.chain:
        facts.append((wording.ROLE[hop.role].capitalize(), f"{' '.join(hop.name.split())}, at {wording.offsets([hop.span])}"))
    held = [wording.MODALITY[statement.modality], "denied or negated" if statement.negated else ""]
    if any(held):
        facts.append(("Held", ", ".join(filter(None, held))))
    facts.append(("Statement", wording.with_number(statement.confidence)))
    facts.append(("Line", str(line)))
    places = (("words", statement.content), ("cue", statement.cue), ("source", statement.source))
    facts.append(("Characters", " · ".join(f"{name} {wording.offsets(spans)}" for name, spans in places if spans)))
    if statement.inside in numbers:
        facts.append(("Inside", f"statement {numbers[statement.inside]}"))
    return facts
