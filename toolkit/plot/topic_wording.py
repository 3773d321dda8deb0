"""How one topic is worded in each period: a grid of its terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, whole
from toolkit.plot.dates import day, timeline
from toolkit.plot.direction import isolated
from toolkit.plot.panels import heading
from toolkit.plot.style import (
    COLOURS,
    GREY,
    INK,
    SMALL,
    TEXT,
    axes,
    caption,
    figure_of,
    size,
    style,
    wrap,
)
from toolkit.plot.suggested import is_suggested

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "model.wording(by='month')"
COLUMN = 24  # mm that a period needs at least
LINE = 3.4  # mm of a term
MOST = 60  # periods that can be read


def topic_wording(
    table: pd.DataFrame,
    topic: int | None = None,
    *,
    n: int = 10,
    title: str | None = None,
    ax: Axes | None = None,
    width: float | str = "double",
) -> Axes:
    """Draw the terms of one topic, a column for each period, the first term at the top.

    Parameters
    ----------
    table : DataFrame
        From ``model.wording(by="month")``: ``topic``, ``label``, ``period``, ``total_docs``,
        ``gap``, ``rank``, ``term``, ``weight``, ``came``. The darker a cell, the likelier the term
        in the topic in that period. A term that was not there in the period before is
        red, one that was is bold. More periods than fit in a row go on below.
    topic : int, optional
        Number of the topic; needed if the table has several.
    n : int
        Terms of each period at most.
    title, ax, width
        As in ``trend``; the label of the topic is the title if none is given.

    Returns
    -------
    Axes

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, has several topics and none is named, or more
        than 60 periods.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "topic": 0, "label": "Oil", "period": pd.to_datetime(["2017-09-01", "2017-10-01"]),
    ...     "total_docs": 9, "gap": False, "rank": 1, "term": ["price", "pipeline"],
    ...     "weight": 0.1, "came": [False, True]})
    >>> [text.get_text() for text in topic_wording(frame).texts if text.get_gid() == "came"]
    ['pipeline']
    """
    columns = ["topic", "label", "period", "total_docs", "gap", "rank", "term", "weight", "came"]
    need_columns(table, columns, MAKER)
    part = _one(table, topic)
    kept = part[part["gap"] | part["rank"].le(whole("n", n, 1)).fillna(False)]
    time = timeline(kept["period"])
    if len(time.start) > MOST:
        raise ToolkitError(
            f"{len(time.start)} periods cannot be read in one figure; allowed: {MOST}. Take a "
            "longer period, model.wording(by='quarter'), or some of the rows."
        )
    lines = int(kept["rank"].max()) if kept["rank"].notna().any() else 1
    with style():
        millimetres = (
            ax.get_window_extent().width / figure_of(ax).dpi
            if ax is not None
            else size(width, 0)[0]
        ) * 25.4
        across = min(len(time.start), max(1, int(millimetres // COLUMN)))
        down = -(-len(time.start) // across)
        target = axes(ax, width, down * (lines + 2.6) * LINE + 14)
        room = millimetres / across * 72 / 25.4 - 6
        strongest = float(kept["weight"].max()) if kept["weight"].notna().any() else 1.0
        first = kept.loc[~kept["gap"], "period"].min()
        for place, start in enumerate(time.start):
            below, column = divmod(place, across)
            rows = kept[kept["period"] == start]
            at = column, below * (lines + 2.6)
            _column(target, rows, _name(start, time.unit), at, room, start == first)
            _cells(target, rows, at, strongest)
        target.set_xlim(0, across)
        target.set_ylim(down * (lines + 2.6) - 0.6, -0.8)
        target.set_xticks([])
        target.set_yticks([])
        target.spines[["left", "bottom"]].set_visible(False)
        label = str(part["label"].iloc[0])
        heading(target, title or label, millimetres * 72 / 25.4, pad=6)
        notes = [
            "n: articles of the period",
            "red: not among these terms the period before; bold: among them",
        ]
        if title is None and is_suggested(label):
            notes.append("grey italics: suggested label, not yet named")
        caption(target, "; ".join(notes))
    return target


def _one(table: pd.DataFrame, topic: int | None) -> pd.DataFrame:
    """The rows of the topic."""
    if not len(table):
        raise ToolkitError(f"The table has no rows to draw. Make it by {MAKER}.")
    there = sorted(set(table["topic"]))
    if topic is None and len(there) > 1:
        raise ToolkitError(
            f"The table has {len(there)} topics; name the one to draw: "
            f"plot.topic_wording(table, {there[0]})."
        )
    topic = there[0] if topic is None else topic
    if topic not in there:
        raise ToolkitError(f"The table has no topic {topic!r}; it has {there}.")
    part = table[table["topic"].eq(topic)]
    if part.duplicated(["period", "rank"]).any():
        raise ToolkitError(
            "The table has several rows for one rank of a period. Draw one topic of one table "
            f"of {MAKER}."
        )
    return part


def _name(start: Any, unit: str) -> str:
    if unit.endswith(("year", "years")):
        return str(start.year)
    if unit.endswith(("month", "months", "quarter", "quarters")):
        return f"{start:%b %Y}"
    return day(start, True) + (f" {start:%H:%M}" if unit.endswith(("hour", "hours")) else "")


def _column(
    ax: Axes, rows: pd.DataFrame, name: str, at: tuple[float, float], room: float, first: bool
) -> None:
    """Name of the period, its documents and its terms; before the `first` ones are none."""
    x, y = at[0] + 0.04, at[1]
    ax.text(x, y, name, size=TEXT, weight="bold", color=INK, va="center", gid="period")
    docs = int(rows["total_docs"].iloc[0]) if len(rows) else 0
    ax.text(x, y + 0.9, f"n = {docs:,}", size=SMALL, color=GREY, va="center", gid="docs")
    if not (rows["term"] != "").any():
        ax.text(x, y + 1.9, "no wording", size=SMALL, color=GREY, va="center", gid="gap")
    for rank, term, came, _ in _terms(rows):
        ax.text(
            x,
            y + 0.9 + rank,
            wrap(isolated(term), room, SMALL, 1),
            size=SMALL,
            va="center",
            weight="normal" if came or first else "bold",
            color=COLOURS[1] if came else INK,
            gid="came" if came else "term",
        )


def _cells(ax: Axes, rows: pd.DataFrame, at: tuple[float, float], strongest: float) -> None:
    """Shade the terms by weight, on a square-root scale."""
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Rectangle

    shade = np.array(to_rgb(COLOURS[0]))
    for rank, _, _, weight in _terms(rows):
        depth = 0.30 * np.sqrt(weight / strongest) if strongest > 0 else 0.0
        colour = tuple(1 - depth * (1 - shade))
        corner = (at[0] + 0.015, at[1] + 0.4 + rank)
        ax.add_patch(Rectangle(corner, 0.97, 1, facecolor=colour, edgecolor="white", lw=0.5))


def _terms(rows: pd.DataFrame) -> Iterator[tuple[int, str, bool, float]]:
    """Rank, term, whether it came, and weight."""
    told = rows[rows["term"] != ""]
    return zip(*(told[name].tolist() for name in ("rank", "term", "came", "weight")), strict=True)
