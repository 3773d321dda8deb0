"""Whether the past of one series foretells another beyond that one's own past."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from toolkit.measures.stories.series.autoregression import (
    Floats,
    lags,
    least_squares,
    longest_order,
    whole_rows,
)


class Granger(NamedTuple):
    """F statistic, its p-value, its degrees of freedom, and the order."""

    f: float
    p: float
    df: tuple[int, int]
    order: int


def granger(cause: Floats, effect: Floats, order: int) -> Granger:
    """F test of the past values of one series in a regression of the other on both pasts.

    Parameters
    ----------
    cause, effect : ndarray of float
        Values of the same periods; NaN is a gap, and rows with one are left out.
    order : int
        How many steps back.

    Returns
    -------
    Granger
        NaN if there are too few rows, or if the fit is perfect.

    References
    ----------
    Granger, C. W. J. (1969). Investigating causal relations by econometric models and
    cross-spectral methods.

    Examples
    --------
    >>> cause = np.random.default_rng(0).normal(size=100)
    >>> effect = np.roll(cause, 1) + np.random.default_rng(1).normal(size=100)
    >>> granger(cause, effect, 1).p < 0.001
    True
    """
    from scipy.stats import f as f_distribution

    own, others = lags(effect, order), lags(cause, order)
    rows = whole_rows(effect[:, None], own, others)
    free = int(rows.sum()) - 2 * order - 1
    if order < 1 or free < 1:
        return Granger(np.nan, np.nan, (order, max(free, 0)), order)
    short = float((least_squares(effect[rows], own[rows]).residuals ** 2).sum())
    full = float((least_squares(effect[rows], own[rows], others[rows]).residuals ** 2).sum())
    spread = float(((effect[rows] - effect[rows].mean()) ** 2).sum())
    if full <= np.finfo(float).eps * spread:
        return Granger(np.nan, np.nan, (order, free), order)
    f = (short - full) / order / (full / free)
    return Granger(f, float(f_distribution.sf(f, order, free)), (order, free), order)


def common_order(one: Floats, other: Floats, most: int) -> int:
    """Order, 1 to `most`, of the vector autoregression of two series with the least BIC.

    References
    ----------
    Lütkepohl, H. (2005). New introduction to multiple time series analysis, section 4.3.
    """
    longest = longest_order(most, one, other)
    both = np.column_stack([one, other])
    past = [lags(one, longest), lags(other, longest)]
    rows = whole_rows(both, *past)
    n = int(rows.sum())
    scores = []
    for order in range(1, longest + 1):
        fit = least_squares(both[rows], *(table[rows, :order] for table in past))
        covariance = fit.residuals.T @ fit.residuals / n
        scores.append(np.linalg.slogdet(covariance)[1] + np.log(n) / n * 2 * (2 * order + 1))
    return int(np.argmin(scores)) + 1 if scores else 0
