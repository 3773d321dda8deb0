"""Correction by the codes in the cell itself: DSL, PPI and PPI++."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.validation.estimators import LEAST, dsl, ppi, ppi_tuned
from toolkit.validation.limits import Floats
from toolkit.validation.rates import Ints

#: Probabilities of being drawn that differ by no more count as equal: strata are whole documents.
EQUAL = 1.1


class Documents(NamedTuple):
    """Parallel arrays over the documents of the corpus, for one theme.

    `cell` is -1 for documents in none, `code` NaN where not coded, `probability` what coded
    documents had of being coded, `predicted` the share with the theme that is expected of
    documents with this flag.
    """

    cell: Ints
    flags: npt.NDArray[np.bool_]
    predicted: Floats
    code: Floats
    probability: Floats


def from_codes(
    documents: Documents, cells: int, method: str, level: float
) -> tuple[Floats, Floats, Floats, list[str]]:
    """Corrected share, interval and remark of each cell; NaN where too little is coded.

    Raises
    ------
    ToolkitError
        No cell holds enough codes, or the documents were not equally likely to be drawn and
        `method` needs that.
    """
    coded = np.isfinite(documents.code)
    if method != "dsl":
        _need_equal(documents.probability[coded], method)
    inside = documents.cell >= 0
    counts = np.bincount(documents.cell[inside & coded], minlength=cells)
    least = 2 * LEAST
    if counts.max(initial=0) < least:
        raise ToolkitError(
            f"method={method!r} needs {least} coded documents in a cell; the cell with most has "
            f"{counts.max(initial=0)}. Take longer periods (by='month', by='year'), or "
            "method='rogan_gladen' or 'tenenbein', which carry error rates to every cell."
        )
    made = np.full((3, cells), np.nan)
    order = np.argsort(documents.cell, kind="stable")
    bounds = np.searchsorted(documents.cell[order], np.arange(cells + 1))
    for place in np.flatnonzero(counts >= least):
        rows = order[bounds[place] : bounds[place + 1]]
        made[:, place] = _estimate(_taken(documents, rows), method, level)
    remarks = [f"{n} coded documents in the cell, {least} are needed" for n in counts]
    remarks = ["" if n >= least else told for n, told in zip(counts, remarks, strict=True)]
    value, low, high = np.clip(made, 0, 1)
    return value, low, high, remarks


def _estimate(cell: Documents, method: str, level: float) -> tuple[float, float, float]:
    if method == "dsl":
        found = dsl(cell.predicted, cell.code, cell.probability, level)
        return found.value, found.low, found.high
    coded = np.isfinite(cell.code)
    if coded.all():  # nothing is left to predict
        found = dsl(cell.predicted, cell.code, np.ones(len(coded)), level)
        return found.value, found.low, found.high
    flags = cell.flags.astype(float)
    estimator = ppi_tuned if method == "ppi++" else ppi
    found = estimator(flags[~coded], flags[coded], cell.code[coded], level)
    return found.value, found.low, found.high


def _taken(documents: Documents, rows: Ints) -> Documents:
    cell, flags, predicted, code, probability = documents
    return Documents(cell[rows], flags[rows], predicted[rows], code[rows], probability[rows])


def _need_equal(probabilities: Floats, method: str) -> None:
    least, most = probabilities.min(), probabilities.max()
    if most > EQUAL * least:
        raise ToolkitError(
            f"method={method!r} needs documents that were equally likely to be drawn; here the "
            f"probabilities run from {least:.3g} to {most:.3g}. Take method='dsl', which knows "
            "them, or draw with allocation='proportional'."
        )
