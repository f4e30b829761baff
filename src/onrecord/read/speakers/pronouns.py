"""Pronouns to referents: whom "she", "they" or "who" stands for where it is a source.

Takes a pronoun, the statement whose source it is and the discourse; gives a `Referent`, None where nothing fits. What "he"
and "she" tell of a person's gender is kept in the discourse. Imports the
discourse, noun phrases, salience, several, groups, joint, ranking, names, words and the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from onrecord.read.speakers import salience, several
from onrecord.read.speakers.discourse import GUESS, LIKELY, SURE, Discourse, Referent, Turn, decided, plural, renamed
from onrecord.read.speakers.groups import ending, people
from onrecord.read.speakers.joint import DESCRIBING
from onrecord.read.speakers.names import Mention
from onrecord.read.speakers.noun_phrases import nominal
from onrecord.read.speakers.ranking import ranked
from onrecord.read.text.lexicon import (
    BODIES,
    DETERMINERS,
    DOCUMENTS,
    FIRST,
    FIRST_PLURAL,
    GENERIC,
    HE,
    IT,
    PEOPLE,
    RELATIVE,
    ROLES,
    SENTENCE_OPENERS,
    SHE,
    THEY,
)
from onrecord.read.text.words import Token, tokens
from onrecord.types import Span, Speaker, Statement

_TOPICS = DOCUMENTS | BODIES
CLEAR = 0.6  # probability from which on a pronoun tells the gender of whom it stands for
LONGEST_CLAUSE = 120  # code points of a relative clause that tells who is meant
_WHO = ("who", "whom")
_OF = re.compile(r",?\s+(?:of|from)\s+(?:the\s+)?")
_SUCH = re.compile(r",?\s+(?:such as|like|including)\s")
_SEVERAL = re.compile(r"\s+(?:are|were|have|do|aren[’']t|weren[’']t|haven[’']t|don[’']t)\b")
"""What stands behind a relative pronoun that means several."""
_JOINED = re.compile(r"\b(?:and|but|or)\s+$")
_ADJACENT = re.compile(r"\.?[\s,—–(-]*(?:(?:is|was|are|were)\s+)?")
_LONGEST, _BARE = 9, 4  # words of a phrase before a relative pronoun, with and without a determiner
NEAR = 4  # sentences back in which the speaker of "they" or "it" is looked for


def antecedent(pronoun: str, statement: Statement, discourse: Discourse) -> Referent | None:
    """Whom a pronoun in lower case, the source of `statement`, stands for."""
    source = statement.source[0]
    if pronoun in FIRST or pronoun in FIRST_PLURAL:
        return _first_person(pronoun, source, statement, discourse)
    if pronoun in HE or pronoun in SHE:
        return _he_or_she("f" if pronoun in SHE else "m", statement, discourse)
    if pronoun in RELATIVE:
        return _relative(pronoun, statement, discourse)
    if pronoun in THEY:
        return _they(statement, discourse)
    if pronoun in IT:
        return _it(statement, discourse)
    if pronoun in GENERIC:  # "you", "everybody": nobody in particular
        return Referent(Speaker(discourse.text[source.start : source.end], "unnamed", "pronoun", LIKELY, source))
    return None


def _first_person(pronoun: str, source: Span, statement: Statement, discourse: Discourse) -> Referent | None:
    """ "I" in somebody's words is that speaker, outside of them the author."""
    if discourse.quoted(source.start):
        holder = next((turn for turn in reversed(discourse.turns) if turn.start != source.start), None)
        if pronoun in FIRST_PLURAL or holder is None or statement.inside is None:
            return None
        return renamed(holder.referent, "pronoun", LIKELY)
    mention = source
    for author in discourse.authors:
        at = discourse.text.find(author)
        if at >= 0:
            mention = Span(at, at + len(author))
    name = discourse.text[mention.start : mention.end]
    return Referent(Speaker(name, "author", "pronoun", LIKELY if pronoun in FIRST else GUESS, mention))


def _he_or_she(gender: str, statement: Statement, discourse: Discourse) -> Referent | None:
    """The likeliest person; what the pronoun tells of the gender is kept where the choice is clear."""
    found = ranked(salience.WEIGHTS, salience.candidates(gender, statement, discourse))
    if not found:
        return None
    (chosen, probability), *_ = found
    if probability >= CLEAR and not chosen.features.contrary:
        discourse.gender.setdefault(chosen.who, gender)
    return decided([(c.referent, p) for c, p in found], "pronoun")


def _they(statement: Statement, discourse: Discourse) -> Referent | None:
    """The likeliest group, body or pair."""
    found = ranked(several.WEIGHTS, several.candidates(statement, discourse))
    return decided([(c.referent, p) for c, p in found], "pronoun") if found else None


