"""Whatever a text and its statements are like: every hop, passage and mark is the text's own, and nothing fails."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.read.chains.chaining import chained
from onrecord.read.text.quotes import quotations
from onrecord.read.text.sentences import paragraphs, sentences
from onrecord.read.voice.glosses import glossed
from onrecord.read.voice.passages import passages
from onrecord.types import Article, Span, Speaker, Statement

VOCABULARY = """
said told The Argus Lind reporters interview with in a statement to on Gullnet tweeted via Via Source: According report by from
QRS (QRS) So basically is saying In other words what he means shameless so-called clearly wrong the Mr. Holt's “quay” rally
at of , . ? : — 😀 é “ ” " ' ‘ ’
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n", "\xa0"])
TEXT = st.lists(WORDS, min_size=1, max_size=60).map(lambda words: " ".join(["Lind", *words]))


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, list[Statement]]:
    text = draw(TEXT)
    span = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 40)).map(
        lambda at: Span(at[0], min(len(text), at[0] + at[1]))
    )
    some = st.lists(span, max_size=2).map(tuple)
    speaker = st.none() | span.map(lambda s: Speaker(text[s.start : s.end], "person", "name", 0.5, s))
    statement = st.builds(
        Statement,
        id=st.just(""),
        kind=st.sampled_from(["direct", "mixed", "indirect"]),
        content=st.lists(span, min_size=1, max_size=2).map(tuple),
        cue=some,
        source=some,
        speaker=speaker,
        chain=st.just(()),
        negated=st.just(False),
        modality=st.just("stated"),
        inside=st.none() | st.sampled_from("0123"),
        confidence=st.just(0.5),
    )
    found = [replace(each, id=str(i)) for i, each in enumerate(draw(st.lists(statement, max_size=4)))]
    return Article("x", "x", text, outlet=draw(st.none() | st.just("The Argus"))), found


@given(articles())
@settings(max_examples=400)
def test_every_span_is_the_texts_own(made: tuple[Article, list[Statement]]) -> None:
    article, found = made
    text = article.text
    blocks = paragraphs(text)
    rows = [pair for block in blocks for pair in sentences(text, *block)]
    with_chains = chained(article, rows, found)
    assert [s.id for s in with_chains] == [s.id for s in found]
    for hop in (hop for statement in with_chains for hop in statement.chain):
        assert text[hop.span.start : hop.span.end] == hop.name
        assert hop.name == hop.name.strip()
        assert 0 <= hop.words.start <= hop.span.start < hop.span.end <= hop.words.end <= len(text)
    kept, glosses = glossed(article, rows, with_chains)
    assert set(glosses) <= set(rows)
    assert set(glosses.values()) <= {"", *(s.id for s in kept)}
    voices = passages(article, rows, quotations(text, blocks), kept, glosses)
    assert [(p.span.start, p.span.end) for p in voices] == rows
    for passage in voices:
        ends = [at for mark in passage.wording for at in (mark.span.start, mark.span.end)]
        assert all(mark.span.start < mark.span.end for mark in passage.wording)
        assert all(passage.span.start <= at for at in ends)
        assert max(ends, default=0) <= len(text)
