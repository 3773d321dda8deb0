"""The score interval of Wilson."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from toolkit.intervals.contract import Floats, counted, need_level


def wilson(docs: npt.ArrayLike, total: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson score interval of docs / total.

    Parameters
    ----------
    docs, total : array of numbers
        Successes and trials, fractions too; where `total` is 0 both bounds are NaN.
    level : float
        Coverage aimed at.

    Returns
    -------
    low, high : ndarray of float, between 0 and 1

    Raises
    ------
    ToolkitError
        A count is negative or above its total, or `level` is not between 0 and 1.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Cases from Newcombe, R. G. (1998), table I.

    Examples
    --------
    >>> low, high = wilson(81, 263)
    >>> print(f"{low:.4f} {high:.4f}")
    0.2553 0.3662
    """
    k, n = counted(docs, total)
    z = NormalDist().inv_cdf(0.5 + need_level(level) / 2)
    p = k / n
    centre = p + z**2 / (2 * n)
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    scale = 1 + z**2 / n
    low, high = np.clip((centre - half) / scale, 0, 1), np.clip((centre + half) / scale, 0, 1)
    # Rounding leaves 1e-17 where the exact bound is 0 or 1.
    return np.where(p == 0, 0.0, low), np.where(p == 1, 1.0, high)
