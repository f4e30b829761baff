"""Annotations → the gold record of the examples.

    python examples/build_gold.py                 write examples/gold.jsonl
    python examples/build_gold.py --scorer OUT    write the scorer's form of it to OUT instead

Takes gold/*.toml, one file an article, and the articles as `onrecord.ingest` gives them; gives one `RecordLine` an article,
by address. README.md says how an annotation is written. Whatever does not fit exactly one place of the text stops the build.
May import onrecord.ingest, the layout of onrecord.read, and the types.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from onrecord.ingest import article_id, articles
from onrecord.read.statements.records import Layout
from onrecord.read.text.quotes import quotations
from onrecord.read.text.sentences import paragraphs, sentences
from onrecord.settings import Settings
from onrecord.types import (
    Article,
    Hop,
    HopRole,
    How,
    Kind,
    Modality,
    Passage,
    Published,
    RecordLine,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Voice,
    Wording,
    WordingKind,
)

HERE = Path(__file__).resolve().parent
MARKS = {"[": "source", "<": "cue", "{": "content"}
GAP = "⋯"
"""In an excerpt: any words, up to the next ones that are given, within one line."""


class Marked(Struct, frozen=True, forbid_unknown_fields=True):
    """One statement: an excerpt with `[source]`, `<cue>` and `{content}` marked, who said it, and how the source says so."""

    text: str
    who: str | None = None
    how: How = "name"
    kind: Kind | None = None
    negated: bool = False
    modality: Modality = "stated"
    chain: list[str] = []


class Voices(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences by voice, as excerpts; those that are not listed are attributed. `wording` has a kind and its words each;
    `glosses` gives for the excerpt of a gloss the first words of the statement that it glosses."""

    own: list[str] = []
    mixed: list[str] = []
    unsourced: list[str] = []
    wording: list[str] = []
    glosses: dict[str, str] = {}


