"""What was collected: outlets by period, silent cells apart from small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.plot.dates import timeline
from toolkit.plot.heat import cells, month_axis
from toolkit.plot.style import GREY, SMALL, TEXT, axes, style, wrap
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
    if not table["period"].notna().any():
        raise ToolkitError(f"The table has no rows to draw. Make it by {MAKER}.")
    group = _rows(table, group)
    time = timeline(table["period"])
    frame = table.assign(period=pd.to_datetime(table["period"]))
    docs = frame.pivot(index=group, columns="period", values="total_docs").reindex(
        columns=time.start
    )
    known = frame.pivot(index=group, columns="period", values="gap").eq(False)
    known = known.reindex(index=docs.index, columns=time.start, fill_value=False)
    totals = docs.where(known).sum(axis=1).sort_values(ascending=False, kind="stable")
    docs, known = docs.loc[totals.index].fillna(0), known.loc[totals.index]
    with style():
        tall = min(5.5, max(3.4, 60 / len(docs)))
        target = axes(ax, width, tall * len(docs) + 24)
        mesh = cells(target, docs.to_numpy(float), known.to_numpy(bool))
        names = [wrap(name, 110, TEXT, 1) for name in docs.index]
        target.set_yticks(np.arange(len(docs)), names)
        for row, total in enumerate(totals):
            target.annotate(f"{int(total):,}", (1, row), (4, 0), ("axes fraction", "data"),
                            "offset points", va="center", size=TEXT, gid="total")  # fmt: skip
        target.annotate("total", (1, 1), (4, 3), "axes fraction", "offset points", size=SMALL,
                        color=GREY)  # fmt: skip
        month_axis(target, time)
        if "complete" in table:
            whole = frame.groupby("period")["complete"].all().reindex(time.start, fill_value=True)
            part = np.flatnonzero(~whole.to_numpy(bool))
            over: dict[str, Any] = {"transform": target.get_xaxis_transform(), "clip_on": False}
            target.plot(part, np.full(len(part), 1.0), "o", ms=3.4, mfc="white", mec=GREY, mew=0.8,
                        gid="hollow", zorder=5, **over)  # fmt: skip
        ...
    return target


def _rows(table: pd.DataFrame, group: str | None) -> str:
    if group is not None:
        need_columns(table, [group], f"corpus.coverage(by=[{group!r}, 'month'])")
        return group
    extra = [c for c in table.columns if c not in MEASURE]
    if len(extra) == 1:
        return extra[0]
    raise ToolkitError(
        f"It is not clear which column makes the rows: {listed(extra) or 'there is none'}. "
        "Name it, group='outlet'; a table with one such column is made by " + MAKER + "."
    )
