"""Interval of a share of quotations when those of one article belong together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.intervals.wilson import wilson

Floats = npt.NDArray[np.float64]


def clustered_share(
    hits: npt.ArrayLike,
    total: npt.ArrayLike,
    squares: npt.ArrayLike,
    products: npt.ArrayLike,
    sizes: npt.ArrayLike,
    articles: npt.ArrayLike,
    level: float = 0.95,
) -> tuple[Floats, Floats]:
    """Wilson's interval of k / m on the number of quotations that independent ones would be.

    With k_i of the m_i quotations of article i, n articles, and p = k / m, the variance of the
    ratio is

        v = n / (n - 1) * sum (k_i - p m_i)^2 / m^2,

    and p (1 - p) / v quotations, at most m, would be as telling if they were independent. Where
    nobody or everybody counts, v is 0 and says nothing: the n articles are taken as one each.

    Parameters
    ----------
    hits, total : array
        k and m of each row.
    squares, products, sizes : array
        Sums over articles of k_i^2, k_i m_i and m_i^2.
    articles : array
        n, the articles with a quotation.
    level : float
        Coverage aimed at.

    Returns
    -------
    low, high : ndarray of float
        NaN with fewer than two articles.

    References
    ----------
    Korn, E. L. and Graubard, B. I. (1998). Confidence intervals for proportions with small expected
    number of positive counts estimated from survey data. Survey Methodology 24, 193-201.

    Examples
    --------
    Twenty articles of five quotations each, all by officials in five of them and none elsewhere:
    hardly more is known than from twenty quotations.

    >>> low, high = clustered_share([25], [100], [125], [125], [500], [20])
    >>> print(low.round(3), high.round(3))
    [0.11] [0.475]
    """
    k, m, kk, km, mm, n = (
        np.asarray(a, np.float64) for a in (hits, total, squares, products, sizes, articles)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        p = k / m
        variance = n / (n - 1) * (kk - 2 * p * km + p**2 * mm) / m**2
        telling = np.where((k == 0) | (k == m), n, np.minimum(p * (1 - p) / variance, m))
        telling = np.where(n > 1, telling, 0.0)
    return wilson(np.nan_to_num(p) * telling, telling, level)
