"""Pieces stand where their words stand, whatever is shown in place of some."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Reader
from onrecord.ingest import from_text
from onrecord.read.tagging.pieces import Vocabulary, cut
from onrecord.read.tagging.tagger import Tagger

PLAIN = ("ferry", "said", "the", "waterfront", "overharvesting", "of", "2,400", "was", ",", "—")
SHOWN = ("widow", "assemblywoman", "heroine", "Ada Marsh", "Ms.", "she", "Quillbrook’s", "committeewomen", "lady")
WORDS = st.lists(st.sampled_from(PLAIN + SHOWN), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Tagger().vocabulary


@given(sentences=st.lists(WORDS, min_size=1, max_size=3))
def test_pieces_stand_where_their_words_stand(vocabulary: Vocabulary, sentences: list[list[str]]) -> None:
    text = " ".join("it was the " + " ".join(words) + "." for words in sentences)
    pieces = cut(text, vocabulary)
    kept = {word for words in sentences for word in words} & set(PLAIN) | {"it", "was", "the", "."}
    tokens = [str(vocabulary.tokenizer.id_to_token(int(number))).removeprefix("##") for number in pieces.ids]
    for token, start, end in zip(tokens, pieces.starts.tolist(), pieces.ends.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
        assert not text[start:end].isspace()
        if token in kept and token.isalnum() and len(token) > 1:
            assert text[start:end].lower() == token


@pytest.mark.parametrize("last", ["widow", "assemblywoman", "heroine"])
def test_an_article_that_ends_with_a_word_that_is_shown_longer_is_read(last: str) -> None:
    article = from_text(f"“The ferry will stop in May,” said Ada Marsh. It was the boat of a {last}", "ferry.txt")
    reading = Reader().read(article)
    assert not reading.problems
    assert [reading.quote(s.content) for s in reading.statements] == ["“The ferry will stop in May,”"]
