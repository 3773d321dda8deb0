"""Read Excel workbooks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.checks import ReadError
from toolkit.readers.columns import placed, unique_names
from toolkit.readers.contract import Batch, Options, Problem
from toolkit.readers.packing import LIMIT
from toolkit.readers.source import Source

NAME = "excel"
ABOUT = "Excel workbook with a header row; sheets with the same header are put together"
SUFFIXES: tuple[str, ...] = (".xlsx", ".xlsm")

Row = tuple[int, tuple[Any, ...]]


def matches(source: Source) -> bool:
    """Whether the content is a zip archive that holds a workbook."""
    return source.head.startswith(b"PK") and b"xl/" in source.data


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read the first sheet with data, and others that have the same header.

    Dates stay dates; of formulas the stored value is read, they are never computed.
    """
    header: list[str] = []
    rows: list[tuple[Any, ...]] = []
    places: list[str] = []
    problems: list[Problem] = []
    sheets = [(title, found) for title, found in _sheets(source) if found]
    alike = [unique_names(_trim(found[0][1])) for _, found in sheets]
    several = alike.count(alike[0]) > 1 if alike else False
    for (title, found), names in zip(sheets, alike, strict=True):
        header = header or names
        if names != header:
            problems.append(Problem(f"sheet {title!r}", "other columns than the first, not read"))
            continue
        for number, row in found[1:]:
            rows.append((row + (None,) * len(header))[: len(header)])
            places.append(f"sheet {title!r} row {number}" if several else f"row {number}")
    if not rows:
        raise ReadError(f"{source.name}: no sheet has a header and rows below it")
    table = pd.DataFrame(rows, columns=header, dtype="object")
    yield Batch(placed(table, places), problems)


def _sheets(source: Source) -> list[tuple[str, list[Row]]]:
    """Rows that are not blank of every sheet, with their numbers."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > LIMIT:
            raise ReadError(f"{source.name}: expands to more than {LIMIT // 1024**3} GiB")
        book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True)
        found = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # some writers note a wrong size
            rows = enumerate(sheet.iter_rows(values_only=True), 1)
            kept = [(number, tuple(map(_cell, row))) for number, row in rows]
            found.append((sheet.title, [(n, row) for n, row in kept if _trim(row)]))
        return found
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # damaged workbooks fail in as many ways as openpyxl has lines
        raise ReadError(f"{source.name}: damaged or truncated Excel workbook ({error})") from error


def _cell(value: Any) -> Any:
    """A cell value, without the sign Excel writes for a line end."""
    return value.replace("_x000D_", "") if isinstance(value, str) else value


def _trim(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row without empty cells at its end."""
    while row and (row[-1] is None or row[-1] == ""):
        row = row[:-1]
    return row
