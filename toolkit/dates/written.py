"""Read one written date, or say why it cannot be read; the clock is never asked."""

from __future__ import annotations

import re
import warnings
from datetime import datetime, timedelta
from email.utils import parsedate
from functools import lru_cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1600, 2200
LONGEST = 100
LANGUAGES = ["en", "fa", "ar", "ckb", "tr", "de", "fr", "es", "pt", "nl", "ru", "it"]
EPOCH = datetime(1970, 1, 1)
# Names that mean one offset only; IST, BST, AST and such stay without a zone.
ZONES = {
    **{"Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120},
    **{"EET": 120, "EEST": 180, "MSK": 180, "IRST": 210, "EST": -300, "EDT": -240},
    **{"CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420},
}
TIME = r"(?P<h>\d{1,2}):(?P<m>\d{1,2})(?::(?P<s>\d{1,2})(?:[.,](?P<f>\d{1,9}))?)?"
NOON = r"(?:\s*(?P<noon>[AaPp])\.?[Mm]\.?)?"
AFTER = rf"(?:(?:T|\s*,\s*|\s+(?:-\s+|at\s+)?){TIME}{NOON})?"
YEAR_FIRST = re.compile(rf"(?P<y>\d{{4}})([-/.])(?P<mo>\d{{1,2}})\2(?P<d>\d{{1,2}}){AFTER}")
COMPACT = re.compile(
    r"(?P<y>\d{4})(?P<mo>\d\d)(?P<d>\d\d)(?:[T ]?(?P<h>\d\d):?(?P<m>\d\d)(?::?(?P<s>\d\d))?)?"
)
YEAR_LAST = re.compile(
    rf"(?:[^\W\d]+\.?,?\s+)?(?P<a>\d{{1,2}})([-/. ])(?P<b>\d{{1,2}})\2(?P<y>\d{{4}}|\d\d){AFTER}"
)
MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s*)?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4} +\d{1,2}:\d{1,2}(?::\d{1,2})?"
)
PARTIAL = re.compile(r"\d{4}(?:[-/.]\d{1,2})?|\d{1,2}[-/.]\d{4}")
ZONE = re.compile(
    r"(?P<rest>.*\d(?::\d+(?:[.,]\d+)?)\s*(?:[AaPp]\.?[Mm]\.?)?)\s*"
    r"(?:(?:GMT|UTC)?(?P<sign>[+\-\u2212])(?P<zh>\d{1,2}):?(?P<zm>\d\d)?|(?P<name>[A-Za-z]{1,5}))"
    r"(?:\s*\([^)]*\)|\s*\[[^\]]*\])?"
)
BASIC_ZONE = re.compile(r"(?P<rest>\d{8}T?\d{4,6})(?P<name>Z)")
UNIX = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) +(\d+) ([\d:]+) ([+-]\d{4}|[A-Z]{3,4}) (\d{4})")
# Month names of Iraq and the Levant, which dateparser lacks, as those of Egypt, which it has.
ARAB_MONTHS = {
    **{"كانون الثاني": "يناير", "شباط": "فبراير", "آذار": "مارس", "اذار": "مارس"},
    **{"نيسان": "أبريل", "أيار": "مايو", "ايار": "مايو", "حزيران": "يونيو", "تموز": "يوليو"},
    **{"آب": "أغسطس", "أيلول": "سبتمبر", "ايلول": "سبتمبر", "تشرين الأول": "أكتوبر"},
    **{"تشرين الاول": "أكتوبر", "تشرين الثاني": "نوفمبر", "كانون الأول": "ديسمبر"},
    **{"كانون الاول": "ديسمبر"},
}
ARAB_MONTH = re.compile(rf"(?<!\w)({'|'.join(ARAB_MONTHS)})(?!\w)(?:\s*[/(]\s*\w+\)?)?")
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
]


class Written(NamedTuple):
    """A date as written, its offset ('' if none), and why there is none."""

    date: datetime | None
    zone: str = ""
    problem: str = ""


def read_date(text: str, dayfirst: bool | None = None) -> Written:
    """Read a date written with ASCII digits and single spaces.

    Parameters
    ----------
    text
        One date.
    dayfirst
        How 03/04/2017 is meant; None if it cannot be known.
    """
    if not text:
        return Written(None, problem="no date")
    if len(text) > LONGEST:
        return Written(None, problem=f"{text[:40]!r}... is too long for a date")
    if text.isdecimal() and len(text) in (10, 13):
        return _epoch(text)
    if PARTIAL.fullmatch(text):
        return Written(None, problem=f"{text!r} is only a year or month")
    bare, zone, problem = split_zone(UNIX.sub(r"\2 \1 \5 \3 \4", text))
    if problem:
        return Written(None, problem=problem)
    if match := YEAR_FIRST.fullmatch(bare) or COMPACT.fullmatch(bare):
        parts = match.groupdict()
        return _made(text, int(parts["y"]), int(parts["mo"]), int(parts["d"]), parts, zone)
    if match := YEAR_LAST.fullmatch(bare):
        return _year_last(text, match, zone, dayfirst)
    if MAIL.fullmatch(bare) and (mail := parsedate(bare)):
        times: dict[str, str | None] = dict(zip("hms", map(str, mail[3:6]), strict=True))
        return _made(text, *mail[:3], times, zone)
    return _words(text, bare, zone)


