"""Breaks: periods from which a theme has another level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from toolkit.change.columns import table_of
from toolkit.change.noise import Noisy, noisy
from toolkit.change.paths import Path, grid_of, path_of
from toolkit.change.segments import MODELS
from toolkit.change.series import Floats, Series, every_series, need_counts, need_periods, numbers
from toolkit.checks import ToolkitError, one_of, whole

LEAST = 12  # periods; in fewer neither noise nor levels can be told
NOISES = ("beta-binomial", "normal")


def breaks(
    trend: pd.DataFrame,
    *,
    y: str = "share",
    noise: str | None = None,
    min_size: int = 3,
    penalties: Sequence[float] | None = None,
    model: str = "l2",
    min_docs: int = 1,
    group: str | Sequence[str] | None = None,
    draws: int = 999,
    seed: int = 0,
) -> pd.DataFrame:
    """Find the periods from which the level of a theme is another one.

    The series is divided into segments of one level each, so that the squared distances plus
    a penalty for each break are least. Shares are put on the angular scale and weighted by
    documents and dispersion. Of the numbers of breaks that a range of penalties leads to, the
    one is taken that most of them agree on: there the curve of costs has its elbow. A leap of
    a period or two is a peak and is taken out before.

    Parameters
    ----------
    trend : DataFrame
        From ``corpus.track``, with ``theme``, ``period``, ``docs``, ``total_docs`` and, if there
        is one, ``complete`` and a column such as ``outlet``.
    y : str
        What is followed; a column other than ``share`` is taken as plain numbers.
    noise : {"beta-binomial", "normal"}, optional
        What a level is blurred by: clustered articles for shares of documents, which is
        taken for ``share``, or normal noise, for any other column and for shares that are no
        counts, such as mean shares of topics.
    min_size : int
        Least number of periods of a level.
    penalties : sequence of numbers, optional
        In units of the variance of the noise. If None, 25 from ln(periods) to 4 ln(periods),
        in equal ratios.
    model : {"l2", "l1", "rbf"}
        Cost of a segment: weighted squares around the mean; or, without weights, distances
        from the median or a normal kernel, as in ``ruptures``. Their costs are smaller:
        give `penalties` that suit them. A thousand draws take minutes.
    min_docs : int
        Periods with fewer documents are left out, as are those without any and incomplete
        ones.
    group : str or list of str, optional
        Columns that tell series of one theme apart; found by themselves if there is one.
    draws : int
        Series drawn under each null; 0 for no p-values.
    seed : int
        Of the draws.

    Returns
    -------
    DataFrame
        One row per break, in the order of the table and of time; a series without one has none.
        ``theme``, the group, ``period`` (first of the new level), ``before`` and ``after``
        (docs / total_docs of the two levels taken together, or their means), ``change``
        (after - before), ``periods_before``, ``periods_after`` and, for shares,
        ``docs_before``, ``total_before``, ``docs_after``, ``total_after``; ``stability`` (part
        of the penalties with a break there or one period off), ``p_value``, ``p_drift``,
        ``dispersion`` (variance of the counts over that of independent articles, at the mean
        number of documents), ``left_out`` (periods of the series that are no evidence) and
        ``null`` (what was simulated).

        ``p_value`` is (1 + m) / (draws + 1), where in m of the drawn series the same search
        finds a break as strong. They have one level and the noise of the series. ``p_drift`` is
        the same for series that drift along a straight line: if it is large, the level
        may have changed bit by bit.

    Raises
    ------
    ToolkitError
        Columns are missing or no counts, a series has fewer than twelve periods that can be
        judged or hardly any noise, or a parameter is out of range.

    References
    ----------
    Anscombe, F. J. (1948). The transformation of Poisson, binomial and negative-binomial data.
    Killick, R., Fearnhead, P., and Eckley, I. A. (2012). Optimal detection of changepoints with
    a linear computational cost.
    Truong, C., Oudre, L., and Vayatis, N. (2020). Selective review of offline change point
    detection methods.

    Examples
    --------
    >>> docs = [9, 11, 10, 12, 8, 10, 9, 31, 28, 33, 29, 30, 27, 32]
    >>> frame = pd.DataFrame({"theme": "oil", "docs": docs, "total_docs": 100,
    ...                       "period": pd.date_range("2017-09-04", periods=14, freq="7D")})
    >>> breaks(frame)[["period", "before", "after", "stability", "p_value"]].round(
    ...     {"before": 3, "after": 3})
          period  before  after  stability  p_value
    0 2017-10-23   0.099    0.3        1.0    0.001
    """
    plans, grid, ask = prepared(trend, y, noise, min_size, penalties, model, min_docs, group, seed)
    draws = whole("draws", draws)
    rows = []
    for series, own, rng in plans:
        path = path_of(own.values[None], own, grid(len(own.values)), ask["min_size"], model)
        rows += _rows(series, own, path, y, rng, draws, ask)
    return table_of(rows, _columns(plans[0][0], ask["noise"]))


def prepared(
    trend: pd.DataFrame,
    y: str,
    noise: str | None,
    min_size: int,
    penalties: Sequence[float] | None,
    model: str,
    min_docs: int,
    group: str | Sequence[str] | None,
    seed: int,
) -> Any:
    """Each series with its noise and a generator, the penalties, and what was asked for."""
    noise = noise or (NOISES[0] if y == "share" else NOISES[1])
    one_of("noise", noise, NOISES)
    one_of("model", model, MODELS)
    min_size, seed = whole("min_size", min_size, 1), whole("seed", seed)
    if noise == NOISES[0] and y != "share":
        raise ToolkitError(
            f"noise={noise!r} is that of a share of documents, not of y={y!r}. Give noise='normal'."
        )
    counted = noise == NOISES[0]
    found = every_series(
        trend, group, min_docs=min_docs, needed=["docs", "total_docs"] if counted else [y]
    )
    grid, plans = grid_of(penalties), []
    for series in found:
        if not counted:
            known = np.isfinite(numbers(series.table, y))
            series = series._replace(used=series.used & known)
        need_periods(series, max(LEAST, 2 * min_size), "a break")
        if counted:
            need_counts(series)
        rng = np.random.default_rng(seed)
        plans.append((series, noisy(series, y, noise, rng), rng))
    return plans, grid, {"min_size": min_size, "model": model, "noise": noise}


def _rows(
    series: Series,
    own: Noisy,
    path: Path,
    y: str,
    rng: np.random.Generator,
    draws: int,
    ask: dict[str, Any],
) -> list[dict[str, Any]]:
    places = np.flatnonzero(path.breaks[0])
    if not len(places):
        return []
    p: dict[bool, Floats] = {}
    strong = path.strengths[0, places]
    for drift in (False, True):
        p[drift] = np.full(len(places), np.nan)
        if draws:
            drawn = own.without_break(rng, draws, drift)
            null = path_of(drawn, own, path.penalties, ask["min_size"], ask["model"])
            most = null.strengths.max(axis=1)
            as_strong = (most[:, None] >= strong - 1e-9).sum(axis=0)
            p[drift] = (1 + as_strong) / (draws + 1)
    counted = own.counts is not None
    table = series.table[series.used]
    edges = np.concatenate([[0], places, [len(table)]])
    null_is = f"rho={own.rho:.4f}" if counted else "constant variance"
    rows = []
    for i, place in enumerate(places):
        row = {**series.key, "period": table.index[int(place)], "left_out": series.left_out}
        for side, part in {
            "before": table.iloc[edges[i] : place],
            "after": table.iloc[place : edges[i + 2]],
        }.items():
            row[f"periods_{side}"] = len(part)
            row[side] = part[y].astype("float64").mean() if not counted else np.nan
            if counted:
                row[f"docs_{side}"] = part["docs"].sum()
                row[f"total_{side}"] = part["total_docs"].sum()
                row[side] = part["docs"].sum() / part["total_docs"].sum()
        row["change"] = row["after"] - row["before"]
        row["stability"] = path.stability(int(place))
        row["p_value"], row["p_drift"] = p[False][i], p[True][i]
        row["dispersion"] = 1 + (own.counts[1].mean() - 1) * own.rho if own.counts else np.nan
        row["null"] = f"one level, {ask['noise']}, {null_is}, {draws} draws" if draws else ""
        rows.append(row)
    return rows


def _columns(series: Series, noise: str) -> list[str]:
    first = ["period", "before", "after", "change", "periods_before", "periods_after"]
    totals = (
        ["docs_before", "total_before", "docs_after", "total_after"] if noise == NOISES[0] else []
    )
    last = ["stability", "p_value", "p_drift", "dispersion", "left_out", "null"]
    return [*series.key, *first, *totals, *last]
