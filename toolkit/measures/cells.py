"""The cells of a table over time: every period and group, with denominators, silent ones too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import prod
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, meant, need_free, need_single_values
from toolkit.measures.periods import PERIODS, bins, grid, placed

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

#: Value of the documents that have none, in a column of text; in others it is NaN.
UNKNOWN = "unknown"
MOST = 5_000_000  # cells; a table of more fills the memory and is read by nobody
#: Columns that tables over cells make, so that no column of the documents can stand beside them.
MADE = frozenset(
    "theme topic period complete gap docs hits total_docs total_tokens share low high rate "
    "effective_docs".split()
)


class Cells(NamedTuple):
    """`table` has a row per cell: keys, ``total_docs``, ``total_tokens`` and, with a period,
    ``complete``. `of` gives each document its cell, -1 for an undated one and for one whose date
    is not as exact as the period.
    """

    table: pd.DataFrame
    of: npt.NDArray[np.int64]
    keys: list[str]


def cells(
    corpus: Corpus,
    by: str | Sequence[str] | None,
    *,
    made: Collection[str] = (),
    lengths: npt.NDArray[np.int64] | None = None,
    counted: npt.NDArray[np.bool_] | None = None,
) -> Cells:
    """Lay out the cells for `by`: at most one period and any columns of the documents.

    Parameters
    ----------
    by : str, list of str or None
        None is one cell of all documents.
    made : collection of str
        Columns that the table is to be given beside the usual ones.
    lengths : ndarray of int, optional
        Tokens of each document; those of the texts if not given.
    counted : ndarray of bool, optional
        Which documents are counted at all; the others are in no cell.

    Raises
    ------
    ToolkitError
        A name in `by` is neither a period nor a column, or there are two periods, or a
        period is asked for and no document has a date as exact, or a column has the name of a
        period or of a measure or holds lists, or there would be more than five million cells.
    """
    docs = corpus._docs
    if lengths is None:
        lengths = np.diff(corpus.tokens.bounds)
    if by is None:
        return _whole(lengths, counted)
    names = [by] if isinstance(by, str) or not isinstance(by, Iterable) else list(by)
    for name in names:
        _check(docs, name)
    need_free(names, MADE.union(made))
    groups = [n for n in names if n in docs.columns]
    periods = [n for n in names if n not in groups]
    if len(periods) > 1 or not names:
        raise ToolkitError(f"by={by!r} must name one period, columns, or one period and columns.")
    keys: dict[str, npt.NDArray[np.int64]] = {}  # number of each document's value
    values: dict[str, pd.Index] = {}
    for name in groups:
        keys[name], values[name] = grouped(docs, name)
    if periods:
        keys["period"], values["period"], whole = _periods(corpus, periods[0])
    sizes = [len(values[k]) for k in keys]
    if prod(sizes) > MOST:
        told = " x ".join(f"{size:,} of {key}" for key, size in zip(keys, sizes, strict=True))
        raise ToolkitError(
            f"by={by!r} would make {prod(sizes):,} cells ({told}); allowed: {MOST:,}. Take a "
            "longer period such as 'month', or fewer documents: corpus.where(date='2017-10')."
        )
    of = np.zeros(len(docs), np.int64)
    known = np.ones(len(docs), bool)
    for code, size in zip(keys.values(), sizes, strict=True):
        known &= code >= 0
        of = of * size + code
    if counted is not None:
        known &= counted
    of[~known] = -1
    every = pd.MultiIndex.from_product([values[k] for k in keys], names=list(keys))
    table = every.to_frame(index=False)
    table["total_docs"] = np.bincount(of[known], minlength=len(every))
    table["total_tokens"] = np.bincount(of[known], lengths[known], len(every)).astype(np.int64)
    if periods:
        table["complete"] = whole[values["period"].get_indexer(pd.Index(table["period"]))]
    return Cells(table, of, list(keys))


def _whole(lengths: npt.NDArray[np.int64], counted: npt.NDArray[np.bool_] | None) -> Cells:
    """One cell of all documents that are counted."""
    known = np.ones(len(lengths), bool) if counted is None else counted
    totals = {"total_docs": [int(known.sum())], "total_tokens": [int(lengths[known].sum())]}
    return Cells(pd.DataFrame(totals), np.where(known, 0, -1), [])


def grouped(docs: pd.DataFrame, name: str) -> tuple[npt.NDArray[np.int64], pd.Index]:
    """Number of each document's value in a column, and the sorted values.

    Documents without a value have one of their own, so that every document is counted.

    Raises
    ------
    ToolkitError
        The column holds lists.
    """
    column = docs[name]
    need_single_values(name, column)
    if column.isna().any() and _is_text(column):
        if isinstance(column.dtype, pd.CategoricalDtype):
            more = [UNKNOWN] if UNKNOWN not in column.cat.categories else []
            column = column.cat.add_categories(more)
        column = column.fillna(UNKNOWN)
    try:
        codes, found = pd.factorize(column, sort=True)
    except TypeError:  # numbers and dates in one column have no order
        codes, found = pd.factorize(column)
    values = pd.Index(found)
    if (codes < 0).any():
        # Put in by hand: pandas sorts a missing value among the others, or not at all.
        places = np.append(np.arange(len(values)), -1)
        values = pd.Index(pd.Series(values).reindex(places))
        codes = np.where(codes < 0, len(values) - 1, codes)
    return codes.astype(np.int64), values


def _is_text(column: pd.Series) -> bool:
    categories = isinstance(column.dtype, pd.CategoricalDtype)
    held = column.cat.categories if categories else column
    return pd.api.types.infer_dtype(held, skipna=True) in ("string", "empty")


def _check(docs: pd.DataFrame, name: object) -> None:
    columns = [c for c in docs.columns if c not in ("text", "title", "date")]
    period = name in list(PERIODS) or (bins(name) is not None and name not in columns)
    if not period and name not in columns:
        raise ToolkitError(
            f"by={name!r} is neither a period nor a column to group by. Periods: "
            f"{listed(PERIODS)}, or an offset such as '2W', 'W-SAT' (weeks that end on Saturday), "
            f"'14D', '6h'; columns: {listed(columns)}.{meant(name, [*PERIODS, *columns])}"
        )
    rename = f"tk.from_frame(corpus.docs.rename(columns={{{name!r}: 'my_{name}'}}))"
    if period and name in columns:
        raise ToolkitError(
            f"by={name!r} means the {name} of the date, which hides the column of that name. "
            f"Rename the column: {rename}; then by={name!r} is the period and by='my_{name}' "
            "the column."
        )


def _periods(
    corpus: Corpus, by: str
) -> tuple[npt.NDArray[np.int64], pd.Index, npt.NDArray[np.bool_]]:
    """Number of each document's period, all periods, and which lie inside the span."""
    span = corpus.span
    if span is None:
        raise ToolkitError(
            f"No document has a date, so there is nothing to follow by {by}. See corpus.skipped "
            "for the reasons; by='outlet' needs no dates."
        )
    dates = placed(corpus._docs, by)
    if dates.isna().all() and corpus._docs["date"].notna().any():
        raise ToolkitError(
            f"No document has a date as exact as by={by!r} needs; see the column precision of "
            "corpus.docs. Take a longer period: by='month' or by='year'."
        )
    known = [end for end in (*span, dates.min(), dates.max()) if not pd.isna(end)]
    days = [end.normalize() for end in known]
    of, every, ends = grid(dates, by, min(days), max(days) + pd.Timedelta(hours=23))
    whole = (every >= span[0]) & (ends.normalize() <= span[1])
    return of, pd.Index(every, name="period"), np.asarray(whole, bool)
