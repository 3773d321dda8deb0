"""The cells of a table over time: every period and group, with denominators, silent ones too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

#: Periods and their pandas codes; weeks start on Monday.
PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}
#: Columns that tables over cells make, so that no column of the documents can stand beside them.
MADE = frozenset(
    "theme topic period complete gap docs hits total_docs total_tokens share low high rate".split()
)


class Cells(NamedTuple):
    """`table` has a row per cell: keys, ``total_docs``, ``total_tokens`` and, with a period,
    ``complete``. `of` gives each document its cell, -1 for an undated one.
    """

    table: pd.DataFrame
    of: npt.NDArray[np.int64]
    keys: list[str]


def starts(dates: pd.Series, by: str) -> pd.Series:
    """First day of the period of each date; NaT stays."""
    return dates.dt.to_period(PERIODS[by]).dt.start_time


def cells(corpus: Corpus, by: str | Sequence[str]) -> Cells:
    """Lay out the cells for `by`: at most one period and any columns of the documents.

    Raises
    ------
    ToolkitError
        A name in `by` is neither a period nor a column, or there are two periods, or a
        period is asked for and no document has a date, or the column has the name of a measure.
    """
    names = [by] if isinstance(by, str) else list(by)
    docs = corpus._docs
    periods = [n for n in names if n in PERIODS]
    groups = [n for n in names if n not in PERIODS]
    for name in groups:
        if name not in docs.columns or name in ("text", "title", "date"):
            raise ToolkitError(
                f"by={name!r} is neither a period nor a column to group by. Periods: "
                f"{listed(PERIODS)}; columns: "
                f"{listed(c for c in docs.columns if c not in ('text', 'title', 'date'))}."
            )
        if name in MADE:
            raise ToolkitError(
                f"by={name!r} would stand in one table with the measure of that name. Rename it: "
                f"tk.from_frame(corpus.docs.rename(columns={{{name!r}: 'my_{name}'}}))."
            )
    if len(periods) > 1 or not names:
        raise ToolkitError(f"by={by!r} must name one period, columns, or one period and columns.")
    keys: dict[str, npt.NDArray[np.int64]] = {}  # number of each document's value
    values: dict[str, pd.Index] = {}
    for name in groups:
        codes, found = pd.factorize(docs[name], sort=True)
        keys[name], values[name] = codes, pd.Index(found)
    if periods:
        keys["period"], values["period"] = _periods(corpus, periods[0])
    sizes = [len(values[k]) for k in keys]
    of = np.zeros(len(docs), np.int64)
    known = np.ones(len(docs), bool)
    for code, size in zip(keys.values(), sizes, strict=True):
        known &= code >= 0
        of = of * size + code
    of[~known] = -1
    grid = pd.MultiIndex.from_product([values[k] for k in keys], names=list(keys))
    table = grid.to_frame(index=False)
    table["total_docs"] = np.bincount(of[known], minlength=len(grid))
    lengths = np.diff(corpus.tokens.bounds)
    table["total_tokens"] = np.bincount(of[known], lengths[known], len(grid)).astype(np.int64)
    if periods:
        table["complete"] = _complete(corpus, table["period"], PERIODS[periods[0]])
    return Cells(table, of, list(keys))


def _periods(corpus: Corpus, by: str) -> tuple[npt.NDArray[np.int64], pd.Index]:
    span = corpus.span
    if span is None:
        raise ToolkitError(
            f"No document has a date, so there is nothing to follow by {by}. See corpus.skipped "
            "for the reasons; by='outlet' needs no dates."
        )
    dates = starts(corpus._docs["date"], by)
    ends = [span[0], span[1], corpus._docs["date"].min(), corpus._docs["date"].max()]
    known = [e for e in ends if not pd.isna(e)]
    every = pd.period_range(min(known), max(known), freq=PERIODS[by]).start_time
    return every.get_indexer(pd.DatetimeIndex(dates)), pd.Index(every, name="period")


def _complete(corpus: Corpus, period: pd.Series, freq: str) -> npt.NDArray[np.bool_]:
    first, last = corpus.span  # type: ignore[misc]  # _periods has raised if there is none
    ends = period.dt.to_period(freq).dt.end_time.dt.normalize()
    return (period.ge(first) & ends.le(last)).to_numpy()
