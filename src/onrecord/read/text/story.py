"""The story of an article: its paragraphs without the furniture, and their quotations.

Takes an `Article`; gives its `Layout`. May import its neighbours in text, types.
"""

from __future__ import annotations

from onrecord.read.text.layout import Layout
from onrecord.read.text.quotes import quotations
from onrecord.read.text.sentences import Pair, paragraphs, stripped
from onrecord.types import Article


def story(article: Article) -> Layout:
    """The paragraphs of an article without the furniture that they are, begin or end with, and their quotations."""
    kept = [_without(article, paragraph) for paragraph in paragraphs(article.text)]
    kept = [(s, e) for s, e in kept if any(map(str.isalnum, article.text[s:e]))]
    return Layout(article.text, kept, quotations(article.text, kept))


def _without(article: Article, paragraph: Pair) -> Pair:
    """A paragraph less the furniture at its ends; leftover markup inside a sentence stays, being in the words' midst."""
    start, end = paragraph
    cuts = [f for f in article.furniture if f.start < end and f.end > start]
    for furniture in cuts:
        if not any(map(str.isalnum, article.text[start : furniture.start])):
            start = furniture.end
    for furniture in reversed(cuts):
        if not any(map(str.isalnum, article.text[furniture.end : end])):
            end = furniture.start
    return stripped(article.text, start, max(start, end))
