"""Wilson's interval on effective counts: documents of a cluster say the same in part."""

from __future__ import annotations

import numpy as np

from toolkit.intervals.clustering import correlation
from toolkit.intervals.clusters import Clusters, Floats
from toolkit.intervals.contract import Bounds
from toolkit.intervals.wilson import wilson


def clustered(
    clusters: Clusters, hits: Floats, level: float = 0.95, draws: int = 0, seed: int = 0
) -> Bounds:
    """Wilson interval of k / deff in n / deff documents.

    The design effect of a cell is 1 + (m - 1) rho, with m the mean size of the cluster of a
    document and rho the correlation within clusters, one for the theme. Where rho cannot be
    estimated the interval is that of independent documents and `effective` is NaN, save in
    cells whose clusters are single documents: there it does not matter.

    Parameters
    ----------
    clusters : Clusters
    hits : ndarray of float
        Documents with a hit in each unit.
    level : float
        Coverage aimed at.
    draws, seed : int
        Not used: nothing is random.

    Returns
    -------
    Bounds
        ``low``, ``high`` and ``effective``, the documents divided by the design effect.

    References
    ----------
    Kish, L. (1965). Survey Sampling. Wiley.

    Rao, J. N. K. and Scott, A. J. (1992). A simple method for the analysis of clustered binary
    data. Biometrics 48, 577-585.

    Korn, E. L. and Graubard, B. I. (1998). Confidence intervals for proportions with small expected
    number of positive counts estimated from survey data. Survey Methodology 24, 193-201.
    """
    deff = design_effect(clusters.mean_size, correlation(clusters, hits))
    total, docs = clusters.total, clusters.summed(hits)
    known = np.where(np.isnan(deff), 1.0, deff)
    low, high = wilson(docs / known, total / known, level)
    return Bounds(low, high, np.where(total > 0, total / deff, 0.0))


def design_effect(mean_size: Floats, rho: float) -> Floats:
    """Variance of a share of clustered documents, as a multiple of that of independent ones.

    Examples
    --------
    Forty clusters of forty documents, correlation 0.05:

    >>> design_effect(np.array([40.0, 1.0]), 0.05)
    array([2.95, 1.  ])
    """
    deff: Floats = np.where(mean_size == 1, 1.0, 1 + (mean_size - 1) * rho)
    return deff
