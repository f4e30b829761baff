"""From attributions to statements, over labels given by hand: the model has no part in it."""

from __future__ import annotations

import re

from onrecord.read.statements.direct import direct_speech
from onrecord.read.statements.drafts import drafted
from onrecord.read.statements.records import statements
from onrecord.read.tagging.decode import Attribution
from onrecord.read.tagging.labelling import Found, Role
from onrecord.read.tagging.pieces import Pieces, cut
from onrecord.read.tagging.tagger import Tagger
from onrecord.read.text.layout import Layout
from onrecord.read.text.story import story
from onrecord.types import Article, Span, Statement

TAGGER = Tagger()


def layout_of(text: str) -> Layout:
    return story(Article("x", "x", text))


def found(text: str, pieces: Pieces, role: Role, words: str) -> Found:
    """The pieces of `words`, which stand once in `text`."""
    assert text.count(words) == 1, words
    start, end = text.index(words), text.index(words) + len(words)
    inside = [i for i, (s, e) in enumerate(zip(pieces.starts, pieces.ends, strict=True)) if s < end and e > start]
    return Found(role, inside[0], inside[-1] + 1, 0.9)


def build(text: str, *given: tuple[str, str, list[str]]) -> list[Statement]:
    """Statements of `text` from (source, cue, contents) given in words; an empty word stands for none."""
    layout = layout_of(text)
    pieces = cut(text, TAGGER.vocabulary, layout.paragraphs, layout.quoted)
    attributions = [
        Attribution(
            found(text, pieces, "cue", cue) if cue else None,
            found(text, pieces, "source", source) if source else None,
            [found(text, pieces, "content", c) for c in contents],
        )
        for source, cue, contents in given
    ]
    return statements("article", layout, direct_speech(layout, drafted(layout, pieces, attributions)))


def words(text: str, statement: Statement) -> list[str]:
    return [text[s.start : s.end] for s in statement.content]


def test_quotation_marks_belong_to_the_words_and_commas_do_not() -> None:
    text = "“We will open the lock,” said Ilse Brandt, adding that it was late."
    first, second = build(text, ("", "said", ["We will open the lock,"]), ("Ilse Brandt", "adding", ["that it was late"]))
    assert (first.kind, words(text, first)) == ("direct", ["“We will open the lock,”"])
    assert (second.kind, words(text, second)) == ("indirect", ["that it was late"])


def test_kinds() -> None:
    text = "Brandt called the plan “a gift to nobody” and said it would fail by the end of the coming winter."
    (statement,) = build(text, ("Brandt", "called", ["the plan “a gift to nobody”"]))
    assert statement.kind == "mixed"


def test_a_paragraph_of_quotation_goes_to_who_spoke_before() -> None:
    text = "“The lock stays shut,” said Jan Holt.\n“It will open in May.”\nNobody asked."
    (statement,) = build(text, ("Jan Holt", "said", ["The lock stays shut"]))
    assert words(text, statement)[-1] == "“It will open in May.”"
    assert statement.confidence <= 0.6


def test_a_block_behind_a_colon_is_what_it_introduces() -> None:
    text = "He continued:\n\nMy boats are old. My men are tired.\n\nThe council met."
    (statement,) = build(text, ("He", "continued", []))
    assert words(text, statement) == ["My boats are old. My men are tired."]
    assert statement.kind == "direct"


def test_a_colon_does_not_reach_over_another_statement() -> None:
    text = "He continued:\n\nOrme said that boats are old."
    assert [words(text, s) for s in build(text, ("He", "continued", []), ("Orme", "said", ["that boats are old"]))] == [
        ["that boats are old"]
    ]


def test_negation_modality_and_nesting() -> None:
    text = "Orme denied that Holt promised to pay."
    outer, inner = build(text, ("Orme", "denied", ["that Holt promised to pay"]), ("Holt", "promised", ["to pay"]))
    assert (outer.negated, outer.modality, outer.inside) == (True, "stated", None)
    assert (inner.negated, inner.modality, inner.inside) == (False, "promised", outer.id)


def test_words_that_nothing_links_are_no_statement() -> None:
    text = "Orme said that the quay is shut."
    layout = layout_of(text)
    pieces = cut(text, TAGGER.vocabulary, layout.paragraphs, layout.quoted)
    doubtful = Attribution(
        found(text, pieces, "cue", "said"), None, [found(text, pieces, "content", "that the quay is shut")], link=0.01
    )
    assert drafted(layout, pieces, [doubtful]) == []


