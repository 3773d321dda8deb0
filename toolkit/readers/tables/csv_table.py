"""Read comma, semicolon, tab or bar separated tables."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator

import pandas as pd

from toolkit.checks import ReadError
from toolkit.readers.columns import find, placed, unique_names
from toolkit.readers.contract import Batch, Options, Problem, noted
from toolkit.readers.encoding import looks_binary
from toolkit.readers.source import Source

NAME = "csv"
ABOUT = "Table with a header line; comma, semicolon, tab or | between cells"
SUFFIXES: tuple[str, ...] = (".csv", ".tsv", ".tab")

LONGEST_HEADER = 2000
DELIMITERS = ",\t;|"
SAMPLE = 64 * 1024
MOST_OPEN_QUOTES = 100  # each one means reading the rest again
NO_TABLE = re.compile(rb"\s*(<!doctype|<html|<\?xml|<rss|\{|\[\s*\{)", re.IGNORECASE)


class _OpenQuote(Exception):
    """A quote opened in a line is never closed, so the rest was read as one cell."""


def matches(source: Source) -> bool:
    """Whether it is text called a table, or any text whose first line names our columns."""
    if looks_binary(source.head) or NO_TABLE.match(source.head):
        return False
    return source.suffix in SUFFIXES or _is_table(source.start)


def _is_table(start: str) -> bool:
    """Whether the first line names the text and more, and the lines below have as many cells."""
    start, _ = _told(start)
    header, _, below = start.partition("\n")
    if len(header) > LONGEST_HEADER or not below.strip():
        return False
    delimiter = sniff(start)
    names = next(csv.reader([header.strip()], delimiter=delimiter), [])
    found = find(unique_names(names))
    return len(found) > 1 and found.keys() & {"text", "title"} > set()


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every row as text, nothing converted; rows that do not fit the header are listed."""
    problems = noted(source)
    text, told = _told(source.decoded.text)
    delimiter = told or sniff(text)
    before = csv.field_size_limit(sys.maxsize)  # an article may be of any length
    try:
        rows = list(_rows(text, delimiter, 1 if told else 0, problems))
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise ReadError(f"{source.name}: no row can be read")
    header = unique_names(rows[0][1])
    needed = _needed(header, options)
    fitting, places = [], []
    for line, row in rows[1:]:
        place, cells = f"line {line}", len(row)
        if cells > len(header) and any(cell.strip() for cell in row[len(header) :]):
            problems.append(Problem(place, f"{cells} cells, but the header has {len(header)}"))
            continue
        if cells < len(header):
            what = f"only {cells} cells, but the header has {len(header)}"
            problems.append(Problem(place, what, kept=cells >= needed))
            if cells < needed:
                continue
        fitting.append((row + [""] * len(header))[: len(header)])
        places.append(place)
    if not fitting:
        raise ReadError(f"{source.name}: a header, but no row below it that fits")
    yield Batch(placed(pd.DataFrame(fitting, columns=header, dtype="str"), places), problems)


def _needed(header: list[str], options: Options) -> int:
    """How many cells a short row must have to be kept: up to the text."""
    named = options.columns.get("text", "")
    position = header.index(named) if named in header else find(header).get("text")
    return len(header) if position is None else position + 1


def _told(text: str) -> tuple[str, str | None]:
    """Take off the line 'sep=;' with which Excel names the delimiter."""
    match = re.match(r"sep=([,;|\t])\r?\n", text)
    return (text[match.end() :], match[1]) if match else (text, None)


def sniff(text: str) -> str:
    """The delimiter that cuts most rows into as many cells as the header has."""
    sample = text[:SAMPLE]
    best, most = ",", (False, 0.0)
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        rows = [row for row in rows if row]
        if len(sample) < len(text) and len(rows) > 2:
            rows = rows[:-1]  # cut in the middle
        if not rows:
            continue
        alike = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        if len(rows[0]) > 1 and (score := (alike >= 0.5, alike * len(rows[0]))) > most:
            best, most = delimiter, score
    return best


def _rows(
    text: str, delimiter: str, skipped: int, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line; a quote left open costs one line, not the rest."""
    lines = list(io.StringIO(text, newline=""))
    start = opened = 0
    while start < len(lines):
        try:
            for first, after, row in _read(lines, start, delimiter):
                start = after
                if any(cell.strip() for cell in row):
                    yield first + 1 + skipped, row
            return
        except _OpenQuote as error:
            start = error.args[0]
            what = "a quotation mark is opened and never closed"
        except csv.Error as error:
            what = f"not a table row ({error})"
        problems.append(Problem(f"line {start + 1 + skipped}", what))
        start += 1
        opened += 1
        if opened == MOST_OPEN_QUOTES:
            problems.append(
                Problem(f"line {start + 1 + skipped}", "too many broken lines, rest left")
            )
            return


def _read(lines: list[str], start: int, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Rows from a line on, with the index of their first line and of the one after."""
    reader = csv.reader(iter(lines[start:]), delimiter=delimiter)
    first = start
    for row in reader:
        last = start + reader.line_num
        if last == len(lines) and last - first > 1 and _is_open(lines[first:last], delimiter):
            raise _OpenQuote(first)
        yield first, last, row
        first = last


def _is_open(lines: list[str], delimiter: str) -> bool:
    """Whether the lines end inside quotes."""
    try:
        list(csv.reader(iter(lines), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False
