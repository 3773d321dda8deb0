"""How far a series is foretold by its own past, and what is left of it without that.

A gap is a missing number. Only stretches without one are used: a value whose predecessors are not
all known is left out, never guessed. Without gaps the numbers are those of statsmodels.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

LEAST = 20  # rows to fit a model to


class Fit(NamedTuple):
    """Least squares: coefficients, residuals, and the number of rows."""

    coefficients: Floats
    residuals: Floats
    rows: int


def lags(series: Floats, order: int) -> Floats:
    """The series 1 to `order` steps earlier, shape (n, order); NaN before its beginning."""
    table = np.full((len(series), order), np.nan)
    for step in range(1, order + 1):
        table[step:, step - 1] = series[:-step]
    return table


def whole_rows(*tables: Floats) -> npt.NDArray[np.bool_]:
    """Which rows have no gap in any of the tables."""
    return np.logical_and.reduce([np.isfinite(t).all(axis=-1) for t in tables])


def least_squares(target: Floats, *predictors: Floats) -> Fit:
    """Regress on predictors and a constant; the rows must be whole.

    `target` may have several columns, which are regressed one by one.
    """
    design = np.column_stack([np.ones(len(target)), *predictors])
    coefficients: Any = np.linalg.lstsq(design, target, rcond=None)[0]
    return Fit(coefficients, target - design @ coefficients, len(target))


def longest_order(most: int, *series: Floats) -> int:
    """The highest order, up to `most`, that gaps leave enough rows for.

    Enough are 20, and half of the periods that are known: each gap costs as many rows as the
    order has steps.
    """
    known = int(whole_rows(*(s[:, None] for s in series)).sum())
    for order in range(most, 0, -1):
        tables = [np.column_stack([s, lags(s, order)]) for s in series]
        rows = int(whole_rows(*tables).sum())
        if rows >= max(LEAST, known / 2) and rows > 3 * order + 1:
            return order
    return 0


def autoregression(series: Floats, most: int) -> Floats:
    """Coefficients of an autoregression whose order, 0 to `most`, has the least BIC.

    Orders are compared on the same rows; the chosen one is then fitted to all it can be.

    References
    ----------
    Schwarz, G. (1978). Estimating the dimension of a model.

    Examples
    --------
    >>> noise = np.random.default_rng(0).normal(size=400)
    >>> series = noise.copy()
    >>> for t in range(1, 400):
    ...     series[t] += 0.7 * series[t - 1]
    >>> autoregression(series, 5).round(1).tolist()
    [0.7]
    """
    past = lags(series, longest_order(most, series))
    rows = whole_rows(series[:, None], past)
    n = int(rows.sum())
    scores = []
    for order in range(past.shape[1] + 1):
        fit = least_squares(series[rows], past[rows, :order])
        scores.append(n * np.log(np.mean(fit.residuals**2)) + np.log(n) * (order + 1))
    past = past[:, : int(np.argmin(scores))]
    rows = whole_rows(series[:, None], past)
    return least_squares(series[rows], past[rows]).coefficients[1:]


def filtered(series: Floats, coefficients: Floats) -> Floats:
    """What an autoregression does not foretell, up to a constant; NaN where the past has a gap."""
    past = lags(series, len(coefficients))
    return np.where(whole_rows(series[:, None], past), series - past @ coefficients, np.nan)