def test_ids_depend_on_the_places() -> None:
    text = "Orme said it. Holt said so."
    (first,), (again,) = (build(text, ("Orme", "said it", ["it"])) for _ in range(2))
    (other,) = build(text, ("Holt", "said so", ["so"]))
    assert first.id == again.id != other.id
    assert re.fullmatch(r"[0-9a-f]{16}", first.id)


def test_a_signature_names_who_said_it() -> None:
    for text in ("“The lock is shut.” ― Jan Holt", "“The lock is shut.”\n\n— Jan Holt"):
        (statement,) = build(text)
        assert words(text, statement) == ["“The lock is shut.”"]
        assert [text[s.start : s.end] for s in statement.source] == ["Jan Holt"]


def test_words_in_a_quotation_that_never_closes_are_doubtful() -> None:
    text = "“The lock stays shut, said Jan Holt.\n\nThe council met."
    (statement,) = build(text, ("Jan Holt", "said", ["The lock stays shut"]))
    assert statement.confidence == 0.9
    (statement,) = build(text, ("", "", ["“The lock stays shut"]))
    assert statement.confidence == 0.5


def test_denied_promised_and_asked() -> None:
    text = "Orme denied the claim. Holt would not say so. Brandt not only wants the lock. Lund vowed to go. Pike asked why."
    every = build(
        text,
        ("Orme", "denied", ["the claim"]),
        ("Holt", "would not say", ["so"]),
        ("Brandt", "not only wants", ["the lock"]),
        ("Lund", "vowed", ["to go"]),
        ("Pike", "asked", ["why"]),
    )
    assert [s.negated for s in every] == [True, True, False, False, False]
    assert [s.modality for s in every] == ["stated", "possible", "stated", "promised", "asked"]


def test_a_quotation_that_is_mostly_content_is_content_as_a_whole() -> None:
    text = "“The lock stays shut until the spring tide, whatever they say,” said Orme."
    (statement,) = build(text, ("Orme", "said", ["The lock stays shut until the spring tide"]))
    assert words(text, statement) == ["“The lock stays shut until the spring tide, whatever they say,”"]


def test_words_behind_others_in_one_quotation_have_their_speaker() -> None:
    text = "Orme said: “The lock stays shut. Nobody asked us.”"
    (statement,) = build(text, ("Orme", "said", ["The lock stays shut."]), ("", "", ["Nobody asked us."]))
    assert words(text, statement) == ["“The lock stays shut. Nobody asked us.”"]


def test_a_statement_that_fills_all_of_another_is_inside_it() -> None:
    text = "“Orme says the quay is shut,” Holt said."
    outer, inner = build(text, ("Holt", "said", ["Orme says the quay is shut,"]), ("Orme", "says", ["the quay is shut"]))
    assert (outer.inside, inner.inside) == (None, outer.id)


def test_furniture_at_the_ends_of_a_paragraph_is_cut_off_and_inside_it_stays() -> None:
    text = "<b>The <i>lock</i> leaks.</b>\nShare\nIt is old."
    furniture = tuple(Span(m.start(), m.end()) for m in re.finditer(r"</?\w>|Share", text))
    kept = story(Article("x", "x", text, furniture=furniture)).paragraphs
    assert [text[s:e] for s, e in kept] == ["The <i>lock</i> leaks.", "It is old."]


def test_a_quotation_after_reported_speech_is_a_statement_of_who_was_reported() -> None:
    text = "Orme said that the lock was shut.\n\n“It leaks,”\n\n“and it is old.”\n\nThe council met."
    first, second = build(text, ("Orme", "said", ["that the lock was shut"]))
    assert (first.kind, words(text, first)) == ("indirect", ["that the lock was shut"])
    assert (second.kind, words(text, second), second.source) == ("direct", ["“It leaks,”", "“and it is old.”"], first.source)


def test_a_quotation_that_ends_with_a_name_is_signed() -> None:
    text = "The board was asked.\n\n“The lock leaks, and it always did.\n\nJan B. Holt, ferryman.”\n\nIt met in May."
    (statement,) = build(text, ("", "", ["The lock leaks, and it always did."]))
    assert words(text, statement) == ["“The lock leaks, and it always did."]
    assert [text[s.start : s.end] for s in statement.source] == ["Jan B. Holt, ferryman"]


def test_a_headline_with_a_name_is_what_a_source_of_the_text_says() -> None:
    body = "\n\nThe mayor spoke on Monday. “It is sold,” said Ilse Brandt."
    said = ("Ilse Brandt", "said Ilse", ["It is sold,"])
    text = "Brandt: Ferry will not return" + body
    headline, _ = build(text, said)
    assert (headline.kind, words(text, headline)) == ("indirect", ["Ferry will not return"])
    assert [s.content[0].start > 20 for s in build("Revealed: Ferry will not return" + body, said)] == [True]
