"""Which columns tell the rows of a table over time apart."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.schema import MEASURE

#: Columns that measures add and that name no group; numbers with a point never do.
ADDED = {"coded_docs", "remark", "outlets", "missing", "window", "averaged"}


def candidates(table: pd.DataFrame) -> list[str]:
    """Columns that may name groups: not those of a measure, and no numbers with a point."""
    return [
        name
        for name in table.columns
        if name not in MEASURE
        and name not in ADDED
        and not pd.api.types.is_float_dtype(table[name])
    ]


def apart(table: pd.DataFrame, group: str | Sequence[str] | None, maker: str) -> list[str]:
    """Columns that tell the series of a table apart: the theme, and the groups.

    `group` names them; if None, and a theme has several rows for a period, the one column that
    tells them apart is found.

    Raises
    ------
    ToolkitError
        A column is missing, or the rows of one series and period cannot be told apart.
    """
    keys = ["theme", *(["topic"] if "topic" in table else [])]
    if group is not None:
        named = [group] if isinstance(group, str) else list(group)
        need_columns(table, named, maker)
        keys += [name for name in named if name not in keys]
    elif table.duplicated([*keys, "period"]).any():
        others = candidates(table)
        fit = [c for c in others if not table.duplicated([*keys, "period", c]).any()]
        if len(fit) != 1:
            raise ToolkitError(
                "The table has several rows for one theme and period. Name the columns that tell "
                f"them apart, group='outlet'; other columns here: {listed(others) or 'none'}."
            )
        keys += fit
    if table.duplicated([*keys, "period"]).any():
        raise ToolkitError(
            f"The table has several rows for one {' and '.join([*keys, 'period'])}. Take one at a "
            "time, table[table['outlet'] == 'A'], or track by fewer columns."
        )
    return keys
