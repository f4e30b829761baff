"""Two members of an utterance → what was done to the words between them: typed edits, each with its stretch of both texts.

Takes two Wordings; gives Edits. May import align, changes, speakers, words, types.

What is compared is the words in quotation marks. The outlet's own words around them count where they stand in for words that
the other member quotes. Two members without quotation marks are not judged, a dropped negation and the speakers apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, get_args

from onrecord.link.edits.align import Pair, Wording, align, gaps
from onrecord.link.edits.changes import changes, marks, same_letters, written
from onrecord.link.sketches.speakers import compatible
from onrecord.link.sketches.words import NEGATION
from onrecord.types import Change, EditKind, Edits, Speaker

# By so many words the longer of two stretches at an end is more than another wording of the shorter.
_LONGER = 3
# Two stretches of so many words each at an end are two other sentences, not one reworded.
_APART = 6
# So few words left out go with the rewording beside them.
_FEW = 2
# So many words in a row that stand in another order were moved; fewer may be a list in another order.
_MOVED = 3
# A negation among more words than these went with them; it was not dropped from what was kept.
_NEAR = 4


class _Gap(NamedTuple):
    """The words between two anchors that have no anchor: `quoted` in marks, `own` the outlet's, both for either side."""

    before: Pair | None
    after: Pair | None
    quoted: tuple[list[int], list[int]]
    own: tuple[list[int], list[int]]

    @property
    def inside(self) -> bool:
        return self.before is not None and self.after is not None


def edits(first: Wording, second: Wording) -> Edits:
    """What was done to the words between two members. To swap the two swaps the sides of each change."""
    if _order(second) < _order(first):  # which of several alignments is found depends on which comes first
        found = _Comparison(second, first).edits()
        return Edits(found.kinds, tuple(Change(each.kind, each.second, each.first) for each in found.changes))
    return _Comparison(first, second).edits()


def _order(side: Wording) -> tuple[list[str], list[bool], str]:
    return [word.plain for word in side.words], side.quoted, side.text[side.span.start : side.span.end]


