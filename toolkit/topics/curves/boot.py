"""Bootstrap-t intervals of the mean scores of cells of documents."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.topics.curves.spread import Spread

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FEW = 20  # units of a cell, below which drawing them again says little
SURE = 3.0  # standard errors from 0 and 1, within which draws have no logit
AT_ONCE = 4_000_000  # units drawn at a time
NONE = 1e-12  # a smaller standard error is rounding


class Means(NamedTuple):
    """Mean scores of cells, their intervals and standard errors, shape (n_cells, n_topics).

    NaN where nothing is known.
    """

    mean: Floats
    low: Floats
    high: Floats
    error: Floats


def bootstrap_t(
    sums: Floats,
    docs: Floats,
    cell: Ints,
    size: int,
    *,
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
    wider: Floats | None = None,
) -> Means:
    """Means with bootstrap-t intervals on the logit scale.

    The units of a cell, such as documents, are drawn again; the mean of each draw is taken in
    its own standard errors, and quantiles of these make the interval. A share within three
    standard errors of 0 or 1, or in a cell of fewer than 20 units, gets Wilson's interval with
    the spread of all cells (`Spread`), as its own few units do not know how far they differ.
    Cells of one unit have no interval.

    Parameters
    ----------
    sums : ndarray of shape (n_units, n_topics)
        Sum of the scores of the documents of each unit. Units of a cell stand together.
    docs : ndarray of float, shape (n_units,)
        Their number.
    cell : ndarray of int, shape (n_units,)
        Cell of each unit, ascending.
    size : int
        Number of cells.
    level, draws, seed
        As in ``corpus.track``.
    wider : ndarray of shape (n_cells, n_topics), optional
        Factor by which standard errors are too small because units are alike.

    References
    ----------
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapter 12.

    Examples
    --------
    >>> score = np.linspace(0.1, 0.4, 25)[:, None]
    >>> found = bootstrap_t(score, np.ones(25), np.zeros(25, np.int64), 1)
    >>> print(found.mean.round(2), found.low.round(2), found.high.round(2))
    [[0.25]] [[0.21]] [[0.29]]
    """
    from scipy.stats import t as student
    from threadpoolctl import threadpool_limits
    from tqdm import tqdm

    bounds = np.searchsorted(cell, np.arange(size + 1))
    units = np.diff(bounds)
    total, sum_of = _summed(docs, cell, size), _summed(sums, cell, size)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = sum_of / total[:, None]
        rest = sums - mean[cell] * docs[:, None]
        several = np.where(units > 1, units / (units - 1), np.nan)
        variance = _summed(rest**2, cell, size) * several[:, None] / total[:, None] ** 2
        own = np.sqrt(variance)
        error = own if wider is None else own * wider
        spread = Spread.of(mean, variance * total[:, None], units - 1.0)
        counted = total[:, None] if wider is None else total[:, None] / wider**2
        quantile = float(student.ppf((1 + level) / 2, max(spread.freedom, 1)))
        low, high = spread.bounds(mean, np.where(np.isnan(error), np.nan, counted), quantile)
        clear = (own > NONE) & (mean > SURE * error) & (1 - mean > SURE * error)
    clear &= (units >= FEW)[:, None]
    random, tails = np.random.default_rng(seed), np.array([1 + level, 1 - level]) / 2
    bar = tqdm(total=len(cell), desc="intervals", unit="unit", delay=1.0, leave=False)
    # Sums of a matrix product can depend on the number of threads.
    with bar, threadpool_limits(1, user_api="blas"):
        for at in np.flatnonzero(clear.any(axis=1)).tolist():
            here, some = slice(int(bounds[at]), int(bounds[at + 1])), clear[at]
            middle = mean[at, some]
            drawn = _drawn(rest[here, some], docs[here], middle, draws, random)
            width = np.quantile(drawn, tails, axis=0) * error[at, some] / (middle * (1 - middle))
            ends = 1 / (1 + np.exp(width - np.log(middle / (1 - middle))))
            low[at, some], high[at, some] = ends
            bar.update(int(units[at]))
    return Means(mean, low, high, error)


def _summed(values: Floats, cell: Ints, size: int) -> Floats:
    """Sum over the units of each cell."""
    sums: Floats = np.zeros((size, *values.shape[1:]))
    begins = np.flatnonzero(np.diff(cell, prepend=-1))
    if len(begins):
        sums[cell[begins]] = np.add.reduceat(values, begins, axis=0)
    return sums


def _drawn(
    rest: Floats, docs: Floats, mean: Floats, draws: int, random: np.random.Generator
) -> Floats:
    """Logits of means of units drawn again, from that of the mean, in standard errors."""
    units, topics = rest.shape
    single = bool((docs == 1).all())
    columns = [rest, rest**2]
    if not single:
        columns += [rest * docs[:, None], docs[:, None], docs[:, None] ** 2]
    table = np.hstack(columns).astype(np.float32)
    found = np.empty((draws, topics))
    step = max(1, AT_ONCE // units)
    for first in range(0, draws, step):
        rows = min(step, draws - first)
        place = random.integers(0, units, (rows, units)) + units * np.arange(rows)[:, None]
        times = np.bincount(place.ravel(), minlength=rows * units).astype(np.float32)
        sums = (times.reshape(rows, units) @ table).astype(np.float64)
        moved, squares = sums[:, :topics], sums[:, topics : 2 * topics]
        across = moved if single else sums[:, 2 * topics : 3 * topics]
        total = float(units) if single else sums[:, -2:-1]
        both = float(units) if single else sums[:, -1:]
        shift = moved / total
        squares = squares - 2 * shift * across + shift**2 * both
        error = np.sqrt(np.maximum(squares, 0) * units / (units - 1)) / total
        new = np.clip(mean + shift, 1e-6, 1 - 1e-6)
        far = np.log(new * (1 - mean) / (mean * (1 - new))) * new * (1 - new)
        # A draw of one unit alone has no spread, and says nothing.
        found[first : first + rows] = far / np.where(error > NONE, error, np.inf)
    return found
