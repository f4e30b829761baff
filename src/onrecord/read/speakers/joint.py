"""Joint sources: the parts of a noun phrase in which several stand side by side.

Takes the tokens of a source and the names in it; gives the names or the phrases that speak together. Imports names,
words and the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.speakers.names import Mention
from onrecord.read.text.lexicon import BESIDES, DETERMINERS, LEADING, NOT_PLURAL, PEOPLE, RELATIVE, ROLES
from onrecord.read.text.words import Token

_DASHES = frozenset(["—", "–", "-", ":"])
_SINGULAR = NOT_PLURAL | ROLES
_AND = frozenset(["and", "or", "&"])


def joined_names(row: list[Token], inside: list[Mention]) -> list[Mention]:
    """The names that stand side by side in a source: "Holt and Mayor Ada Orme", "both lawmakers, Jan Holt and Ada Orme", "Jan
    Holt, a baker, and Ada Orme". Empty where there are not two, and for what stands in a description ("Jan Holt, a friend of
    Orme and Lund")."""
    names: list[Mention] = []
    described = False  # something other than a name has come since the last name
    parts = list(_parts(row, inside))
    for i, (separator, part) in enumerate(parts):
        named = _whole(part, inside)
        joins = separator.endswith("and")
        if named and names and joins and (not described or separator == ",and"):
            return [*names, named]
        if named and not described and not joins:
            names.append(named)
        elif not named and joins and not described and names:
            behind = _whole(parts[i + 1][1], inside) if parts[i + 1 : i + 2] and parts[i + 1][0] == "," else None
            return [*names, behind] if behind else []  # "Holt and his wife, Ada Orme"; "Holt and his wife"
        elif not (named and not names and not joins):
            described = True
        else:
            names, described = [named], False
    return []


def joined_phrases(row: list[Token]) -> list[list[Token]]:
    """The plural noun phrases that stand side by side in a source without names: "unions, growers and many millers". Empty
    where there is one, or where they share what describes them ("current and former clerks", "some clerks and cooks")."""
    parts = [(separator, part) for separator, part in _parts(row, []) if part]
    if len(parts) < 2 or not parts[-1][0].endswith("and") or any(s in ("", "-") for s, _ in parts[1:]):
        return []
    phrases = [part[part[0].lower in LEADING :] or part for _, part in parts]  # "from growers and from millers"
    if not all(_plural(part) for part in phrases):
        return []
    shared = len(phrases[0]) > 1 and min(len(part) for part in phrases[1:]) == 1
    return [] if shared else phrases


def _parts(row: list[Token], inside: list[Mention]) -> Iterator[tuple[str, list[Token]]]:
    """The row cut at commas, dashes and "and", each part with what stands before it (",", "-", "and", ",and", or "" for the
    first); brackets and what is in them are left out, and a relative clause ends the row."""
    part: list[Token] = []
    separator, depth = "", 0
    for i, token in enumerate(row):
        if token.word in "()":
            depth = max(0, depth + (1 if token.word == "(" else -1))
            continue
        if depth:
            continue
        within = any(m.start < token.start < m.end for m in inside)
        if token.lower in RELATIVE and not within:
            break
        along = i + 1 < len(row) and token.lower == "along" and row[i + 1].lower == "with"
        if i and row[i - 1].lower == "along" and token.lower == "with" and separator:
            continue
        mark = (
            "and"
            if along or token.lower in _AND | BESIDES
            else ","
            if token.word == ","
            else "-"
            if token.word in _DASHES
            else ""
        )
        if not mark or within:
            part.append(token)
            continue
        if part:
            yield separator, part
            part, separator = [], mark
        else:
            separator += mark
    if part:
        yield separator, part


def _whole(part: list[Token], inside: list[Mention]) -> Mention | None:
    """The name that a part ends with, or that it has before a preposition."""
    for mention in inside:
        office = len(mention.name.split()) > 1 and mention.name.split()[-1].lower() in ROLES  # "Harbour Watch Director"
        if mention.start >= part[0].start and mention.end <= part[-1].end and not office:
            before = [t for t in part if t.end <= mention.start]
            after = [t for t in part if t.start >= mention.end and t.word[0].isalnum()]
            if not any(t.lower in DESCRIBING for t in before) and (not after or after[0].lower in DESCRIBING):
                return mention
    return None


def _tells(noun: Token, token: Token) -> bool:
    """Whether a participle behind a plural describes it: "growers holding land"."""
    return noun.lower.endswith("s") and not token.capital and token.lower.endswith(("ing", "ed"))


def _plural(part: list[Token]) -> bool:
    """Whether the head of a phrase, before what describes it further, is a plural."""
    if part[0].lower in PEOPLE:  # "others she needs"
        return True
    end = next((i for i, t in enumerate(part) if i and (t.lower in DESCRIBING or _tells(part[i - 1], t))), len(part))
    head = part[end - 1].lower
    own = part[0].lower not in DETERMINERS or end > 1
    return own and (head in PEOPLE or (head.endswith("s") and not head.endswith(("ss", "us", "is")) and head not in _SINGULAR))


DESCRIBING = frozenset(
    [
        "of",
        "for",
        "at",
        "from",
        "in",
        "with",
        "to",
        "on",
        "near",
        "by",
        "as",
        "via",
        "during",
        "after",
        "across",
        "including",
        "like",
        "such",
    ]
)
"""Prepositions: what stands behind one describes the head before it."""
