"""The lines of APA exports that say outlet, day, page, section and author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.readers.databases.common.bylines import byline, looks_like_names
from toolkit.readers.databases.common.day_first import DATE, day_first
from toolkit.readers.databases.common.marked_lines import plain

QUOTES = '"„“”‟»«'
DAY = rf"(?P<date>{DATE}|\d{{1,2}}\.\s?[^\W\d]{{3,9}}\.?\s\d{{4}})"
REST = (
    rf"\s+(?P<how>vom|gefunden am)\s+{DAY}"
    r"(?P<time>,?\s+\d{1,2}[.:]\d{2}(?=\s*Uhr|\s|$))?(?:\s*Uhr)?(?P<rest>.{0,200})"
)
QUOTED = re.compile(
    rf"(?:Quelle:\s*)?[{QUOTES}](?P<outlet>[^{QUOTES}]{{2,80}})[{QUOTES}]"
    rf"(?:,?\s+(?P<edition>\S.{{0,60}}?))??{REST}",
    re.I,
)
BARE = re.compile(
    rf"(?:Quelle:\s*)?(?P<outlet>[^{QUOTES}:]{{2,80}}?)"
    rf"(?:\s+(?P<edition>Nr\.?\s?[\d/]+))?{REST}",
    re.I,
)
#: The first line of a report of the agency itself.
AGENCY = re.compile(
    r"(?P<outlet>APA)\s?\d{3,4}\b.{0,80}?\b(?P<date>\d{1,2}\.\s?[^\W\d]{3,9}\.?\s\d{4})(?P<rest>.{0,20})"
)
NO_OUTLET = re.compile(
    r"(?:ausdruck|export|suche|suchergebnis\w*|recherche|stand|druck\w*)\b.*", re.I
)
#: A line of an export, and what stands in it or below it.
SIGN = re.compile(
    rf"^[ \t\xa0]*+(?:Quelle:\s*+)?[{QUOTES}][^{QUOTES}\n]{{2,60}}[{QUOTES}][^\n]{{0,60}}?"
    rf"\s(?:vom|gefunden am)\s+{DATE}(?:[^\n]{{0,40}}(?:Seite|Uhr)|.{{0,200}}?^[ \t\xa0]*+Ressort)",
    re.M | re.S,
)
PAGE = re.compile(r"Seiten?:?\s*([\w/ -]{1,20}?)(?=\s{2,}|\s*$|\s*[;,]|\s+Ressort)", re.I)
SECTION = re.compile(
    r"(?:Ressort|Rubrik)\s*:\s*(.{0,100}?)(?=\s+(?:Von|Autor(?:in)?|Seiten?)\s*:|\s*$)", re.I
)
LABEL = re.compile(
    r"(?:Quelle|Ressort|Rubrik|Datum|Ausgabe|Auflage)\s*:.{0,100}|Seiten?:?\s*\w{1,8}|Nr\.?\s?[\d/]+",
    re.I,
)
AUTHOR = re.compile(r"(?:Von|VON|Autor(?:in)?:)\s+([^\d.!?]{3,80})")
SUBTITLE = re.compile(r"Utl\.\s*:\s*(.+)")


class Origin(NamedTuple):
    """What the line of the outlet says; if `online`, `day` is when a crawler found the page."""

    outlet: str
    edition: str
    day: str
    online: bool
    rest: str
    quoted: bool


def origin_of(line: str) -> Origin | None:
    """Outlet, day and the rest of a line such as '"Der Standard" vom 02.04.2013  Seite: 1'."""
    text = plain(line)
    if len(text) > 300:
        return None
    if found := AGENCY.fullmatch(text):
        return Origin("APA", "", _day(found["date"]), False, "", True)
    if "vom " not in text and "gefunden am" not in text:
        return None
    quoted = QUOTED.fullmatch(text)
    found = quoted or BARE.fullmatch(text)
    if not found:
        return None
    outlet = found["outlet"].strip()
    if not quoted and (len(found["rest"]) > 60 or NO_OUTLET.fullmatch(outlet)):
        return None
    return Origin(
        outlet,
        (found["edition"] or "").strip(" ,;"),
        _day(found["date"] + (found["time"] or "")),
        found["how"].lower().startswith("gefunden"),
        found["rest"],
        bool(quoted),
    )


def _day(written: str) -> str:
    """A day in figures that cannot be mistaken; one with the name of its month as it is."""
    return day_first(re.sub(r"\.(?=[^\W\d])", ". ", written))


def first_origin(piece: Sequence[str]) -> tuple[int, Origin] | None:
    """The first line of outlet and day, one with the outlet in quotes if there is any."""
    found = [(number, origin) for number, line in enumerate(piece) if (origin := origin_of(line))]
    return next(iter([one for one in found if one[1].quoted] or found), None)


class About(NamedTuple):
    """What the lines around a title say."""

    section: str
    author: str
    subtitle: str
    others: list[str]


def is_label(line: str) -> bool:
    """Whether a line is about the article and no words of it."""
    text = plain(line)
    named = AUTHOR.fullmatch(text)
    named_so = bool(named) and looks_like_names(named[1] if named else "")
    return bool(named_so or LABEL.fullmatch(text) or SUBTITLE.fullmatch(text))


def about_of(lines: Sequence[str]) -> About:
    """Section, author and subtitle in lines that are about an article, and the other lines."""
    section = author = subtitle = ""
    others = []
    for text in filter(None, map(plain, lines)):
        if named := SECTION.search(text):
            section = section or named[1].strip()
        elif named := AUTHOR.fullmatch(text):
            author = author or byline(named[1])
        elif named := SUBTITLE.fullmatch(text):
            subtitle = named[1]
        elif not LABEL.fullmatch(text):
            others.append(text)
    return About(section, author, subtitle, others)