def split_zone(text: str) -> tuple[str, str, str]:
    """Cut the offset off a date with a time: the rest, the offset, and what is wrong with it."""
    match = ZONE.fullmatch(text) or BASIC_ZONE.fullmatch(text)
    if not match:
        return text, "", ""
    parts = match.groupdict()
    if parts["name"]:
        minutes = ZONES.get(parts["name"].upper())
        if minutes is None:
            # am and pm belong to the time; a name of many meanings is left out
            known = parts["name"].upper() in ("AM", "PM") or not parts["name"].isupper()
            return (text if known else parts["rest"].rstrip()), "", ""
    else:
        if parts["zm"] is None and len(parts["zh"]) > 2:
            return text, "", ""
        minutes = int(parts["zh"]) * 60 + int(parts["zm"] or 0)
        if minutes > 14 * 60 or int(parts["zm"] or 0) > 59:
            return text, "", f"{text!r} has an impossible offset from UTC"
        minutes = minutes if parts["sign"] == "+" else -minutes
        if minutes == 0 and parts["sign"] != "+":  # RFC 2822: -0000 is 'zone unknown'
            return parts["rest"].rstrip(), "", ""
    sign = "-" if minutes < 0 else "+"
    zone = f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    return parts["rest"].rstrip(), zone, ""


def _made(
    text: str, year: int, month: int, day: int, parts: dict[str, str | None], zone: str
) -> Written:
    """A date from its parts, if there is such a day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Written(None, problem=_odd_year(text, year))
    hour = int(parts.get("h") or 0)
    if noon := parts.get("noon"):
        if not 1 <= hour <= 12:
            return Written(None, problem=f"{text!r} is not a possible time")
        hour = hour % 12 + (12 if noon in "pP" else 0)
    micro = int((parts.get("f") or "0")[:6].ljust(6, "0"))
    minute, second = int(parts.get("m") or 0), int(parts.get("s") or 0)
    try:
        made = datetime(year, month, day, hour, minute, second, micro)
    except ValueError:
        return Written(None, problem=f"{text!r} is not a possible date")
    return Written(made, zone)


def _odd_year(text: str, year: int) -> str:
    """Why a year is refused."""
    if 1250 <= year <= 1430:
        return f"{text!r} looks like a Solar Hijri date, which is not read yet"
    if 1430 < year <= 1500:
        return f"{text!r} looks like a lunar Hijri date, which is not read yet"
    return f"{text!r} has the year {year}, outside {FIRST_YEAR} to {LAST_YEAR}"


def _epoch(digits: str) -> Written:
    """Seconds or milliseconds since 1970."""
    compact = datetime_or_none(f"{digits}0000") if len(digits) == 10 else None
    if compact and FIRST_YEAR <= compact.year <= LAST_YEAR:
        return Written(None, problem=f"{digits!r} may be seconds since 1970 or a date with an hour")
    micros = int(digits) * (1_000_000 if len(digits) == 10 else 1000)
    return Written(EPOCH + timedelta(microseconds=micros), "+00:00")


def datetime_or_none(digits: str) -> datetime | None:
    """YYYYMMDDHHMMSS as a date, if it is one."""
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S")
    except ValueError:
        return None


def _year_last(text: str, match: re.Match[str], zone: str, dayfirst: bool | None) -> Written:
    """A date such as 16/10/2017, whose order must be known."""
    parts = match.groupdict()
    first, second, year = int(parts["a"]), int(parts["b"]), int(parts["y"])
    if len(parts["y"]) == 2:
        if dayfirst is None:
            return Written(
                None,
                problem=f"{text!r} has a year of two digits, whose place is not clear;"
                " say dayfirst=True or dayfirst=False",
            )
        year += 2000 if year < 69 else 1900  # as POSIX has it
    elif not FIRST_YEAR <= year <= LAST_YEAR:
        return Written(None, problem=_odd_year(text, year))
    if dayfirst is None and first != second and first <= 12 and second <= 12:
        if not first or not second:
            return Written(None, problem=f"{text!r} is not a possible date")
        one, other = f"{first} {MONTHS[second - 1]}", f"{second} {MONTHS[first - 1]}"
        return Written(
            None,
            problem=f"{text!r} may be {one} or {other}; say dayfirst=True or dayfirst=False",
        )
    if dayfirst is None:
        dayfirst = first > 12
    day, month = (first, second) if dayfirst else (second, first)
    return _made(text, year, month, day, parts, zone)


@lru_cache(maxsize=65536)
def _words(text: str, bare: str, zone: str) -> Written:
    """A date with the month in words, in one of the languages; only a complete one."""
    bare = ARAB_MONTH.sub(lambda match: ARAB_MONTHS[match[1]], bare)
    if odd := next((int(y) for y in re.findall(r"(?<!\d)\d{4}(?!\d)", bare)), None):
        if not FIRST_YEAR <= odd <= LAST_YEAR:
            return Written(None, problem=_odd_year(text, odd))
        if not YEAR_LAST.search(bare) and (made := _dateparser(bare, "absolute-time", True)):
            return Written(made.replace(tzinfo=None), zone)
    if _dateparser(bare, "relative-time", False):
        problem = f"{text!r} is relative to a day that is not in the file"
    elif _dateparser(bare, "absolute-time", False):
        problem = f"{text!r} is only a part of a date"
    else:
        problem = f"{text!r} is not a date that can be read"
    return Written(None, problem=problem)


def _dateparser(text: str, parser: str, strict: bool) -> datetime | None:
    """Ask dateparser, with everything fixed that it would take from clock or machine."""
    import dateparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own regular expressions
        found: datetime | None = dateparser.parse(
            text,
            languages=LANGUAGES,
            settings={
                "PARSERS": [parser],
                "STRICT_PARSING": strict,
                "RELATIVE_BASE": datetime(2000, 1, 1),
                "TIMEZONE": "UTC",
                "RETURN_AS_TIMEZONE_AWARE": False,
                "DATE_ORDER": "DMY",
                "PREFER_LOCALE_DATE_ORDER": False,
            },
        )
    return found
