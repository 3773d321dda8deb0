"""What an interval is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from numbers import Real
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.intervals.clusters import Clusters

Floats = npt.NDArray[np.float64]


class Bounds(NamedTuple):
    """Interval of the share of each cell: `low` and `high`, between 0 and 1, NaN where nothing is
    known. `effective` is the number of independent documents that would be as sure; 0 in an empty
    cell, NaN where it cannot be told.
    """

    low: Floats
    high: Floats
    effective: Floats


#: (clusters, hits of each unit, level, draws, seed) -> Bounds
Interval = Callable[[Clusters, Floats, float, int, int], Bounds]
#: (documents with a hit, documents, level) -> low, high
Formula = Callable[[Floats, Floats, float], tuple[Floats, Floats]]


def independent(formula: Formula) -> Interval:
    """An interval that takes every document as independent of the others."""

    def interval(clusters: Clusters, hits: Floats, level: float, draws: int, seed: int) -> Bounds:
        low, high = formula(clusters.summed(hits), clusters.total, level)
        return Bounds(low, high, clusters.total)

    return interval


def counted(docs: npt.ArrayLike, total: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Counts as numbers, NaN where there is no trial; fractions are taken, as of effective counts.

    Raises
    ------
    ToolkitError
        A count is negative, or there are more successes than trials.
    """
    k, n = np.broadcast_arrays(np.asarray(docs, float), np.asarray(total, float))
    wrong = (k < 0) | (n < 0) | (k > n)
    if wrong.any():
        one, of = k[wrong].flat[0], n[wrong].flat[0]
        raise ToolkitError(
            f"{one:g} of {of:g} is no share. Give the number of successes and that of all "
            "trials, 0 <= docs <= total: wilson(12, 40)."
        )
    return k, np.where(n > 0, n, np.nan)


def need_level(level: Any) -> float:
    """The level if it is a number between 0 and 1; raise otherwise."""
    if isinstance(level, bool) or not isinstance(level, Real) or not 0 < float(level) < 1:
        raise ToolkitError(
            f"level={level!r} must be a number between 0 and 1: level=0.95 for 95 %."
        )
    return float(level)
