"""The names in an article: where each stands, and what of it is the name proper.

Takes a text and its sentences; gives `Mention` records. Rests on capitals, titles and the nouns of `lexicon`,
never on a list of names.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from onrecord.read.speakers.appositions import VERBS, body_behind, office_of, role, role_before, role_behind, tells_person
from onrecord.read.speakers.runs import ACRONYM, common_words, initial, runs
from onrecord.read.text.lexicon import (
    DETERMINERS,
    FEMALE,
    HONORIFICS,
    MALE,
    NAME_SUFFIXES,
    ORGANISATIONS,
    PARTICLES,
    ROLE_MODIFIERS,
    ROLES,
    SENTENCE_OPENERS,
    SHORT_ROLES,
)
from onrecord.read.text.sentences import Pair
from onrecord.read.text.words import Token, tokens

_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
_OFFICE = ROLES | ORGANISATIONS | ROLE_MODIFIERS | {"of"}
_ADHERENT = re.compile(r"\w{3}(?:crat|[lrt]ican|tive|arian)$|\w{4}ist$")
_INCOMING = re.compile(r"(\w+)-(?:elect|designate|to-be)$")
PARTISAN = re.compile(r"\w{3}(?:crat|[lrt]ican)$", re.IGNORECASE)
"""How nouns for one of a party end."""
_FOR_A_TIME = (["pro", "tem"], ["pro", "tempore"])
_SITE = re.compile(r"\w\.(?:com|org|net|info)$", re.IGNORECASE)


class Mention(NamedTuple):
    """A name at `start:end` of the text; `person` is None where nothing tells a person from anything else."""

    start: int
    end: int
    name: str
    roles: tuple[str, ...]  # the offices that stand with it, in lower case and spelt out
    person: bool | None
    gender: str | None  # "f", "m", or None where no title tells
    title: str | None = None  # the office right before the name, spelt out


def mentions(text: str, sentences: list[Pair]) -> list[Mention]:
    """Every name in the sentences of `text`, in order. In a headline whose every word has a capital, only names that the
    rest of the text has are found."""
    common = common_words(text)
    found: list[Mention] = []
    headlines: list[list[Token]] = []
    rows = [tokens(text, start, end) for start, end in sentences]
    for row in rows:
        if _every_capital(row):
            headlines.append(row)
            said = _before_colon(row)  # "Jan Holt: We Are Full"
            found += [m for run in ([said] if said else []) if (m := read_run(text, run, row))]
        else:
            found += [m for run in runs(text, row, common) if (m := read_run(text, run, row))]
    found = _shortened(text, found, common)
    known = {m.name: m for m in reversed(found)} | {m.name.split()[-1]: m for m in reversed(found) if m.person}
    before = {m.start for m in found}
    for row in headlines:
        found += [m for m in _known(text, row, known) if m.start not in before]
    taken = {at for m in found for at in range(m.start, m.end)}
    names = {
        word: m
        for m in reversed(found)
        if m.person is not False and len(m.name.split()) > 1
        for word in (m.name.split()[0], m.name.split()[-1])
    }
    for row in rows:  # a name that opens its sentence and is a common word too: "Stone said"
        first = next((t for t in row if t.word[0].isalpha()), None)
        if first and first.word in names and first.start not in taken:
            found.append(Mention(first.start, first.end, first.word, (), None, None))
    return sorted(found, key=lambda m: (m.start, m.end))


def _every_capital(row: list[Token]) -> bool:
    """Whether the words are a headline's: all capitalised but for the words that never are."""
    words = [t for t in row if t.word[0].isalpha()]
    lower = [t.lower for t in words if not t.capital]
    return len(words) > 5 and len(lower) < len(words) / 2 and all(w in SENTENCE_OPENERS and w not in VERBS for w in lower)


def _before_colon(row: list[Token]) -> list[Token]:
    """The two or three words before the colon of a headline, where they look like a name."""
    end = next((i for i, t in enumerate(row[:4]) if t.word == ":"), 0)
    return row[:end] if end > 1 and all(t.capital and t.lower not in SENTENCE_OPENERS for t in row[:end]) else []


