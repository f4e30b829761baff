"""The pieces of an article that may each be an utterance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.link.outlets import carrier

from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.link.utterances.atoms import SEED, Atom, atoms, mirrored, runs
from onrecord.types import Article, Reading

PHRASES = st.lists(st.sampled_from(["the", "weir", "is", "old", "and", "nobody", "knows", "why"]), max_size=30).map(" ".join)


def text(atom: Atom) -> str:
    span = atom.sketch.span(atom.first, atom.last)
    return atom.sketch.article.text[span.start : span.end]


def cut(one: Sketch, other: Sketch) -> list[str]:
    return [text(atom) for atom in atoms(one, other, runs(one, other))]


@given(PHRASES, PHRASES)
def test_runs_are_what_both_have_and_no_longer_one_is(one: str, other: str) -> None:
    a, b = (sketch(Reading(Article(t, t, t), "1")) for t in (one, other))
    found = runs(a, b)
    assert sorted((r.other, r.one) for r in found) == sorted((r.one, r.other) for r in runs(b, a))
    assert mirrored(mirrored(found)) == found
    ours, theirs = ([w.plain for w in s.words] for s in (a, b))
    for run in found:
        assert run.length >= SEED
        assert ours[run.one : run.one + run.length] == theirs[run.other : run.other + run.length]
        assert [*ours, 1][run.one + run.length] != [*theirs, 2][run.other + run.length]
        assert not run.one or not run.other or ours[run.one - 1] != theirs[run.other - 1]


def test_sentences_and_quotations_are_apart() -> None:
    one = carrier("The Gull", "1[Ada Moor] 1<said> 1{“The weir is old. It leaks”}.")
    other = carrier("The Tern", "Nothing.")
    assert cut(one, other) == ["The weir is old", "It leaks"]
    several = carrier("The Gull", "1[Ada Moor] 1<called> 1{the weir “old as the hills”, and its keeper “asleep at his post”}.")
    assert cut(several, other) == ["the weir “old as the hills", "its keeper “asleep at his post"]


def test_a_sentence_is_cut_where_the_other_article_breaks_it_off() -> None:
    whole = carrier("The Gull", "1[Ada Moor] 1<said> 1{“the weir leaks like a sieve because nobody looks after the gates”}.")
    parts = carrier(
        "The Tern",
        "1[Ada Moor] 1<said> 1{“the weir leaks like a sieve”}. 2[Moor] 2<said> 2{“because nobody looks after the gates”}.",
    )
    assert cut(whole, parts) == ["the weir leaks like a sieve", "because nobody looks after the gates"]
    assert len(cut(whole, carrier("The Rook", "Nothing."))) == 1


def test_a_post_without_marks_is_an_atom_where_the_other_article_quotes_it() -> None:
    post = carrier("The Gull", "The weir will be mended before the winter storms.\n\nThe day was cold and grey.")
    quoted = carrier("The Tern", "1[Ada Moor] 1<wrote>: 1{“The weir will be mended before the winter storms.”}")
    assert cut(post, quoted) == ["The weir will be mended before the winter storms"]
    assert atoms(post, quoted, runs(post, quoted))[0].unit is None
    assert cut(post, carrier("The Rook", "Nothing.")) == []
