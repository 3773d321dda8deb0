"""What the axes say: the measure, its denominator, its scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.plot.dates import Timeline
from toolkit.plot.measured import How

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def denominator(table: pd.DataFrame, of: str = "total_docs") -> int:
    """All documents, or words, of a table: each period counted once."""
    return int(table.drop_duplicates("period")[of].sum())


def own_denominators(table: pd.DataFrame, how: How) -> bool:
    """Whether the lines of a panel rest on different documents, so that each states its own."""
    return how.line != "theme" and bool(table.groupby("period")["total_docs"].nunique().gt(1).any())


def y_label(table: pd.DataFrame, how: How, time: Timeline, *, n: bool = True) -> str:
    """Name of the measure, with its denominator if it has one: 'share of articles (n = 99)'."""
    of = "total_tokens" if how.y == "rate" else "total_docs"
    n = n and of in table and not own_denominators(table, how)
    after = f" (n = {denominator(table, of=of):,})" if n else ""
    if how.y == "rate":
        return f"hits per 10,000 words{after}"
    if how.y == "docs":
        return f"{how.unit} per {time.unit}{after}"
    if "formula" in table:
        return f"share expected by the regression{after}"
    if "topic" in table:
        return f"mean topic share{after}"
    kind = f"{how.y} " if how.measured.behind else ""
    return f"{kind}share of {how.unit}{after}"


def y_axis(ax: Axes, table: pd.DataFrame, how: How) -> None:
    """Start at zero; percent for shares, whole numbers for documents."""
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    low = 0.0
    if how.measured.percent:
        columns = [*how.bounds, how.y, *(["share"] if how.measured.behind else [])]
        drawn = table.loc[table["total_docs"].gt(0), columns]
        top = min(1.0, drawn.max().max() * 1.04)
        top = top if top > 0 else 1.0
        low = min(0.0, drawn.min().min() * 1.04)  # a correction may fall below nothing
        low = low if low < 0 else 0.0
        ax.yaxis.set_major_formatter(PercentFormatter(1.0, int(top < 0.04), " %"))
    else:
        # Where lines rest on different documents there are no bars of all of them.
        bars = how.y == "docs" and not own_denominators(table, how)
        top = table["total_docs" if bars else how.y].max() * 1.06
        top = top if top > 0 else 1.0
    ax.yaxis.set_major_locator(MaxNLocator(5, integer=how.y == "docs", steps=[1, 2, 5, 10]))
    ax.set_ylim(low, top)
