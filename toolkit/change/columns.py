"""Columns of the tables of this room, and what they hold."""

from __future__ import annotations

import pandas as pd

_COUNTS = "level rank periods left_out periods_before periods_after docs_before"
_NUMBERS = "share low high prominence around base weight before after change stability"
KINDS = {
    **dict.fromkeys(
        f"{_COUNTS} docs_after total_before total_after docs total_docs".split(), "int64"
    ),
    **dict.fromkeys(f"{_NUMBERS} p_value p_drift dispersion".split(), "float64"),
    **dict.fromkeys(["period", "first", "last"], "datetime64[us]"),
    "distinct": "bool",
    "null": "str",
}


def table_of(rows: list[dict[str, object]], columns: list[str]) -> pd.DataFrame:
    """A table of rows with these columns, each of its kind even where there is no row."""
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({name: KINDS[name] for name in columns if name in KINDS})
