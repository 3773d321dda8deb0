"""Read Excel workbooks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

import pandas as pd

from toolkit.checks import ReadError
from toolkit.readers.columns import find, placed, unique_names
from toolkit.readers.contract import Batch, Options, Problem
from toolkit.readers.packing import LIMIT
from toolkit.readers.source import Source
from toolkit.readers.tables.header import (
    BARE,
    LOOKED_AT,
    above,
    bearing,
    cut,
    first_named,
    header_row,
    is_bare,
    names_of,
)

NAME = "excel"
ABOUT = "Excel workbook with a header row; all sheets that hold articles are put together"
SUFFIXES: tuple[str, ...] = (".xlsx", ".xlsm")

MERGED = b"<mergeCell "
DAYS = range(20_000, 80_000)  # 1954 to 2119, as Excel counts; neither years nor 20171016
Row = tuple[int, list[Any]]


class Sheet(NamedTuple):
    """One sheet: rows that are not blank with their numbers, and what stands above the header."""

    title: str
    header: list[str]
    rows: list[Row]
    problems: list[Problem]


def matches(source: Source) -> bool:
    """Whether the content is a zip archive that holds a workbook."""
    return source.head.startswith(b"PK") and b"xl/" in source.data


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every sheet with a column for texts or headlines; if none has one, the first.

    Dates stay dates; of formulas the stored value is read, they are never computed.
    """
    found, epoch = _sheets(source)
    sheets = [_sheet(title, rows, options) for title, rows in found if rows]
    bearers = [bearing(sheet.header, options.columns) for sheet in sheets]
    taken = _alike(sheets, bearers)
    several = sum(taken) > 1
    tables: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for sheet, bearer, take in zip(sheets, bearers, taken, strict=True):
        if not take:
            what = "other columns than those of articles, not read"
            problems.append(Problem(f"sheet {sheet.title!r}", what))
            continue
        at = f"sheet {sheet.title!r} " if several else ""
        problems += [p._replace(place=f"{at}{p.place}") for p in sheet.problems]
        bare = {number for number, row in sheet.rows if is_bare(row, bearer)}
        problems += [Problem(f"{at}row {number}", BARE) for number in sorted(bare)]
        rows = [(number, row) for number, row in sheet.rows if number not in bare]
        if counted := _count_as_days(sheet.header, rows, options, epoch):
            what = f"{counted:,} date(s) stand there as numbers, read as the days Excel counts"
            problems.append(Problem(at.strip(), what, kept=True))
        if rows:
            problems += [p._replace(place=at.strip()) for p in cut(sheet.header, options.columns)]
            tables.append(_table(sheet.header, rows, at))
    if not tables:
        raise ReadError(f"{source.name}: no sheet has a header and rows below it")
    table = pd.concat(tables, ignore_index=True) if len(tables) > 1 else tables[0]
    yield Batch(table, problems)


def _alike(sheets: list[Sheet], bearers: list[list[int]]) -> list[bool]:
    """Which sheets hold articles: that with most columns of ours, and those with the same ones."""
    found = [
        set(find(sheet.header)) if bearer and sheet.rows else set()
        for sheet, bearer in zip(sheets, bearers, strict=True)
    ]
    most = max(found, key=len, default=set())
    if not most:  # nothing is known of any
        return [bool(sheet.rows) and sheet.header == sheets[0].header for sheet in sheets]
    return [
        len(most & own) * 2 > len(most) and bool(bearer)
        for own, bearer in zip(found, bearers, strict=True)
    ]


def _table(header: list[str], rows: list[Row], at: str) -> pd.DataFrame:
    """Rows as a table, without columns that have neither name nor cells."""
    table = pd.DataFrame([row for _, row in rows], columns=header, dtype="object")
    unnamed = [n for n, name in enumerate(header, 1) if name == f"column_{n}"]
    empty = [f"column_{n}" for n in unnamed if all(row[n - 1] in (None, "") for _, row in rows)]
    return placed(table.drop(columns=empty), [f"{at}row {number}" for number, _ in rows])


def _count_as_days(header: list[str], rows: list[Row], options: Options, epoch: datetime) -> int:
    """Put dates in place of numbers in columns of dates, which lost their format; how many."""
    from openpyxl.utils.datetime import from_excel

    found = find(header, {k: v for k, v in options.columns.items() if v in header})
    places = [found[name] for name in ("date", "collected") if name in found]
    count = 0
    for _, row in rows:
        for place in places:
            value = row[place]
            if isinstance(value, int | float) and DAYS.start <= value < DAYS.stop:
                row[place] = from_excel(value, epoch)
                count += 1
    return count


def _sheet(title: str, rows: list[Row], options: Options) -> Sheet:
    """A sheet with its header found and every row as long as that."""
    start = header_row([row for _, row in rows[:LOOKED_AT]], options.columns)
    names, below = rows[start][1], rows[start + 1 :]
    width = max(len(row) for _, row in rows[start:])
    header = unique_names(names + [None] * (width - len(names)))
    whole = [(number, row + [None] * (width - len(row))) for number, row in below if row != names]
    header = first_named(header, names[0], [row[0] for _, row in whole])
    return Sheet(title, header, whole, above(rows[:start], "row"))


def _sheets(source: Source) -> tuple[list[tuple[str, list[Row]]], datetime]:
    """Rows that are not blank of every sheet, with their numbers; and the day 0 of the book."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > LIMIT:
                raise ReadError(f"{source.name}: expands to more than {LIMIT // 1024**3} GiB")
            merged = any(_has_merged(archive, name) for name in archive.namelist())
        # the quick way of reading knows nothing of merged cells
        book = openpyxl.load_workbook(
            io.BytesIO(source.data), read_only=not merged, data_only=True, keep_links=False
        )
        found = []
        for sheet in book.worksheets:
            if not merged:
                sheet.reset_dimensions()  # some writers note a wrong size
            rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            for area in sheet.merged_cells.ranges if merged else ():
                _spread(rows, area.bounds)
            kept = ((number, _trim(row)) for number, row in enumerate(rows, 1))
            found.append((sheet.title, [(number, row) for number, row in kept if row]))
        return found, book.epoch
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # damaged workbooks fail in as many ways as openpyxl has lines
        raise ReadError(f"{source.name}: damaged or truncated Excel workbook ({error})") from error


def _has_merged(archive: zipfile.ZipFile, name: str) -> bool:
    return name.startswith("xl/worksheets/") and MERGED in archive.read(name)


def _spread(rows: list[list[Any]], bounds: tuple[int, int, int, int]) -> None:
    """Give every row of a merged cell what stands in it, unless that is a text or headline."""
    left, top, _, bottom = bounds
    column, first = left - 1, top - 1
    if bottom == top or first >= len(rows) or column >= len(rows[first]):
        return
    heads = [row[column] for row in rows[:first] if column < len(row)]
    if find(names_of(heads[-LOOKED_AT:])).keys() & {"text", "title"}:
        return
    for row in rows[first + 1 : bottom]:
        if column < len(row) and row[column] is None:
            row[column] = rows[first][column]


def _cell(value: Any) -> Any:
    """A cell value, without the sign Excel writes for a line end."""
    return value.replace("_x000D_", "") if isinstance(value, str) else value


def _trim(row: list[Any]) -> list[Any]:
    """A row without empty cells at its end."""
    while row and (row[-1] is None or row[-1] == ""):
        row = row[:-1]
    return row
