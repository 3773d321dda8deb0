"""Dates with the month in words: 16 October 2017, ۲۴ مهر ۱۳۹۶, ٢٦ محرم ١٤٣٩ هـ, January 2009."""

from __future__ import annotations

import re

from toolkit.dates.calendars import GREGORIAN, SOLAR, YEARS, Day
from toolkit.dates.lexicon import Month
from toolkit.dates.numeric import (
    IMPOSSIBLE,
    PART,
    UNREADABLE,
    Found,
    calendar_of,
    full_year,
    odd_year,
)
from toolkit.dates.parts import Parts

_SPAN = re.compile(r"#[-/&]+#")
_SHORT_YEAR = re.compile(r"[-/]*#[-/&]*M[-/&]*#[-/]*")


def in_words(parts: Parts) -> Found:
    """Read a date that names a month or a season."""
    years = [number for number in parts.numbers if len(number) == 4]
    others = [number for number in parts.numbers if len(number) < 4]
    if any(len(number) > 2 for number in others) or len(years) + len(others) < len(parts.numbers):
        return UNREADABLE
    if len(years) > 1 or ("S" in parts.shape and parts.months):
        return UNREADABLE
    if "S" in parts.shape:
        return _season(years, others, parts)
    months = frozenset.intersection(*parts.months)
    if not years:
        return _short_year(months, others, parts) if months else UNREADABLE
    year = int(years[0])
    if months:
        return _made(months, year, [int(number) for number in others], parts)
    calendars = set.intersection(*({calendar for calendar, _ in some} for some in parts.months))
    several = frozenset(m for some in parts.months for m in some if m[0] in calendars)
    # July/August 2009 is as exact as the year
    return _made(several, year, [], parts, whole=True) if several else UNREADABLE


def _season(years: list[str], others: list[str], parts: Parts) -> Found:
    if others or not years:
        return UNREADABLE if others else PART
    calendar = calendar_of(int(years[0]), parts)
    return Found(Day(calendar, int(years[0])) if calendar else None, odd_year(int(years[0])))


def _short_year(months: frozenset[Month], others: list[str], parts: Parts) -> Found:
    """A date without a year of four digits; 16-Oct-17 and ۲۴ مهر ۹۶ are complete."""
    calendars = {calendar for calendar, _ in months} & parts.calendars
    if not (_SHORT_YEAR.fullmatch(parts.shape) and len(others[-1]) == 2):
        return PART if len(others) < 2 else UNREADABLE
    day, short = map(int, others)
    if GREGORIAN in calendars:
        return _made(months, full_year(short), [day], parts)
    if SOLAR in calendars:
        return _made(months, short + (1400 if short < 30 else 1300), [day], parts)
    return PART


def _made(
    months: frozenset[Month], year: int, days: list[int], parts: Parts, whole: bool = False
) -> Found:
    """The date of a month and year, in the one calendar that has both."""
    fitting = [m for m in months if m[0] in parts.calendars and year in YEARS[m[0]]]
    if not fitting:
        if any(year in years for years in YEARS.values()):
            return Found(problem=f"{{}} has the year {year}, which its month does not go with")
        return Found(problem=odd_year(year))
    calendar, month = fitting[0]
    if whole:
        return Found(Day(calendar, year))
    if not days:
        return Found(Day(calendar, year, month))
    if len(days) == 1:
        return Found(Day(calendar, year, month, days[0])) if days[0] else IMPOSSIBLE
    if len(days) == 2 and _SPAN.search(parts.shape) and 0 < days[0] < days[1] <= 31:
        return Found(Day(calendar, year, month))  # 16./17. October: as exact as the month
    return UNREADABLE
