"""The line above a Europresse article: its section, date, time and page."""

from __future__ import annotations

import re

MONTHS = (
    "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre "
    "décembre decembre january february march april may june july august september october "
    "november december"
).split()
WEEKDAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday "
    "saturday sunday"
).split()
MONTH = rf"(?:{'|'.join(MONTHS)})"
DAY = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:er)? +{MONTH} +\d{{4}}(?!\d)"
    rf"|\b{MONTH} +\d{{1,2}}(?:st|nd|rd|th)?, *\d{{4}}(?!\d)|(?<!\d)\d{{4}}-\d\d-\d\d(?!\d)"
    r"|(?<!\d)\d{1,2}\.? +(?:de +)?[^\W\d]{3,12} +(?:de +)?(?:19|20)\d\d(?!\d)",
    re.I,
)
PART = re.compile(  # of magazines: 'mars 2006', 'printemps 2006', '2006'
    rf"\b(?:{MONTH}|printemps|été|automne|hiver|spring|summer|autumn|fall|winter) +\d{{4}}(?!\d)"
    r"|(?<![\d.])(?:19|20)\d\d(?!\d)",
    re.I,
)
WEEKDAY = re.compile(rf"(?:^|[\s,])(?:{'|'.join(WEEKDAYS)})[\s,]*$", re.I)
TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:h](\d\d)(:\d\d)?(?!\d)(?: *([ap]\.?m\.?)(?!\w))?"
    r"(?: *(UTC|GMT|[A-Z]{2,4}T)(?!\w))?(?: *([+-]\d\d:?\d\d))?",
    re.I,
)
PAGE = re.compile(r"\b(?:pp?|page|pages)\. *(\S.*)|\bpages? +(\S.*)", re.I)
WORDS = re.compile(r"(?<!\d)(\d[\d\s.,]{0,8}?) *(?:mots?|words?)\b", re.I)


def header_fields(header: str) -> dict[str, str]:
    """Section, date with time, page and number of words of a header line.

    Examples
    --------
    >>> header_fields("Débats, idées, mardi 14 mars 2006, p. 16")
    {'section': 'Débats, idées', 'date': '14 mars 2006', 'page': '16', 'words': ''}
    """
    plain = " ".join(header.split()).strip(" ,-")
    found = DAY.search(plain) or PART.search(plain)
    if not found:
        return {"section": plain, "date": "", "page": "", "words": ""}
    after = plain[found.end() :]
    day = found[0]
    if time := TIME.search(after):
        day = f"{day} {_time(time)}"
        after = f"{after[: time.start()]} {after[time.end() :]}"
    words = WORDS.search(after)
    after = WORDS.sub(" ", after, count=1)
    page = PAGE.search(after)
    return {
        "section": _section(plain[: found.start()]),
        "date": day,
        "page": " ".join((page[1] or page[2]).split()).strip(" ,-") if page else "",
        "words": re.sub(r"\D", "", words[1]) if words else "",
    }


def _section(text: str) -> str:
    """What stands before the date without the weekday."""
    plain = text.strip(" ,-")
    found = WEEKDAY.search(plain)
    return (plain[: found.start()] if found else plain).strip(" ,-")


def _time(found: re.Match[str]) -> str:
    """A time of day; an offset says more than the UTC that may stand before it."""
    hour, minute, second, noon, zone, offset = found.groups()
    clock = f"{hour}:{minute}{second or ''}{' ' + noon if noon else ''}"
    return " ".join(filter(None, (clock, offset or zone)))
