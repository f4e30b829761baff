"""Did X say this? Words, a speaker perhaps, and articles → every place that bears on it, and the verdict of the best.

Takes a text and Sketches; gives a Check. May import its neighbours in link, types.

Fails closed: "verbatim" is only what stands in quotation marks (or in direct speech that is set without), character for
character but for the marks around it, without a word left out that would turn it, and by the speaker asked about. What is left
out at its ends is named as a change all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, get_args

from onrecord.link.checks.asked import Asked, Match, Piece, asked, is_whole, matches, pieces, places
from onrecord.link.checks.asking import Answer, asked_of
from onrecord.link.checks.framing import framed, teller
from onrecord.link.checks.speech import Speech, quotes_another, speech
from onrecord.link.checks.turning import dropped, rest
from onrecord.link.checks.written import bounds, same
from onrecord.link.edits.align import wording
from onrecord.link.edits.edits import edits
from onrecord.link.sketches.sketch import Sketch, overlap
from onrecord.types import Change, Check, Doubt, EditKind, Edits, Found, Place, Span, Speaker, Statement, Verdict

_RANK: dict[Verdict, int] = {
    "verbatim": 0, "stitched": 1, "altered": 2, "said-by-another": 3, "only-reported": 4, "not-found": 5,
}  # fmt: skip
_FEW = 3
"""Of fewer words than these, a place must be all that stands in its quotation marks, or by the speaker asked about."""
_ALIKE = 0.2
"""Share of the words that may be changed where a place is by another speaker, or is nobody's words."""
_RETOLD, _ABOUT = 0.6, 0.4
"""Share of the weight of the words asked about that retold words must have, and that these must make of the retelling."""
_TELLING_WORDS = 3
_UNDATED = (2**31, 2**31)
_BY: dict[Answer, Verdict] = {"same": "stitched", "different": "said-by-another"}


class _Seen(NamedTuple):
    found: Found
    distance: int
    day: tuple[int, int]


def check(
    words: str, speaker: str | None, sketches: Iterable[Sketch], linked: Callable[[list[Place]], Iterable[Sketch]] | None = None
) -> Check:
    """Whether articles carry words as somebody's own, and as `speaker`'s, if one is given. `linked` gives more articles to look
    at: those that links lead to from the places that were found.

    In each `Found`, `edits` says what the words asked about are to the place's: the first span of each change is in code
    points of `words`, the second of the article's text. A place whose speaker is not the one asked about for sure has the
    verdict "not-found" and a `doubt`, and so have words that an outlet gives as nobody's, or as what somebody did not say or
    may have said.
    """
    wanted = asked(words)
    if not wanted.words:
        return Check(words, speaker, "not-found", ())
    speeches = [speech(sketch) for sketch in {sketch.article.id: sketch for sketch in sketches}.values()]
    seen = [one for held in speeches for one in _in_one(wanted, speaker, held)]
    if linked:
        found = [one.found.place for one in (*seen, *_stitched(wanted, speaker, speeches, seen))]
        further = [speech(sketch) for sketch in linked(found)]
        speeches += further
        seen += [one for held in further for one in _in_one(wanted, speaker, held)]
    stitched = _stitched(wanted, speaker, speeches, seen)
    seen = [one for one in seen if not _touches(one, stitched)] + stitched
    seen.sort(key=lambda one: (_RANK[one.found.verdict], one.distance, one.day, one.found.place))
    return Check(words, speaker, seen[0].found.verdict if seen else "not-found", tuple(one.found for one in seen))


def _in_one(wanted: Asked, speaker: str | None, held: Speech) -> list[_Seen]:
    """What one article has of the words, as they run or retold."""
    seen = [judged for match in matches(wanted, held) if (judged := _judged(wanted, speaker, match))]
    return seen + [retold for retold in _retold(wanted, speaker, held) if not _touches(retold, seen)]


def _judged(wanted: Asked, name: str | None, match: Match) -> _Seen | None:
    """A match with its verdict; None where it says nothing about the question."""
    held, share = match.speech, match.distance / len(wanted.words)
    statement = _of(held, name, match.parts)
    answer, speaker = asked_of(name, statement, held.sketch.article.text)
    numbers = [set(held.number[first:last]) for first, last in match.parts]
    if all(-1 in of_part and len(of_part) == 1 for of_part in numbers):
        return _unspoken(wanted, match, answer, speaker, statement)
    short = len(wanted.words) < _FEW and not (name is not None and answer == "same")
    if short and not is_whole(held, match.first, match.last):
        return None
    doubt = _doubt(answer, name, match, statement)
    if answer == "different" and share > _ALIKE:
        return None
    if doubt:
        verdict: Verdict = "not-found"
    elif answer == "different":
        verdict = "said-by-another"
    else:
        spoken = all(len(of_part) == 1 and -1 not in of_part for of_part in numbers)
        verdict = "verbatim" if spoken and _as_they_are(wanted, match, statement) else "altered"
    return _seen(match, verdict, statement, speaker, _edits(wanted, match, statement), doubt)


