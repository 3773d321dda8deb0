"""Where a regression is read off: one line of its columns for each cell of a table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.measures.cells import Cells
from toolkit.measures.periods import PERIODS
from toolkit.topics.curves.design import Term, text

Floats = npt.NDArray[np.float64]


def at_cells(layout: Cells, terms: Sequence[Term], by: str | Sequence[str] | None) -> Floats:
    """Columns of the regression in each cell; covariates not in `by` at their mean.

    Raises
    ------
    ToolkitError
        `by` names what is not in the formula.
    """
    names = [by] if isinstance(by, str) else list(by or ())
    known = [term.name for term in terms]
    periods = [name for name in known if name in PERIODS]
    moving = ["date"] if "date" in known else periods
    for key in layout.keys:
        if key not in (moving and ["period"]) + known:
            raise ToolkitError(
                f"by={by!r}: {key!r} is not in the formula, which has {listed(known)}."
            )
    parts = [np.ones((len(layout.table), 1))]
    for term in terms:
        if term.name == "date" and "period" in layout.keys:
            parts.append(term.columns(_middles(layout.table["period"])))
        elif term.name in PERIODS and "period" in layout.keys:
            if term.name not in names:
                raise ToolkitError(
                    f"by={by!r} has another period than the formula. Use {term.name!r} in both."
                )
            parts.append(term.columns(_numbers(term, layout.table["period"])))
        elif term.name in layout.keys:
            values = layout.table[term.name]
            is_level = term.kind == "levels"
            parts.append(
                term.columns(_numbers(term, values) if is_level else values.to_numpy(float))
            )
        else:
            mean = term.columns(term.given).mean(axis=0)
            parts.append(np.repeat(mean[None], len(layout.table), axis=0))
    return np.hstack(parts)


def _numbers(term: Term, values: pd.Series) -> Floats:
    """Numbers of the levels; NaN for one that no document has."""
    number = {text(level): float(at) for at, level in enumerate(term.levels)}
    return np.array([number.get(text(value), np.nan) for value in values])


def _middles(period: pd.Series) -> Floats:
    """Days in the middle of the periods."""
    start = np.unique(period.to_numpy("datetime64[D]")).astype(np.int64)
    last = start[-1] + (start[-1] - start[-2] if len(start) > 1 else 30)
    middle = (start + np.append(start[1:], last) - 1) / 2
    own = period.to_numpy("datetime64[D]").astype(np.int64)
    return np.asarray(middle[np.searchsorted(start, own)])
