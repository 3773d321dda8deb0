"""The best division of series into segments of one level each, for many series at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.change.series import Floats

#: Costs of a segment: weighted squares around the mean, or what ruptures calls so.
MODELS = ("l2", "l1", "rbf")


def costs(values: Floats, weights: Floats, model: str = "l2") -> Floats:
    """Cost of every segment of every series: ``[series, first, after]``.

    "l2" is the weighted sum of squares around the weighted mean; other models take the costs
    of `ruptures`, which know no weights.
    """
    series, times = values.shape
    found = np.full((series, times + 1, times + 1), np.inf)
    if model == "l2":
        # Close to 0 sums of squares lose least of their digits.
        values = values - values.mean(axis=1, keepdims=True)
        w, wy, wyy = (
            np.concatenate([np.zeros((series, 1)), np.cumsum(a, axis=1)], axis=1)
            for a in (weights, values * weights, values**2 * weights)
        )
        for first in range(times):
            own = slice(first + 1, None)
            mean = (wy[:, own] - wy[:, first, None]) ** 2 / (w[:, own] - w[:, first, None])
            found[:, first, own] = np.maximum(wyy[:, own] - wyy[:, first, None] - mean, 0)
        return found
    from ruptures.costs import cost_factory
    from tqdm import tqdm

    for row, line in enumerate(tqdm(values, desc="segments", delay=1.0, leave=False)):
        cost: Any = cost_factory(model=model)
        cost.fit(line[:, None])
        for first in range(times):
            for after in range(first + cost.min_size, times + 1):
                found[row, first, after] = cost.error(first, after)
    return found


def divided(cost: Floats, penalty: float, min_size: int) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Breaks of the division that costs least, with a penalty for each break.

    Every division is compared (optimal partitioning, Jackson et al. 2005). PELT and the kernel
    search of ruptures skip some of those that they may not skip where `min_size` is above 1.

    Returns
    -------
    breaks : array of series x times, true where a segment begins, but for the first
    total : array of series, cost of the segments without the penalties
    """
    series, times = len(cost), cost.shape[1] - 1
    best = np.full((series, times + 1), np.inf)
    best[:, 0] = -penalty
    came = np.zeros((series, times + 1), np.int64)
    rows = np.arange(series)
    for after in range(min_size, times + 1):
        ways = best[:, : after - min_size + 1] + cost[:, : after - min_size + 1, after]
        came[:, after] = ways.argmin(axis=1)
        best[:, after] = ways[rows, came[:, after]] + penalty
    breaks = np.zeros((series, times + 1), bool)
    place = np.full(series, times)
    while place.any():
        place = came[rows, place]
        breaks[rows, place] = True
    breaks[:, 0] = False
    return breaks[:, :times], best[:, -1] - penalty * breaks.sum(axis=1)


def strengths(cost: Floats, breaks: npt.NDArray[np.bool_]) -> Floats:
    """What each break saves against one level for the two segments that it parts; else 0."""
    found = np.zeros(breaks.shape)
    times = breaks.shape[1]
    for row in np.flatnonzero(breaks.any(axis=1)):
        edge = np.concatenate([[0], np.flatnonzero(breaks[row]), [times]])
        before, at, after = edge[:-2], edge[1:-1], edge[2:]
        one = cost[row]
        found[row, at] = one[before, after] - one[before, at] - one[at, after]
    return found
