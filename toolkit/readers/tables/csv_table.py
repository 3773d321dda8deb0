"""Read comma, semicolon, tab or bar separated tables."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from toolkit.checks import ReadError
from toolkit.readers.columns import find, placed, unique_names
from toolkit.readers.contract import Batch, Options, Problem, noted
from toolkit.readers.encoding import looks_binary
from toolkit.readers.source import Source
from toolkit.readers.tables.header import (
    BARE,
    LOOKED_AT,
    above,
    bearing,
    cut,
    first_named,
    has_row_names,
    header_row,
    is_bare,
    is_header,
)

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
    try:
        cut_up = [next(csv.reader([header.strip()], delimiter=d), []) for d in DELIMITERS]
    except csv.Error:
        return False
    if not any(map(is_header, cut_up)):  # most texts are known by their first line to be no table
        return False
    return is_header(cut_up[DELIMITERS.index(sniff(start))])


class Grid(NamedTuple):
    """A table as text: names of the columns, and rows as long as these, with their places."""

    header: list[str]
    places: list[str]
    rows: list[list[str]]


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every row as text, nothing converted; rows that do not fit the header are listed."""
    problems = noted(source)
    grid = read_grid(source, options, problems)
    problems += cut(grid.header, options.columns)
    bearer = bearing(grid.header, options.columns)
    bare = [is_bare(row, bearer) for row in grid.rows]
    problems += [Problem(p, BARE) for p, empty in zip(grid.places, bare, strict=True) if empty]
    kept = [n for n, empty in enumerate(bare) if not empty]
    if not kept:
        raise ReadError(f"{source.name}: no row has text or a headline")
    rows = [grid.rows[n] for n in kept] if len(kept) < len(bare) else grid.rows
    table = pd.DataFrame(rows, columns=grid.header, dtype="str")
    yield Batch(placed(table, [grid.places[n] for n in kept]), problems)


def read_grid(source: Source, options: Options, problems: list[Problem]) -> Grid:
    """Read the cells of a table, whatever stands above its header.

    Parameters
    ----------
    source
        A file.
    options
        `columns` names some of the header.
    problems
        Gets what is wrong with single rows.

    Raises
    ------
    ReadError
        There are no rows, or none below the header that fits.
    """
    text, told = _told(source.decoded.text)
    delimiter = told or sniff(text)
    before = csv.field_size_limit(sys.maxsize)  # an article may be of any length
    try:
        rows = list(_rows(text, delimiter, 1 if told else 0, problems))
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise ReadError(f"{source.name}: no row can be read")
    start = header_row([row for _, row in rows[:LOOKED_AT]], options.columns)
    problems += above(rows[:start], "line")
    names, below = rows[start][1], rows[start + 1 :]
    if has_row_names(names, [row for _, row in below[:LOOKED_AT]]):
        names = ["", *names]
    grid = _fitting(names, below, options, problems)
    if not grid.rows:
        raise ReadError(f"{source.name}: a header, but no row below it that fits")
    header = first_named(grid.header, names[0], [row[0] for row in grid.rows])
    return grid._replace(header=header)


def _fitting(
    names: list[str], below: list[tuple[int, list[str]]], options: Options, problems: list[Problem]
) -> Grid:
    """Rows that fit the header; others are listed."""
    header = unique_names(names)
    needed = _needed(header, options)
    places, fitting, again = [], [], 0
    for line, row in below:
        place, cells = f"line {line}", len(row)
        if row == names:
            again += 1
            continue
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
    if again:
        what = f"the header stands in {again} more line(s), not read as articles"
        problems.append(Problem("", what, kept=True))
    return Grid(header, places, fitting)


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
    best, most = ",", (False, False, 0.0)
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        rows = [row for row in rows if row]
        if len(sample) < len(text) and len(rows) > 2:
            rows = rows[:-1]  # cut in the middle
        start = header_row(rows, {})
        rows = rows[start:]
        if not rows or len(rows[0]) < 2:
            continue
        named = has_row_names(rows[0], rows[1:])
        alike = sum(len(row) == len(rows[0]) + named for row in rows) / len(rows)
        sure = not start or is_header(rows[0])  # what is cut at a wrong sign seems to lack one
        if (score := (alike >= 0.5, sure, alike * len(rows[0]))) > most:
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
