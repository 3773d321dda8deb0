"""Rows of the tables of GDELT: as it publishes them, without a header, or saved again with one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from toolkit.readers.columns import normal
from toolkit.readers.contract import Options, Problem, noted
from toolkit.readers.encoding import decode, is_wide
from toolkit.readers.source import Source
from toolkit.readers.tables.csv_table import read_grid

MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")


def first_cells(source: Source) -> list[str]:
    """Cells of the first line, cut at tabs."""
    return source.start[:100_000].partition("\n")[0].rstrip("\r").split("\t")


def first_line(source: Source) -> str:
    """The first line without marks and case, in which the names of columns are looked for."""
    return normal(source.start[:4000].partition("\n")[0])


def raw_rows(
    source: Source, columns: Sequence[str], problems: list[Problem]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of a file without a header; there are no quotes, a tab always ends a cell."""
    foreign = 0
    for number, (line, note) in enumerate(_lines(source), 1):
        foreign += note
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            what = f"{len(cells)} cells, but such a line has {len(columns)}"
            problems.append(Problem(f"line {number}", what))
            continue
        yield f"line {number}", dict(zip(columns, cells, strict=True))
    if foreign:
        what = f"{foreign} line(s) are not UTF-8, read as they seem to be meant"
        problems.append(Problem("", what, kept=True))


def named_rows(
    source: Source, name_of: Callable[[str], str], problems: list[Problem]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of a file with a header; of two columns that come to one name the last filled counts."""
    problems += noted(source)
    grid = read_grid(source, Options(), problems)
    names = [name_of(name) for name in grid.header]
    for place, row in zip(grid.places, grid.rows, strict=True):
        filled: dict[str, str] = dict.fromkeys(names, "")
        filled.update((name, cell) for name, cell in zip(names, row, strict=True) if cell)
        yield place, filled


def moment(digits: str, zone: str = "") -> str:
    """A time such as 20171016093000 or a day such as 20171016 in the usual form."""
    match = MOMENT.fullmatch(digits.strip())
    if not match:
        return digits.strip()
    year, month, day, hour, minute, second = match.groups()
    date = f"{year}-{month}-{day}"
    return f"{date}T{hour}:{minute}:{second}{zone}" if hour else date


def _lines(source: Source) -> Iterator[tuple[str, bool]]:
    """Lines one by one, and whether each was not UTF-8."""
    if is_wide(source.head):
        yield from ((line.rstrip("\r"), False) for line in source.decoded.text.split("\n"))
        return
    with source.open() as stream:
        for line in stream:
            try:
                text, note = line.decode("utf-8"), False
            except UnicodeDecodeError:
                text, note = decode(line).text, True
            yield text.removeprefix("\ufeff").rstrip("\r\n"), note
