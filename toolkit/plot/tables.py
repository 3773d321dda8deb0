"""What a table over time must have before it is drawn."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.change.apart import candidates
from toolkit.checks import ToolkitError, listed, need_columns, one_of
from toolkit.plot.measured import MEASURED

MOST_LINES = 4  # themes on one pair of axes
MOST_NAMED = 6  # lines of a column that was asked for


def check(table: pd.DataFrame, y: str, maker: str, *, band: bool = True) -> None:
    """Raise unless `table` can be drawn over time."""
    one_of("y", y, MEASURED)
    measured = MEASURED[y]
    needed = ["theme", "period", y, *measured.bounds, "total_docs", "complete"]
    needed += ["share"] if measured.behind else []
    needed += {"corrected": ["coded_docs"], "standardised": ["missing"]}.get(y, [])
    need_columns(table, needed, measured.maker or maker)
    if table["period"].notna().sum() == 0:
        raise ToolkitError(
            "The table has no rows to draw. Look at what the last filter left, or make it anew "
            f"by {measured.maker or maker}."
        )
    if y == "rate" and "topic" in table and table["rate"].isna().all():
        raise ToolkitError("y='rate' does not apply to topics, they have no hits. Use y='share'.")
    if y == "share" and band and "standardised" in table:
        raise ToolkitError(
            "low and high of this table are the interval of the column standardised, not of the "
            "share. Draw y='standardised', which has the share behind it, or band=False."
        )
    if y == "share" and "smoothed" in table:
        need_columns(table, ["window", "averaged"], "tk.change.smooth(table, 3)")


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


def group_of(table: pd.DataFrame, group: str | None, line: str = "theme") -> str | None:
    """The column that tells rows of one line and period apart, if there is one."""
    keys = ["theme", "period", *[c for c in ["topic"] if c in table]]
    keys += [line] if line not in keys else []
    if group is not None:
        need_columns(table, [group], f"corpus.track(themes, by=['week', {group!r}])")
        keys.append(group)
    elif table.duplicated(keys).any():
        extra = [c for c in candidates(table) if c != line]
        fit = [c for c in extra if not table.duplicated([*keys, c]).any()]
        if len(fit) != 1:
            raise ToolkitError(
                "The table has several rows for one theme and period. Name the column that "
                "makes the panels, group='outlet', or that makes the lines, line='outlet'; other "
                f"columns here: {listed(extra) or 'none'}."
            )
        return fit[0]
    if table.duplicated(keys).any():
        raise ToolkitError(
            f"The table has several rows for one {' and '.join(keys)}. Draw one at a time, "
            "table[table['outlet'] == 'A'], or track by fewer columns."
        )
    return group


def need_few(themes: list[Any], lines: list[Any], group: str | None, line: str) -> None:
    """Raise if there are more lines than can be told apart, or too many columns for panels."""
    if line == "theme":
        if group and len(themes) > MOST_LINES:
            raise ToolkitError(
                f"{len(themes)} themes for each {group} cannot be read in one figure. Draw at "
                f"most {MOST_LINES}: table[table['theme'].isin([...])]."
            )
        return
    if group == line:
        raise ToolkitError(
            f"group={group!r} and line={line!r} are the same column, which makes either panels "
            "or lines. Leave one out."
        )
    if len(lines) > MOST_NAMED:
        raise ToolkitError(
            f"{len(lines)} lines, one for each {line}, cannot be told apart; allowed: "
            f"{MOST_NAMED}. Make panels, group={line!r}, or draw some of them: "
            f"table[table[{line!r}].isin([...])]."
        )
    if group and len(themes) > 1:
        raise ToolkitError(
            f"{len(themes)} themes with panels by {group} and lines by {line} are too much for "
            "one figure. Draw one at a time: table[table['theme'] == 'A']."
        )
