"""Read exports of APA DeFacto and APA OnlineManager, HTML or RTF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.databases.apa.origin import (
    PAGE,
    SECTION,
    SIGN,
    Origin,
    about_of,
    first_origin,
    is_label,
    origin_of,
)
from toolkit.readers.databases.common import marked_lines
from toolkit.readers.databases.common.day_first import DATE
from toolkit.readers.databases.common.lines import rejoined, width_of
from toolkit.readers.databases.common.marked_lines import BREAK, MARKS, is_bold, is_heading, plain
from toolkit.readers.databases.common.western import western
from toolkit.readers.markup import html_tree
from toolkit.readers.rtf import is_rtf
from toolkit.readers.source import Source

NAME = "apa_defacto"
ABOUT = 'APA DeFacto or OnlineManager export, HTML or RTF: "Der Standard" vom 02.04.2013'
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".rtf")

END = re.compile(
    r"(?:gespeicherte[rn]? anh(?:a|ä)ng|der gegenständliche text ist eine abschrift"
    r"|dauerhafte adresse des dokuments|originaldokument\b|alle rechte vorbehalten).*",
    re.I,
)
ADDRESS = re.compile(r"https?://\S+")
RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).{0,200}", re.I)
DAY = re.compile(rf"(?:\w+,?\s+)?{DATE}.{{0,20}}")
NEAR = 3  # lines below the outlet among which a bold one is the title
TITLE_LINES = 3
WORDS = 8  # a piece of fewer words without an origin is a cover


def matches(source: Source) -> bool:
    """Whether a quoted outlet with 'vom' and a date, and a page or section, are found in it."""
    start = source.start
    if "vom " not in start and "gefunden am" not in start:
        return False
    if is_rtf(start[:200]):
        start = re.sub(r"\\u822[0-2] ?\?|\\'(?:84|93|94)", '"', start)
        start = re.sub(r"\\(?:pard?|line|cell|page|sect)(?![a-z])|\}\s*\}", "\x1f", start)
        start = re.sub(r"\\[a-z]{1,32}-?\d{0,10} ?|[{}\r\n]", "", start).replace("\x1f", "\n")
    elif "<" in start:
        start = unescape(re.sub(r"<[^<>]{0,2000}>", "\n", start))
    else:
        return False
    return SIGN.search(start) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; the day a page was found is no day of publication."""
    file, notes = western(source)
    pieces = list(_pieces(file))
    width = width_of([plain(line) for piece in pieces for line in piece])
    records: list[dict[str, str]] = []
    problems = []
    for piece in pieces:
        place = f"article {len(records) + 1}"
        if found := first_origin(piece):
            records.append({"place": place} | _article(piece, *found, width=width))
            continue
        words = " ".join(map(plain, piece)).split()
        if any(map(is_heading, piece)) or (records and len(words) >= WORDS):
            told = f"no outlet and date in this piece, left out: {' '.join(words)[:60]!r}"
            problems.append(Problem(f"before {place}", told))
    records = _without_contents(records)
    if not records:
        raise ReadError(f"{source.name}: no article of APA with its outlet and date in it")
    if len(records) == 1:
        records[0]["place"] = ""
    yield articles(records, [*notes, *problems])


