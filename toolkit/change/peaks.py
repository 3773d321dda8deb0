"""Peaks: periods in which a theme has a larger share than before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from toolkit.change.columns import table_of
from toolkit.change.series import Series, every_series, numbers
from toolkit.change.viterbi import runs
from toolkit.checks import ToolkitError, whole

BESIDE = 3  # periods on each side that make the level around a peak


def peaks(
    trend: pd.DataFrame,
    n: int = 3,
    *,
    min_docs: int = 5,
    beside: int = BESIDE,
    group: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """Find the highest periods of each theme, and whether they stand out of what is around.

    A peak is a period whose share is higher than in the period before and in the one after. A
    period without documents, an incomplete one and one with fewer than `min_docs` documents are
    no evidence: they are no peaks, and what lies beside them is not compared across them. Of
    several equal periods in a row the middle one is taken.

    Parameters
    ----------
    trend : DataFrame
        From ``corpus.track``, with ``theme``, ``period``, ``docs``, ``total_docs``, ``share``,
        ``low``, ``high`` and, if there is one, ``complete`` and a column such as ``outlet``.
    n : int
        How many peaks of each series, those of the largest prominence.
    min_docs : int
        Least number of documents of a period.
    beside : int
        Periods on each side that make the level around a peak.
    group : str or list of str, optional
        Columns that tell series of one theme apart; found by themselves if there is one.

    Returns
    -------
    DataFrame
        One row per peak, by series and rank; a series without a peak has none. ``theme``, the
        group, ``rank`` (1 has the largest prominence), ``period``, ``docs``, ``total_docs``,
        ``share``, ``low``, ``high``, ``prominence`` (how far the share falls on both sides
        before it rises above the peak, or ends), ``around`` (share of the `beside` periods
        before and after, taken together: those up to the next gap), ``distinct`` (``low`` is
        above ``around``) and ``left_out`` (periods of the series that are no evidence).

    Raises
    ------
    ToolkitError
        Columns are missing, a number is out of range, or no series has three periods in a row
        that can be judged.

    References
    ----------
    Virtanen, P. et al. (2020). SciPy 1.0, on ``scipy.signal.find_peaks``.

    Examples
    --------
    >>> docs = [2, 3, 2, 15, 2, 4, 3]
    >>> frame = pd.DataFrame({"theme": "oil", "docs": docs, "total_docs": 20,
    ...     "share": np.array(docs) / 20, "low": np.array(docs) / 40, "high": 1.0,
    ...     "period": pd.date_range("2017-09-25", periods=7, freq="7D")})
    >>> peaks(frame)[["period", "docs", "total_docs", "distinct"]]
          period  docs  total_docs  distinct
    0 2017-10-16    15          20     True
    1 2017-10-02     3          20     False
    2 2017-10-30     4          20     False
    """
    n, beside = whole("n", n, 1), whole("beside", beside, 1)
    needed = ["docs", "total_docs", "share", "low", "high"]
    found = every_series(trend, group, min_docs=min_docs, needed=needed)
    stretches = [_stretches(one) for one in found]
    if not any(stretches):
        raise ToolkitError(
            f"No theme has three periods in a row that are complete and have {min_docs} "
            "documents, so no period can be compared with those beside it. Take longer periods, "
            "by='month', all outlets together, or fewer documents: min_docs=1."
        )
    rows = [
        row
        for one, parts in zip(found, stretches, strict=True)
        for row in _best(one, parts, n, beside)
    ]
    columns = [*found[0].key, "rank", "period", *needed, "prominence", "around", "distinct"]
    return table_of(rows, [*columns, "left_out"])


def _stretches(series: Series) -> list[slice]:
    """Stretches of three and more periods without a gap."""
    known = (series.used & np.isfinite(numbers(series.table, "share"))).astype(np.int64)
    return [slice(a, b + 1) for a, b in runs(known, 1) if b - a >= 2]


def _best(series: Series, parts: list[slice], n: int, beside: int) -> list[dict[str, Any]]:
    from scipy.signal import find_peaks

    share, rows = numbers(series.table, "share"), []
    for part in parts:
        # A prominence above 0 is what makes a peak one.
        places, told = find_peaks(share[part], prominence=0)
        for place, prominence in zip(places, told["prominences"], strict=True):
            near = np.arange(max(place - beside, 0), place + beside + 1) + part.start
            near = near[(near < part.stop) & (near != place + part.start)]
            row = series.table.iloc[place + part.start]
            weights = series.total[near]
            around = float((share[near] * weights).sum() / weights.sum())
            rows.append(
                series.key
                | {name: row[name] for name in ("docs", "total_docs", "share", "low", "high")}
                | {
                    "period": series.period[place + part.start],
                    "prominence": prominence,
                    "around": around,
                    "distinct": bool(row["low"] > around),
                    "left_out": series.left_out,
                }
            )
    # Rounded, so that equal falls of equal shares rank by time.
    rows.sort(key=lambda row: (-round(row["prominence"], 12), row["period"]))
    return [row | {"rank": rank} for rank, row in enumerate(rows[:n], 1)]
