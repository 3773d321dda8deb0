"""Where the header of a table stands, what its columns without a name are, which rows are none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from toolkit.checks import quoted
from toolkit.readers.aliases import BEGINNINGS
from toolkit.readers.columns import find, normal, unique_names
from toolkit.readers.contract import Problem

LOOKED_AT = 25  # rows
LONGEST_NAME = 80  # letters; what is longer is no name of a column
SHOWN = 60
NAMELESS = re.compile(r"unnamed: ?\d+|\.\.\.\d+", re.I)  # as pandas and readr call such a column
ROW_NAME = re.compile(r"\d{1,9}|[^\W\d][\w.-]*")
ROW = "row"
BARE = "neither text nor headline nor address"


def names_of(row: Sequence[object]) -> list[str]:
    """Cells as names that are all different; blank ones and those too long for one get numbers."""
    cells = ("" if cell is None else str(cell).strip() for cell in row)
    return unique_names(c if len(c) <= LONGEST_NAME else "" for c in cells)


def header_row(rows: Sequence[Sequence[object]], chosen: Mapping[str, str]) -> int:
    """Which of the first rows is the header; titles, dates and queries may stand above it.

    Parameters
    ----------
    rows
        The first rows that are not blank.
    chosen
        Columns that the user named, ours to theirs.

    Returns
    -------
    int
        The row with most of our columns, or with those that the user named; failing that the
        first, or if that has one cell only the first with many.
    """
    looked = [names_of(row) for row in rows[:LOOKED_AT]]
    if chosen:
        wanted = {normal(name) for name in chosen.values()}
        for number, names in enumerate(looked):
            if wanted <= {normal(name) for name in names}:
                return number
    scores = [_score(names, number) for number, names in enumerate(looked)]
    if any(scores):
        return scores.index(max(scores))
    filled = [sum(cell not in (None, "") for cell in row) for row in rows[:LOOKED_AT]]
    if filled and filled[0] == 1 and max(filled) > 1:
        return next(n for n, cells in enumerate(filled) if cells * 2 >= max(max(filled), 4))
    return 0


def is_header(row: Sequence[object]) -> bool:
    """Whether a row names two columns of ours or more."""
    return _score(names_of(row), 1) > 0


def _score(names: Sequence[str], number: int) -> int:
    """How many of our columns a row names; a single one counts in the first row alone."""
    found = find(names)
    fits = bool(found.keys() & {"text", "title"}) and (len(found) > 1 or number == 0)
    return len(found) if fits else 0


def above(rows: Sequence[tuple[int, Sequence[object]]], unit: str) -> list[Problem]:
    """The remark on what stands above the header."""
    if not rows:
        return []
    told = " ".join(str(cell).strip() for _, row in rows for cell in row if cell not in (None, ""))
    shown = told if len(told) <= SHOWN else f"{told[:SHOWN]}..."
    what = f"{len(rows)} {unit}(s) above the header, not read as articles: {quoted(shown)}"
    return [Problem(f"{unit} {rows[0][0]}", what, kept=True)]


def first_named(header: list[str], first: object, cells: Sequence[object]) -> list[str]:
    """A header whose first column has a name.

    R and pandas write the names of the rows into a column without one. They are ids unless
    they are numbers, or the table has ids.
    """
    name = "" if first is None else str(first).strip()
    if len(header) < 2 or (name and not NAMELESS.fullmatch(name)):
        return header
    texts = [str(cell) for cell in cells if cell not in (None, "")]
    named = not all(map(_is_number, texts)) and len(set(texts)) == len(texts) == len(cells)
    ids = "doc_id" if named and "doc_id" not in find(header[1:]) else ROW
    return unique_names([ids, *header[1:]]) if ids not in header else header


def _is_number(text: str) -> bool:
    return text.removesuffix(".0").isdecimal()


def has_row_names(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows begin with a name that the header lacks, as R writes them."""
    sample = rows[:LOOKED_AT]
    longer = [row[0] for row in sample if len(row) == len(names) + 1 and row[-1]]
    if len(longer) * 2 <= len(sample) or len(set(longer)) < len(longer):
        return False  # a comma within a text makes rows longer too
    return all(map(ROW_NAME.fullmatch, longer))


def bearing(header: Sequence[str], chosen: Mapping[str, str]) -> list[int]:
    """Columns of which one at least is filled if a row is an article; none if they are unknown."""
    usable = {ours: theirs for ours, theirs in chosen.items() if theirs in header}
    found = find(header, usable)
    return [
        found[ours]
        for ours in ("text", "title", "url")
        if ours in found and found.keys() & {"text", "title"}
    ]


def cut(header: Sequence[str], chosen: Mapping[str, str]) -> list[Problem]:
    """The remark that the texts are only beginnings, where the name of their column says so."""
    position = find(header, {k: v for k, v in chosen.items() if v in header}).get("text")
    if position is None or normal(header[position]) not in map(normal, BEGINNINGS):
        return []
    what = f"the texts are only beginnings of articles (column {header[position]!r})"
    return [Problem("", what, kept=True)]


def is_bare(row: Sequence[object], columns: Sequence[int]) -> bool:
    """Whether a row has neither text nor headline nor address: a footer, a sum, a blank form."""
    return bool(columns) and not any(
        n < len(row) and row[n] is not None and str(row[n]).strip() for n in columns
    )
