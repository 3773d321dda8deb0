"""The interval of Jeffreys."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.intervals.contract import Floats, counted, need_level


def jeffreys(
    docs: npt.ArrayLike, total: npt.ArrayLike, level: float = 0.95
) -> tuple[Floats, Floats]:
    """Equal-tailed Jeffreys interval of docs / total: quantiles of Beta(k + 1/2, n - k + 1/2).

    Parameters
    ----------
    docs, total : array of numbers
        Successes and trials, fractions too; where `total` is 0 both bounds are NaN.
    level : float
        Coverage aimed at.

    Returns
    -------
    low, high : ndarray of float, between 0 and 1
        `low` is 0 where there is no success and `high` is 1 where there is no failure.

    Raises
    ------
    ToolkitError
        A count is negative or above its total, or `level` is not between 0 and 1.

    References
    ----------
    Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial
    proportion. Statistical Science 16, 101-133.

    Examples
    --------
    >>> low, high = jeffreys([0, 12], [20, 40])
    >>> print(low.round(4), high.round(4))
    [0.     0.1756] [0.1166 0.4522]
    """
    from scipy.special import betaincinv

    k, n = counted(docs, total)
    tail = (1 - need_level(level)) / 2
    a, b = k + 0.5, n - k + 0.5
    low, high = betaincinv(a, b, tail), betaincinv(a, b, 1 - tail)
    return np.where(k == 0, n * 0, low), np.where(k == n, 1.0, high)
