"""Dates in numbers alone: 2017-10-16, 16/10/2017, 1396/07/24, 2017-10, 2017."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.dates.calendars import BARE_SOLAR, GREGORIAN, LUNAR, SOLAR, YEARS, Day
from toolkit.dates.parts import Parts

_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH = re.compile(r"(?P<y>\d{4})[-/. ](?P<m>\d{1,2})|(?P<m2>\d{1,2})[-/. ](?P<y2>\d{4})")
_TOGETHER = re.compile(r"(\d{4})(?:(\d\d)(\d\d))?")
_NO_YEAR = re.compile(r"\d{1,2}[-/.]\d{1,2}")
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
]


class Found(NamedTuple):
    """A day, or what is wrong, to be filled with the text.

    `order` says whether the day comes first in 16/10/2017: day, month or year if this date shows
    what does, open if it must be known, likely if the day does unless other dates show that it
    does not: 03.04.2017 and 03.04.17, where no locale has the month first, and 03/04/1396.
    """

    day: Day | None = None
    problem: str = ""
    order: str = ""


PART = Found(problem="{} is only a part of a date")
UNREADABLE = Found(problem="{} is not a date that can be read")
IMPOSSIBLE = Found(problem="{} is not a possible date")


def in_numbers(parts: Parts, dayfirst: bool | None) -> Found:
    """Read a date that names no month."""
    text = re.sub(r" ?([-/.]) ?", r"\1", parts.numeric).strip(" -/.")
    text = " ".join(text.split())
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]), parts)
    if match := _YEAR_LAST.fullmatch(text):
        return _year_last(match, parts, dayfirst)
    if match := _MONTH.fullmatch(text):
        return _day(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), None, parts)
    if match := _TOGETHER.fullmatch(text):
        month, day = (int(part) if part else None for part in match.groups()[1:])
        return _day(int(match[1]), month, day, parts)
    return PART if _NO_YEAR.fullmatch(text) else UNREADABLE


def _day(year: int, month: int | None, day: int | None, parts: Parts) -> Found:
    calendar = calendar_of(year, parts)
    if not calendar:
        return Found(problem=odd_year(year))
    return IMPOSSIBLE if 0 in (month, day) else Found(Day(calendar, year, month or 0, day or 0))


def calendar_of(year: int, parts: Parts) -> str | None:
    """The calendar of a year in a date that names no month."""
    if parts.marked:
        # the mark that stands for both Hijri calendars means the lunar one without a month
        order = [LUNAR, *YEARS] if len(parts.calendars) == 2 else [*YEARS]
        fitting = [c for c in order if c in parts.calendars and year in YEARS[c]]
        return fitting[0] if fitting else None
    return GREGORIAN if year in YEARS[GREGORIAN] else SOLAR if year in BARE_SOLAR else None


def odd_year(year: int) -> str:
    """Why a year is refused."""
    if YEARS[SOLAR].start <= year < BARE_SOLAR.start:
        return "{} may be a Solar or lunar Hijri date; it is read if it is marked as one: ه.ش, هـ"
    if BARE_SOLAR.stop <= year < YEARS[LUNAR].stop:
        return "{} looks like a lunar Hijri date; it is read if it is marked as one: AH, هـ"
    years = YEARS[GREGORIAN]
    return f"{{}} has the year {year}, outside {years.start} to {years.stop - 1}"


def _year_last(match: re.Match[str], parts: Parts, dayfirst: bool | None) -> Found:
    """A date such as 16/10/2017, whose order must be known."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    short = len(match[4]) == 2
    hijri = not short and calendar_of(year, parts) not in (GREGORIAN, None)
    order = _order(first, second, year if short else None, hijri or match[2] == ".")
    if short and dayfirst is None and order in ("", "open", "likely", "year"):
        told = " has a year of two digits, whose place is not clear;"
        return Found(problem=f"{{}}{told} say dayfirst=True or dayfirst=False", order=order)
    if dayfirst is None and order in ("open", "likely"):
        if first == second:
            dayfirst = True
        elif not first or not second:
            return IMPOSSIBLE
        else:
            one, other = f"{first} {MONTHS[second - 1]}", f"{second} {MONTHS[first - 1]}"
            told = f"{{}} may be {one} or {other}; say dayfirst=True or dayfirst=False"
            return Found(problem=told, order=order)
    if dayfirst is None:
        dayfirst = first > 12
    month, day = (second, first) if dayfirst else (first, second)
    found = _day(full_year(year) if short else year, month, day, parts)
    return found._replace(order=order)


def _order(first: int, second: int, short: int | None, likely: bool) -> str:
    """What a date shows about the order of its numbers."""
    if first <= 12 < second <= 31:
        return "month"
    if second <= 12 < first <= 31 and (short is None or short > 31):
        return "day"  # 17/10/16 may begin with the year
    if first > 12 and short is None:
        return ""
    if first > 31:
        return "year"
    possible = short is None or (first > 0 and 0 < second <= 12)
    return "likely" if likely and possible else "open"


def full_year(short: int) -> int:
    """A year of two digits, as POSIX has it."""
    return short + (2000 if short < 69 else 1900)