def _without_contents(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """The articles without the entries of a list of contents, which name some of them again."""
    named = ("title", "outlet", "date", "collected")
    whole = {tuple(map(one.get, named)) for one in records if one["text"]}
    kept = [one for one in records if one["text"] or tuple(map(one.get, named)) not in whole]
    return [one | {"place": f"article {number}"} for number, one in enumerate(kept, 1)]


def _pieces(source: Source) -> Iterator[list[str]]:
    """The lines of each article."""
    if is_rtf(source.text[:200]):
        yield from _split(marked_lines.of_rtf(source))
        return
    tree = html_tree(source)
    entries = tree.xpath("//div[contains(concat(' ', @class, ' '), ' eintrag ')]")
    for element in entries or [tree]:
        yield from _split(marked_lines.of_html(element))


def _split(lines: Sequence[str]) -> Iterator[list[str]]:
    """Pieces between breaks; one with several quoted origins begins anew at each."""
    piece: list[str] = []
    for line in [*lines, BREAK]:
        if BREAK not in line:
            piece.append(line)
            continue
        yield from _at_origins(piece)
        piece = []


def _at_origins(piece: list[str]) -> Iterator[list[str]]:
    starts = []
    for number, line in enumerate(piece):
        found = origin_of(line)
        if found and found.quoted:
            above = number - 1
            while above > 0 and not piece[above]:
                above -= 1
            starts.append(above if above >= 0 and is_bold(piece[above]) else number)
    if len(starts) < 2:
        yield piece
        return
    for start, end in zip([0, *starts[1:]], [*starts[1:], len(piece)], strict=True):
        yield piece[start:end]


def _article(piece: list[str], number: int, origin: Origin, *, width: int) -> dict[str, str]:
    """One article in our columns."""
    title, around, content = _parts(piece, number)
    about = about_of(around)
    ends = next((n for n, line in enumerate(content) if END.fullmatch(plain(line))), len(content))
    addresses = ADDRESS.findall(" ".join(map(plain, content[ends:])))
    lines = [MARKS.sub("", line) for line in content[:ends]]
    rights = lines.pop() if lines and RIGHTS.fullmatch(plain(lines[-1])) else ""
    if width:  # indented lines begin paragraphs
        lines = [part for line in lines for part in (["", line] if line[:2] == "  " else [line])]
    page = PAGE.search(" ".join([origin.rest, *map(plain, around)]))
    section = SECTION.search(origin.rest)
    return {
        "date": "" if origin.online else origin.day,
        "collected": origin.day if origin.online else "",
        "outlet": origin.outlet,
        "title": title,
        "text": rejoined(lines, width),
        "author": about.author,
        "section": about.section or (section[1].strip() if section else ""),
        "url": addresses[0] if addresses else "",
        "language": "",
        "edition": origin.edition,
        "page": page[1].strip() if page else "",
        "subtitle": about.subtitle,
        "above": " / ".join(about.others),
        "copyright": plain(rights),
    }


def _parts(piece: list[str], origin: int) -> tuple[str, list[str], list[str]]:
    """The title, the lines about the article, and the lines of its text.

    A heading stands above the line of the outlet, bold words below it; if there is neither, the
    title is the first line below that is no label.
    """
    above = [n for n in range(origin) if plain(piece[n]) and not is_label(piece[n])]
    below = [n for n in range(origin + 1, len(piece)) if plain(piece[n])]
    begin = next((n for n in below if not is_label(piece[n])), len(piece))
    words = [n for n in below if not is_label(piece[n])]
    bold = next((n for n in words[:NEAR] if is_bold(piece[n])), -1)
    if any(len(plain(piece[n])) > 120 for n in words if n < bold):
        bold = -1  # words in the text
    over = above[-1] if above and is_bold(piece[above[-1]]) else -1
    if over >= 0 and DAY.fullmatch(plain(piece[over])):
        over = -1
    if over >= 0 and (bold < 0 or is_heading(piece[over])):
        while over - 1 in above and is_bold(piece[over - 1]):
            over -= 1
        title = [piece[n] for n in above if n >= over]
        return _text(title), piece[origin + 1 : begin], piece[begin:]
    first = bold if bold >= 0 else begin
    last = first + 1
    while bold >= 0 and last < len(piece) and is_bold(piece[last]) and last < first + TITLE_LINES:
        last += 1
    rest = last
    while rest < len(piece) and (not plain(piece[rest]) or is_label(piece[rest])):
        rest += 1
    around = piece[origin + 1 : first] + piece[last:rest]
    return _text(piece[first:last]), around, piece[rest:]


def _text(lines: Sequence[str]) -> str:
    return " ".join(filter(None, map(plain, lines)))
