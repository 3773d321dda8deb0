"""How much more the shares of a series vary than independent articles would make them."""

from __future__ import annotations

import numpy as np

from toolkit.change.series import Floats

#: Correlations within a period among which the estimate is looked for.
GRID = np.concatenate([[0.0], np.geomspace(0.0005, 0.9, 24)])
BOUND = 2.0  # standard deviations beyond which a difference counts no more
SERIES = 200  # simulated for each correlation


def smooth(docs: Floats, total: Floats, at: Floats, bandwidth: float) -> Floats:
    """Share at each place of `at` as a local mean, weighted by documents and a normal kernel.

    It is the local constant fit of a binomial likelihood; `bandwidth` is the kernel's standard
    deviation, in periods.

    Examples
    --------
    >>> smooth(np.array([1.0, 1.0]), np.array([10.0, 2.0]), np.array([0.0, 1.0]), 1e6).round(3)
    array([0.167, 0.167])
    """
    kernel = np.exp(-0.5 * ((at[:, None] - at) / bandwidth) ** 2)
    return (kernel @ docs) / (kernel @ total)


def beta_binomial(
    rng: np.random.Generator, share: Floats, total: Floats, rho: float, draws: int
) -> Floats:
    """Draw series of counts, one a row, with correlation `rho` between articles of a period.

    The variance of a count is n p (1 - p) (1 + (n - 1) rho).
    """
    share = np.broadcast_to(share, (draws, len(total)))
    if rho > 0:
        size = (1 - rho) / rho
        least = 1e-9  # the parameters of a beta distribution are positive
        share = rng.beta(np.maximum(share * size, least), np.maximum((1 - share) * size, least))
    return rng.binomial(total.astype(np.int64), share).astype(np.float64)


def stabilised(docs: Floats, total: Floats) -> Floats:
    """Counts on Anscombe's (1948) angular scale, where the variance is near 1 / (4 n + 2)."""
    scaled: Floats = np.arcsin(np.sqrt((docs + 0.375) / (total + 0.75)))
    return scaled


def variance(total: Floats, rho: float) -> Floats:
    """Variance of a count on that scale."""
    return (1 + (total - 1) * rho) / (4 * total + 2)


def correlation(
    docs: Floats, total: Floats, trend: Floats, rng: np.random.Generator, series: int = SERIES
) -> float:
    """Estimate the correlation between articles of one period around a smooth trend.

    The squares of the differences between successive periods, each cut at two standard
    deviations, are compared with those of series simulated with known correlations. Slow
    changes drop out of differences, bursts and breaks make few of them large and are cut, and
    where counts are too small for the normal approximation the simulation has the same fault.

    References
    ----------
    von Neumann, J., Kent, R. H., Bellinson, H. R., and Hart, B. I. (1941). The mean square
    successive difference.
    Gourieroux, C., Monfort, A., and Renault, E. (1993). Indirect inference.

    Examples
    --------
    >>> rng, n, p = np.random.default_rng(0), np.full(2000, 100.0), np.full(2000, 0.1)
    >>> docs = beta_binomial(rng, p, n, 1 / 21, 1)[0]
    >>> print(f"{correlation(docs, n, p, rng):.2f}")
    0.05
    """
    excess = []
    for rho in GRID:
        drawn = beta_binomial(rng, trend, total, float(rho), series)
        excess.append(_cut(docs, total, float(rho)) - _cut(drawn, total, float(rho)))
        if excess[-1] <= 0:
            break
    last = len(excess) - 1
    if last == 0 or excess[-1] > 0:
        return float(GRID[last])
    above, below = excess[-2], excess[-1]
    return float(GRID[last - 1] + (GRID[last] - GRID[last - 1]) * above / (above - below))


def _cut(docs: Floats, total: Floats, rho: float) -> float:
    spread = variance(total, rho)
    squares = np.diff(stabilised(docs, total)) ** 2 / (spread[1:] + spread[:-1])
    return float(np.minimum(squares, BOUND**2).mean())
