"""What was collected: outlets by period, silent cells apart from small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.plot.dates import calendar, timeline
from toolkit.plot.heat import beside, cells, counts, incomplete
from toolkit.plot.style import TEXT, TITLE, axes, caption, figure_of, style, wrap
from toolkit.plot.tables import named
from toolkit.schema import MEASURE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.coverage(by=['outlet', 'month'])"


def coverage(
    table: pd.DataFrame,
    *,
    group: str | None = None,
    unit: str = "articles",
    title: str | None = None,
    ax: Axes | None = None,
    width: float | str = "double",
) -> Axes:
    """Draw how many documents each outlet has in each period, and where it has none.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.coverage``: ``period``, ``total_docs``, ``gap``, one further column such as
        ``outlet``, and ``complete`` if known. Cells with ``gap`` are hatched: unknown, not zero.
        Counts are printed where they fit, otherwise a colour bar is drawn; row totals stand at
        the right, rows are sorted by them.
    group : str, optional
        Column of the rows; found by itself if there is one further column.
    unit : str
        What the documents are called.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, or it is not clear which column makes the rows.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "outlet": ["A", "A", "B", "B"], "total_docs": [3, 1, 0, 7],
    ...     "period": pd.to_datetime(["2017-09-01", "2017-10-01"] * 2),
    ...     "gap": [False, False, True, False]})
    >>> [text.get_text() for text in coverage(frame).get_yticklabels()]
    ['B', 'A']
    """
    need_columns(table, ["period", "total_docs", "gap"], MAKER)
    if table["period"].isna().all():
        raise ToolkitError(f"The table has no rows to draw. Make it by {MAKER}.")
    group = _rows(table, group)
    table = named(table, group)
    time = timeline(table["period"])
    frame = table.assign(period=pd.to_datetime(table["period"]))
    frame["known"] = frame["total_docs"].mask(frame["gap"].eq(True)).astype("float64")
    docs = frame.set_index([group, "period"])["known"].unstack().reindex(columns=time.start)
    totals = docs.T.sum().sort_values(ascending=False, kind="stable")
    docs = docs.loc[totals.index]
    with style():
        row = min(5.5, max(3.4, 60 / len(docs)))
        target = axes(ax, width, row * len(docs) + 20)
        figure = figure_of(target)
        mesh = cells(target, docs.to_numpy(), time)
        target.set_yticks(np.arange(len(docs)), [wrap(name, 110, TEXT, 1) for name in docs.index])
        target.tick_params(axis="y", length=0)
        calendar(target, time)
        beside(target, totals)
        if "complete" in table:
            whole = frame.groupby("period")["complete"].all().reindex(time.start, fill_value=True)
            incomplete(target, time.mid[~whole.to_numpy(bool)])
        parts = [f"n = {int(totals.sum()):,} {unit}"]
        if docs.isna().to_numpy().any():
            parts.append(f"hatched: no {unit}, unknown")
        if "complete" in table and not whole.all():
            parts.append("circle: incomplete period")
        caption(target, " · ".join(parts))
        if title:
            words = wrap(title, figure.get_figwidth() * 72 - 60, TITLE)
            target.set_title(words, loc="left", size=TITLE, weight="bold", pad=14)
        figure.draw_without_rendering()
        if not counts(target, docs.to_numpy(), time, mesh):
            bar = figure.colorbar(mesh, ax=target, aspect=18, pad=0.02, format="{x:,.0f}")
            bar.set_label(f"{unit} per {time.unit}", size=TEXT)
            bar.ax.tick_params(labelsize=TEXT, width=0.5, length=2)
            bar.outline.set_visible(False)
    return target


def _rows(table: pd.DataFrame, group: str | None) -> str:
    extra = [c for c in table.columns if c not in MEASURE]
    if group is not None:
        need_columns(table, [group], f"corpus.coverage(by=[{group!r}, 'month'])")
        extra = [group]
    if len(extra) != 1:
        raise ToolkitError(
            f"It is not clear which column makes the rows: {listed(extra) or 'there is none'}. "
            f"Name it, group='outlet'; a table with one such column is made by {MAKER}."
        )
    if table.duplicated([extra[0], "period"]).any():
        only = f"corpus.coverage(by=[{extra[0]!r}, 'month'])"
        raise ToolkitError(f"Several rows for one {extra[0]} and period. Count by these: {only}.")
    return extra[0]
