"""Read press clippings of Dutch ministries: a list of contents and articles of many outlets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.databases.common.day_first import day_first
from toolkit.readers.databases.common.marked_lines import (
    BREAK,
    HEADING,
    ITALIC,
    is_bold,
    is_marked,
    of_html,
    plain,
)
from toolkit.readers.databases.common.western import western
from toolkit.readers.markup import html_tree, one_line, paragraphs
from toolkit.readers.source import Source

NAME = "clippings"
ABOUT = "Press clippings of a Dutch ministry on one page, HTML"
SUFFIXES: tuple[str, ...] = (".html", ".htm")

MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
)
DATE = rf"\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}}|\d{{1,2}}\s(?:{MONTHS})\.?\s\d{{4}}"
DATELINE = re.compile(
    rf"(?P<outlet>[^\d\s(].{{0,80}}?)?[\s,;:|(–-]*(?P<date>{DATE})\)?"
    r"(?:[\s,;|(–-]*(?:p|pag|pagina|blz)\.?\s*(?P<page>[\w ,-]{1,20}))?[\s).]*",
    re.I,
)
PAGE = re.compile(r"pagina\s+(\d[\d,-]*)\W*(.*)", re.I)
BACK = re.compile(
    r"(?:terug|naar boven|omhoog|top|inhoud(?:sopgave)?|terug naar \w+(?: \w+)?)\W*", re.I
)
TITLE, TEXT = "articleTitle", "articleIntro"
NAMED = (TITLE, TEXT, "articlePage", "sourceTitle", "articleDate")
UNKNOWN = {"author": "", "section": "", "url": "", "language": "", "collected": ""}
RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).{0,200}", re.I)
SHEET = re.compile(r"\b(?:knipsel|(?:pers|media|nieuws)overzicht|inhoudsopgave)", re.I)
SHEETS = ("knipsel", "overzicht", "inhoudsopgave")
LEVELS = 30
NEAR = 5  # lines at the beginning of an article in which its outlet is named
SHORT = 120


def matches(source: Source) -> bool:
    """Whether it has the marks of the archive, or outlet and date below rules or headings."""
    start = source.start
    if "<" not in start:
        return False
    if "articleTitle" in start and "sourceTitle" in start and "articleDate" in start:
        return True
    ruled = len(re.findall(r"<hr\b", source.lowered)) > 1
    named = any(word in source.lowered for word in SHEETS) and SHEET.search(start)
    if not (ruled or named) or len(re.findall(DATE, start)) < 2:
        return False
    try:
        tree = html_tree(Source(source.path, source.name, start.encode("utf-8", "replace")))
    except ReadError:
        return False
    pieces = _pieces(tree)
    if ruled:
        pieces = [piece for piece in pieces[1:] if any(map(plain, piece))]
    else:  # below headings, of several outlets
        pieces = _at_headings([line for piece in pieces for line in piece], cover=True)[1:]
    found = [dateline for piece in pieces if (dateline := _dateline(piece)) is not None]
    outlets = {line["outlet"] for _, line in found if line and line["outlet"]}
    several = len(found) if ruled else len(outlets)
    return several > 1 and len(found) * 2 > len(pieces)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; the list of contents is passed over."""
    file, notes = western(source)
    tree = html_tree(file)
    records, problems = _of_archive(tree)
    if not records:
        records, problems = _of_sheet(tree)
    if not records:
        raise ReadError(f"{source.name}: no clipping with an outlet in it")
    if len(records) == 1:
        records[0]["place"] = ""
    yield articles(records, [*notes, *problems])


def _of_archive(tree: Any) -> tuple[list[dict[str, str]], list[Problem]]:
    """Articles of a page whose elements are named articleTitle, sourceTitle and so on."""
    entries = []
    titles = tree.xpath(f"//*[@id='{TITLE}']")
    for entry in _entries(tree.xpath(f"//*[@id='{TEXT}']") or titles):
        parts: dict[str, Any] = {}
        for element in entry.iter():
            if isinstance(element.tag, str) and element.get("id") in NAMED:
                parts.setdefault(element.get("id"), element)
        entries.append(parts)
    records = []
    for number, entry in enumerate(entries, 1):
        said = {name: one_line(entry.get(name)) for name in NAMED}
        page = PAGE.search(said["articlePage"])
        text = entry.get(TEXT)
        record = {
            "place": f"article {number}",
            "date": day_first(said["articleDate"]),
            "outlet": said["sourceTitle"],
            "title": said[TITLE],
            "text": paragraphs(text) if text is not None else "",
            "section": page[2].strip() if page else "",
            "page": page[1] if page else "",
        }
        records.append(UNKNOWN | record)
    known = {record["title"] for record in records}
    lost = dict.fromkeys(title for title in map(one_line, titles) if title not in known)
    return records, [Problem("", f"a title without a text, left out: {one!r:.80}") for one in lost]


