"""What the lines of LexisNexis say: dates without weekday and edition, pages, rights."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.dates.vocabulary import WEEKDAYS
from toolkit.readers.contract import Problem
from toolkit.readers.databases.common.bylines import byline

YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
WORD = r"[^\W\d_]{3,12}"
DAY = re.compile(
    rf"{WORD}\.?\ \d{{1,2}}(?:st|nd|rd|th)?,?\ {YEAR}"
    rf"|\d{{1,2}}(?:\.|º|°|ª|er|st|nd|rd|th)?\ ?(?:de\ )?{WORD}\.?,?\ ?(?:del?\ )?{YEAR}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]{YEAR}|{YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|{YEAR}\ ?年\ ?\d{{1,2}}\ ?月\ ?\d{{1,2}}\ ?日"
)
MONTH = re.compile(  # 'Summer, 2008', 'January/February 2009', '1st Quarter 2010', '2010'
    r"(?:(?:\b\d{1,2}(?:st|nd|rd|th|\.)?\ )?[^\W\d_]+\.?(?:\ ?[/-]\ ?[^\W\d_]+\.?)?,?\ )?"
    rf"\b{YEAR}"
)
WEEKDAY = "|".join(
    [
        *(re.escape(one) for one in sorted(WEEKDAYS, key=len, reverse=True) if len(one) > 3),
        *("miercoles", "sabado", "terca", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi"),
        *("(?:mån|tis|ons|tors|fre|lör|sön|man|tirs|lør|søn)dag", "星期.", "[日月火水木金土]曜日"),
    ]
)
AFTER = re.compile(
    rf"[\s,;]*(?:(?:{WEEKDAY})(?:-feira)?\b\.?)?[\s,;]*"
    r"(?:(?P<time>\d{1,2}[:h]\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?)\s*(?:Uhr\b)?\s*"
    r"(?P<zone>(?-i:GMT|UTC|Z|[A-Z]{1,3}T)\b(?:[+-]\d{1,2}(?::?\d\d)?)?)?)?",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))[\s:]*(?:©|\(c\)|by\b|notice|\d{4})|© ?\w"
    r"|all rights reserved|alle rechte(?:n)? vorbehalten|alle rechten voorbehouden"
    r"|tous droits r[ée]serv[ée]s|todos los derechos reservados|todos os direitos reservados"
    r"|tutti i diritti riservati",
    re.IGNORECASE,
)
PAGE = re.compile(
    r"(?:^|[;,.(]\s*|\s)(?:Pgs?\.?|Pages?|S\.|Seiten?|pp?\.|P[áa]gs?\.?|P[áa]ginas?|Blz\.?|Bladzijde)"
    r"[\s\u00a0]*(?P<page>[A-Z]{0,2}-?\d[\w-]*)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+(?:[.,'\s\u00a0\u202f]\d{3}(?!\d))*")
UNTITLED = re.compile(r"\W*no headline in original\W*", re.IGNORECASE)
AMENDED = re.compile(r"(?:; )?Correction Appended", re.IGNORECASE)
KNOWN = ("date", "collected", "outlet", "title", "text", "author", "section", "url", "language")


def line(pieces: list[str]) -> str:
    """Pieces of a wrapped line as one line with single blanks."""
    return " ".join(" ".join(pieces).split())


def is_dated(text: str, *, certain: bool = False) -> bool:
    """Whether a line holds a year, or if not certain to be a date by its place, a whole date."""
    if len(text) > 120 or not re.search(YEAR, text) or is_rights(text):
        return False
    if certain:
        return True
    found = DAY.search(text)
    return found is not None and len(text) - len(found[0]) < 50 and found.start() < 16


def split_date(text: str) -> tuple[str, str]:
    """The date with its time and zone, and the edition around it; weekdays are left out.

    Examples
    --------
    >>> split_date("January 28, 1993, Tuesday, Late Edition - Final")
    ('January 28, 1993', 'Late Edition - Final')
    >>> split_date("mardi 3 juillet 2018"), split_date("3 Julho 2018 Terça-feira 10:27 AM GMT")
    (('3 juillet 2018', ''), ('3 Julho 2018 10:27 AM GMT', ''))
    """
    text = line([text])
    found = DAY.search(text) or MONTH.search(text)
    if not found:
        return text, ""
    after = AFTER.match(text, found.end())
    assert after  # it matches the empty string
    before = text[: found.start()].strip()
    before = "" if AFTER.fullmatch(before) else before
    edition = [one.strip(" ,;") for one in (before, text[after.end() :])]
    date = filter(None, (found[0], after["time"], after["zone"]))
    return line(list(date)), "; ".join(filter(None, edition))


def is_rights(text: str) -> bool:
    """Whether a paragraph is a line of copyright and nothing else."""
    return len(text) < 400 and RIGHTS.match(text) is not None


def entry(
    found: Mapping[str, str] | None, place: str, text: str
) -> tuple[dict[str, str], Problem | None]:
    """An article under our columns, and what is wrong with it; empty if it is none.

    Parameters
    ----------
    found
        Values of its labels as they stand; None if it has none.
    place
        Where it stands.
    text
        All of it, to be told if it is no article.
    """
    if found is None:
        told = line([text])
        told = told if len(told) <= 100 else f"{told[:97]}..."
        return {}, Problem(place, f"no article but {told!r}" if told else "nothing stands there")
    made = dict.fromkeys(KNOWN, "") | {name: value.strip() for name, value in found.items()}
    made |= {"place": place, "author": byline(made["author"])}
    if AMENDED.search(made.get("edition", "")):
        made["edition"] = AMENDED.sub("", made["edition"]).strip(" ;")
        made["correction"] = made.get("correction") or "Correction Appended"
    if UNTITLED.fullmatch(made["title"]):
        made["title"] = ""
    made["language"] = re.split("[;/,|]", made["language"], maxsplit=1)[0].strip()
    if page := PAGE.search(made["section"]):
        made["page"] = page["page"]
    if "words" in made:
        number = NUMBER.search(made["words"])
        made["words"] = re.sub(r"\D", "", number[0]) if number else ""
    return made, None if made["text"] else Problem(place, "the article has no text", kept=True)


def nothing(problems: list[Problem]) -> str:
    """Why a file has no article."""
    return problems[-1].problem if problems else "no article of LexisNexis is found in it"
