"""A link to a quotation on its web page: the address with a text fragment, which browsers scroll to and mark.

Takes an Article and a Span; gives an address. May import types.

The form is that of the WICG's URL Fragment Text Directives: `#:~:text=[prefix-,]start[,end][,-suffix]`. None of its parts may
run over the end of a block, which a line of the text is taken for.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from onrecord.types import Article, Span

_LONGEST = 10
"""Words that are written out; of more, the first and the last `_ENDS`."""
_ENDS, _AROUND = 4, 3
_WORD = re.compile(r"\S+")


def text_fragment(article: Article, span: Span) -> str | None:
    """The address of an article with a fragment for `text[span.start:span.end]`; None where it is no page's (http, https).

    Words before and behind are added where the page has those at the ends more than once.
    """
    if not article.address.lower().startswith(("http://", "https://")):
        return None
    text = article.text
    lines = [line for line in text[span.start : span.end].splitlines() if line.strip()]
    if not lines:
        return article.address
    first, last = _WORD.findall(lines[0]), _WORD.findall(lines[-1])
    whole = len(lines) == 1 and len(first) <= _LONGEST
    ends = [" ".join(first)] if whole else [" ".join(first[:_ENDS]), " ".join(last[-_ENDS:])]
    parts = [_encoded(end) for end in ends]
    before, after = _before(text, span.start), _after(text, span.end)
    if before and _times(text, ends[0]) > 1:
        parts = [f"{_encoded(before)}-", *parts]
    if after and _times(text, ends[-1]) > 1 and not (whole and before):
        parts = [*parts, f"-{_encoded(after)}"]
    return f"{article.address}{'' if '#' in article.address else '#'}:~:text={','.join(parts)}"


def _before(text: str, at: int) -> str:
    """The last words of the line before a place."""
    return " ".join(_WORD.findall(text[text.rfind("\n", 0, at) + 1 : at])[-_AROUND:])


def _after(text: str, at: int) -> str:
    """The first words of the line behind a place, without the marks that cling to the last one."""
    end = text.find("\n", at)
    rest = text[at : end if end >= 0 else len(text)]
    return " ".join(_WORD.findall(rest)[:_AROUND])


def _times(text: str, words: str) -> int:
    """How often words stand in a text; case and white space make no difference to a browser."""
    return " ".join(text.split()).casefold().count(words.casefold())


def _encoded(words: str) -> str:
    """Percent-encoded, with the hyphen too, which the directive has a meaning for."""
    return quote(words, safe="").replace("-", "%2D")
