"""A row of a coding sheet."""

from __future__ import annotations

from typing import NamedTuple

#: A stretch of text, and whether it is a match.
Piece = tuple[str, bool]


class Row(NamedTuple):
    """A row of a sheet; `text` in pieces, each with whether it is a match."""

    unit: str
    coder: str
    theme: str
    definition: str
    code: int | None
    note: str
    title: str
    text: list[Piece]


#: Columns of a sheet; the text last, where it is read best.
COLUMNS = list(Row._fields)
