"""Read the CSV that ``corpus.to_csv`` writes, as it was; nothing in it is guessed."""

from __future__ import annotations

import csv
import io
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator

import pandas as pd

from toolkit.checks import ReadError
from toolkit.readers.columns import unique_names
from toolkit.readers.contract import Batch, Options, Problem, noted
from toolkit.readers.source import Source
from toolkit.schema import WRITTEN
from toolkit.spreadsheet import MARK, unescaped

NAME = "corpus_csv"
ABOUT = "CSV written by corpus.to_csv; loads as the documents that were written"
SUFFIXES: tuple[str, ...] = (".csv",)

DELIMITERS = ",;\t"  # a spreadsheet that saves it again may choose another


def matches(source: Source) -> bool:
    """Whether the first line names our columns in the order in which they are written."""
    start = source.head.removeprefix(BOM_UTF8)
    if not start[:8].lstrip(b'"').startswith(WRITTEN[0].encode()):
        return False
    return _delimiter(start.partition(b"\n")[0].decode("utf-8", "replace")) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every row; rows that do not fit the header are listed."""
    problems = noted(source)
    text = source.decoded.text
    delimiter = _delimiter(text)
    if delimiter is None:
        raise ReadError(f"{source.name}: its first line is not that of corpus.to_csv")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = csv.field_size_limit(sys.maxsize)  # an article may be of any length
    try:
        header = unique_names(next(reader, []))
        rows = list(_rows(reader, len(header), problems))
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise ReadError(f"{source.name}: a header, but no row below it that fits")
    table = pd.DataFrame(rows, columns=[unescaped(name) for name in header], dtype="str")
    yield Batch(table.apply(lambda column: column.str.removeprefix(MARK)), problems)


def _rows(reader: Iterator[list[str]], cells: int, problems: list[Problem]) -> Iterator[list[str]]:
    number = 1
    try:
        for number, row in enumerate(reader, 1):
            if len(row) == cells:
                yield row
            elif row:
                what = f"{len(row)} cells, but the header has {cells}"
                problems.append(Problem(f"row {number}", what))
    except csv.Error as error:
        problems.append(
            Problem(f"row {number + 1}", f"not a table row ({error}); the rest is left")
        )


def _delimiter(text: str) -> str | None:
    """What stands between our columns in the first line, None if it does not name them."""
    first = text.partition("\n")[0].replace('"', "")
    return next((d for d in DELIMITERS if first.startswith(d.join(WRITTEN))), None)
