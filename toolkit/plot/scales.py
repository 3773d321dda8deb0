"""What the axes and the notes say: measure, denominators, what the marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.plot.dates import Timeline
from toolkit.plot.lines import How

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def denominator(table: pd.DataFrame, group: str | None = None, of: str = "total_docs") -> int:
    """All documents, or words, of a table: each period and group counted once."""
    keys = ["period", *([group] if group else [])]
    return int(table.drop_duplicates(keys)[of].sum())


def y_label(table: pd.DataFrame, how: How, time: Timeline, group: str | None) -> str:
    """Name of the measure with its denominator: 'share of articles (n = 99)'."""
    n = f"(n = {denominator(table, group):,})"
    if how.y == "rate":
        if "total_tokens" in table:
            n = f"(n = {denominator(table, group, 'total_tokens'):,})"
            return f"hits per 10,000 words {n}"
        return "hits per 10,000 words"
    if how.y == "docs":
        return f"{how.unit} per {time.unit} {n}"
    return f"mean topic share {n}" if "topic" in table else f"share of {how.unit} {n}"


def y_axis(ax: Axes, table: pd.DataFrame, how: How) -> None:
    """Start at zero; percent for shares, whole numbers for documents."""
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    if how.y == "share":
        columns = ["high", "share"] if how.band else ["share"]
        top = min(1.0, table.loc[table["total_docs"].gt(0), columns].max().max() * 1.04)
        top = top if top > 0 else 1.0
        ax.yaxis.set_major_formatter(PercentFormatter(1.0, int(top < 0.04), " %"))
    else:
        top = table["total_docs" if how.y == "docs" else "rate"].max() * 1.06
        top = top if top > 0 else 1.0
    ax.yaxis.set_major_locator(MaxNLocator(5, integer=how.y == "docs", steps=[1, 2, 5, 10]))
    ax.set_ylim(0, top)


def notes(table: pd.DataFrame, how: How) -> str:
    """Say what hollow markers, hatching, bands and bars mean, if the figure has them."""
    seen = table[table[how.y].notna() & table["total_docs"].gt(0)]
    thin = [
        "incomplete period" if not seen["complete"].eq(True).all() else "",
        f"fewer than {how.min_n} {how.unit}" if seen["total_docs"].lt(how.min_n).any() else "",
    ]
    parts = [
        "hollow marker: " + " or ".join(filter(None, thin)) if any(thin) else "",
        "band: 95 % interval" if how.band and how.y == "share" and len(seen) else "",
        f"grey bars: all {how.unit}" if how.y == "docs" else "",
        f"hatched: no {how.unit}, unknown" if len(seen) < len(table) else "",
    ]
    return " · ".join(filter(None, parts))
