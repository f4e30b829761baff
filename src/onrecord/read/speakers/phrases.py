"""Noun phrases without a name: the head, what modifies it, and what kind of thing it stands for.

Takes the tokens of a source; gives answers by their form. Imports words and the lexicon.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from onrecord.read.text.lexicon import BODIES, DETERMINERS, DOCUMENTS, INDEFINITE, ROLES
from onrecord.read.text.words import Token

_THINGS = BODIES | DOCUMENTS
_HUMAN = re.compile(r"\w{2}(?:er|or|ist|ian|man|woman|crat|ican|ee|tant|dent)$")
_LIKE_BODY = frozenset(
    [
        "agency",
        "outlet",
        "site",
        "tabloid",
        "nonprofit",
        "startup",
        "giant",
        "maker",
        "lender",
        "retailer",
        "carrier",
        "insurer",
    ]
)
OWNING = frozenset(["his", "her", "their", "its", "my", "our", "whose"])


class Phrase(NamedTuple):
    """A noun phrase up to its head, and what describes it behind."""

    tokens: list[Token]
    behind: list[Token]

    @property
    def first(self) -> str:
        return self.tokens[0].lower

    @property
    def bare(self) -> bool:
        """As headlines have it: without an article."""
        return self.first not in DETERMINERS and not self.owned

    @property
    def owned(self) -> bool:
        """ "his lawyer", "Holt's lawyer"."""
        return self.first in OWNING or any(b.start - a.end > 1 for a, b in itertools.pairwise(self.tokens))

    @property
    def some(self) -> bool:
        """ "a group of growers"."""
        return self.first in INDEFINITE and bool(self.behind) and self.behind[0].lower == "of"

    @property
    def head(self) -> str:
        return self.tokens[-1].lower

    @property
    def modifiers(self) -> list[Token]:
        return [t for t in self.tokens[:-1] if t.lower not in DETERMINERS and t.word[0].isalnum()]

    @property
    def human(self) -> bool:
        return self.head in ROLES or (self.head not in _THINGS and bool(_HUMAN.search(self.head.split("-")[0])))

    @property
    def body(self) -> bool:
        return self.head in BODIES or self.head in _LIKE_BODY
