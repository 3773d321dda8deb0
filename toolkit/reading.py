"""Reading: from files found to tables under our names, and everything that was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import pandas as pd

from toolkit import readers
from toolkit.checks import ReadError, ToolkitError
from toolkit.files import Found, Remark
from toolkit.parallel import in_order
from toolkit.readers.columns import TAKEN, rename
from toolkit.readers.contract import Options, Problem
from toolkit.readers.source import Refused, Source, sources
from toolkit.readers.tables import csv_table, excel_table, json_lines, json_table, parquet_table
from toolkit.readers.tables.tags import without_tags
from toolkit.schema import are_documents

# What these tables hold is known by the names of their columns alone.
OF_ANY_MAKING = [m.NAME for m in (csv_table, excel_table, json_lines, json_table, parquet_table)]


class Read(NamedTuple):
    """What came out of one file: tables under our names, remarks, and its error if it had one."""

    tables: list[pd.DataFrame]
    remarks: list[Remark]
    error: ToolkitError | None = None


def read_files(found: Sequence[Found], format: str | None, options: Options) -> Read:
    """Read files, and the files in archives among them, one after another or on all cores.

    Parameters
    ----------
    found
        Files with their names.
    format
        Name of a reader for all of them; picked by content if None.
    options
        Choices for every reader.

    Raises
    ------
    ReadError
        No file holds a document.
    """
    from tqdm import tqdm

    tables: list[pd.DataFrame] = []
    remarks: list[Remark] = []
    errors: list[ToolkitError] = []
    with tqdm(total=len(found), desc="reading", unit="file", delay=1.0, leave=False) as bar:
        jobs = _opened(found, bar.update)
        for read in in_order(partial(read_one, format=format, options=options), jobs):
            tables += read.tables
            remarks += read.remarks
            errors += [read.error] if read.error else []
    if not any(map(len, tables)):
        if len(found) == 1 and len(errors) == 1:
            raise errors[0]
        why = "; ".join(f"{r[0]}: {r[2]}" for r in remarks[:3]) or "no file held a document"
        raise ReadError(f"Nothing could be read from {len(found)} file(s). {why}")
    return Read(tables, remarks)


def _opened(found: Iterable[Found], done: Callable[[int], Any]) -> Iterator[Source | Refused]:
    """Every file, and in place of an archive the files in it."""
    for path, name in found:
        try:
            yield from sources(path, name)
        except ReadError as error:
            yield Refused(name, str(error))
        done(1)


def read_one(source: Source | Refused, *, format: str | None, options: Options) -> Read:
    """Read one file; what was read before an error is kept, and the error is listed."""
    name = source.name
    if isinstance(source, Refused):
        named = name in source.problem
        error = ReadError(source.problem if named else f"{name}: {source.problem}")
        return Read([], [(name, "", source.problem, False)], error)
    tables: list[pd.DataFrame] = []
    remarks: list[Remark] = []
    try:
        reader = readers.pick(source, format)
        for batch in reader.read(source, options):
            remarks += [(name, *problem) for problem in batch.problems]
            if len(batch.table):
                table, problems = _named(batch.table, name, reader.NAME, options)
                remarks += [(name, *problem) for problem in problems]
                tables.append(table)
    except ToolkitError as error:
        return Read(tables, [*remarks, (name, "", str(error), False)], error)
    return Read(tables, remarks)


def _named(
    table: pd.DataFrame, name: str, format: str, options: Options
) -> tuple[pd.DataFrame, list[Problem]]:
    """The table under our column names; what is wrong with it is told with the file's name."""
    try:
        if are_documents(table.columns):  # of a corpus, which read them from elsewhere
            return rename(table, options, (*TAKEN, "place")), []
        named = rename(table, options).assign(file=name, format=format)
        return without_tags(named) if format in OF_ANY_MAKING else (named, [])
    except ToolkitError as error:
        raise type(error)(f"{name}: {error}") from None
