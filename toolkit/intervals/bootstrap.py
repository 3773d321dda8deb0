"""Block bootstrap: whole clusters are drawn again, never single documents."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from toolkit.intervals.clustered import design_effect
from toolkit.intervals.clustering import correlation
from toolkit.intervals.clusters import Clusters, Floats, Ints
from toolkit.intervals.contract import Bounds

AT_ONCE = 4_000_000  # clusters drawn at a time; more fill the memory


def bootstrap(
    clusters: Clusters, hits: Floats, level: float = 0.95, draws: int = 1000, seed: int = 0
) -> Bounds:
    """Percentile interval of the share when the clusters of each stratum of a cell are drawn again.

    See `resampled` for how. Where every draw gives the same share, as in a cell without a hit,
    the draws say nothing and both bounds are NaN.

    Parameters
    ----------
    clusters : Clusters
    hits : ndarray of float
        Documents with a hit in each unit.
    level : float
        Coverage aimed at.
    draws, seed : int
        Number of draws, and the seed of the generator.

    Returns
    -------
    Bounds
        ``low``, ``high`` and ``effective``: p (1 - p) divided by the variance of the draws.

    References
    ----------
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapter 13.
    """
    total = clusters.total
    low, high, effective = np.full((3, len(total)), np.nan)
    effective[total == 0] = 0
    docs = clusters.summed(hits)
    for cells, drawn_docs, drawn_hits in resampled(clusters, hits, draws, seed):
        drawn = drawn_hits / drawn_docs
        low[cells], high[cells] = percentiles(drawn, level)
        share = docs[cells] / total[cells]
        variance = np.where(np.isnan(low[cells]), np.nan, drawn.var(axis=0))
        effective[cells] = share * (1 - share) / variance
    return Bounds(low, high, effective)


def percentiles(drawn: Floats, level: float, least: float = 0, most: float = 1) -> Floats:
    """Lower and upper bound from draws along the first axis; NaN where all draws are equal."""
    tail = (1 - level) / 2
    bounds = np.clip(np.quantile(drawn, [tail, 1 - tail], axis=0), least, most)
    same: Floats = np.where(np.ptp(drawn, axis=0) > 1e-12, bounds, np.nan)
    return same


def resampled(
    clusters: Clusters, hits: Floats, draws: int, seed: int
) -> Iterator[tuple[Ints, Floats, Floats]]:
    """Draw the clusters of each cell again.

    Of the c clusters that a stratum has in a cell, c - 1 are drawn with replacement and counted
    c / (c - 1) times, which keeps the variance right for few clusters too. A stratum with one
    cluster has nothing to draw from: its hits get a normal error with the variance of a clustered
    count, m p (1 - p) (1 + (m - 1) rho), where p is the share of the stratum over all cells and
    rho that of `correlation`. They may then fall below none or above all.

    Yields
    ------
    cells : ndarray of int
        Cells that have documents.
    docs, hits : ndarray of float
        Documents, and those with a hit, one row per draw and one column per cell.

    References
    ----------
    Rao, J. N. K. and Wu, C. F. J. (1988). Resampling inference with complex survey data. Journal
    of the American Statistical Association 83, 231-241.
    """
    chosen, errors = np.random.default_rng(seed).spawn(2)
    cell, docs = clusters.cell, clusters.docs
    new = np.diff(cell, prepend=-1) | np.diff(clusters.stratum, prepend=-1)
    start = np.flatnonzero(new)
    size = np.diff(start, append=len(cell))
    # One slot per cluster that is drawn: the first of its stratum, and how many there are.
    slots = np.maximum(size - 1, 1)
    base, among = np.repeat(start, slots), np.repeat(size, slots)
    weight = np.repeat(size / slots, slots)
    spread = np.where(among == 1, _spread(clusters, hits)[base], 0)
    cells, begun = np.unique(cell[base], return_index=True)
    begun = np.append(begun, len(base))
    for first, last in _slabs(begun, AT_ONCE // draws):
        here = slice(int(begun[first]), int(begun[last]))
        starts = begun[first:last] - here.start
        single = np.flatnonzero(spread[here])  # NaN, not known, is among them
        width = here.stop - here.start
        parts = []
        for rows in _shares(draws, max(1, AT_ONCE // width)):
            place = chosen.random((rows, width)) * among[here]
            unit = base[here] + place.astype(np.int64)
            found = hits[unit] * weight[here]
            noise = errors.standard_normal((rows, len(single)))
            found[:, single] += noise * spread[here][single]
            counted = docs[unit] * weight[here]
            sums = [np.add.reduceat(each, starts, axis=1) for each in (counted, found)]
            parts.append(np.stack(sums))
        both = np.concatenate(parts, axis=1)
        yield cells[first:last], both[0], both[1]


def _spread(clusters: Clusters, hits: Floats) -> Floats:
    """Standard deviation of the hits of each unit, by the share of its stratum."""
    group, docs = clusters.stratum, clusters.docs
    p = (np.bincount(group, hits) / np.maximum(np.bincount(group, docs), 1))[group]
    deff = design_effect(docs, correlation(clusters, hits))
    spread: Floats = np.sqrt(docs * p * (1 - p) * deff)
    return spread


def _slabs(begun: Ints, room: int) -> Iterator[tuple[int, int]]:
    """Cells in a row that fit into the room, one at least; `begun` is the first slot of each."""
    first = 0
    while first < len(begun) - 1:
        last = int(np.searchsorted(begun, begun[first] + room, side="right")) - 1
        last = max(last, first + 1)
        yield first, last
        first = last


def _shares(draws: int, most: int) -> Iterator[int]:
    """The draws, in parts of at most so many."""
    for done in range(0, draws, most):
        yield min(most, draws - done)
