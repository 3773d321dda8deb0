"""A column of a table."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """What a column holds: `kind` is text, integer, number, flag, date or list."""

    kind: str
    meaning: str
