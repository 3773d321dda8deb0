"""Read the text and the RTF of Factiva, with field codes or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.databases.common.lines import joined
from toolkit.readers.databases.factiva.blocks import article_fields, is_tail, is_wrapped, starts
from toolkit.readers.databases.factiva.fields import ACCESSION, BODY, CODES, INDEXED, record_of
from toolkit.readers.rtf import is_rtf, rtf_text
from toolkit.readers.source import Source

NAME = "factiva_text"
ABOUT = "Articles saved from Factiva as RTF or plain text, with field codes or without"
SUFFIXES: tuple[str, ...] = (".rtf", ".txt")

LINE = re.compile(
    r"[ \t\u00a0]{0,5}([A-Z]{2,3})(?:[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{2,}|[ \u00a0]*$)"
)
NAMES = list(CODES)
#: Head 0, text 1 or foot 2, in this order; within them the order differs.
PART = {
    code: 1 if code in BODY else 0 if n < NAMES.index("LP") else 2 for n, code in enumerate(NAMES)
}
FIRST = ("CLM", "SE", "HD")  # one of them opens an article
LONGEST_HEAD = 25  # lines
INDEX_ITEM = re.compile(r"[\w*-]{1,12} : \S|[\w*/ -]+ \| ")
HEADLINE = re.compile(r"^[ \t\u00a0]{0,5}HD(?:[ \u00a0]*\t|[ \u00a0]{2,}|[ \u00a0]*$)", re.M)


def matches(source: Source) -> bool:
    """Whether lines have the codes of fields, or articles end with their number."""
    if source.is_markup:
        return False
    start = source.start.replace("\r\n", "\n").replace("\r", "\n")
    if is_rtf(start):
        return ACCESSION.search(start) is not None or "Factiva RTF" in start[:8192]
    if HEADLINE.search(start):
        found = {match[1] for line in start.splitlines() if (match := LINE.match(line))}
        return {"HD", "PD"} <= found and bool({"SN", "SC"} & found)
    if not ACCESSION.search(start):
        return False
    lines = start.splitlines()
    return any(map(is_tail, lines)) and bool(starts(lines))


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; lists of contents, page numbers and the search are left."""
    rtf = is_rtf(source.text)
    text = rtf_text(source) if rtf else source.text
    lines = [line.rstrip() for line in text.split("\n")]
    wrapped = False if rtf else None
    found = list(_labelled(lines, wrapped)) or list(article_fields(lines, wrapped))
    records, problems = [], noted(source)
    for number, fields in enumerate(found, 1):
        record = record_of(fields)
        if record["title"] or record["text"]:
            records.append({"place": f"article {number}", **record})
        else:
            problems.append(Problem(f"article {number}", "neither headline nor text"))
    if not records:
        raise ReadError(
            f"{source.name}: text of Factiva without an article: neither lines that begin with "
            "HD, PD and SN, nor numbers of words followed by a date"
        )
    yield articles(records, problems)


def _labelled(lines: list[str], wrapped: bool | None) -> Iterator[dict[str, str]]:
    """Fields of each article whose lines have codes in front."""
    fields: dict[str, list[str]] = {}
    code = ""
    for number, line in enumerate(lines):
        match = LINE.match(line)
        if match and _opens(lines, number, match, code, fields):
            if match[1] in FIRST and code and (match[1] in fields or PART[code]):
                yield _joined(fields, wrapped)
                fields = {}
            code = match[1]
            fields[code] = [line[match.end() :]]
        elif code and (code != "AN" or not ACCESSION.search(" ".join(fields[code][:3]))):
            fields[code].append(line)
    if fields:
        yield _joined(fields, wrapped)


def _opens(
    lines: list[str],
    number: int,
    match: re.Match[str],
    code: str,
    fields: Mapping[str, list[str]],
) -> bool:
    """Whether a line that begins like a code is one, and no line of the text before it."""
    new, value = match[1], lines[number][match.end() :].strip()
    if new in FIRST:
        return code not in BODY or _head_follows(lines, number)
    if not code or new not in CODES or new in fields or PART[new] < PART[code]:
        return False
    if code in BODY and not value and fields[code][0].strip():
        return False  # a heading: codes stand alone in all lines or in none
    if code in BODY and new in INDEXED:
        following = "".join(lines[number + 1 : number + 2]).strip()
        return INDEX_ITEM.match(value or following) is not None
    return new != "AN" or len(value.split()) < 4


def _head_follows(lines: list[str], number: int) -> bool:
    """Whether a head begins here, with no blank line between its fields."""
    below = takewhile(str.strip, lines[number : number + LONGEST_HEAD])
    codes = {match[1] for line in below if (match := LINE.match(line))}
    return len({code for code in codes if PART.get(code) == 0}) > 3


def _joined(fields: dict[str, list[str]], wrapped: bool | None) -> dict[str, str]:
    if wrapped is None:
        wrapped = is_wrapped([line for code in BODY for line in fields.get(code, [])])
    made = {code: " ".join(lines) for code, lines in fields.items() if code not in BODY}
    return made | {code: joined(fields[code], wrapped=wrapped) for code in BODY if code in fields}
