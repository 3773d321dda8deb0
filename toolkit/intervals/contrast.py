"""Interval of a sum of shares with weights, such as a difference, from those of the shares."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.intervals.contract import Floats


def contrast(
    weights: npt.ArrayLike, shares: npt.ArrayLike, low: npt.ArrayLike, high: npt.ArrayLike
) -> tuple[float, float, float]:
    """Value and interval of sum(weights * shares) of independent shares: square-and-add.

    Distances of the bounds from the shares, times the weight, are squared, added and rooted, below
    and above apart. With weights 1 and -1 and Wilson's intervals it is method 10 of Newcombe
    (1998). Shares of which one is not known have none.

    Parameters
    ----------
    weights : array of float
        Weight of each share, negative for those that are taken away.
    shares, low, high : array of float
        The shares and the bounds of their intervals.

    Returns
    -------
    value, low, high : float

    References
    ----------
    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions:
    comparison of eleven methods. Statistics in Medicine 17, 873-890.

    Zou, G. Y., Huang, W. and Zhang, X. (2009). A note on confidence interval estimation for a
    linear function of binomial proportions. Computational Statistics and Data Analysis 53,
    1080-1085.

    Examples
    --------
    56 of 70 against 48 of 80, case (a) of Newcombe:

    >>> from toolkit.intervals import wilson
    >>> bounds = wilson([56, 48], [70, 80])
    >>> print("{:.4f} {:.4f} {:.4f}".format(*contrast([1, -1], [56 / 70, 48 / 80], *bounds)))
    0.2000 0.0524 0.3339
    """
    c, p, below, above = (np.asarray(a, float) for a in (weights, shares, low, high))
    value = float(c @ p)
    ends = np.stack([c * (below - p), c * (above - p)])
    down: Floats = np.minimum(ends.min(axis=0), 0)
    up: Floats = np.maximum(ends.max(axis=0), 0)
    return value, value - float(np.sqrt(down @ down)), value + float(np.sqrt(up @ up))