def _shortened(text: str, found: list[Mention], words: set[str]) -> list[Mention]:
    """Mentions cut to the full name: one that they end with ("Harbour Town Jan Holt" where "Jan Holt" and "Harbour Town" are
    known apart), or what is left behind words that tell what somebody is ("Recorder Jan Holt"), or behind a word that only
    opens the sentence ("Asked Holt")."""
    full = {m.name for m in found if len(m.name.split()) > 1}
    persons = {m.name for m in found if m.person is not False and len(m.name.split()) == 2 and not suffixed(m.name)}
    last: dict[str, set[str]] = {}
    for name in full:
        last.setdefault(name.split()[-1], set()).add(name)
    out = []
    for mention in found:
        parts = mention.name.split()
        tail = next((t for i in range(1, len(parts) - 1) if (t := " ".join(parts[i:])) in persons), None)
        if tail and not _apart(text, mention.name[: -len(tail) - 1], tail) and not (_opens(text, mention) and _stray(parts[0])):
            tail = None
        while not tail and mention.person is not False and _described(parts, words):
            parts = parts[1:]
        alone = len(parts) == 2 and len(last.get(parts[1], ())) > 1 and text.count(mention.name) == 1
        if alone and (
            (_opens(text, mention) and (_stray(parts[0]) or parts[0].lower() in words))
            or f"{parts[0]}s" in words
            or _ADHERENT.search(parts[0])
        ):
            parts = parts[1:]
        rest = " ".join(parts[1:])
        follows = len(parts) > 2 and not suffixed(rest)
        if follows and rest in full and _opens(text, mention) and text.count(rest) > text.count(mention.name) + 1:
            parts = parts[1:]  # "Follow Harbour News"
        kept = tail or " ".join(parts)
        if kept != mention.name and mention.name.endswith(kept):
            mention = mention._replace(
                start=mention.end - len(kept), name=kept, person=True if len(kept.split()) > 1 else mention.person
            )
        out.append(mention)
    return out


def suffixed(name: str) -> bool:
    """Whether a name ends with "Jr." or the like."""
    return name.split()[-1].lower() in NAME_SUFFIXES


def _apart(text: str, front: str, tail: str) -> bool:
    """Whether the text has the words before a name without the name too: else they are of the name ("Ana Maria" "Le Holt")."""
    return text.count(front) > text.count(f"{front} {tail}")


def _described(parts: list[str], words: set[str]) -> bool:
    """Whether the first word before a full name tells what its bearer is: the text has it in lower case or in the plural, or
    it ends as nouns for adherents do."""
    if len(parts) < 3 or parts[1].lower() in PARTICLES:
        return False
    word = parts[0]
    return bool({word.lower(), f"{word}s"} & words) or bool(_ADHERENT.search(word))


def _stray(word: str) -> bool:
    """Whether a word that opens a sentence is a verb rather than a first name ("Stated Holt:")."""
    return len(word) > 4 and word.endswith(("ed", "ing"))


def _opens(text: str, mention: Mention) -> bool:
    """Whether a mention opens its sentence."""
    before = text[max(0, mention.start - 4) : mention.start].rstrip(" \u00a0")
    return not before or not (before[-1].isalnum() or before[-1] in ",;")


def _known(text: str, row: list[Token], known: dict[str, Mention]) -> list[Mention]:
    """The names of `known` in a row of words, the longest first."""
    out: list[Mention] = []
    i = 0
    while i < len(row):
        for last in range(min(len(row), i + 6) - 1, i - 1, -1):
            like = known.get(text[row[i].start : row[last].end])
            if like:
                last += last + 1 < len(row) and row[last + 1].lower in NAME_SUFFIXES and not suffixed(like.name)
                name = text[row[i].start : row[last].end]
                out.append(like._replace(start=row[i].start, end=row[last].end, name=name, roles=(), title=None))
                i = last
                break
        i += 1
    return out