def _entries(texts: Sequence[Any]) -> list[Any]:
    """The largest element around each of several that holds no other of them."""
    above = [list(islice(text.iterancestors(), LEVELS)) for text in texts]
    held = Counter(element for elements in above for element in elements)
    return [
        [text, *takewhile(lambda one: held[one] == 1, elements)][-1]
        for text, elements in zip(texts, above, strict=True)
    ]


def _pieces(tree: Any) -> list[list[str]]:
    """The lines between rules."""
    pieces: list[list[str]] = [[]]
    for line in of_html(tree):
        if BREAK in line:
            pieces.append([])
        elif plain(line) and not BACK.fullmatch(plain(line)):
            pieces[-1].append(line)
    return pieces


def _dateline(piece: Sequence[str]) -> tuple[int, re.Match[str] | None] | None:
    """Which of the first lines names the outlet, and its parts if it has a date."""
    for number, line in enumerate(piece[:NEAR]):
        text = plain(line)
        if is_marked(line, HEADING) or len(text) > SHORT:
            continue
        if found := DATELINE.fullmatch(text):
            return number, found
        if number in (1, 2) and is_marked(line, ITALIC) and len(text) < SHORT // 2:
            return number, None
    return None


def _of_sheet(tree: Any) -> tuple[list[dict[str, str]], list[Problem]]:
    """Articles of a sheet between rules, each with its title and a line of outlet and date."""
    first, *others = _pieces(tree)
    day = re.search(DATE, " ".join(map(plain, first)), re.I)
    pieces = _at_headings(first, cover=True)[1:] + [
        one for piece in others for one in _at_headings(piece)
    ]
    records: list[dict[str, str]] = []
    problems = []
    for piece in filter(None, pieces):
        place = f"article {len(records) + 1}"
        found = _dateline(piece)
        if found is None:
            words = " ".join(" ".join(map(plain, piece)).split())[:60]
            told = f"no line of outlet and date in this piece, left out: {words!r}"
            problems.append(Problem(f"before {place}", told))
            continue
        made = {"place": place, "collected": day_first(day[0]) if day else ""}
        records.append(_record(piece, *found) | made)
    listed = len(set(tree.xpath("//a[starts-with(@href, '#') and string-length(@href) > 1]/@href")))
    if listed > len(records) + len(problems) + 1:
        told = (
            f"the list of contents leads to {listed} places, but {len(records)} articles are read"
        )
        problems.append(Problem("", told, kept=True))
    return records, problems


def _at_headings(piece: list[str], *, cover: bool = False) -> list[list[str]]:
    """What stands before the first heading with an outlet below it, and the piece of each."""
    starts = [
        number
        for number, line in enumerate(piece)
        if is_marked(line, HEADING) and _dateline(piece[number : number + 3]) is not None
    ]
    if cover:
        starts = [number for number in starts if number]
    elif len(starts) == 1 and starts[0] < NEAR:
        starts = []
    bounds = [0, *starts, len(piece)]
    return [piece[a:b] for a, b in pairwise(bounds) if piece[a:b] or a == 0]


def _record(piece: list[str], number: int, found: re.Match[str] | None) -> dict[str, str]:
    """One article in our columns."""
    parts = found.groupdict() if found else {"outlet": plain(piece[number])}
    outlet = (parts.get("outlet") or "").strip(" ,;:|(–-")
    above, below = piece[:number], piece[number + 1 :]
    if not above and below:
        above, below = below[:1], below[1:]
    bold = [line for line in above if is_bold(line)] or above[-1:]
    if not outlet:  # the outlet on a line of its own
        others = [line for line in above if line not in bold]
        outlet = plain(others[-1]) if others else ""
    while below and RIGHTS.fullmatch(plain(below[-1])):
        below = below[:-1]
    return UNKNOWN | {
        "date": day_first(parts.get("date") or ""),
        "outlet": outlet,
        "title": " ".join(map(plain, bold)),
        "text": "\n\n".join(map(plain, below)),
        "page": (parts.get("page") or "").strip(),
    }
