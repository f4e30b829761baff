"""Publication dates: a written date becomes an interval of days, as wide as what was written leaves it.

Takes a date in words or figures and where it stood; gives a Published. Imports types only.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from onrecord.types import Published

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
# A time of day after the date; the day is taken as written, whatever the time zone.
_TIME = r"(?:(?:[T,]\s*|\s+)(?:at\s+|[-–|]\s+)?\d{1,2}[:.]?\d\d.{0,40})?"
_FORMS = [
    re.compile(rf"{form}$", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<sep>[-/.]?)(?P<number>\d\d)(?P=sep){_DAY}{_TIME}",
        rf"{_YEAR}[-/](?P<number>\d\d)",
        _YEAR,
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
]
_NUMBERS = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2{_YEAR}{_TIME}$", re.IGNORECASE)


def parse(written: str, evidence: str) -> Published | None:
    """The days that `written` may mean: one day, or the whole month or year where no more is given.

    "03/04/2021" may be 4 March or 3 April: the interval then runs from the one to the other, and the evidence says so.
    None where `written` is no date.
    """
    written = " ".join(written.split())
    for form in _FORMS:
        if match := form.match(written):
            parts = match.groupdict()
            month = int(parts["number"]) if parts.get("number") else _month(parts.get("month"))
            return _interval(int(parts["year"]), month, int(parts.get("day") or 0), evidence)
    return _either_order(written, evidence)


def _month(word: str | None) -> int:
    """The number of a month by its first three letters, 0 for none."""
    return _MONTHS.index(word[:3].lower()) // 4 + 1 if word else 0


def _interval(year: int, month: int, day: int, evidence: str) -> Published | None:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Published(first.isoformat(), first.isoformat(), evidence)
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    return Published(first.isoformat(), last.isoformat(), evidence)


def _either_order(written: str, evidence: str) -> Published | None:
    if not (match := _NUMBERS.match(written)):
        return None
    one, other, year = int(match[1]), int(match[3]), int(match["year"])
    days = {
        p.earliest
        for p in (_interval(year, one, other, evidence), _interval(year, other, one, evidence))
        if p and one and other
    }
    if not days:
        return None
    unsure = f"{evidence}; day and month in either order" if len(days) > 1 else evidence
    return Published(min(days), max(days), unsure)
