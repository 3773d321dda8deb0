"""Bursts: stretches in which a theme has a raised share of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from toolkit.change.columns import table_of
from toolkit.change.dispersion import beta_binomial, correlation, smooth
from toolkit.change.series import Floats, Series, every_series, need_counts, need_periods
from toolkit.change.viterbi import States, cheapest, runs
from toolkit.checks import ToolkitError, whole

LEAST = 8  # periods from which the spread of a series can be told
HIGHEST = 0.9999  # share of a state, in series that are simulated


def bursts(
    trend: pd.DataFrame,
    *,
    s: float = 2.0,
    gamma: float = 1.0,
    states: int = 2,
    p0: float | None = None,
    min_docs: int = 1,
    group: str | Sequence[str] | None = None,
    bandwidth: float = 0.15,
    draws: int = 999,
    seed: int = 0,
) -> pd.DataFrame:
    """Find the bursts of each theme, and how often noise alone makes one as heavy.

    A theme is either in its usual state, with share p0, or in a burst, with share s * p0. The
    path of states with the least cost is taken: a period with r of d documents costs
    -ln [C(d, r) p^r (1 - p)^(d - r)], the way up costs gamma * ln(number of periods), the way
    down nothing. Periods that are incomplete or have no document are no evidence: they are
    left out, and a burst may go on behind them.

    Parameters
    ----------
    trend : DataFrame
        From ``corpus.track``, with ``theme``, ``period``, ``docs``, ``total_docs`` and, if there
        is one, ``complete`` and a column such as ``outlet``.
    s : float
        Share of a burst as a multiple of the usual share; above 1.
    gamma : float
        How much a burst must stand out; above 0.
    states : int
        2, or more for bursts within bursts: state j has the share p0 * s^j.
    p0 : float, optional
        The usual share. If None, all documents of the series with the theme over all documents.
    min_docs : int
        Periods with fewer documents are left out.
    group : str or list of str, optional
        Columns that tell series of one theme apart; found by themselves if there is one.
    bandwidth : float
        How smooth the trend under the null is: standard deviation of the kernel, as a part of
        the length of the series.
    draws : int
        Series drawn under the null; 0 for no p-value.
    seed : int
        Of the draws.

    Returns
    -------
    DataFrame
        One row per burst, in the order of the table and of time; a series without one has none.
        ``theme``, the group, ``level`` (1, and higher for bursts within bursts), ``first`` and
        ``last`` (starts of the first and last period), ``periods`` (those with documents),
        ``left_out`` (periods between them that are no evidence), ``docs``, ``total_docs``,
        ``share``, ``base`` (p0), ``weight`` (cost saved by the burst, in nats), ``p_value``,
        ``dispersion`` (variance of the counts over that of independent articles, at the mean
        number of documents) and ``null`` (what was simulated).

        ``p_value`` is (1 + m) / (draws + 1), where m of the drawn series have a burst of this
        level that is as heavy. They follow the smoothed trend of the series, with
        beta-binomial noise of its own dispersion, so that slow changes and clustered articles
        are no bursts.

    Raises
    ------
    ToolkitError
        Columns are missing or no counts, a series has fewer than eight periods that can be
        judged, a share of a state would reach 1, or a parameter is out of range.

    References
    ----------
    Kleinberg, J. (2002). Bursty and hierarchical structure in streams. KDD, section 4.

    Examples
    --------
    >>> docs = [2, 3, 2, 4, 3, 15, 18, 20, 16, 4, 3, 2, 3, 2]
    >>> frame = pd.DataFrame({"theme": "oil", "docs": docs, "total_docs": 100,
    ...                       "period": pd.date_range("2017-09-04", periods=14, freq="7D")})
    >>> found = bursts(frame)
    >>> found[["first", "last", "docs", "total_docs", "p_value"]]
           first       last  docs  total_docs  p_value
    0 2017-10-09 2017-10-30    69         400    0.001
    """
    s, gamma = above("s", s, 1), above("gamma", gamma, 0)
    bandwidth = above("bandwidth", bandwidth, 0)
    states, draws, seed = whole("states", states, 2), whole("draws", draws), whole("seed", seed)
    if p0 is not None and not 0 < above("p0", p0, 0) < 1:
        raise ToolkitError(f"p0={p0!r} must lie between 0 and 1: the usual share of the theme.")
    found = every_series(trend, group, min_docs=min_docs)
    plan = [(one, _rates(one, s, states, p0)) for one in found]
    rows = [
        row
        for one, rates in plan
        if rates is not None
        for row in _bursts(one, rates, s, gamma, p0, bandwidth, draws, seed)
    ]
    return table_of(rows, _columns(found[0]))


def above(name: str, value: Any, least: float) -> float:
    """The value as a float if it is a finite number above `least`; raise otherwise."""
    if isinstance(value, bool) or not isinstance(value, Real) or not least < float(value) < np.inf:
        raise ToolkitError(f"{name}={value!r} must be a number above {least:g}.")
    return float(value)


def _columns(series: Series) -> list[str]:
    first = ["level", "first", "last", "periods", "left_out", "docs", "total_docs", "share"]
    return [*series.key, *first, "base", "weight", "p_value", "dispersion", "null"]


def _rates(series: Series, s: float, states: int, p0: float | None) -> Floats | None:
    """Share of each state; None for a theme in no document or in all, which cannot burst."""
    need_counts(series)
    need_periods(series, LEAST, "a burst")
    docs, total = series.counts()
    usual = docs.sum() / total.sum()
    if usual in (0, 1):
        return None
    rates: Floats = (usual if p0 is None else p0) * s ** np.arange(states, dtype=np.float64)
    if rates[-1] >= 1:
        most = float((1 / rates[0]) ** (1 / (states - 1)))
        times = "" if states == 2 else f", {states - 1} times over,"
        raise ToolkitError(
            f"{series.name} has a usual share of {rates[0]:.2f}: s={s:g} times as much{times} is "
            f"no share below 1. Give an s below {most:.2f}, or leave it out: {series.others}. "
            "tk.change.breaks finds changes of common themes."
        )
    return rates


def _gains(docs: Floats, total: Floats, rates: Floats) -> Floats:
    """Log-likelihood of each state less that of state 0; the binomial coefficients cancel."""
    over = rates[..., None, :] / rates[..., None, :1]
    under = (1 - rates[..., None, :]) / (1 - rates[..., None, :1])
    gains: Floats = docs[..., None] * np.log(over) + (total - docs)[..., None] * np.log(under)
    return gains


def _bursts(
    series: Series,
    rates: Floats,
    s: float,
    gamma: float,
    p0: float | None,
    bandwidth: float,
    draws: int,
    seed: int,
) -> list[dict[str, Any]]:
    docs, total = series.counts()
    up = gamma * float(np.log(len(docs)))
    gains = _gains(docs, total, rates)
    path = cheapest(-gains[None], up)[0]
    if not path.any():
        return []
    rng = np.random.default_rng(seed)
    trend = smooth(docs, total, series.at, bandwidth * len(series.used))
    rho = correlation(docs, total, trend, rng) if draws else np.nan
    heaviest = np.zeros((0, len(rates)))
    if draws:
        drawn = beta_binomial(rng, trend, total, rho, draws)
        usual = np.full(draws, p0) if p0 is not None else drawn.sum(axis=1) / total.sum()
        usual = np.clip(usual, 1e-9, HIGHEST / s)
        own = np.minimum(usual[:, None] * s ** np.arange(len(rates), dtype=np.float64), HIGHEST)
        noise = _gains(drawn, total, own)
        heaviest = _heaviest(noise, cheapest(-noise, up))
    null = f"smooth trend, beta-binomial, rho={rho:.4f}, {draws} draws" if draws else ""
    rows = []
    at, period = np.flatnonzero(series.used), series.period[series.used]
    for first, last, level in _places(path, len(rates)):
        part = slice(first, last + 1)
        weight = float((gains[part, level] - gains[part, level - 1]).sum())
        # Weights that differ by rounding alone are the same.
        as_heavy = int((heaviest[:, level] >= weight - 1e-9).sum()) if draws else 0
        rows.append(
            series.key
            | {
                "level": level,
                "first": period[first],
                "last": period[last],
                "periods": last + 1 - first,
                "left_out": int(at[last] - at[first] - (last - first)),
                "docs": docs[part].sum(),
                "total_docs": total[part].sum(),
                "share": docs[part].sum() / total[part].sum(),
                "base": rates[0],
                "weight": weight,
                "p_value": (1 + as_heavy) / (draws + 1) if draws else np.nan,
                "dispersion": 1 + (total.mean() - 1) * rho,
                "null": null,
            }
        )
    return rows


def _places(path: States, states: int) -> list[tuple[int, int, int]]:
    found = [(a, b, level) for level in range(1, states) for a, b in runs(path, level)]
    return sorted(found, key=lambda place: (place[0], place[2]))


def _heaviest(gains: Floats, path: States) -> Floats:
    """Weight of the heaviest burst of each level in each series; 0 where there is none."""
    found = np.zeros((gains.shape[0], gains.shape[2]))
    step = np.diff(gains, axis=2, prepend=0)
    for level in range(1, gains.shape[2]):
        raised = np.pad(path >= level, ((0, 0), (0, 1)))
        weight = np.zeros(len(gains))
        for time in range(gains.shape[1]):
            weight = np.where(raised[:, time], weight + step[:, time, level], 0)
            whole_burst = np.where(raised[:, time + 1], 0, weight)
            found[:, level] = np.maximum(found[:, level], whole_burst)
    return found
