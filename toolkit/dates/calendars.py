"""Calendars: which years of each are read, and what a day of it is in the Gregorian one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

GREGORIAN, SOLAR, LUNAR, KURDISH = "Gregorian", "Solar Hijri", "lunar Hijri", "Kurdish"
#: The Kurdish year begins with the Iranian one and counts from 700 BC.
KURDISH_OFFSET = 1321
YEARS = {
    GREGORIAN: range(1600, 2201),
    SOLAR: range(1250, 1431),
    LUNAR: range(1300, 1501),
    KURDISH: range(1250 + KURDISH_OFFSET, 1431 + KURDISH_OFFSET),
}
#: A year without any mark of its calendar: from when Iran took the Solar one to 2031. Lunar
#: years up to 1410 (1990) are older than what is printed with lunar numbers in digital archives.
BARE_SOLAR = range(1304, 1411)
UMM_AL_QURA = 1343  # first year of the table that is printed in Saudi Arabia


class Day(NamedTuple):
    """A day, or the month or year if the day or month is 0."""

    calendar: str
    year: int
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> str:
        """How exact it is."""
        return "day" if self.day else "month" if self.month else "year"


def gregorian(day: Day) -> date:
    """The day in the Gregorian calendar; the first one of a month or year.

    Raises
    ------
    ValueError
        There is no such day.
    """
    year, month, number = day.year, day.month or 1, day.day or 1
    if day.calendar == GREGORIAN:
        return date(year, month, number)
    if day.calendar == LUNAR:
        return _lunar(year, month, number)
    from persiantools.jdatetime import JalaliDate

    year -= KURDISH_OFFSET if day.calendar == KURDISH else 0
    return JalaliDate(year, month, number).to_gregorian()  # type: ignore[no-untyped-call]


def _lunar(year: int, month: int, day: int) -> date:
    """By the Umm al-Qura table; before it by the usual arithmetic."""
    if year >= UMM_AL_QURA:
        from hijridate import Hijri

        found = Hijri(year, month, day).to_gregorian()
        return date(found.year, found.month, found.day)
    leap = (11 * year + 14) % 30 < 11
    longest = 30 if month % 2 or (month == 12 and leap) else 29
    if not (1 <= month <= 12 and 1 <= day <= longest):
        raise ValueError("no such day")
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return date.fromordinal(date(622, 7, 19).toordinal() - 1 + before + day)