def _of(held: Speech, name: str | None, parts: Sequence[tuple[int, int]]) -> Statement | None:
    """The statement that words are asked about as: where anybody may have said them, that of whoever tells them in marks."""
    statement = held.holder(*parts)
    return statement if name is not None else teller(held, statement)


def _doubt(answer: Answer, name: str | None, match: Match, statement: Statement | None) -> Doubt | None:
    """Why words in quotation marks do not count; None where they do, or are said by another."""
    if answer not in _BY:
        return _open(answer)
    doubt = framed(match.speech, statement, match.first)
    if answer == "different":
        return None if doubt == "quoted-inside" else doubt
    if doubt:
        return doubt
    return "quoted-inside" if name is not None and _quotes_another(match, statement) else None


def _open(answer: Answer) -> Doubt | None:
    """What an answer leaves open: nothing where the speaker is the one asked about, or another."""
    return None if answer == "same" or answer == "different" else answer


def _quotes_another(match: Match, statement: Statement | None) -> bool:
    """Whether the speaker of a statement may have quoted these words: they stand in marks inside its marks."""
    top = statement is not None and statement.inside is None
    return top and quotes_another(match.speech, match.first, match.last)


def _unspoken(
    wanted: Asked, match: Match, answer: Answer, speaker: Speaker | None, statement: Statement | None
) -> _Seen | None:
    """A match outside all quotation marks: an outlet's retelling of a statement, or its own words."""
    edits = _edits(wanted, match, statement)
    if statement is not None and answer == "same":
        doubt = framed(match.speech, statement, match.first)
        return _seen(match, "not-found" if doubt else "only-reported", statement, speaker, edits, doubt)
    alike = match.distance <= _ALIKE * len(wanted.words)
    if len(wanted.words) < _FEW or not alike or answer == "different":
        return None
    return _seen(
        match, "not-found", statement, speaker, edits, "own-voice" if statement is None or answer == "same" else answer
    )


def _as_they_are(wanted: Asked, match: Match, statement: Statement | None) -> bool:
    """Whether the words of a place are those asked about to the letter, and none is left out that would turn them."""
    if len(match.parts) != len(wanted.parts) or match.distance:
        return False
    alike = all(_same(wanted, part, match.speech, at) for part, at in zip(wanted.parts, match.parts, strict=True))
    return alike and not dropped(match, statement) and not _in_brackets(match)


def _same(wanted: Asked, part: tuple[int, int], held: Speech, at: tuple[int, int]) -> bool:
    """Whether a part is the same to the letter, stretch for stretch of the text."""
    first, (start, stop) = part[0], at
    words, positions = held.sketch.words, held.positions
    cuts = [start, *(i for i in range(start + 1, stop) if positions[i] != positions[i - 1] + 1), stop]
    for low, high in pairwise(cuts):
        one = wanted.words[first + low - start].start, wanted.words[first + high - start - 1].end
        other = words[positions[low]].start, words[positions[high - 1]].end
        if not same(wanted.text, *one, held.sketch.article.text, *other, first=low == start):
            return False
    return True


def _in_brackets(match: Match) -> bool:
    """Whether a place stands in square brackets: words of the outlet's, put into a quotation."""
    text, start = match.speech.sketch.article.text, match.speech.span(match.first, match.last).start
    line = text.rfind("\n", 0, start) + 1
    return text.rfind("[", line, start) > text.rfind("]", line, start)


def _edits(wanted: Asked, match: Match, statement: Statement | None) -> Edits:
    """What the words asked about are to those of a place, and what they leave out around them."""
    sketch, end = match.speech.sketch, len(wanted.text)
    made = edits(wanted.wording, wording(sketch, _place(match.speech, match.first, match.last, statement)))
    before, after = rest(match)
    around = [Change("trimmed", Span(0, 0), sketch.span(before[0], before[-1] + 1))] if before else []
    around += [Change("trimmed", Span(end, end), sketch.span(after[0], after[-1] + 1))] if after else []
    inside = match.speech.span(match.first, match.last)
    for word in dropped(match, statement):
        at = sketch.span(word, word + 1)
        if not inside.start <= at.start < inside.end:
            side = 0 if at.start < inside.start else end
            around.append(Change("negation", Span(side, side), at))
    kinds = {change.kind for change in around} | set(made.kinds) - ({"identical"} if around else set())
    return Edits(
        tuple(kind for kind in get_args(EditKind) if kind in kinds), tuple(sorted((*made.changes, *around), key=_order))
    )


