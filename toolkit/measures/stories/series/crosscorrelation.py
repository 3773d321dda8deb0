"""Cross-correlation of two series, after the first has been made white."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.measures.stories.series.autoregression import Floats, autoregression, filtered

LEAST = 4  # pairs of values: with fewer there is no interval


class CrossCorrelation(NamedTuple):
    """Per lag: `correlation`, `low`, `high`, and the number of pairs of values, `periods`."""

    lag: npt.NDArray[np.int64]
    correlation: Floats
    low: Floats
    high: Floats
    periods: npt.NDArray[np.int64]


def cross_correlation(
    one: Floats, other: Floats, max_lag: int, level: float = 0.95
) -> CrossCorrelation:
    """Correlate a series with another that comes later, or earlier if the lag is negative.

    Both are filtered with an autoregression that is fitted to the first, its order chosen by
    BIC; without that two series that only move slowly seem to follow each other (Box, Jenkins
    and Reinsel 2008, chapter 12).

    Parameters
    ----------
    one, other : ndarray of float
        Values of the same periods; NaN is a gap. Pairs with a gap are left out.
    max_lag : int
        The longest lag, in both directions; also the highest order of the autoregression.
    level : float
        Coverage of the interval, which is Fisher's z for the number of pairs at that lag. It
        takes the filtered values as independent, and holds for one lag, not for all together.

    Returns
    -------
    CrossCorrelation
        For lags from ``-max_lag`` to ``max_lag``: at lag k the correlation of `one` at t with
        `other` at t + k.

    References
    ----------
    Box, G. E. P., Jenkins, G. M. and Reinsel, G. C. (2008). Time series analysis, 4th ed.

    Haugh, L. D. (1976). Checking the independence of two covariance-stationary time series.

    Examples
    --------
    >>> one = np.random.default_rng(0).normal(size=200)
    >>> found = cross_correlation(one, np.roll(one, 2), max_lag=3)
    >>> int(found.lag[found.correlation.argmax()])
    2
    """
    coefficients = autoregression(one, max_lag)
    one, other = filtered(one, coefficients), filtered(other, coefficients)
    steps = np.arange(-max_lag, max_lag + 1)
    found = [_correlation(one, other, int(step)) for step in steps]
    correlation = np.array([r for r, _ in found])
    periods = np.array([n for _, n in found], np.int64)
    low, high = fisher(correlation, periods, level)
    return CrossCorrelation(steps, correlation, low, high, periods)


def _correlation(one: Floats, other: Floats, step: int) -> tuple[float, int]:
    """Correlation over the pairs that are whole, and their number."""
    n = len(one)
    left, right = one[max(0, -step) : n - max(0, step)], other[max(0, step) : n - max(0, -step)]
    whole = np.isfinite(left) & np.isfinite(right)
    left, right = left[whole], right[whole]
    if len(left) < LEAST:
        return np.nan, len(left)
    left, right = left - left.mean(), right - right.mean()
    scale = np.sqrt((left**2).sum() * (right**2).sum())
    return (float((left * right).sum() / scale) if scale > 0 else np.nan), len(left)


def fisher(
    correlation: Floats, pairs: npt.NDArray[np.int64], level: float
) -> tuple[Floats, Floats]:
    """Interval of a correlation by Fisher's z; NaN with three pairs or fewer."""
    z = NormalDist().inv_cdf(0.5 + level / 2)
    centre = np.arctanh(np.clip(correlation, -1 + 1e-12, 1 - 1e-12))
    half = z / np.sqrt(np.where(pairs > 3, pairs - 3, np.nan))
    return np.tanh(centre - half), np.tanh(centre + half)
