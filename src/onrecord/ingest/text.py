"""What a plain text says about itself: title, authors, outlet and date, where it states them plainly, and None elsewhere.

Takes a decoded text; gives Found. Imports its siblings and types.
"""

from __future__ import annotations

import re

from onrecord.ingest import dates
from onrecord.ingest.build import Found
from onrecord.types import Evidence, Published

HEAD_LINES = 8
"""Lines with words among which the head of an article is looked for."""
LONGEST_TITLE = 150
_MARK = r"[\s•*·–—-]*"
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*)(?:\s+(?:(?:de|van|von|der|bin|al|la|le)\s+)*[A-ZÀ-Þ][\w.'’-]*){1,3}"
_BYLINE = re.compile(
    rf"{_MARK}(?:(?i:(?:written|reported|posted)\s+by|by|authors?:)):?\s+"
    rf"(?P<names>{_NAME}(?:(?:,\s+{_NAME})*,?\s+(?:and|&)\s+{_NAME})?)(?:\s*[,|–—-]\s*[\w .,'’@&|-]{{1,80}})?\s*$"
)
_LABEL = re.compile(
    rf"{_MARK}(?P<label>(?i:date|published(?:\s+on)?|posted(?:\s+on)?|outlet|publication|title|headline)):\s*(?P<value>\S.*)$"
)
_FIELD_OF_LABEL = {
    "date": "date",
    "published": "date",
    "posted": "date",
    "outlet": "outlet",
    "publication": "outlet",
    "title": "title",
    "headline": "title",
}
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+,[\w\s.,]{0,30}?\s(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4})\s*(?:\([^()]{2,40}\)\s*)?[—–-]"
)
_SENTENCE_END = re.compile(r"[.:;,…][\"”’')\]]*$")


def find(text: str) -> Found:
    """What the head of `text` states of itself."""
    lines = [line.strip() for line in _head(text)]
    title, title_from = _title(lines)
    authors = next((_names(match["names"]) for line in lines if (match := _BYLINE.match(line))), ())
    labels: dict[str, tuple[str, str]] = {}
    for line in lines:
        if match := _LABEL.match(line):
            label = match["label"].split()[0]
            labels.setdefault(_FIELD_OF_LABEL[label.lower()], (match["value"].strip(), f'line "{label}:"'))
    title, title_from = labels.get("title", (title, title_from))
    outlet, outlet_from = labels.get("outlet", (None, None))
    evidence = Evidence(title=title_from, outlet=outlet_from, authors="byline" if authors else None)
    return Found(title=title, outlet=outlet, authors=authors, published=_published(lines, labels), evidence=evidence)


def _head(text: str) -> list[str]:
    lines = []
    for match in re.finditer(r"[^\r\n]+", text):
        if match.group().strip():
            lines.append(match.group()[:1000])
        if len(lines) == HEAD_LINES:
            break
    return lines


def _title(lines: list[str]) -> tuple[str | None, str | None]:
    """The first line where it looks like a headline: short, no sentence, and with a story after it."""
    if len(lines) < 2:
        return None, None
    first = lines[0]
    short = len(first.split()) > 1 and len(first) <= LONGEST_TITLE
    headed = _BYLINE.match(first) or _LABEL.match(first) or dates.parse(first, "")
    looks = first[0].isupper() or first[0].isdigit() or first[0] in "\"“‘'"
    if short and looks and not headed and not _SENTENCE_END.search(first) and any(len(line) > len(first) for line in lines[1:]):
        return first, "first line"
    return None, None


def _names(names: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r",\s+(?:and\s+)?|\s+(?:and|&)\s+", names) if name)


def _published(lines: list[str], labels: dict[str, tuple[str, str]]) -> Published | None:
    if "date" in labels and (published := dates.parse(*labels["date"])):
        return published
    for line in lines:
        if len(line) < 60 and len(line.split()) > 2 and (published := dates.parse(line, "date line")):
            return published
        if match := _DATELINE.match(line):
            return dates.parse(match["date"], "dateline")
    return None