def _order(change: Change) -> tuple[Span, Span]:
    return change.second, change.first


def _seen(
    match: Match,
    verdict: Verdict,
    statement: Statement | None,
    speaker: Speaker | None,
    made: Edits,
    doubt: Doubt | None = None,
) -> _Seen:
    place = _place(match.speech, match.first, match.last, statement)
    return _Seen(Found(place, verdict, speaker, made, doubt), match.distance, _day(match.speech))


def _place(held: Speech, first: int, last: int, statement: Statement | None) -> Place:
    span = held.span(first, last)
    with_signs = Span(*bounds(held.sketch.article.text, span.start, span.end))
    return Place(held.sketch.article.id, with_signs, statement.id if statement else None)


def _day(held: Speech) -> tuple[int, int]:
    return held.sketch.day or _UNDATED


def _touches(one: _Seen, others: Iterable[_Seen]) -> bool:
    """Whether a place shares words with others."""
    place = one.found.place
    return any(place.article == other.found.place.article and overlap(place.span, other.found.place.span) for other in others)


def _stitched(wanted: Asked, name: str | None, speeches: Sequence[Speech], seen: Iterable[_Seen]) -> list[_Seen]:
    """Every place of the pieces that the words asked about are put together from; none where they are not, or have been seen
    as they are in one place."""
    if any(one.distance == 0 and one.found.verdict != "only-reported" for one in seen):
        return []
    out = []
    for piece in pieces(wanted, speeches):
        for held in speeches:
            for at in places(wanted, piece, held):
                statement = held.holder((at, at + piece.last - piece.first))
                answer, speaker = asked_of(name, statement, held.sketch.article.text)
                place = _place(held, at, at + piece.last - piece.first, statement)
                around = _around(wanted, piece, held, at)
                doubt = framed(held, statement, at) if answer == "same" else _open(answer)
                verdict = "not-found" if doubt else _BY.get(answer, "not-found")
                found = Found(place, verdict, speaker, around, doubt)
                out.append(_Seen(found, 0, _day(held)))
    return out


def _around(wanted: Asked, piece: Piece, held: Speech, at: int) -> Edits:
    """The words asked about that are not of this piece, before and behind it."""
    here = held.span(at, at + piece.last - piece.first)
    before = Span(wanted.words[0].start, wanted.words[piece.first].start)
    after = Span(wanted.words[piece.last - 1].end, wanted.words[-1].end)
    sides = ((before, Span(here.start, here.start)), (after, Span(here.end, here.end)))
    return Edits(("spliced",), tuple(Change("spliced", one, other) for one, other in sides if one.start < one.end))


def _retold(wanted: Asked, name: str | None, held: Speech) -> Iterator[_Seen]:
    """Statements in an outlet's words that have what tells in the words asked about, though not as they run."""
    sketch = held.sketch
    asked_for = {word.stem: word.weight for word in wanted.words if word.weight}
    retelling = {word.stem for word, quoted in zip(sketch.words, sketch.quoted, strict=True) if not quoted}
    if len(asked_for.keys() & retelling) < _TELLING_WORDS:  # most articles, and it spares going through their statements
        return
    for statement in sketch.statements:
        inside = [w for content in statement.content for w in range(*sketch.at(content)) if not sketch.quoted[w]]
        told = {sketch.words[w].stem: sketch.words[w].weight for w in inside if sketch.words[w].weight}
        shared = asked_for.keys() & told.keys()
        weight = sum(asked_for[stem] for stem in shared)
        if len(shared) < _TELLING_WORDS or weight < max(_RETOLD * sum(asked_for.values()), _ABOUT * sum(told.values())):
            continue
        place = Place(sketch.article.id, Span(statement.content[0].start, statement.content[-1].end), statement.id)
        answer, speaker = asked_of(name, statement, held.sketch.article.text)
        if answer == "same":
            found = Found(place, "only-reported", speaker, edits(wanted.wording, wording(sketch, place)))
            yield _Seen(found, len(wanted.words), _day(held))
