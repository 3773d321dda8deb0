"""Intervals of a share: one file each, one line here."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.checks import one_of, whole
from toolkit.intervals.bootstrap import bootstrap
from toolkit.intervals.clustered import clustered
from toolkit.intervals.clusters import Clusters
from toolkit.intervals.contract import Bounds, Interval, independent, need_level
from toolkit.intervals.jeffreys import jeffreys
from toolkit.intervals.wilson import wilson

INTERVALS: dict[str, Interval] = {
    "clustered": clustered,
    "wilson": independent(wilson),
    "jeffreys": independent(jeffreys),
    "bootstrap": bootstrap,
}


def interval(
    name: str,
    clusters: Clusters,
    hit: npt.NDArray[np.bool_],
    *,
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
) -> Bounds:
    """Interval of the share of documents with a hit, in each cell.

    Parameters
    ----------
    name : {"clustered", "wilson", "jeffreys", "bootstrap"}
        ``wilson`` and ``jeffreys`` take documents as independent of each other; the others take
        those of a cluster together.
    clusters : Clusters
        The clusters and cells of the documents; made once for all themes.
    hit : ndarray of bool
        Which documents have the theme.
    level : float
        Coverage aimed at.
    draws, seed : int
        Draws of the bootstrap, 100 or more, and the seed of its generator.

    Returns
    -------
    Bounds
        ``low``, ``high`` and ``effective`` (documents), an array each with a value per cell.

    Raises
    ------
    ToolkitError
        The name is not known, `level` is not between 0 and 1, or `draws` and `seed` are no such
        whole numbers.

    Examples
    --------
    Twelve days with ten documents each. On odd days all have the theme, on even days none: 120
    documents say no more than 12.

    >>> day, week = np.arange(120) // 10, np.zeros(120, np.int64)
    >>> clusters = Clusters.of(week, day, week, day, 1)
    >>> bounds = interval("clustered", clusters, day % 2 == 1)
    >>> print(bounds.low.round(3), bounds.high.round(3), bounds.effective)
    [0.254] [0.746] [12.]
    """
    one_of("interval", name, INTERVALS)
    level, draws, seed = need_level(level), whole("draws", draws, 100), whole("seed", seed)
    return INTERVALS[name](clusters, clusters.hits(hit), level, draws, seed)


__all__ = ["INTERVALS", "Bounds", "Clusters", "Interval", "interval", "jeffreys", "wilson"]
