"""What nobody said: a statement of somebody who is only supposed, as in "if somebody tells you that the lock is shut".

Takes a text and a draft; tells whether its source is nobody in particular in a clause that supposes. Rules go by closed
classes of words.
"""

from __future__ import annotations

import re

from onrecord.read.statements.drafts import Draft

BEFORE = 60
"""Code points before a source in which the word that supposes may stand."""

_NOBODY = re.compile(r"(?:no\s?-?one|nobody|none)\b", re.IGNORECASE)
_YOU = re.compile(r"(?:(?:some|any|every)(?:one|body)|you|your|one(?!\s+of))\b", re.IGNORECASE)
_A_MAN = re.compile(r"(?:an?|any|another)\b", re.IGNORECASE)
_THEY = re.compile(r"(?:they|people|some)\b", re.IGNORECASE)
_SOMEBODY_WHO = re.compile(r"\b(?:(?:some|any|every)(?:one|body)|(?:any|every|no)\s+[a-z]+)\s+$", re.IGNORECASE)
_SUPPOSES = re.compile(
    r"\b(?:if|unless|whenever|suppos(?:e|ing)|imagine|lest)\s+(?:that\s+)?(?:\w+ly\s+|ever\s+)?$", re.IGNORECASE
)
_WHEN = re.compile(r"\b(?:when|until|once)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_HAD = re.compile(r"(?:^|[.!?;:,“\"‘'(—–-]\s*|\band\s+)had\s+$", re.IGNORECASE)
_ITSELF = re.compile(r"(?:suppose|imagine|if|unless|whenever|whoever)\b", re.IGNORECASE)
_TO_YOU = re.compile(r"\s+you\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:said|told|wrote|had|was|were|did|saw|knew|thought|felt|\w+ed)\b", re.IGNORECASE)
_WOULD_HAVE = re.compile(r"\b(?:would|could|might)(?:n[’']t|\s+not|\s+never)?\s+have\b", re.IGNORECASE)


def supposed(text: str, draft: Draft) -> bool:
    """Whether the source is nobody in particular, or whoever it is speaks to nobody in particular ("if he tells you"), and that
    only if, whenever or in case; or would have spoken had things been otherwise."""
    if not draft.source or not draft.cue:
        return False
    start, end = draft.source[0]
    before = text[max(0, start - BEFORE) : start]
    if _HAD.search(before) or _ITSELF.match(text, start, end):
        return True
    if _YOU.match(text, start, end):
        return _in_case(before, _cue(text, draft))
    anybody = _A_MAN.match(text, start, end) or (_TO_YOU.match(text, draft.cue[-1][1]) and not _PAST.search(_cue(text, draft)))
    return bool(anybody and _SUPPOSES.search(before))


def nobodys(text: str, draft: Draft) -> bool:
    """Whether what is reported inside somebody's words is reported of nobody: supposed, denied of everybody ("no one told us"),
    or of such as there may be ("any man who says he likes the cold")."""
    start, end = draft.source[0]
    before, cue = text[max(0, start - BEFORE) : start], _cue(text, draft)
    if supposed(text, draft) or _NOBODY.match(text, start, end) or _WOULD_HAVE.search(cue):
        return True
    if _A_MAN.match(text, start, end) or _THEY.match(text, start, end):
        return _in_case(before, cue)
    return text[start:end].lower() in ("who", "that") and bool(_SOMEBODY_WHO.search(before)) and not _PAST.search(cue)


def _in_case(before: str, cue: str) -> bool:
    """Whether the words before a source suppose: by themselves, or with a cue in the present ("when you say")."""
    return bool(_SUPPOSES.search(before) or (_WHEN.search(before) and not _PAST.search(cue)))


def _cue(text: str, draft: Draft) -> str:
    return " ".join(text[s:e] for s, e in draft.cue)