def _it(statement: Statement, discourse: Discourse) -> Referent | None:
    """ "it": what this sentence is about before it, else the body or document that spoke last, else what the sentence before is
    about, else the document that it names last."""
    at = statement.source[0].start
    here, opening = discourse.sentence(at), discourse.opening(at)
    said_before = any(span.start < at and span.end > opening for span in statement.content)  # "..., it said"
    found = None if said_before else _topic(opening, at, statement, discourse)
    found = found or _last(lambda turn: turn.speaker.kind in ("organisation", "document"), at, discourse)
    if not found and here:
        before = discourse.sentences[here - 1]
        found = _topic(*before, statement, discourse) or _document(*before, statement, discourse)
    return renamed(found, "pronoun", GUESS) if found else None


def _document(start: int, end: int, statement: Statement, discourse: Discourse) -> Referent | None:
    """The document that `text[start:end]` names last by a common noun: "a memorandum"."""
    row = [t for t in tokens(discourse.text, start, end) if t.end <= end]
    for i in reversed(range(1, len(row))):
        if row[i].lower in DOCUMENTS and not row[i].capital and not discourse.quoted(row[i].start):
            begin = next((j for j in range(i - 1, max(-1, i - 6), -1) if row[j].lower in DETERMINERS), i)
            return nominal(row[begin : i + 1], statement, discourse)
    return None


def _topic(start: int, end: int, statement: Statement, discourse: Discourse) -> Referent | None:
    """The body or document that a sentence begins with."""
    row = [t for t in tokens(discourse.text, start, min(end, start + 80)) if t.end <= end][:7]
    for i, token in enumerate(row):
        if token.lower in _TOPICS and not token.capital:
            return nominal(row[: i + 1], statement, discourse)
        if not token.word[0].isalnum() or (token.lower in SENTENCE_OPENERS and (i or token.lower not in DETERMINERS)):
            break
    first = next(iter(discourse.between(start, end)), None)
    body = first is not None and discourse.kind(discourse.owner[first.start]) == "organisation"
    return discourse.referent(discourse.owner[first.start], "pronoun", LIKELY) if first and body else None


def _relative(pronoun: str, statement: Statement, discourse: Discourse) -> Referent | None:
    """ "who", "which": the name or noun phrase right before, or the name that this noun phrase stands behind."""
    at = statement.source[0].start
    again = _coordinate(at, discourse)
    if again:
        return again
    several = _SEVERAL.match(discourse.text, statement.source[0].end) is not None
    name = None if several else _adjacent(at, discourse)
    if name and pronoun in _WHO:
        name = _of_place(name, discourse) or _described(name, at, discourse) or name
    if name and _fits(pronoun, name, discourse):
        return discourse.referent(discourse.owner[name.start], "pronoun", SURE)
    group = ending(discourse.text, discourse.opening(at), _before_examples(at, discourse) if several else at)
    if group:
        return _group(group, statement, discourse)
    phrase = _phrase_before(pronoun, at, discourse)
    if phrase:
        if phrase[0].lower == "those" and pronoun in ("who", "whose"):
            return _group(phrase, statement, discourse)
        apposed = None if several else _adjacent(phrase[0].start, discourse)
        if apposed and apposed.person is not False:
            apposed = (_of_place(apposed, discourse) if pronoun in _WHO else None) or apposed
            return discourse.referent(discourse.owner[apposed.start], "pronoun", LIKELY)
        return renamed(nominal(phrase, statement, discourse), "pronoun", GUESS)
    persons = [m for m in discourse.between(discourse.opening(at), at) if discourse.kind(discourse.owner[m.start]) == "person"]
    if pronoun in _WHO and persons and discourse.text[:at].rstrip().endswith(","):
        return discourse.referent(discourse.owner[persons[-1].start], "pronoun", GUESS)
    return None


def _coordinate(at: int, discourse: Discourse) -> Referent | None:
    """Whom the last relative pronoun of the sentence stood for, where another one is joined to it: "who sold it and who"."""
    opening = discourse.opening(at)
    if not _JOINED.search(discourse.text, max(opening, at - 6), at):
        return None
    for turn in reversed(discourse.turns):
        if opening <= turn.start < at and discourse.text[turn.start :].split(None, 1)[0].lower() in RELATIVE:
            return turn.referent
    return None


def _fits(pronoun: str, name: Mention, discourse: Discourse) -> bool:
    """Whether a name may be whom or what a relative pronoun stands for: "who" is no body, and "which" nobody."""
    kind = discourse.kind(discourse.owner[name.start])
    return kind != "organisation" if pronoun in _WHO else not (pronoun == "which" and name.person)