def read_run(text: str, run: list[Token], row: list[Token]) -> Mention | None:
    """The name in a run of capitalised words, without titles; None where there is only a title."""
    if (
        len(run) == 1
        and run[0].lower.rstrip(".") in _MONTHS
        and text[run[0].end : run[0].end + 3].strip(". \u00a0")[:1].isdecimal()
    ):
        return None  # "Sept. 3"
    before = [t for t in row if t.end <= run[0].start][-1:]
    article = run[0].lower == "the" or (bool(before) and before[0].lower == "the")
    if len(run) > 2 and run[0].word.isupper() and run[0].lower in ORGANISATIONS and before and not before[0].capital:
        run = run[1:]  # "the super PAC Harbour Watch"
    words = run[1:] if run[0].lower == "the" else run
    if words and words[-1].lower in ROLES and _only_office(words, text):
        return None  # "the former House Speaker"
    if words and _adherent(words, row, before):
        return None  # "the Vell Harbourcrat"
    body = max((i for i, t in enumerate(words) if t.lower in ORGANISATIONS), default=-1)
    title = max(
        (i for i, t in enumerate(words) if _title(t) and (i < len(words) - 1 or not i) and not initial(words[i - 1 : i])),
        default=-1,
    )
    titled = 0 <= title < body - 1 and text[words[title].end : words[title + 1].start] == " "  # "Mayor Ada Guardian"
    of = next((i for i, (t, after) in enumerate(itertools.pairwise(words)) if _begins_body(t, after)), None)
    led = of is not None and of + 2 < title < len(words) - 1 and body < title  # "Agency for Kelp Director Jan Holt"
    if (of is not None and not led) or (body > 0 and body == len(words) - 1 and not titled):
        return Mention(run[0].start, words[-1].end, text[run[0].start : words[-1].end], (), False, None)
    if 0 < body < len(words) - 2 and title < body:
        title = body  # "Harbour Authority Jan Holt": the name is behind the body
    office = role(words[: title + 1]) if 0 <= title != body else None
    if [t.lower for t in words[title + 1 : title + 3]] in _FOR_A_TIME:
        title += 2
    name = words[title + 1 :]
    if name and name[0].lower == "of":
        name = name[-2:] if len(name) > 3 else []  # "Mayor of Harbour Town Jan Holt"
    roles = [office] if office else office_of(row, run[0].start) if title >= 0 else role_before(row, run[0].start, text)
    if not name:
        return None
    if title < 0 and not roles and (article or (len(name) == 1 and ACRONYM.match(name[0].word))):
        return Mention(run[0].start, name[-1].end, text[run[0].start : name[-1].end], (), False, None)
    person = True if title >= 0 or roles else None
    if person is None and (_SITE.search(name[-1].word) or body_behind(text, name[-1].end, row)):
        return Mention(name[0].start, name[-1].end, text[name[0].start : name[-1].end], (), False, None)
    if person is None and tells_person(text, name[-1].end, row):
        person = True
    roles += role_behind(text, name[-1].end, row)
    return Mention(
        name[0].start, name[-1].end, text[name[0].start : name[-1].end],
        tuple(dict.fromkeys(r for r in roles if r not in HONORIFICS)),
        person, _gender(words[: title + 1]), None if office in HONORIFICS else office,
    )  # fmt: skip


def _begins_body(noun: Token, token: Token) -> bool:
    """Whether two words stand inside the name of a body: "Agency for"."""
    return noun.lower in ORGANISATIONS and token.lower in ("of", "for", "on")


def _only_office(words: list[Token], text: str) -> bool:
    """Whether words that end in an office are no more than that: "former House Speaker", "Vell Attorney General"; "V.A.
    Attorney", if the article has "V.A." without an attorney, too."""
    if all(t.lower in _OFFICE for t in words) or (len(words) > 2 and words[-2].lower in ROLES):
        return True
    whole = f"{words[0].word} {words[-1].word}"
    return len(words) == 2 and ACRONYM.match(words[0].word) is not None and text.count(words[0].word) > text.count(whole)


def _adherent(words: list[Token], row: list[Token], before: list[Token]) -> bool:
    """Whether words tell what somebody is by party or people: "the Vell Harbourcrat", "a top Harbourcrat"."""
    behind = [t for t in row if t.start >= words[-1].end][:2]
    verb = bool(behind) and (behind[0].lower.endswith("ed") or (len(words) > 1 and any(map(_after_verb, behind[1:]))))
    alone = not behind or not behind[0].word[0].isalpha() or behind[0].lower in SENTENCE_OPENERS or verb
    told = words[0].start != row[0].start and before and (before[0].lower in DETERMINERS or len(words) == 1)
    return bool(told) and alone and PARTISAN.search(words[-1].word) is not None


def _after_verb(token: Token) -> bool:
    """Whether the word before a token is likelier a verb than a noun: "set a date", "spoke briefly"."""
    return not token.capital and (token.lower in DETERMINERS or token.lower in ("to", "that") or token.lower.endswith("ly"))


def _title(token: Token) -> bool:
    singular = token.lower.rstrip(".").removesuffix("s")  # "Sens. Holt and Orme"
    if (office := _INCOMING.match(token.lower)) and office.group(1) in ROLES:  # "Senator-elect Jan Holt"
        return True
    return token.lower in HONORIFICS or token.lower in ROLES or singular in SHORT_ROLES or singular in ROLES


def _gender(title: list[Token]) -> str | None:
    words = {t.lower for t in title}
    return "f" if words & FEMALE else "m" if words & MALE else None
