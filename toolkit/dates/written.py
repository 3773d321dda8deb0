"""Read one written date, or say why it cannot be read; the clock is never asked."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from toolkit.dates.calendars import GREGORIAN, LUNAR, YEARS, Day, gregorian
from toolkit.dates.letters import fold
from toolkit.dates.numeric import IMPOSSIBLE, PART, UNREADABLE, Found, in_numbers, odd_year
from toolkit.dates.parts import Parts, take_apart
from toolkit.dates.times import FAR, Cut, cut_time
from toolkit.dates.words import in_words
from toolkit.dates.zones import zone_at

LONGEST = 100
RELATIVE = Found(problem="{} is relative to a day that is not in the file")
TWO_DAYS = Found(problem="{} holds two dates that are not the same day")
EPOCH = datetime(1970, 1, 1)
_COMPACT = re.compile(r"(\d{8})[T ]?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?")
_DAY_AND_ZONE = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)")
_SECONDS = re.compile(r"([1-9]\d{9})(\d{3})?(?:\.(\d{1,6})\d*)?")
_BETWEEN = re.compile(
    r" ?[-|,;/(](?!\d) ?"
    r"|(?<!\w)(?:الموافقه?(?: ل)?|برابر با|مطابق با|مصادف با|corresponding to)(?![^\W\d])"
)


class Written(NamedTuple):
    """A date as written, its offset ('' if none), and why there is none.

    `precision` is minute, day, month or year; `order` is that of ``numeric.Found``.
    """

    date: datetime | None = None
    zone: str = ""
    precision: str = ""
    problem: str = ""
    order: str = ""


@lru_cache(maxsize=65536)
def read_date(text: str, dayfirst: bool | None = None) -> Written:
    """Read a date that `letters.plain` has made one plain line.

    Parameters
    ----------
    text
        One date.
    dayfirst
        How 03/04/2017 is meant; None if it cannot be known.
    """
    if not text:
        return Written(problem="no date")
    if len(text) > LONGEST:
        return Written(problem=f"{text[:40]!r}... is too long for a date")
    if match := _SECONDS.fullmatch(text):
        return _seconds(text, match)
    cut = _without_time(fold(text))
    found = Found(problem=cut.problem) if cut.problem else _found(cut, dayfirst)
    if not found.day:
        return Written(problem=found.problem.format(repr(text)), order=found.order)
    return _finished(text, found, cut)


def _without_time(text: str) -> Cut:
    if match := _DAY_AND_ZONE.fullmatch(text):
        zone, _, wrong = zone_at(text, match.end(1))
        return Cut(match[1], zone=zone, problem=FAR if wrong else "")
    if match := _COMPACT.fullmatch(text):
        text = f"{match[1]} {match[2]}:{match[3]}:{match[4] or '00'}{match[5] or ''}"
    return cut_time(text)


def _found(cut: Cut, dayfirst: bool | None) -> Found:
    parts = take_apart(cut.rest)
    if parts.relative:
        return RELATIVE
    found = _read(parts, dayfirst)
    if not found.day and (both := _in_two_calendars(cut.rest)):
        return both
    return PART if cut.time and not parts.shape and not parts.unknown else found


def _read(parts: Parts, dayfirst: bool | None = None) -> Found:
    if parts.unknown:
        return UNREADABLE
    if parts.months or "S" in parts.shape:
        return in_words(parts)
    if parts.numbers:
        return in_numbers(parts, dayfirst)
    return PART if parts.weekday else UNREADABLE


def _in_two_calendars(text: str) -> Found | None:
    """The Gregorian one of two dates that mean the same day, as on the front pages of papers."""
    years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
    if len(years) != 2 or sum(year in YEARS[GREGORIAN] for year in years) != 1:
        return None
    for match in _BETWEEN.finditer(text):
        one, other = _days(text[: match.start()]), _days(text[match.end() :])
        if one and other:
            agreed = {day for pair in product(one, other) if _agree(*pair) for day in pair}
            ours = [day for day in agreed if day.calendar == GREGORIAN]
            return Found(ours[0]) if len(ours) == 1 else TWO_DAYS
    return None


def _days(text: str) -> set[Day]:
    """What a half of a date can mean; the other half tells whether the day comes first."""
    parts = take_apart(text)
    orders = () if parts.relative else (None, True, False)
    found = (_read(parts, dayfirst).day for dayfirst in orders)
    return {day for day in found if day and day.day}


def _agree(one: Day, other: Day) -> bool:
    """Whether two dates mean one day; the lunar one depends on the sight of the moon."""
    try:
        apart = abs(gregorian(one) - gregorian(other))
    except ValueError:
        return False
    return apart <= timedelta(days=2 if LUNAR in (one.calendar, other.calendar) else 0)


def _finished(text: str, found: Found, cut: Cut) -> Written:
    """The date as written, with its time."""
    assert found.day
    if cut.time and not found.day.day:
        return Written(problem=PART.problem.format(repr(text)))
    try:
        day = gregorian(found.day)
    except ValueError:
        return Written(problem=IMPOSSIBLE.problem.format(repr(text)), order=found.order)
    made = datetime.combine(day, time(*cut.time) if cut.time else time())
    precision = "minute" if cut.time else found.day.precision
    return Written(made, cut.zone, precision, order=found.order)


def _seconds(text: str, match: re.Match[str]) -> Written:
    """Seconds or milliseconds since 1970."""
    if len(text) == 10 and _is_hour(text):
        told = f"{text!r} may be seconds since 1970 or a date with an hour"
        return Written(problem=told)
    fraction = (match[2] or match[3] or "").ljust(6, "0")
    moment = EPOCH + timedelta(seconds=int(match[1]), microseconds=int(fraction))
    if moment.year not in YEARS[GREGORIAN]:
        return Written(problem=odd_year(moment.year).format(repr(text)))
    return Written(moment, "+00:00", "minute")


def _is_hour(digits: str) -> bool:
    """Whether YYYYMMDDHH is a date."""
    try:
        return datetime.strptime(f"{digits}0000", "%Y%m%d%H%M%S").year in YEARS[GREGORIAN]
    except ValueError:
        return False