def _of_place(name: Mention, discourse: Discourse) -> Mention | None:
    """The person before a place or body: "Ada Orme of Upper Tarn"."""
    before = discourse.between(discourse.opening(name.start), name.start)
    joined = before and _OF.fullmatch(discourse.text, before[-1].end, name.start)
    return before[-1] if joined and discourse.kind(discourse.owner[before[-1].start]) == "person" else None


def _before_examples(at: int, discourse: Discourse) -> int:
    """Where the examples begin that stand before a relative pronoun: "growers such as Holt who"; else `at`."""
    found = list(_SUCH.finditer(discourse.text, max(discourse.opening(at), at - LONGEST_CLAUSE), at))
    return found[-1].start() if found else at


def _described(name: Mention, at: int, discourse: Discourse) -> Mention | None:
    """The person whose description ends with a name: "Ada Orme, a teacher from Upper Tarn, who"."""
    text, opening = discourse.text, discourse.opening(at)
    words = text[opening : name.start].lower().split()
    if not words or words[-1] not in DESCRIBING or "," not in text[name.end : at]:
        return None
    before = [m for m in discourse.between(opening, name.start) if text[m.end : m.end + 1] == ","]
    return before[-1] if before and discourse.kind(discourse.owner[before[-1].start]) == "person" else None


def _group(phrase: list[Token], statement: Statement, discourse: Discourse) -> Referent:
    """A group by a relative pronoun: its words, with the clause that tells which ones are meant where no comma parts them."""
    start, end = phrase[0].start, phrase[-1].end
    at, said = statement.source[0].start, max(c.end for c in statement.content)
    if "," not in discourse.text[end:at] and at < said < at + LONGEST_CLAUSE and "\n" not in discourse.text[at:said]:
        end = said
    return Referent(Speaker(discourse.text[start:end], "group", "pronoun", LIKELY, Span(start, end)))


def _adjacent(at: int, discourse: Discourse) -> Mention | None:
    """The name of the same sentence that only marks part from `at`, or a copula ("Holt is the clerk who")."""
    before = [m for m in discourse.between(discourse.opening(at), at) if m.end <= at]
    if not before:
        return None
    group = discourse.kind(discourse.owner[before[-1].start]) == "group"  # "a Vellish who"
    if discourse.text[: before[-1].start].endswith(("a ", "an ")) and (group or before[-1].person is not True):
        return None
    return before[-1] if _ADJACENT.fullmatch(discourse.text, before[-1].end, at) else None


def _phrase_before(pronoun: str, at: int, discourse: Discourse) -> list[Token]:
    """The noun phrase that ends right before `at`: from its determiner, at most nine words, or else its last words alone.
    Where "who" is asked for, what stands behind a preposition and is nobody describes somebody: "those in the trade who"."""
    row = [t for t in tokens(discourse.text, discourse.opening(at), at) if t.end <= at]
    while row and (not row[-1].word[0].isalnum() or row[-1].lower in ("and", "but", "or")):
        row.pop()
    row = row[-_LONGEST:]
    starts = [i for i, t in enumerate(row) if t.lower in DETERMINERS or t.lower == "one"]
    while starts and pronoun in ("who", "whom") and _describes(row, starts[-1]) and len(starts) > 1:
        starts.pop()
    bare = next((i + 1 for i in reversed(range(len(row))) if not _nominal(row[i])), 0)
    start = starts[-1] if starts else max(bare, len(row) - _BARE)
    verb = any(not _nominal(a) and a.lower[-2:] in ("ed", "ng") and b.lower in DESCRIBING for a, b in pairwise(row[start:]))
    if verb or any(not t.word[0].isalnum() for t in row[start:]):
        return row[bare:][-_BARE:]
    return row[start:]


def _describes(row: list[Token], at: int) -> bool:
    """Whether a phrase that begins at `row[at]` stands behind a preposition and is no person by its last word."""
    head = row[-1].lower
    return at > 0 and row[at - 1].lower in DESCRIBING and head not in ROLES | PEOPLE and not people(head) and not plural(head)


def _nominal(token: Token) -> bool:
    """Whether a word may be part of a noun phrase, as far as its form tells."""
    word = token.lower
    return word[0].isalnum() and word not in SENTENCE_OPENERS | DESCRIBING and not word.endswith(("ed", "ing", "ly"))


def _last(fits: Callable[[Turn], bool], at: int, discourse: Discourse) -> Referent | None:
    """The last speaker before `at` that fits, within a few sentences."""
    here = discourse.sentence(at)
    for turn in reversed(discourse.turns):
        if turn.start < at and here - discourse.sentence(turn.start) <= NEAR and fits(turn):
            return renamed(turn.referent, "pronoun", GUESS)
    return None
