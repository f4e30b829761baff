"""Two members whose words are aligned → every difference between them in order, as stretches of both texts.

Takes two Wordings and their matching words; gives Changes. May import align, types.

What lies between two changes is the same words on both sides, with the same marks; quotation marks and blanks may differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.link.edits.align import Pair, Wording, gaps
from onrecord.types import Change, EditKind, Span

_QUOTES = re.compile(r"[\"'“”„‟‘’‚‛«»‹›`´\s]+")
_MASK = re.compile(r"[-*_•–—]{2,}|\*")


def marks(between: str) -> str:
    """What stands between two words, without quotation marks and blanks."""
    return "" if between == " " else _QUOTES.sub("", between).replace("...", "…")


def written(side: Wording, at: int) -> str:
    """A word as it is written, with a straight apostrophe."""
    word = side.words[at]
    return side.text[word.start : word.end].replace("’", "'")


def same_letters(first: Wording, second: Wording, a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two stretches of words are the same letters, those that one of them masks apart ("d---", "d*mn")."""
    one, other = _stretch(first, a), _stretch(second, b)
    letters = ["".join(filter(str.isalnum, stretch)) for stretch in (one, other)]
    return letters[0] == letters[1] or _masks(one, other) or _masks(other, one)


def _stretch(side: Wording, positions: Sequence[int]) -> str:
    """The words with what follows the last of them up to the next word, where a masked end stands."""
    end = side.words[positions[-1]].end
    after = re.match(r"[-*_•–—]+(?!\w)", side.text[end:])
    return side.text[side.words[positions[0]].start : end + (after.end() if after else 0)].casefold()


def _masks(masked: str, plain: str) -> bool:
    parts = _MASK.split(masked)
    return len(parts) > 1 and re.fullmatch(r"\w+".join(map(re.escape, parts)), plain) is not None


def changes(
    first: Wording, second: Wording, pairs: Sequence[Pair], regions: Sequence[EditKind], negated: set[int]
) -> tuple[Change, ...]:
    """The differences between two members, in order.

    `pairs` are the positions of matching words. `regions` says for each stretch between two pairs in quotation marks what
    became of words in it that one side lacks; `negated` are the numbers of the gaps between pairs that negate on one side.
    """
    found: list[Change] = []
    region = 0
    for number, (i, i_end, j, j_end) in enumerate(gaps(pairs, len(first.words), len(second.words))):
        if i < i_end or j < j_end:
            kind = "negation" if number in negated else _kind(first, second, range(i, i_end), range(j, j_end), regions[region])
            found.append(Change(kind, *_spans(first, second, range(i, i_end), range(j, j_end))))
        elif marks(_before(first, i)) != marks(_before(second, j)):
            found.append(Change("punctuation", _around(first, i), _around(second, j)))
        if number == len(pairs):
            break
        quoted = first.quoted[i_end], second.quoted[j_end]
        spans = _span(first, i_end), _span(second, j_end)
        if quoted[0] != quoted[1]:
            kind = "punctuation" if regions[region] == "punctuation" else "direct-to-indirect"
            joined = found and i == i_end and j == j_end and found[-1].kind == kind and _ends_before(found[-1], first, i_end)
            found.append(_joined(found.pop(), *spans) if joined else Change(kind, *spans))
        elif written(first, i_end) != written(second, j_end):
            found.append(Change("punctuation", *spans))
        region += all(quoted) and len(regions) > 1
    return tuple(found)


def _kind(first: Wording, second: Wording, a: range, b: range, region: EditKind) -> EditKind:
    """The kind of a difference: words at positions `a` on one side, `b` on the other."""
    quoted = [[at for at in positions if side.quoted[at]] for side, positions in ((first, a), (second, b))]
    brackets = any(side.bracketed[at] for side, positions in ((first, a), (second, b)) for at in positions)
    if all(quoted):
        if same_letters(first, second, a, b):
            return "bracketed" if brackets else "punctuation"
        return "reworded"
    if not any(quoted):
        return "reworded"
    if brackets and not (a and b):
        return "bracketed"
    own = (second, b) if quoted[0] else (first, a)
    return "direct-to-indirect" if any(own[0].words[at].weight for at in own[1]) else region


def _spans(first: Wording, second: Wording, a: range, b: range) -> tuple[Span, Span]:
    """The stretches of words that differ. What stands before and after them belongs to them where it differs, too, and what
    follows words that the other side lacks."""
    same_before = marks(_before(first, a.start)) == marks(_before(second, b.start))
    same_after = bool(a and b) and marks(_before(first, a.stop)) == marks(_before(second, b.stop))
    found = []
    for side, words in ((first, a), (second, b)):
        start = _start(side, words.start) if same_before else _end(side, words.start - 1)
        found.append(Span(start, _end(side, words.stop - 1) if same_after else _start(side, words.stop)))
    return found[0], found[1]


def _start(side: Wording, at: int) -> int:
    """Where a word begins; past the last word, where the member ends."""
    return side.words[at].start if at < len(side.words) else side.span.end


def _end(side: Wording, at: int) -> int:
    """Where a word ends; before the first word, where the member begins."""
    return side.words[at].end if at >= 0 else side.span.start


def _span(side: Wording, at: int) -> Span:
    return Span(side.words[at].start, side.words[at].end)


def _around(side: Wording, at: int) -> Span:
    return Span(_end(side, at - 1), _start(side, at))


def _before(side: Wording, at: int) -> str:
    """What stands between a word and the one before it, or an end of the member."""
    return side.text[_end(side, at - 1) : _start(side, at)]


def _ends_before(change: Change, side: Wording, at: int) -> bool:
    return at > 0 and change.first.end in (side.words[at - 1].end, side.words[at].start)


def _joined(change: Change, first: Span, second: Span) -> Change:
    return Change(change.kind, Span(change.first.start, first.end), Span(change.second.start, second.end))
