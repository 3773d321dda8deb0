"""Smoothed shares: a moving mean that says its window and does not bridge gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.change.apart import apart
from toolkit.checks import ToolkitError, need_columns, whole

MAKER = "corpus.track(themes, by='week')"
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def smooth(
    table: pd.DataFrame, window: int, *, group: str | Sequence[str] | None = None
) -> pd.DataFrame:
    """Add a centred moving mean of the share, weighted by documents.

    The value of a period is the share in all documents of the window around it: the sum of
    ``docs`` divided by that of ``total_docs``. A period without documents is not bridged: the
    window ends before it. Beside such gaps and at both ends of a series fewer periods are
    averaged, those of the window that there are. ``share`` and its interval stay as they were;
    ``tk.plot.trend`` draws ``smoothed`` as the line and ``share`` as dots, and says so.

    Smoothing hides what is shorter than the window, makes a sudden change look gradual, and lets
    a period know of later ones: read dates off the shares themselves.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.track`` with a period: ``theme``, ``period``, ``total_docs``, ``share``.
    window : int
        Periods that are averaged: an odd number, 3 or more.
    group : str or list of str, optional
        Columns that tell series of one theme apart; found by themselves if there is one.

    Returns
    -------
    DataFrame
        The table with ``smoothed`` (0 to 1, NaN where ``share`` is), ``window``, and
        ``averaged`` (periods that the mean of the row rests on; fewer than ``window`` at ends
        and beside gaps; 0 where ``share`` is NaN). Rows and their order are those of `table`.

    Raises
    ------
    ToolkitError
        `window` is even or below 3, columns are missing, a row has no period, or several rows
        are of one series and period.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "theme": "oil", "period": pd.date_range("2017-10-02", periods=5, freq="7D"),
    ...     "docs": [1, 2, 3, 0, 4], "total_docs": [10, 10, 20, 0, 8],
    ...     "share": [0.1, 0.2, 0.15, np.nan, 0.5]})
    >>> smooth(frame, 3)[["share", "smoothed", "window", "averaged"]]
       share  smoothed  window  averaged
    0   0.10  0.150000       3         2
    1   0.20  0.150000       3         3
    2   0.15  0.166667       3         2
    3    NaN       NaN       3         0
    4   0.50  0.500000       3         1
    """
    need_columns(table, ["theme", "period", "share", "total_docs"], MAKER)
    window = whole("window", window, 3)
    if window % 2 == 0:
        raise ToolkitError(
            f"window={window} must be odd, so that a period lies in the middle of its window: "
            f"window={window - 1} or window={window + 1}."
        )
    if table["period"].isna().any():
        raise ToolkitError(
            "A row has no period, so it has no neighbours. Leave it out: "
            "table[table['period'].notna()]."
        )
    keys = apart(table, group, MAKER)
    when = pd.to_datetime(table["period"])
    starts = np.sort(when.unique())
    step = np.diff(starts).min() if len(starts) > 1 else np.timedelta64(1, "D")
    smoothed, averaged = np.full(len(table), np.nan), np.zeros(len(table), np.int64)
    rows = pd.Series(np.arange(len(table)))
    for _, part in rows.groupby([table[k].to_numpy() for k in keys], sort=False, dropna=False):
        order = part.to_numpy()[np.argsort(when.iloc[part].to_numpy(), kind="stable")]
        docs = table["total_docs"].iloc[order].fillna(0).to_numpy(np.float64)
        share = table["share"].iloc[order].to_numpy(np.float64)
        for run in _runs(when.iloc[order].to_numpy(), np.isfinite(share) & (docs > 0), step):
            counts, total = share[run] * docs[run], docs[run]
            smoothed[order[run]] = _summed(counts, window) / _summed(total, window)
            averaged[order[run]] = _summed(np.ones(len(run)), window)
    return table.assign(smoothed=smoothed, window=window, averaged=averaged)


def _runs(when: Any, known: npt.NDArray[np.bool_], step: np.timedelta64) -> list[Ints]:
    """Places of known periods that follow each other; a period that has no row is a gap too."""
    places = np.flatnonzero(known)
    # Months and years differ in length, but by far less than half of the shortest.
    far = (np.diff(places) > 1) | (np.diff(when[places]) > 1.5 * step)
    return [run for run in np.split(places, np.flatnonzero(far) + 1) if len(run)]


def _summed(values: Floats, window: int) -> Floats:
    """Sum over the window around each value, as far as there are values."""
    padded = np.pad(values, window // 2)
    summed: Floats = np.lib.stride_tricks.sliding_window_view(padded, window).sum(axis=1)
    return summed
