"""What a table over time must have before it is drawn."""

from __future__ import annotations

import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of
from toolkit.schema import MEASURE

MEASURED = ("share", "rate", "docs")


def check(table: pd.DataFrame, y: str, maker: str) -> None:
    """Raise unless `table` can be drawn over time."""
    one_of("y", y, MEASURED)
    bounds = ["low", "high"] if y == "share" else []
    need_columns(table, ["theme", "period", y, *bounds, "total_docs", "complete"], maker)
    if table["period"].notna().sum() == 0:
        raise ToolkitError(
            "The table has no rows to draw. Look at what the last filter left, or make it anew "
            f"by {maker}."
        )
    if y == "rate" and "topic" in table and table["rate"].isna().all():
        raise ToolkitError("y='rate' does not apply to topics, they have no hits. Use y='share'.")


def distinct(table: pd.DataFrame) -> pd.DataFrame:
    """The table with the number before the label of topics that are named alike."""
    if "topic" not in table:
        return table
    topics = table.groupby("theme")["topic"].nunique()
    twice = table["theme"].isin(topics[topics.gt(1)].index)
    numbered = "topic " + table["topic"].astype(str) + ": " + table["theme"].astype(str)
    return table.assign(theme=table["theme"].mask(twice, numbered))


def named(table: pd.DataFrame, group: str) -> pd.DataFrame:
    """The table with a name for the group of the documents that have none."""
    nameless = table[group].isna() | table[group].astype(str).eq("")
    if not nameless.any():
        return table
    return table.assign(**{group: table[group].astype(object).mask(nameless, "(unknown)")})


def group_of(table: pd.DataFrame, group: str | None) -> str | None:
    """The column that tells rows of one theme and period apart, if there is one."""
    keys = ["theme", "period", *[c for c in ["topic"] if c in table]]
    if group is not None:
        need_columns(table, [group], f"corpus.track(themes, by=['week', {group!r}])")
        keys.append(group)
    elif table.duplicated(keys).any():
        extra = [c for c in table.columns if c not in MEASURE]
        fit = [c for c in extra if not table.duplicated([*keys, c]).any()]
        if len(fit) != 1:
            raise ToolkitError(
                "The table has several rows for one theme and period. Name the column that "
                f"makes the panels, group='outlet'; other columns here: {extra}."
            )
        return fit[0]
    if table.duplicated(keys).any():
        raise ToolkitError(
            f"The table has several rows for one {' and '.join(keys)}. Draw one at a time, "
            "table[table['outlet'] == 'A'], or track by fewer columns."
        )
    return group
