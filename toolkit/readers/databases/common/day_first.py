"""Dates in figures whose order is known."""

from __future__ import annotations

import re

DATE = r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}"
PARTS = re.compile(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})")
TIME = re.compile(r"\s*,?\s*(\d{1,2})[.:](\d{2})\b")


def day_first(written: str) -> str:
    """A date that begins with the day in figures that cannot be mistaken; others as they are.

    Examples
    --------
    >>> day_first("05-1-2017"), day_first("28.12.2017 10.36 Uhr"), day_first("3 mei 2017")
    ('2017-01-05', '2017-12-28 10:36', '3 mei 2017')
    """
    found = PARTS.match(written.strip())
    if not found or not (1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12):
        return written.strip()
    day = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    time = TIME.match(written.strip()[found.end() :])
    if time and int(time[1]) < 24 and int(time[2]) < 60:
        return f"{day} {int(time[1]):02}:{time[2]}"
    return day
