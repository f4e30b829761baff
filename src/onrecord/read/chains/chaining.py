"""Source chains: by which way a statement came from its speaker to this outlet, as far as the words around it say.

Takes an article, its sentences and its statements; gives the statements with their chains. `hops` finds the words that state
a hop in a sentence, `credits` those that credit a paragraph or the article; here they find their statements. Imports these
and media.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from onrecord.read.chains.credits import credits
from onrecord.read.chains.hops import Context, Phrase, outlet_at, phrases
from onrecord.read.chains.media import MEDIA, REPORTS
from onrecord.read.text.sentences import Pair
from onrecord.types import Article, Hop, HopRole, Span, Statement

FARTHEST = 100
"""Code points between the words that state a hop and the cue or source of the statement that takes it."""
ADJACENT = 12
"""The same for words that state a hop only right behind a cue and its content ("pushed that line on Gullnet")."""

_SPACE = re.compile(r"[^\S ]")
_ORDER: dict[HopRole, int] = {"medium": 0, "interviewer": 1, "report": 2, "wire": 3, "outlet": 4}
_VERB = re.compile(
    r"\b(?:(?:re-?)?tweet(?:s|ed|ing)?|e-?mail(?:ed|s|ing)|texted|blogged|faxed|livestreamed|posted|posting)\b", re.I
)
_GOING_ON = re.compile(r"\b(?:continu(?:ed|es|ing)|add(?:ed|s|ing)|went on|goes on|going on|conclud(?:ed|es|ing))\b", re.I)
_NOUN = re.compile(
    r"(?<!to )(?:\b(?:a|an|the|his|her|its|their|one|another) )?(?:\b(?:series|string|number) of )?(?:[\w-]+ )??"
    r"\b(?:tweets?|statement|e-?mail|letter|op-ed|memo|interview|speech|testimony|press conference)\b(?! to\b)"
)
_DOCUMENT = re.compile(r"(?:[\w’'.-]+ ){0,4}?([\w-]+)")


def chained(article: Article, sentences: list[Pair], statements: list[Statement]) -> list[Statement]:
    """The statements with the hops that the words of their sentences, or a credit, state."""
    stated = _stated(article, sentences, statements)
    credited = credits(article, sentences) if statements else []
    outer = {s.id: s for s in statements}
    out = []
    for statement in statements:
        hops = list(stated[statement.id])
        for holder in _holders(statement, outer):
            hops += [*_reporting(article, holder), *stated[holder.id]]
        hops += [credit.hop for credit in credited if credit.start <= _anchor(statement)[0] < credit.end]
        out.append(msgspec.structs.replace(statement, chain=_once(hops)) if hops else statement)
    return out


def _stated(article: Article, sentences: list[Pair], statements: list[Statement]) -> dict[str, list[Hop]]:
    """What the sentence of each statement's cue states of its way, the speaker's side first. One whose cue says that the
    speaker goes on ("he continued") came by the way of what the same speaker said before."""
    found = {s.id: [*_by_itself(article.text, s)] for s in statements}
    plain = _SPACE.sub(" ", article.text)
    for row, group in _by_sentence(sentences, statements).items():
        for phrase in phrases(Context(plain, *row, article.outlet)):
            for owner in _owners(plain, phrase, group, statements):
                found[owner.id].append(_hop(article.text, phrase.role, phrase.name, phrase.words))
    last: Statement | None = None
    for statement in sorted(statements, key=_anchor):
        hops = found[statement.id] = _weeded(article.text, found[statement.id])
        if last and not hops and _goes_on(article.text, statement, last):
            found[statement.id] = found[last.id]
        last = last if statement.inside else statement
    return found


def _by_sentence(sentences: list[Pair], statements: list[Statement]) -> dict[Pair, list[Statement]]:
    """The statements of each sentence that holds the beginning of a cue, or of a source without one."""
    groups: dict[Pair, list[Statement]] = {}
    for statement in statements:
        index = bisect_right(sentences, (_anchor(statement)[0], sys.maxsize)) - 1
        if index >= 0 and (statement.cue or statement.source):
            groups.setdefault(sentences[index], []).append(statement)
    return groups


def _anchor(statement: Statement) -> Pair:
    """The span by which a statement has its place among the sentences: its cue, else its source, else its content."""
    span = (statement.cue or statement.source or statement.content)[0]
    return span.start, span.end


def _owners(text: str, phrase: Phrase, group: list[Statement], every: list[Statement]) -> list[Statement]:
    """Of the statements of a sentence those that a phrase is about: the nearest, and what the same source or cue reports.
    Words inside somebody's statement are about what is reported within it only."""
    if any(_is_source(text, phrase, s) for s in group):
        return []
    around = [t for t in every if any(c.start <= phrase.name[0] < c.end for c in t.content)]
    fit = [
        s
        for s in group
        if not any(t is s or not any(c.start <= _anchor(s)[0] < c.end for c in t.content) for t in around)
        and not (phrase.role == "interviewer" and _is_speaker(text, phrase, s))
    ]
    if not phrase.sure:
        fit = [s for s in fit if s.cue and s.cue[-1].end <= phrase.words[0] and _distance(phrase.words, s) <= ADJACENT]
    if phrase.role == "report" and _loose(text, phrase):
        fit = [s for s in fit if _distance(phrase.words, s) == 0]
    nearest = min(fit, key=lambda s: _distance(phrase.words, s) + (0 if s.source else FARTHEST // 2), default=None)
    if nearest is None or _distance(phrase.words, nearest) > FARTHEST:
        return []
    return [s for s in fit if s is nearest or (s.source and s.source == nearest.source) or (s.cue and s.cue == nearest.cue)]


def _loose(text: str, phrase: Phrase) -> bool:
    """Whether a phrase speaks of an outlet's report without saying that something is taken from it."""
    words = text[slice(*phrase.words)].lower().split()
    return words[-1] in REPORTS and words[0] not in ("according", "citing", "in", "as", "per")


def _is_source(text: str, phrase: Phrase, statement: Statement) -> bool:
    """Whether a statement is attributed to what the phrase names, rather than to a report of its."""
    source = next((s for s in statement.source if s.start < phrase.name[1] and phrase.name[0] < s.end), None)
    if source is None:
        return False
    return not any(word in REPORTS or word in MEDIA for word in text[source.start : source.end].lower().split())


def _is_speaker(text: str, phrase: Phrase, statement: Statement) -> bool:
    return statement.speaker is not None and text[slice(*phrase.name)] in statement.speaker.name


def _distance(words: Pair, statement: Statement) -> int:
    """Code points between a phrase and the nearest of a statement's cue and source, its content not counted."""
    best = sys.maxsize
    for span in (*statement.cue, *statement.source):
        low, high = (span.end, words[0]) if span.end <= words[0] else (words[1], span.start)
        between = sum(max(0, min(c.end, high) - max(c.start, low)) for c in statement.content)
        best = min(best, max(0, high - low - between))
    return best


def _by_itself(text: str, statement: Statement) -> Iterator[Hop]:
    """What a cue ("tweeted", "a series of tweets") or a source ("the statement") says of the medium."""
    for cue in statement.cue:
        for pattern in (_VERB, _NOUN):
            if match := pattern.search(text, cue.start, cue.end):
                yield Hop("medium", match.group(), Span(*match.span()), Span(*match.span()))
    for source in statement.source:
        match = _DOCUMENT.fullmatch(text, source.start, source.end)
        itself = statement.speaker is not None and source.start <= statement.speaker.mention.start < source.end
        if match and match.group(1).lower() in MEDIA and not itself:
            yield Hop("medium", match.group(), source, source)


def _weeded(text: str, hops: list[Hop]) -> list[Hop]:
    """In order, without what another says better: "tweeted" beside "on Gullnet", or the same words twice."""
    by_verb = [hop for hop in hops if hop.span == hop.words and _VERB.fullmatch(hop.name)]
    named = [hop for hop in hops if hop not in by_verb]
    kept = named if any(hop.role == "medium" for hop in named) else hops
    out: list[Hop] = []
    for hop in sorted(kept, key=lambda h: (_ORDER[h.role], h.span, h.words.start)):
        if not any(hop.span.start < other.span.end and other.span.start < hop.span.end for other in out):
            out.append(hop)
    return out


def _goes_on(text: str, statement: Statement, last: Statement) -> bool:
    same = statement.speaker and last.speaker and statement.speaker.name == last.speaker.name
    return bool(same) and any(_GOING_ON.search(text, cue.start, cue.end) for cue in statement.cue)


def _holders(statement: Statement, by_id: dict[str, Statement]) -> Iterator[Statement]:
    """The statement that this one is reported in, the one that that one is reported in, and so on."""
    seen = {statement.id}
    while statement.inside in by_id and statement.inside not in seen:
        statement = by_id[statement.inside]
        seen.add(statement.id)
        yield statement


def _reporting(article: Article, holder: Statement) -> Iterator[Hop]:
    """The outlet that a statement is attributed to, as a hop of what is reported inside that statement."""
    if holder.speaker and holder.speaker.kind == "person":
        return
    for source in holder.source:
        name = outlet_at(Context(article.text, source.start, source.end, article.outlet), source.start)
        if name and name[1] == source.end:
            yield _hop(article.text, "report", name, (source.start, source.end))


def _hop(text: str, role: HopRole, name: Pair, words: Pair) -> Hop:
    return Hop(role, text[slice(*name)], Span(*name), Span(*words))


def _once(hops: list[Hop]) -> tuple[Hop, ...]:
    """The hops, each name once, at its first place."""
    out: dict[str, Hop] = {}
    for hop in hops:
        out.setdefault(hop.name.lower().removeprefix("the "), hop)
    return tuple(out.values())
