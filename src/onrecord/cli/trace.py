"""`onrecord trace`: what every stage makes of an article, for those who work on onrecord. May import everything.

Runs the stages that `Reader` runs, in its order; a test holds the two together.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.inputs import CONTROL, Inputs
from onrecord.export.wording import offsets
from onrecord.settings import Settings
from onrecord.types import Article, Passage, Span, Statement

if TYPE_CHECKING:
    from onrecord.read.tagging.decode import Attribution
    from onrecord.read.tagging.labelling import Found
    from onrecord.read.tagging.pieces import Pieces
    from onrecord.read.tagging.tagger import Scores, Tagger
    from onrecord.read.text.layout import Layout

LONGEST = 100
"""Code points of an excerpt."""


@click.command("trace")
@click.argument("file")
@click.pass_obj
def command(settings: Settings, file: str) -> None:
    """Show what every stage makes of an article; for developers.

    Offsets are code points into the article's text, "p" positions of word pieces, and numbers in brackets probabilities.

    \b
    Example:
      onrecord trace article.txt | less
    """
    from onrecord.read.tagging.tagger import FAST, MODEL, Tagger

    inputs, tagger = Inputs([file], settings), Tagger(FAST if settings.fast else MODEL)
    for article in inputs.articles(progress=False):
        if article.text:
            _intake(article, file)
            _reading(article, tagger)
    inputs.finish()


def _intake(article: Article, file: str) -> None:
    _title("intake")
    _say(f"address {article.address}   id {article.id}   format {article.format}   bytes' SHA-256 {article.digest}")
    if article.format != "jsonl" and file != "-":
        _charset(Path(file), article.format == "html")
    _say(f"{len(article.text):,} code points   language {article.language}")
    evidence = article.evidence
    rows = (("title", article.title, evidence.title), ("outlet", article.outlet, evidence.outlet))
    for name, value, why in (*rows, ("authors", ", ".join(article.authors) or None, evidence.authors)):
        _say(f"{name} {value!r}   evidence: {why}")
    published = article.published
    _say(f"published {published.earliest} to {published.latest}   evidence: {published.evidence}" if published else "undated")
    for problem in article.problems:
        _say(f"problem {problem.code}: {problem.message}")
    _title("furniture")
    for span in article.furniture:
        _say(_at(article.text, span.start, span.end))


def _charset(path: Path, html: bool) -> None:
    from onrecord.ingest.encoding import decode

    decoded = decode(path.read_bytes(), html=html)
    _say(f"charset {decoded.charset}   doubt: {decoded.doubt or 'none'}")


def _reading(article: Article, tagger: Tagger) -> None:
    from onrecord.read.reader import assemble, drafts
    from onrecord.read.statements.confidence import calibration_of
    from onrecord.read.text.sentences import sentences
    from onrecord.read.text.story import story

    layout, text = story(article), article.text
    rows = [sentences(text, start, end) for start, end in layout.paragraphs]
    _layout(layout, [len(row) for row in rows])
    statements, passages = assemble(
        article, layout, drafts(layout, lambda part: _attributions(part, tagger)), calibration_of(tagger.folder)
    )
    _statements(article, statements)
    _speakers(article, statements)
    _chains(article, statements)
    _voices(article, passages)


def _layout(layout: Layout, sentences: list[int]) -> None:
    _title("paragraphs")
    for (start, end), number in zip(layout.paragraphs, sentences, strict=True):
        _say(f"{_at(layout.text, start, end)}   sentences {number}")
    _title("quotations")
    for quotation in layout.quoted:
        _say(_at(layout.text, quotation.start, quotation.end) + ("" if quotation.closed else "   NOT CLOSED"))


def _attributions(layout: Layout, tagger: Tagger) -> tuple[Pieces, list[Attribution]]:
    """The attributions of a text, or of what is read again in it, window by window."""
    from onrecord.read.tagging.pieces import contexts, cut

    pieces = cut(layout.text, tagger.vocabulary, layout.paragraphs, layout.quoted)
    scored = tagger.scored(pieces, contexts(layout.text, pieces))
    return pieces, [a for window, scores in scored for a in _window(layout.text, pieces, window, scores)]


def _window(text: str, pieces: Pieces, window: tuple[int, int], scores: Scores) -> list[Attribution]:
    """The attributions of a window, printed with the labelled spans that they are made of."""
    from onrecord.read.tagging.decode import attributions
    from onrecord.read.tagging.labelling import spans

    _title(f"window p{window[0]}–{window[1]}, {window[1] - window[0]} pieces")
    (found,) = spans(pieces, [window], [scores.labels])
    for span in found:
        _say(_found(text, pieces, span))
    made = attributions(pieces, window, scores, found)
    for attribution in made:
        _say(f"  attribution   weakest link ({attribution.link:.2f})")
        for part in (attribution.source, attribution.cue, *attribution.content):
            if part:
                _say(f"    {_found(text, pieces, part)}")
    return made


def _found(text: str, pieces: Pieces, found: Found) -> str:
    start, end = int(pieces.starts[found.start]), int(pieces.ends[found.end - 1])
    return f"{found.role:<8} p{found.start}–{found.end} ({found.probability:.2f}) {_at(text, start, end)}"


def _statements(article: Article, drafts: list[Statement]) -> None:
    _title("statements")
    for statement in drafts:
        held = f"{statement.kind}   {statement.modality}{'   negated' if statement.negated else ''}"
        within = f"   inside {statement.inside}" if statement.inside else ""
        _say(f"{statement.id}   {held}   ({statement.confidence:.2f}){within}")
        for role, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
            for span in spans:
                _say(f"  {role:<8} {_at(article.text, span.start, span.end)}")


def _speakers(article: Article, resolved: list[Statement]) -> None:
    _title("speakers")
    for statement in resolved:
        source = " … ".join(article.text[span.start : span.end] for span in statement.source) or "no source"
        speaker = statement.speaker
        who = "unresolved"
        if speaker:
            named = _at(article.text, speaker.mention.start, speaker.mention.end)
            who = f"{speaker.name}   {speaker.kind}, by {speaker.how} ({speaker.confidence:.2f})   mention {named}"
        _say(f"{statement.id}   {source!r} → {who}")


def _chains(article: Article, chained: list[Statement]) -> None:
    _title("chains")
    for statement in chained:
        for hop in statement.chain:
            words = _at(article.text, hop.words.start, hop.words.end)
            _say(f"{statement.id}   {hop.role:<11} {hop.name!r}   words {words}")


def _voices(article: Article, passages: list[Passage]) -> None:
    _title("voice")
    for passage in passages:
        glosses = f"   glosses {passage.glosses}" if passage.glosses else ""
        _say(f"{passage.voice:<10} {_at(article.text, passage.span.start, passage.span.end)}{glosses}")
        for mark in passage.wording:
            _say(f"  {mark.kind:<12} {_at(article.text, mark.span.start, mark.span.end)}")


def _title(name: str) -> None:
    click.secho(f"\n{name}", bold=True)


def _say(line: str) -> None:
    click.echo(line.translate(CONTROL))


def _at(text: str, start: int, end: int) -> str:
    """A stretch of the text with its offsets, the middle of a long one left out."""
    words = text[start:end]
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]} […] {words[-LONGEST // 2 :]}"
    return f"[{offsets([Span(start, end)])}] {words!r}"
