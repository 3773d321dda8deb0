"""One panel of lines over time: bands, gaps left open, hollow markers where data are thin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of
from toolkit.plot.dates import Timeline
from toolkit.plot.style import GREY, PALE, SMALL, plain
from toolkit.schema import MEASURE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURED = ("share", "rate", "docs")


class How(NamedTuple):
    """What is drawn and how: see ``trend``."""

    y: str
    min_n: int
    band: bool
    unit: str


def check(table: pd.DataFrame, y: str, maker: str) -> None:
    """Raise unless `table` can be drawn over time."""
    one_of("y", y, MEASURED)
    bounds = ["low", "high"] if y == "share" else []
    need_columns(table, ["theme", "period", y, *bounds, "total_docs", "complete"], maker)
    if table["period"].notna().sum() == 0:
        raise ToolkitError(
            f"The table has no rows to draw. Look at what was left by the last filter, or make "
            f"it anew by {maker}."
        )
    if y == "rate" and "topic" in table and table["rate"].isna().all():
        raise ToolkitError("y='rate' does not apply to topics, they have no hits. Use y='share'.")


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


def panel(ax: Axes, parts: Mapping[str, Any], time: Timeline, how: How, looks: list[Any]) -> None:
    """Draw one series per part, each a table with a row per period."""
    aligned = [p.set_index(pd.to_datetime(p["period"])).reindex(time.start) for p in parts.values()]
    if how.y == "docs":
        every = aligned[0]["total_docs"].fillna(0).to_numpy(float)
        ax.bar(time.mid, every, width=0.9 * (time.high - time.low), color="#ececec", zorder=0)
    silent = np.all([p[how.y].isna().to_numpy() | p["total_docs"].eq(0) for p in aligned], axis=0)
    gaps(ax, time, silent)
    for label, part, look in zip(parts, aligned, looks, strict=False):
        series(ax, label, part.mask(part["total_docs"].eq(0)), time, how, look)


def gaps(ax: Axes, time: Timeline, silent: Any) -> None:
    """Hatch the periods of which nothing is known; runs become one zone."""
    edge = np.flatnonzero(np.diff(np.r_[0, silent.astype(int), 0]))
    for first, last in zip(edge[::2], edge[1::2] - 1, strict=True):
        ax.axvspan(
            time.low[first],
            time.high[last],
            facecolor="#f6f6f6",
            edgecolor=PALE,
            hatch="//////",
            linewidth=0,
            zorder=0.1,
            gid="gap",
        )
    if silent.all():
        ax.text(0.5, 0.5, "no documents", transform=ax.transAxes, ha="center", va="center",
                size=SMALL, color=GREY, bbox={"facecolor": "white", "lw": 0, "pad": 2})  # fmt: skip


def series(ax: Axes, label: str, part: pd.DataFrame, time: Timeline, how: How, look: Any) -> None:
    """Draw one line with its band and markers; alone between gaps, a point keeps its interval."""
    color, dash, marker = look
    x, y = time.mid, part[how.y].astype("float64").to_numpy()
    known = np.isfinite(y)
    if how.band and how.y == "share":
        low, high = (part[c].astype("float64").to_numpy() for c in ("low", "high"))
        ax.fill_between(x, low, high, color=color, alpha=0.13, lw=0, zorder=1, gid="band")
        beside = np.r_[False, known[:-1]] | np.r_[known[1:], False]
        alone = known & ~beside & np.isfinite(low)
        ax.vlines(x[alone], low[alone], high[alone], color=color, lw=1.5, alpha=0.3, zorder=1)
    over: dict[str, Any] = {"color": color, "clip_on": False, "zorder": 3}
    ax.plot(x, y, linestyle=dash, lw=1.1, label=plain(label), gid="line", **over)
    size = 3.4 if len(x) <= 60 else 2.2 if len(x) <= 150 else 1.4
    thin = hollow(part, how.min_n)
    over |= {"linestyle": "none", "marker": marker, "ms": size, "mew": 0.8}
    ax.plot(x[known & ~thin], y[known & ~thin], gid="full", **over)
    ax.plot(x[known & thin], y[known & thin], mfc="white", gid="hollow", **over)


def hollow(part: pd.DataFrame, min_n: int) -> Any:
    """Which periods are incomplete or rest on fewer than `min_n` documents."""
    return (~part["complete"].eq(True) | part["total_docs"].lt(min_n)).to_numpy(bool)
