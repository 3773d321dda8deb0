"""When a web page was published: as it says, with time and zone; never when it was saved."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import pandas as pd

from toolkit.readers.markup import one_line
from toolkit.readers.web.extraction.furniture import reasons
from toolkit.readers.web.extraction.linked_data import said
from toolkit.readers.web.extraction.metadata import Facts

PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("publishdate", "publish-date", "publish_date", "publication_date", "publication-date"),
    *("article.published", "article:published", "article_date_original", "originalpublicationdate"),
    *("pubdate", "pub_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("bt:pubdate", "displaydate", "dc.date.issued", "dcterms.created", "dc.date.created"),
    *("dcterms.date", "dc.date", "dc:date", "date", "datecreated", "dateposted"),
)
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod")
NONE = re.compile(r"0{3,4}|1970-01-01T00:00|1969-12-31")  # what systems write for no date
MARKED = re.compile(
    r"publi|posted|entry-date|article-date|post-date|pubdate|created", re.IGNORECASE
)
CHANGED = re.compile(r"updat|modif|edited", re.IGNORECASE)
FRAME = frozenset("nav footer aside".split())
FRAMED = frozenset("nav navbar navigation footer aside masthead sidebar related comments".split())
QUIET = logging.NullHandler()
YEAR = r"\d{4}"  # in digits of any script
LABEL = re.compile(r"^[^\d:：]{2,30}[:：]\s*")
LONGEST = 80  # characters of a line that is a date
GUESS: dict[str, Any] = {
    "original_date": True,  # not that of the last change
    "extensive_search": False,  # it makes 1 January out of the year of a copyright line
    "max_date": "2200-12-31",  # otherwise today, and the same page would change its date
}


def published(facts: Facts, under: Sequence[str] = ()) -> str:
    """The date of publication as written in the page, else a day that is guessed, else ''.

    Parameters
    ----------
    facts
        Of the page.
    under
        Short lines between headline and text, among which the date may be.
    """
    told = [said(facts.linked, "datePublished", "dateCreated", "uploadDate")]
    told += [facts.meta[name][0] for name in PUBLISHED if name in facts.meta]
    marked, other = _of_times(facts.root)
    certain = next((date for date in [*told, marked] if _is_date(date)), "")
    if certain:
        return certain
    day = _guessed(facts)
    if other and other.startswith(day):
        return other
    return day or _written(under)


def modified(facts: Facts) -> str:
    """The date of the last change as written in the page."""
    date = said(facts.linked, "dateModified") or facts.first(*MODIFIED)
    return date if _is_date(date) else ""


def _is_date(text: str) -> bool:
    return bool(re.search(r"\d", text)) and not NONE.match(text) and len(text) <= LONGEST


def _of_times(root: Any) -> tuple[str, str]:
    """The date of the element that is marked as that of publication, and of one under the title.

    Only a marked one is taken by its words: others tell the day on which the page was opened.
    """
    under, seen = "", next(root.iter("h1"), None) is None
    for element in root.iter("h1", "time", "abbr"):
        if element.tag == "h1":
            seen = True
            continue
        given = element.get("datetime" if element.tag == "time" else "title") or ""
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if CHANGED.search(marks):
            continue
        if MARKED.search(marks) or element.get("pubdate") is not None:
            date = given.strip() or one_line(element)
            if re.search(YEAR, date) and _is_date(date):
                return date, ""
        elif seen and not under and re.match(YEAR, given) and _is_date(given):
            under = given
    return "", under


def _written(lines: Sequence[str]) -> str:
    """The first of some lines that is a date, without a word before it."""
    from toolkit.dates import parse_dates

    texts = [
        LABEL.sub("", line) for line in lines if len(line) <= LONGEST and re.search(YEAR, line)
    ]
    if not texts:
        return ""
    dates = parse_dates(pd.Series(texts))
    return next((text for text, date in zip(texts, dates["date"], strict=True) if date == date), "")


def _guessed(facts: Facts) -> str:
    from htmldate import find_date

    logging.getLogger("htmldate").addHandler(QUIET)
    try:
        return find_date(_without_frame(facts.root), url=facts.url or None, **GUESS) or ""
    except (ValueError, TypeError, AttributeError, OverflowError):
        return ""  # parsers under it fail in many ways on broken pages


def _without_frame(root: Any) -> Any:
    """A copy of the page without its frame, which shows the day on which it was opened."""
    page = deepcopy(root)
    heading = next(page.iter("h1"), None)
    kept = set() if heading is None else {heading, *heading.iterancestors()}
    over = True
    for element in list(page.iter()):
        over = over and element is not heading
        if not isinstance(element.tag, str) or element in kept or element.getparent() is None:
            continue
        frame = element.tag in FRAME or bool(FRAMED & reasons(element))
        if frame or (over and heading is not None and element.tag == "time"):
            element.drop_tree()
    return page
