"""How many documents to code for a share to be known as exactly as is wanted."""

from __future__ import annotations

import math
from numbers import Real
from statistics import NormalDist
from typing import Any

from toolkit.checks import ToolkitError, whole


def sample_size(
    error: float, share: float = 0.5, population: int | None = None, level: float = 0.95
) -> int:
    """Documents of a simple random sample from which a share is known to plus or minus `error`.

    ``n0 = z² share (1 - share) / error²`` and, of a population of ``N`` documents,
    ``n = n0 / (1 + (n0 - 1) / N)``; both rounded up.

    Parameters
    ----------
    error : float
        Half the width of the interval that is wanted, as a share: 0.05 is five points.
    share : float
        The share that is expected; 0.5 needs the most documents and is safe.
    population : int, optional
        Documents that are drawn from; as good as endless if not given.
    level : float
        Confidence of the interval.

    Returns
    -------
    int
        Number of documents, 1 or more.

    Raises
    ------
    ToolkitError
        `error`, `share` or `level` is not between 0 and 1, or `population` no whole number
        from 1 on.

    References
    ----------
    Cochran, W. G. (1977). Sampling techniques, 3rd edition, chapter 4.

    Examples
    --------
    >>> sample_size(0.05)
    385
    >>> sample_size(0.05, population=1000)
    278
    """
    given: list[tuple[str, Any]] = [("error", error), ("share", share), ("level", level)]
    for name, value in given:
        if isinstance(value, bool) or not isinstance(value, Real) or not 0 < float(value) < 1:
            raise ToolkitError(
                f"{name}={value!r} must lie between 0 and 1, both excluded; five points are 0.05."
            )
    z = NormalDist().inv_cdf((1 + level) / 2)
    n = z**2 * share * (1 - share) / error**2
    if population is not None:
        n = n / (1 + (n - 1) / whole("population", population, 1))
    return max(1, math.ceil(n - 1e-9))  # a whole number is not rounded up for its last digit
