"""The time of day in a written date, and the offset behind it, cut off so that the day is left."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.dates.zones import zone_at

# Words as `fold` leaves them, with capitals.
_AM = (
    r"A\.? ?M(?!\w)\.?|BN|OO|morgens|vormittags|vorm\.?|du matin|da manha|de la manana|утра|"
    r"ص(?!\w)\.?|صباحا?|قبل ?(?:از ?)?(?:ال)?ظهر|ق\.? ?ظ|بامداد|صبح|[بپ]\.? ?ن|پیش نیوهرو"
)
_PM = (
    r"P\.? ?M(?!\w)\.?|PN|OS|noon|nachmittags|nachm\.?|abends|da tarde|de la tarde|вечера|дня|"
    r"م(?!\w)\.?|مسا|ظهرا|بعد ?(?:از ?)?(?:ال)?ظهر|ب\.? ?ظ|عصرا?|د\.? ?ن|دوای نیوهرو"
)
_UNIT = r"Uhr|uur|Hrs?|Hs|H|ч|часов|horas|heures"
_BEFORE = r"um|at|om|kl\.?|alle|ore|las|as|a|в|saat|ساعت|الساعه|کاتژمیر|سهعات"
_I = re.IGNORECASE
_CLOCKS = (
    re.compile(
        r"(?:(?<=\d)T)?(?<!\d)(\d{1,2}) ?: ?(\d{1,2})(?: ?: ?(\d{1,2})(?:[.,](\d{1,9}))?)?(?![\d:])"
    ),
    re.compile(r"(?<![\w.:])(\d{1,2}) ?h ?(\d{2})(?: ?mi?n(?: ?\d{2} ?s)?)?(?!\w)", _I),
    re.compile(r"(?<![\w.:/-])(\d{1,2}) ?h(?!\w)", _I),
    re.compile(rf"(?<![\d.])(\d{{1,2}})\.(\d{{2}})(?= ?(?:{_UNIT}|{_AM}|{_PM})(?!\w))", _I),
    re.compile(rf"(?<!\w)(?:{_BEFORE}) (\d{{1,2}})\.(\d{{2}})(?![\d.])", _I),
    re.compile(rf"(?<![\w.:/-])(\d{{1,2}})(?= ?(?:Uhr|uur|{_AM}|{_PM})(?!\w))", _I),
    re.compile(r"(?<!\w)(?:kl\.?|saat|ساعت|الساعه|کاتژمیر|سهعات) (\d{1,2})(?![\d.:])", _I),
)
# 08.30 needs no word behind a day that is complete
_DAY = re.compile(r"(?<!\d)(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}(?!\d)\D.*?(?<!\d)\d{4})(?!\d)")
_POINTED = re.compile(r"(?<=[ ,])(\d{1,2})\.(\d{2})(?![\d.])")
_AFTER = re.compile(
    rf" ?(?:(?:{_UNIT})(?!\w)\.?)? ?,?(?: ?(?:(?P<am>{_AM})|(?P<pm>{_PM}))(?!\w))?", _I
)

FAR = "{} has an impossible offset from UTC"


class Cut(NamedTuple):
    """A date without its time: what is left, hour to microsecond, offset, and what is wrong.

    `time` is None if none is printed; `problem` is to be filled with the text.
    """

    rest: str
    time: tuple[int, int, int, int] | None = None
    zone: str = ""
    problem: str = ""


def cut_time(text: str) -> Cut:
    """Cut the time of day, and the offset behind it, out of a folded date."""
    for clock in _CLOCKS:
        if match := clock.search(text):
            return _cut(text, match)
    day = _DAY.search(text)
    pointed = _POINTED.search(text, day.end()) if day else None
    return _cut(text, pointed) if pointed else Cut(text)


def _cut(text: str, match: re.Match[str]) -> Cut:
    hour, minute, second, fraction = [*match.groups(""), "", "", ""][:4]
    after = _AFTER.match(text, match.end())
    end = after.end() if after else match.end()
    zone, end, wrong = zone_at(text, end)
    rest = f"{text[: match.start()]} {text[end:]}"
    if wrong:
        return Cut(rest, problem=FAR)
    hours = int(hour)
    am, pm = (after["am"], after["pm"]) if after else (None, None)
    if (am and hours > 12) or (pm and not hours):
        return Cut(rest, problem="{} is not a possible time")
    if am or pm:
        hours = hours % 12 + (12 if pm else 0)
    parts = (hours, int(minute or 0), int(second or 0), int(fraction[:6].ljust(6, "0")))
    if hours > 23 or parts[1] > 59 or parts[2] > 59:
        return Cut(rest, problem="{} is not a possible date")
    return Cut(rest, parts, zone)
