"""One panel of lines over time: bands, gaps left open, hollow markers where data are thin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.plot.dates import Timeline
from toolkit.plot.direction import isolated
from toolkit.plot.measured import How as How
from toolkit.plot.style import GREY, PALE, SMALL, figure_of, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FAINT = "#8a8a8a"


def panel(ax: Axes, parts: Mapping[str, Any], time: Timeline, how: How, looks: list[Any]) -> None:
    """Draw one series per part, each a table with a row per period; '' is a part without name."""
    aligned = [p.set_index(pd.to_datetime(p["period"])).reindex(time.start) for p in parts.values()]
    if how.y == "docs" and _alike(aligned):
        every = aligned[0]["total_docs"].fillna(0).to_numpy(float)
        ax.bar(time.mid, every, width=0.9 * (time.high - time.low), color="#ececec", zorder=0)
    known = "share" if how.measured.behind else how.y
    silent = np.all([p[known].isna().to_numpy() | p["total_docs"].eq(0) for p in aligned], axis=0)
    gaps(ax, time, silent)
    for name, part, look in zip(parts, aligned, looks, strict=False):
        series(ax, name, part.mask(part["total_docs"].eq(0)), time, how, look)


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


def series(ax: Axes, name: str, part: pd.DataFrame, time: Timeline, how: How, look: Any) -> None:
    """Draw one line with its band and markers; alone between gaps, a point keeps its interval."""
    color, dash, marker = look
    x, y = time.mid, _numbers(part, how.y)
    known = np.isfinite(y)
    behind = how.measured.behind
    if how.bounds:
        low, high = (_numbers(part, c) for c in how.bounds)
        ax.fill_between(x, low, high, color=color, alpha=0.11, lw=0, zorder=1, gid="band")
        beside = np.r_[False, known[:-1]] | np.r_[known[1:], False]
        alone = known & ~beside & np.isfinite(low)
        ax.vlines(x[alone], low[alone], high[alone], color=color, lw=1.5, alpha=0.3, zorder=1)
    if behind:
        share = _numbers(part, "share")
        ax.plot(x, share, linestyle=dash, lw=0.9, color=FAINT, label=_label(name, behind), zorder=2,
                clip_on=bool(np.isfinite(share).any()), gid="raw")  # fmt: skip
    # An empty unclipped line has no extent, which the layout takes for an infinite one.
    over: dict[str, Any] = {"color": color, "clip_on": not known.any(), "zorder": 3}
    smoothed = how.smoothed(part)
    line = _numbers(part, "smoothed") if smoothed else y
    label = _label(name, how.y if behind else "")
    ax.plot(x, line, linestyle=dash, lw=1.1, label=label, gid="line", **over)
    room = ax.get_window_extent().width / figure_of(ax).dpi * 72 / len(x)
    size = float(np.clip(0.42 * room, 1.6, 3.4)) * (0.8 if smoothed else 1)
    over |= {"linestyle": "none", "marker": marker, "ms": size, "mew": max(0.45, 0.24 * size)}
    over |= {"alpha": 0.55} if smoothed else {}
    thin = hollow(part, how)
    for which, face in (("full", color), ("hollow", "white")):
        some = known & (thin if which == "hollow" else ~thin)
        if some.any():
            ax.plot(x[some], y[some], mfc=face, gid=which, **over)


def hollow(part: pd.DataFrame, how: How) -> Any:
    """Which periods are incomplete, rest on few documents, or lack outlets of the mix."""
    thin = ~part["complete"].eq(True) | part["total_docs"].lt(how.min_n)
    if how.y == "standardised":
        thin |= part["missing"].fillna("").ne("")
    return thin.to_numpy(bool)


def _numbers(part: pd.DataFrame, column: str) -> Any:
    return part[column].astype("float64").to_numpy()


def _label(name: str, kind: str) -> str:
    return plain(", ".join(filter(None, [isolated(name) if kind else name, kind])))


def _alike(aligned: list[pd.DataFrame]) -> bool:
    """Whether all parts have the same documents, so that one bar stands for each."""
    first = aligned[0]["total_docs"].fillna(0)
    return all(part["total_docs"].fillna(0).equals(first) for part in aligned)
