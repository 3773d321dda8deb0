"""How alike the documents of a cluster are, beyond change over time and differences of strata."""

from __future__ import annotations

import numpy as np

from toolkit.intervals.clusters import Clusters, Floats

LEAST = 10  # pairs of neighbours; fewer say nothing of the spread between clusters
CUT = 3.0  # standard errors: a larger step between neighbours is a change, not clustering
SPARED = 0.1  # largest part of the pairs that are set aside as changes
ROUNDS = 50


def correlation(clusters: Clusters, hits: Floats) -> float:
    """Intra-cluster correlation of a theme, one for all cells.

    The share of a theme moves with time and differs between outlets, and neither is clustering.
    So clusters are compared with the next one of the same stratum only (the successive
    differences of von Neumann): for neighbours with m and M documents and shares p and P,

        E (p - P)^2 = 2 B + W (1/m + 1/M),    rho = B / (B + W),

    where W, the variance within clusters, is taken from the same pairs. Pairs are weighted by
    1 / (2 rho + (1 - rho) (1/m + 1/M)), so that rho is found step by step, beginning at 0. A pair
    whose step is more than three standard errors, given rho, is a change of the share and is set
    aside, up to a tenth of the pairs.

    Parameters
    ----------
    clusters : Clusters
    hits : ndarray of float
        Documents with a hit in each unit.

    Returns
    -------
    float
        Between 0 and 1; NaN with fewer than ten pairs of neighbours, or if their documents all
        have the theme or all lack it.

    References
    ----------
    Von Neumann, J., Kent, R. H., Bellinson, H. R. and Hart, B. I. (1941). The mean square
    successive difference. Annals of Mathematical Statistics 12, 153-162.

    Rao, J. N. K. and Scott, A. J. (1992). A simple method for the analysis of clustered binary
    data. Biometrics 48, 577-585.

    Examples
    --------
    Every day all ten documents have the theme or none has it:

    >>> day = np.arange(200) // 10
    >>> same = np.zeros(200, np.int64)
    >>> clusters = Clusters.of(same, day, same, day, 1)
    >>> correlation(clusters, clusters.hits(day % 2 == 1))
    1.0
    """
    one, other = clusters.one, clusters.other
    if len(one) < LEAST:
        return float("nan")
    m, n, j, k = clusters.docs[one], clusters.docs[other], hits[one], hits[other]
    step = (j / m - k / n) ** 2
    noise = 1 / m + 1 / n
    within = (j * (1 - j / m) + k * (1 - k / n)) / (m + n - 2)
    pooled = (j + k) / (m + n)
    pooled = pooled * (1 - pooled)
    if not pooled.any():
        return float("nan")
    spared = int(np.ceil(SPARED * len(one)))
    rho = 0.0
    for _ in range(ROUNDS):
        spread = 2 * rho + (1 - rho) * noise
        # As in the chi-squared test of two shares, divided by the design effect.
        size = np.divide(step, pooled * spread, out=np.zeros(len(step)), where=pooled > 0)
        limit = max(CUT**2, float(np.partition(size, -spared - 1)[-spared - 1]))
        weight = np.where(size > limit, 0, 1 / spread)
        inner = float(weight @ within / weight.sum())
        between = float(weight @ (step - noise * within) / (2 * weight.sum()))
        found = min(max(between / (between + inner), 0.0), 1.0) if between > 0 else 0.0
        if abs(found - rho) < 1e-6:
            break
        rho = found
    return found