class Annotation(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of gold/. `speakers` gives each speaker's name, as the article has it in full, and kind; `credits` the hops
    of all its statements."""

    address: str
    statements: list[Marked]
    speakers: dict[str, SpeakerKind]
    furniture: list[str] = []
    credits: list[str] = []
    voice: Voices | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None


class GoldError(Exception):
    """An annotation that does not fit its text: says which, and what was found instead."""


def example_articles() -> dict[str, Article]:
    """The example articles by address: the path relative to examples/, or the address that a line of JSONL gives."""
    with contextlib.chdir(HERE):
        found = list(articles(["articles"], Settings()))
    return {article.address: structs.replace(article, id=article_id(article.address, article.text)) for article in found}


def all_annotations() -> list[Annotation]:
    """All annotations, by address."""
    found = (msgspec.toml.decode(path.read_bytes(), type=Annotation) for path in (HERE / "gold").glob("*.toml"))
    return sorted(found, key=lambda annotation: annotation.address)


def find(text: str, excerpt: str) -> dict[str, tuple[Span, ...]]:
    """Spans of what is marked in `excerpt`, by role, and of the whole ("all"); GoldError unless it fits exactly one place."""
    found = list(re.finditer(f"(?={_pattern(excerpt)})", text))
    if len(found) != 1:
        raise GoldError(f"{len(found)} places instead of one for: {excerpt!r}")
    spans: dict[str, tuple[Span, ...]] = dict.fromkeys(MARKS.values(), ())
    for name, value in found[0].groupdict().items():
        role = name.rstrip("0123456789")
        spans[role] = (*spans.get(role, ()), Span(found[0].start(name), found[0].start(name) + len(value)))
    return spans


def _pattern(excerpt: str) -> str:
    """A regular expression for `excerpt`: white space fits any white space, and each marked stretch is a named group."""
    out = []
    for number, part in enumerate(re.findall(rf"\s+|{GAP}|[\[<{{}}>\]]|[^\s{GAP}\[<{{}}>\]]+", excerpt.strip())):
        if part.isspace():
            out.append(r"\s+")
        elif part == GAP:
            out.append(r"[^\r\n]*?")
        elif part in MARKS:
            out.append(f"(?P<{MARKS[part]}{number}>")
        else:
            out.append(")" if part in "]>}" else re.escape(part))
    return rf"(?P<all>(?<!\w){''.join(out)}(?!\w))"


def line_span(text: str, excerpt: str) -> Span:
    """The line that consists of `excerpt`, without the white space around it; GoldError unless there is exactly one."""
    whole = re.compile(rf"^[^\S\n]*{_pattern(excerpt)}[^\S\n]*$", re.MULTILINE)
    found = list(whole.finditer(text))
    if len(found) != 1:
        raise GoldError(f"{len(found)} lines instead of one for the furniture: {excerpt!r}")
    return Span(*found[0].span("all"))


def statements(article: Article, annotation: Annotation) -> tuple[Statement, ...]:
    """The statements of an annotation, in the order of the text, each with the statement it is reported in."""
    pairs = [(_statement(article, annotation, marked), marked) for marked in annotation.statements]
    if len({statement.id for statement, _ in pairs}) < len(pairs):
        raise GoldError("a statement is annotated twice")
    out = []
    for statement, marked in pairs:
        around = [s for s, _ in pairs if s is not statement and _within(statement, s)]
        if around and marked.kind is None:
            raise GoldError(f"say the kind of a nested statement: {marked.text!r}")
        outer = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        out.append(structs.replace(statement, inside=outer.id if outer else None))
    return tuple(sorted(out, key=lambda s: min((*s.content, *s.cue, *s.source))))


def _statement(article: Article, annotation: Annotation, marked: Marked) -> Statement:
    spans = find(article.text, marked.text)
    if not spans["content"] or bool(marked.who) != bool(spans["source"]):
        raise GoldError(f"mark the content, and name who said it just where a source is marked: {marked.text!r}")
    content, cue, source = spans["content"], spans["cue"], spans["source"]
    key = f"{article.id} {content} {cue} {source}"
    at = (cue or source or content)[0].start
    return Statement(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        kind=marked.kind or _kind(article.text, content),
        content=content,
        cue=cue,
        source=source,
        speaker=_speaker(article.text, annotation, marked),
        chain=tuple(hop(article.text, each, at) for each in (*marked.chain, *annotation.credits)),
        negated=marked.negated,
        modality=marked.modality,
        inside=None,
        confidence=1.0,
    )


def hop(text: str, annotated: str, at: int) -> Hop:
    """The hop of "role: words with (the name) in parentheses", at the place of those words that is nearest to `at`."""
    role, words = annotated.split(": ", 1)
    pattern = "".join(
        f"(?P<name>{_spaced(part[1:-1])})" if part.startswith("(") else _spaced(part)
        for part in re.findall(r"\([^)]*\)|[^(]+", words)
    )
    found = min(re.finditer(pattern, text), key=lambda m: abs(m.start() - at), default=None)
    if found is None or "name" not in found.groupdict():
        raise GoldError(f"not in the text, or without a name in parentheses: {annotated!r}")
    return Hop(msgspec.convert(role, HopRole), found.group("name"), Span(*found.span("name")), Span(*found.span()))


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split(" ")))


def passages(article: Article, annotation: Annotation, said: tuple[Statement, ...]) -> tuple[Passage, ...]:
    """The sentences outside furniture with their voice; none where the voice is not annotated."""
    voice = annotation.voice
    if voice is None:
        return ()
    text = article.text
    furniture = [line_span(text, line) for line in annotation.furniture]
    blocks = [block for block in paragraphs(text) if not any(f.start < block[1] and block[0] < f.end for f in furniture)]
    rows = [Span(*row) for block in blocks for row in sentences(text, *block)]
    voices: dict[Span, Voice] = {}
    for name in ("own", "mixed", "unsourced"):
        voices |= {_whole(text, rows, excerpt): msgspec.convert(name, Voice) for excerpt in getattr(voice, name)}
    words = [_wording(text, annotated) for annotated in voice.wording]
    glosses = {_whole(text, rows, excerpt): _starting(text, said, start) for excerpt, start in voice.glosses.items()}
    if lost := [w for w in words if not any(row.start <= w.span.start and w.span.end <= row.end for row in rows)]:
        raise GoldError(f"not inside one sentence: {lost}")
    return tuple(
        Passage(
            row,
            voices.get(row, "attributed"),
            tuple(w for w in words if row.start <= w.span.start < row.end),
            glosses.get(row),
        )
        for row in rows
    )


def _whole(text: str, rows: list[Span], excerpt: str) -> Span:
    """The sentence that an excerpt is all of."""
    (span,) = find(text, excerpt)["all"]
    found = [row for row in rows if row.start <= span.start < row.end and span.end <= row.end]
    if len(found) != 1 or re.search(r"\w", text[found[0].start : span.start] + text[span.end : found[0].end]):
        raise GoldError(f"not a whole sentence: {excerpt!r}")
    return found[0]


def _wording(text: str, annotated: str) -> Wording:
    """The mark of "kind: words", whose words stand at one place; where there are more, those in parentheses are marked."""
    kind, words = annotated.split(": ", 1)
    marked = words if "(" in words else f"({words})"
    spans = find(text, marked.replace("(", "{").replace(")", "}"))["content"]
    return Wording(msgspec.convert(kind, WordingKind), spans[0])


def _starting(text: str, said: tuple[Statement, ...], words: str) -> str:
    """The id of the statement whose content starts with the words."""
    found = [s.id for s in said if text.startswith(words, s.content[0].start)]
    if len(found) != 1:
        raise GoldError(f"{len(found)} statements instead of one that start: {words!r}")
    return found[0]


def _speaker(text: str, annotation: Annotation, marked: Marked) -> Speaker | None:
    if marked.who is None:
        return None
    mention = re.search(rf"(?<!\w){re.escape(marked.who)}(?!\w)", text)
    if mention is None or marked.who not in annotation.speakers:
        raise GoldError(f"{marked.who!r} is not in the text or not in [speakers]")
    return Speaker(marked.who, annotation.speakers[marked.who], marked.how, 1.0, Span(*mention.span()))


def _kind(text: str, content: tuple[Span, ...]) -> Kind:
    rows = paragraphs(text)
    return Layout(text, rows, quotations(text, rows)).kind([(s.start, s.end) for s in content])


def _within(inner: Statement, outer: Statement) -> bool:
    """Whether every span of `inner` lies in the content of `outer`."""
    spans = (*inner.content, *inner.cue, *inner.source)
    return all(any(c.start <= s.start and s.end <= c.end for c in outer.content) for s in spans)


def record(article: Article, annotation: Annotation) -> RecordLine:
    """The gold line of one article."""
    said = statements(article, annotation)
    return RecordLine(
        address=article.address,
        article_id=article.id,
        title=annotation.title,
        outlet=annotation.outlet,
        authors=annotation.authors,
        published=annotation.published,
        language="en",
        text=article.text,
        furniture=tuple(line_span(article.text, line) for line in annotation.furniture),
        statements=said,
        figures=(),
        times=(),
        passages=passages(article, annotation, said),
        problems=(),
    )


def records() -> Iterator[RecordLine]:
    """The gold record of every example article, by address; GoldError names the annotation that does not fit."""
    found = example_articles()
    annotated = all_annotations()
    if unmatched := found.keys() ^ {a.address for a in annotated}:
        raise GoldError(f"articles without annotation, or annotations without article: {sorted(unmatched)}")
    for annotation in annotated:
        try:
            yield record(found[annotation.address], annotation)
        except GoldError as error:
            raise GoldError(f"{annotation.address}: {error}") from None


def scorer_form(line: RecordLine) -> dict[str, Any]:
    """A gold line as scorers of the PolNeAR kind read it; a statement without a resolved speaker has no "speaker"."""

    def attribution(statement: Statement) -> dict[str, Any]:
        spans = {"source": statement.source, "cue": statement.cue, "content": statement.content}
        if (speaker := statement.speaker) is None:
            return {"id": statement.id, **spans}
        said = {"speakers": [speaker.name], "kind": speaker.kind, "how": speaker.how, "sure": True}
        return {"id": statement.id, **spans, "speaker": said}

    return {
        "doc": line.address,
        "text": line.text,
        "attributions": [attribution(s) for s in line.statements],
        "furniture": line.furniture,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the gold record of the examples.")
    parser.add_argument("--scorer", type=Path, metavar="OUT", help="write the form that statement scorers read to OUT instead")
    arguments = parser.parse_args()
    try:
        rows: list[Any] = list(records())
    except GoldError as error:
        sys.exit(f"build_gold: {error}")
    out = arguments.scorer or HERE / "gold.jsonl"
    out.write_bytes(b"".join(msgspec.json.encode(scorer_form(r) if arguments.scorer else r) + b"\n" for r in rows))
    print(f"{out}: {len(rows)} articles, {sum(len(r.statements) for r in rows)} statements", file=sys.stderr)


if __name__ == "__main__":
    main()
