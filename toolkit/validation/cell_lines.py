"""Correction by error rates: those of each outlet, carried to every cell it publishes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.intervals.wilson import wilson
from toolkit.validation.estimators.rogan_gladen import LEAST_J, rogan_gladen_line
from toolkit.validation.estimators.tenenbein import tenenbein_line
from toolkit.validation.limits import Floats
from toolkit.validation.rates import Ints, Rates

#: Intercept and slope over the share flagged, from PPV, FOR and the share flagged of the source.
LINES: dict[str, Callable[[Floats, Floats, Floats], tuple[Floats, Floats]]] = {
    "tenenbein": tenenbein_line,
    "rogan_gladen": rogan_gladen_line,
}


class Mix(NamedTuple):
    """Documents of each group in each cell that has some: parallel arrays, and cell totals."""

    cell: Ints
    group: Ints
    docs: Floats
    flagged: Floats
    total: Floats


def mix_of(cell: Ints, group: Ints, flags: npt.NDArray[np.bool_], cells: int) -> Mix:
    """Count the documents that are in a cell, by cell and group."""
    known = cell >= 0
    size = int(group.max()) + 1
    pair = cell[known] * size + group[known]
    found, of = np.unique(pair, return_inverse=True)
    docs = np.bincount(of, minlength=len(found)).astype(float)
    flagged = np.bincount(of, flags[known], minlength=len(found)).astype(float)
    total = np.bincount(cell[known], minlength=cells).astype(float)
    return Mix(found // size, found % size, docs, flagged, total)


def uninformative(rates: Rates) -> npt.NDArray[np.bool_]:
    """Sources whose ``se + sp - 1`` is below 0.1 or not significantly above 0.

    It is above 0 where PPV is above FOR.
    """
    ppv, fo = _values(rates)
    _, slope = rogan_gladen_line(ppv, fo, rates.flagged)
    below = np.array([r.value - r.low for r in rates.ppv])
    above = np.array([r.high - r.value for r in rates.misses])
    sure = ppv - fo - np.sqrt(below**2 + above**2) > 0
    return ~(sure & (slope <= 1 / LEAST_J))


def from_lines(
    track: pd.DataFrame, mix: Mix, rates: Rates, method: str, level: float
) -> tuple[Floats, Floats, Floats]:
    """Corrected share and interval of each row of a table of `track` of one theme.

    Square-and-add over the error rates of each source and the share flagged in the cell. All
    three are NaN where the whole interval lies outside 0 to 1: so few documents, or so many, are
    flagged that the error rates cannot be those of the cell.
    """
    ppv, fo = _values(rates)
    source = rates.of[mix.group]
    line = LINES[method]
    intercept, slope = line(ppv, fo, rates.flagged)
    value = _mixed(mix, source, intercept, slope)
    below, above = _from_cell(track, mix, source, slope, rates.flagged, level)
    for place in np.unique(source):
        mine = source == place
        part = Mix(mix.cell[mine], mix.group[mine], mix.docs[mine], mix.flagged[mine], mix.total)
        middle = _mixed(part, source[mine], intercept, slope)
        for ends, side in ((rates.ppv[place], 0), (rates.misses[place], 1)):
            moved = []
            for end in (ends.low, ends.high):
                hits, misses = ppv.copy(), fo.copy()
                (misses if side else hits)[place] = end
                moved.append(_mixed(part, source[mine], *line(hits, misses, rates.flagged)))
            below += np.maximum(middle - np.min(moved, axis=0), 0) ** 2
            above += np.maximum(np.max(moved, axis=0) - middle, 0) ** 2
    low, high = value - np.sqrt(below), value + np.sqrt(above)
    for made in (value, low, high):
        made[(high <= 0) & (value < 0) | (low >= 1) & (value > 1)] = np.nan
    inside = np.clip(value, 0, 1)
    return inside, np.clip(low, 0, inside), np.clip(high, inside, 1)


def _values(rates: Rates) -> tuple[Floats, Floats]:
    return np.array([r.value for r in rates.ppv]), np.array([r.value for r in rates.misses])


def _mixed(mix: Mix, source: Ints, intercept: Floats, slope: Floats) -> Floats:
    """Sum over the groups of a cell, by their documents; NaN in empty cells."""
    made = mix.docs * intercept[source] + mix.flagged * slope[source]
    total = np.where(mix.total > 0, mix.total, np.nan)
    return np.bincount(mix.cell, made, len(total)) / total


def _from_cell(
    track: pd.DataFrame, mix: Mix, source: Ints, slope: Floats, flagged: Floats, level: float
) -> tuple[Floats, Floats]:
    """Squared distances that the uncertainty of the share flagged in each cell gives.

    The cell is worth as many independent documents as in the interval of `track`, which honours
    clusters.
    """
    share, n = track["share"].to_numpy(float), track["total_docs"].to_numpy(float)
    worth = np.fmin(track["effective_docs"].to_numpy(float), n)
    low, high = wilson(share * worth, worth, level)
    # Root mean square of the slopes, each group by the variance it brings.
    brings = mix.docs * (flagged * (1 - flagged))[source] + 1e-9
    norm = np.bincount(mix.cell, brings, len(n))
    squares = np.bincount(mix.cell, brings * slope[source] ** 2, len(n)) / np.fmax(norm, 1e-9)
    down, up = squares * (share - low) ** 2, squares * (high - share) ** 2
    signs = np.bincount(mix.cell, brings * slope[source], len(n)) < 0
    return np.where(signs, up, down), np.where(signs, down, up)