class _Comparison:
    """Two members side by side. `anchors` are the words in quotation marks on both sides that match; `moved` for either side
    the positions of those that match in another order."""

    def __init__(self, first: Wording, second: Wording) -> None:
        self.sides = (first, second)
        self.pairs = align(first, second)
        self.anchors = [(i, j) for i, j in self.pairs if first.quoted[i] and second.quoted[j]]
        self.kinds: set[EditKind] = set()
        self.short = True  # whether all that was left out inside is a few words
        self.moved: tuple[set[int], set[int]] = (set(), set())

    def edits(self) -> Edits:
        first, second = self.sides
        quotes = any(first.quoted), any(second.quoted)
        if all(quotes):
            regions = self._quotations()
        else:
            regions = ["direct-to-indirect" if any(quotes) else "reworded"]
            self.kinds = {"direct-to-indirect"} if any(quotes) else set()
        negated = self._negated()
        if negated:
            self.kinds.add("negation")
        if all(quotes) and not self.kinds:
            self.kinds.add("identical")
        if _differ(first.speaker, second.speaker):
            self.kinds.add("speaker-differs")
        kinds = tuple(kind for kind in get_args(EditKind) if kind in self.kinds)
        return Edits(kinds, changes(first, second, self.pairs, regions, negated))

    def _quotations(self) -> list[EditKind]:
        """Judge the words in quotation marks; for each gap between anchors what became of words in it that one side lacks."""
        if len(self.anchors) == len(self.sides[0].words) == len(self.sides[1].words):
            self._punctuation()
            return ["trimmed"] * (len(self.anchors) + 1)
        found = self._gaps()
        self._find_moved([at for gap in found for at in gap.quoted[0]], [at for gap in found for at in gap.quoted[1]])
        if self._retold(found):
            self.kinds.add("direct-to-indirect")
        regions = [self._judge(gap) for gap in found]
        if "reworded" in self.kinds and self.short:
            self.kinds.discard("elided")
        self._punctuation()
        return regions

    def _gaps(self) -> list[_Gap]:
        first, second = self.sides
        ends = [None, *self.anchors, None]
        return [
            _Gap(
                ends[number],
                ends[number + 1],
                ([x for x in range(i, i_end) if first.quoted[x]], [y for y in range(j, j_end) if second.quoted[y]]),
                ([x for x in range(i, i_end) if not first.quoted[x]], [y for y in range(j, j_end) if not second.quoted[y]]),
            )
            for number, (i, i_end, j, j_end) in enumerate(gaps(self.anchors, len(first.words), len(second.words)))
        ]

    def _judge(self, gap: _Gap) -> EditKind:
        """Add what was done in a gap, and give it."""
        first, second = self.sides
        brackets = [[at for at in loose if side.bracketed[at]] for side, loose in zip(self.sides, gap.quoted, strict=True)]
        if all(gap.quoted) and not any(gap.own) and same_letters(first, second, *gap.quoted):
            return self._add("bracketed" if any(brackets) else "punctuation")
        if any(at in moved for loose, moved in zip(gap.quoted, self.moved, strict=True) for at in loose):
            self.kinds.add(self._moved_kind)
        a, b = (
            [at for at in loose if at not in moved and not side.bracketed[at]]
            for side, loose, moved in zip(self.sides, gap.quoted, self.moved, strict=True)
        )
        went = (brackets[0] and a and not b) or (brackets[1] and b and not a)  # with the words around them, at an end
        if any(brackets) and (gap.inside or not went):
            self.kinds.add("bracketed")
        if a and b:
            return self._replaced(gap, *self._without_masked(gap, *self._without_paired(a, b)))
        if a:
            return self._dropped(gap, 0, a)
        return self._dropped(gap, 1, b) if b else "reworded"

    def _without_paired(self, a: list[int], b: list[int]) -> tuple[list[int], list[int]]:
        """The words of a gap less the function words that only moved over a quotation mark."""
        kept = [
            [at for at in loose if self._stems(side, [at]) or not self._has_pair(side, at)] for side, loose in enumerate((a, b))
        ]
        return kept[0], kept[1]

    def _without_masked(self, gap: _Gap, a: list[int], b: list[int]) -> tuple[list[int], list[int]]:
        """The words of a gap at an end less those next to the anchor that are the same but for masked letters."""
        short = min(len(a), len(b))
        if gap.inside or not 0 < short < max(len(a), len(b)):
            return a, b
        for size in range(max(1, short - _FEW), short + _FEW + 1):
            x, y = ((loose if len(loose) == short else loose[:size] if gap.before else loose[-size:]) for loose in (a, b))
            if same_letters(*self.sides, x, y):
                self.kinds.add("punctuation")
                return [at for at in a if at not in x], [at for at in b if at not in y]
        return a, b

    def _replaced(self, gap: _Gap, a: list[int], b: list[int]) -> EditKind:
        """Words in quotation marks on both sides of a gap, which are not the same."""
        if not a or not b:
            return self._dropped(gap, 0 if a else 1, a or b) if a or b else "punctuation"
        if not self.anchors and ("direct-to-indirect" in self.kinds or all(gap.own)):
            return self._add("direct-to-indirect")  # each quotes another part of what was said
        if gap.inside or not self.anchors or (self._stems(0, a) & self._stems(1, b)):
            return self._add("reworded")
        if abs(len(a) - len(b)) >= _LONGER or min(len(a), len(b)) >= _APART:
            self.kinds.add("trimmed")
        if min(len(a), len(b)) < _APART:
            self.kinds.add("reworded")
        return "trimmed" if "trimmed" in self.kinds else "reworded"

    def _dropped(self, gap: _Gap, side: int, loose: list[int]) -> EditKind:
        """Words in quotation marks on one side of a gap only."""
        if not gap.inside:
            return self._add("trimmed")
        own = gap.own[1 - side]
        if own and not self._stems(side, loose) and len(loose) == sum(self._has_pair(side, at) for at in loose):
            return self._add("punctuation")
        if self._stems(side, loose) and self._stems(1 - side, own):
            return self._add("direct-to-indirect")
        if own and self._joins_sentences(gap, side):
            return self._add("spliced")
        self.short = self.short and len(loose) <= _FEW
        return self._add("elided")

    def _has_pair(self, side: int, at: int) -> bool:
        return any(pair[side] == at for pair in self.pairs)

    def _joins_sentences(self, gap: _Gap, side: int) -> bool:
        """Whether the anchors around a gap are of two sentences on one side, and of one on the other."""
        assert gap.before is not None
        assert gap.after is not None
        whole, other = self.sides[side].sentence, self.sides[1 - side].sentence
        before, after = gap.before, gap.after
        return whole[before[side]] != whole[after[side]] and other[before[1 - side]] == other[after[1 - side]]

    def _add(self, kind: EditKind) -> EditKind:
        self.kinds.add(kind)
        return kind

    def _stems(self, side: int, positions: Iterable[int]) -> set[str]:
        words = self.sides[side].words
        return {words[at].stem for at in positions if words[at].weight}

    def _retold(self, found: list[_Gap]) -> bool:
        """Whether words that one side has in quotation marks stand outside them in the other."""
        for side in (0, 1):
            loose = [at for gap in found for at in gap.quoted[side]]
            own = [at for gap in found for at in gap.own[1 - side]]
            if loose and self._stems(side, loose) & self._stems(1 - side, own):
                return True
        return False

    def _find_moved(self, a: list[int], b: list[int]) -> None:
        """Find the words in quotation marks that both sides have, but in another order."""
        first, second = self.sides
        self._moved_kind: EditKind = "reworded"
        shared = self._stems(0, a) & self._stems(1, b) if self.anchors else set()
        if not shared:
            return
        i_words, j_words = [first.words[x].plain for x in a], [second.words[y].plain for y in b]
        for x, i in enumerate(a):
            for y, j in enumerate(b):
                size = 0
                while x + size < len(a) and y + size < len(b) and i_words[x + size] == j_words[y + size]:
                    size += 1
                if not self._stems(0, a[x : x + size]):
                    continue
                if self._crosses(i, j):
                    self.moved[0].update(a[x : x + size])
                    self.moved[1].update(b[y : y + size])
                    if size >= _MOVED or self._from_elsewhere(i, j):
                        self._moved_kind = "spliced"

    def _crosses(self, i: int, j: int) -> bool:
        return any((i < x) != (j < y) for x, y in self.anchors)

    def _from_elsewhere(self, i: int, j: int) -> bool:
        """Whether words come from another sentence than the anchor next to them, on one side only."""
        x, y = min(self.anchors, key=lambda pair: abs(pair[1] - j))
        first, second = self.sides
        return (first.sentence[x] != first.sentence[i]) != (second.sentence[y] != second.sentence[j])

    def _punctuation(self) -> None:
        """Add whether case or marks differ where the words are the same."""
        first, second = self.sides
        before: Pair | None = None
        for i, j in self.anchors:
            if written(first, i) != written(second, j):
                self.kinds.add("punctuation")
            if first.bracketed[i] != second.bracketed[j]:
                self.kinds.add("bracketed")
            elif (
                before == (i - 1, j - 1)
                and first.quotation[i] == first.quotation[i - 1]
                and second.quotation[j] == second.quotation[j - 1]
                and first.bracketed[i - 1] == second.bracketed[j - 1]
                and marks(first.between(i - 1, i)) != marks(second.between(j - 1, j))
            ):
                self.kinds.add("punctuation")
            before = (i, j)
        last = before == (len(first.words) - 1, len(second.words) - 1)
        # A quotation that goes on in the outlet's words, or comes after them, ends as the outlet's sentence does.
        if last and first.form == second.form == "direct" and _final(first) != _final(second):
            self.kinds.add("punctuation")

    def _negated(self) -> set[int]:
        """The numbers of the gaps between matching words in which one side negates and the other does not."""
        first, second = self.sides
        if not self.pairs or not self._much_alike():
            return set()
        found: tuple[list[int], list[int]] = ([], [])
        near = set()
        for number, (i, i_end, j, j_end) in enumerate(gaps(self.pairs, len(first.words), len(second.words))):
            for side, loose in enumerate((first.words[i:i_end], second.words[j:j_end])):
                found[side].extend(number for word in loose if word.plain in NEGATION)
            inside = i > 0 and j > 0 and i_end < len(first.words) and j_end < len(second.words)
            replaced = any(first.quoted[i:i_end]) and any(second.quoted[j:j_end])
            if (inside or replaced) and max(i_end - i, j_end - j) <= _NEAR:
                near.add(number)
        # Where both negate, each in its own way ("would be no", "won't be any"), no negation was dropped.
        return set() if all(found) else near.intersection(found[0] or found[1])

    def _much_alike(self) -> bool:
        """Whether at least half of what the side that says less tells is in words that match."""
        least = min(sum(word.weight for word in side.words) for side in self.sides)
        return 2 * sum(self.sides[0].words[i].weight for i, _ in self.pairs) >= least


def _final(side: Wording) -> str:
    """The mark of exclamation or question that the words end with."""
    after = side.text[side.words[-1].end :][:1]
    return after if after in "!?" else ""


def _differ(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two speakers cannot be one. Only names that stand in the texts tell, and only of two of a kind, as a person may
    speak for a body; and a named person where the other account has a group."""
    if one is None or other is None or "pronoun" in (one.how, other.how):
        return False
    if {one.kind, other.kind} == {"person", "group"}:
        return True
    return one.kind == other.kind and one.how == other.how == "name" and not compatible(one, other)
