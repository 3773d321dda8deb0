"""Offsets from UTC, as they stand behind a time of day."""

from __future__ import annotations

import re

from toolkit.dates.lexicon import KNOWN

# Names that mean one offset only; IST, BST, AST and such stay without a zone.
ZONES = {
    **{"Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120},
    **{"MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180},
    **{"IRST": 210, "IRDT": 270, "AFT": 270, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660},
    **{"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360},
    **{"PST": -480, "PDT": -420},
}
FARTHEST = 14 * 60
_OFFSET = re.compile(
    r" ?[(\[]?(?P<name>GMT|UTC|UT|Z)? ?(?P<sign>[+-])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?[)\]]?"
    r"(?![\d/.:]|-\d)",
    re.IGNORECASE,
)
_NAME = re.compile(r" ?[(\[]?(?P<name>[A-Za-z]{1,5})[)\]]?(?!\w)")
_PLACE = re.compile(
    r" ?\(?(?:(?:بتوقیت|به ?وقت|heure de|hora de|ora di) (?P<place>\w+)(?: المکرمه)?"
    r"|(?P<name>(?:[A-Z][a-z]+ ){1,3})Time)\)?"
)
_GREENWICH = {"غرینتش", "جرینتش", "گرینویچ", "Greenwich", "Greenwich Mean", "Coordinated Universal"}
_ASIDE = re.compile(r" ?(?:\((?:[^()\d]*|[+-]\d{2,4})\)|\[[^\[\]\d]*\])")
_AGAIN = re.compile(r" (?:UTC|GMT|MSK|[A-Z]{2,4}T)(?!\w)")


def zone_at(text: str, start: int) -> tuple[str, int, bool]:
    """The offset that stands at a place in a text: itself, where it ends, if it is impossible.

    A name of many offsets, or of a place, is passed over; '' then, as if there were none.
    """
    zone, end, wrong = _zone_at(text, start)
    aside = _ASIDE.match(text, end) or (_AGAIN.match(text, end) if zone else None)
    return zone, aside.end() if aside else end, wrong


def _zone_at(text: str, start: int) -> tuple[str, int, bool]:
    if match := _OFFSET.match(text, start):
        hours, minutes = match["h"], match["m"]
        alone = not match["name"] and minutes is None
        if not alone or text[match.end() :].strip()[:1] in ("", "(", "["):
            total = int(hours) * 60 + int(minutes or 0)
            wrong = total > FARTHEST or int(minutes or 0) > 59
            if not total and match["sign"] == "-":  # RFC 2822: -0000 is 'zone unknown'
                return "", match.end(), False
            return written(total if match["sign"] == "+" else -total), match.end(), wrong
    if match := _PLACE.match(text, start):
        place = (match["place"] or match["name"]).strip()
        return "+00:00" if place in _GREENWICH else "", match.end(), False
    if match := _NAME.match(text, start):
        name = match["name"]
        if name.upper() in ZONES:
            return written(ZONES[name.upper()]), match.end(), False
        if len(name) > 1 and name.isupper() and name.lower() not in KNOWN:
            return "", match.end(), False
    return "", start, False


def written(minutes: int) -> str:
    """An offset in one way of writing."""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
