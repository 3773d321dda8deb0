"""Whether the error rates that are carried to every cell are the same in every cell."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.validation.limits import Floats
from toolkit.validation.rates import Ints

Flags = npt.NDArray[np.bool_]

#: Standard errors from which a change is named: one theme in a hundred by chance.
SURE = 2.58
LEAST_CELLS = 5
OTHER = {"tenenbein": "rogan_gladen", "rogan_gladen": "tenenbein"}


def drift(
    units: pd.DataFrame, row: Ints, source: Ints, cell: Ints, flags: Flags, method: str
) -> float:
    """Change of the error rates with the share flagged in a cell, in standard errors.

    A score test with the weights of the design. For ``tenenbein``: given the flag, does the code
    depend on the share flagged in the cell? For ``rogan_gladen``: given the code, does the flag
    depend on the share flagged among the other documents of the cell? Above 0 where more are
    right (or are found) as the theme grows. Sources in fewer than five cells are left out, as
    few cells vary by chance alone; 0 if nothing is left, or nothing varies.
    """
    inside = cell[row] >= 0
    spread = pd.Series(cell[row][inside]).groupby(source[row][inside]).transform("nunique")
    inside[inside] = spread.to_numpy() >= LEAST_CELLS
    if not inside.any():
        return 0.0
    units, row = units[inside], row[inside]
    code, flag = units["code"].to_numpy(), flags[row].astype(float)
    total = np.bincount(cell[cell >= 0]).astype(float)
    found = np.bincount(cell[cell >= 0], flags[cell >= 0])
    at = cell[row]
    if method == "tenenbein":
        given, outcome, share = flag, code, found[at] / total[at]
    else:
        # Without the document itself, as its own flag is the outcome.
        given, outcome = code, flag
        share = (found[at] - flag) / np.maximum(total[at] - 1, 1)
    strata = pd.Series(2 * source[row] + given.astype(int))
    weights = units["design_weight"].to_numpy()
    left = outcome - _mean(outcome, weights, strata)
    scores = weights * left * (share - _mean(share, weights, strata))
    noise = float(np.sqrt((scores**2).sum()))
    return float(scores.sum() / noise) if noise > 1e-9 else 0.0


def _mean(values: Floats, weights: Floats, strata: pd.Series) -> Floats:
    """Weighted mean of the stratum of each document."""
    above = pd.Series(values * weights).groupby(strata).transform("sum")
    return (above / pd.Series(weights).groupby(strata).transform("sum")).to_numpy()
