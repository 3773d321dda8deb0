"""Which documents ``corpus.where`` keeps: how queries, dates and values are read."""

from __future__ import annotations

import datetime
import re
import tokenize
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import (
    ToolkitError,
    listed,
    meant,
    need_columns,
    need_single_values,
    one_of,
)
from toolkit.dates.precision import lasts
from toolkit.measures.alike.groups import times
from toolkit.measures.copies import DEFAULTS

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Span = tuple[pd.Timestamp, pd.Timestamp]
SHOWN = 10  # values named in a message
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-?[Qq][1-4])?")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*[0-9].*")
_TYPE = (
    "Write a day '2017-10-16', a month '2017-10', a quarter '2017Q4', a year '2017', or a first "
    "and a last one, ('2017-10-16', '2017-10-22')."
)


# What pandas lets through from the parser and the evaluation of a query.
_UNUSABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NameError,
    NotImplementedError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    tokenize.TokenError,
)


def queried(docs: pd.DataFrame, query: str) -> npt.NDArray[np.bool_]:
    """Which rows a pandas query keeps."""
    try:
        kept = docs.query(query)
        if not isinstance(kept, pd.DataFrame):
            raise ValueError("it gives no rows")
    except _UNUSABLE as error:
        raise ToolkitError(
            f"The query {query!r} cannot be used: {error}. There are the columns {listed(docs)}; "
            "text stands in quotes: \"outlet == 'Citadel Daily'\"."
        ) from None
    return docs.index.isin(kept.index)


def valued(
    docs: pd.DataFrame, name: str, value: Any, origin: pd.DataFrame
) -> npt.NDArray[np.bool_]:
    """Which rows have a value, or one of several, in a column.

    A text must occur in `origin`, the documents that `docs` are a part of: what a filter has
    left out is no mistake, what was never there is one.
    """
    if name not in docs.columns:
        raise ToolkitError(f"There is no column {name!r}. There are {listed(docs)}.")
    column = docs[name]
    need_single_values(name, column)
    values = [value] if isinstance(value, str) or not isinstance(value, Iterable) else [*value]
    for one in values if len(docs) else ():
        text = isinstance(one, str) or pd.api.types.is_string_dtype(origin[name])
        if not pd.api.types.is_scalar(one):
            raise ToolkitError(f"{name}={one!r} is no single value. {name}= takes one or a list.")
        if text and not pd.isna(one) and not origin[name].isin([one]).any():
            raise ToolkitError(_unknown(name, one, origin[name]))
    return column.isin(values).to_numpy(bool)


def _unknown(name: str, value: Any, column: pd.Series) -> str:
    found = column.dropna().value_counts().index.tolist()
    hint = meant(value, found)
    more = f" and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
    return f"There is no {name} {value!r}.{hint} There are {listed(found[:SHOWN])}{more}."


def dated(docs: pd.DataFrame, first: Any, last: Any) -> npt.NDArray[np.bool_]:
    """Which documents are from the moment `first` on and before `last`; None is no bound.

    Of a date that is only a month or a year all of it must be inside.
    """
    keep = docs["date"].notna()
    if first is not None:
        keep &= docs["date"].ge(first)
    if last is not None:
        keep &= lasts(docs).lt(last)
    return keep.to_numpy(bool)


def period(date: Any) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """First moment in and first moment out of a date or a pair of dates.

    Raises
    ------
    ToolkitError
        It is no date, has the time of day as text, or ends before it begins.
    """
    ends = tuple(date) if isinstance(date, list | tuple) else (date, date)
    if len(ends) != 2:
        raise ToolkitError(f"date={date!r} must be one date or a pair (first, last). {_TYPE}")
    try:
        first, last = (_bin(e) if e is not None else None for e in ends)
        begin = first.start_time if first is not None else None
        end = (last + 1).start_time if last is not None else None
    except (ValueError, TypeError, OverflowError) as error:
        raise ToolkitError(f"date={date!r} cannot be read: {error}. {_TYPE}") from None
    if begin is not None and end is not None and begin >= end:
        raise ToolkitError(
            f"date={date!r} ends before it begins. Write the earlier first: "
            f"date=({str(last)!r}, {str(first)!r})."
        )
    return begin, end


def _bin(date: Any) -> pd.Period:
    """The day, month, quarter or year that a text names; the day of a date."""
    if isinstance(date, np.datetime64):
        unit = np.datetime_data(date.dtype)[0]
        date = str(date if unit in ("Y", "M") else date.astype("datetime64[D]"))
    elif isinstance(date, datetime.date) and not pd.isna(date):
        date = f"{date.year:04}-{date.month:02}-{date.day:02}"
    if not isinstance(date, str):
        raise ValueError("it is no date")
    if _TIME.fullmatch(date.strip()):
        raise ValueError("it holds a time of day, and only whole days can be kept")
    if not _DATE.fullmatch(date.strip()):
        raise ValueError("it is not written as 2017-10-16 is")
    return pd.Period(date.strip())


def within(span: Span | None, first: Any, last: Any) -> Span | None:
    """The days of a span that are in a period; None if there are none."""
    if span is None:
        return None
    start = span[0] if first is None else max(span[0], first)
    end = span[1]
    if last is not None:
        end = min(end, (last - pd.Timedelta(days=1)).normalize())
    return (start, end) if start <= end else None


def uncopied(
    corpus: Corpus, rows: npt.NDArray[np.int64], copies: Any
) -> tuple[npt.NDArray[np.int64], str]:
    """Those of some rows that are no later copy of another of them, and what is told of it.

    Parameters
    ----------
    copies : {"first", "all"} or DataFrame
        How to choose, or a table of copies, which may have been filtered.
    """
    if isinstance(copies, pd.DataFrame):
        group = _groups(corpus, copies)[rows]
        told = f"copies=<{copies['copy_group'].nunique():,} groups of {len(copies):,} documents>"
    elif not isinstance(copies, str):
        raise ToolkitError(
            f"copies={copies!r} must be 'first', 'all' or a table made by corpus.copies(). For a "
            "column of that name write a query: corpus.where('copies == 2')."
        )
    else:
        one_of("copies", copies, ("first", "all"))
        if copies == "all":
            return rows, "copies='all'"
        part = corpus._take(rows, "", corpus.span)
        group = _groups(part, part.copies())
        told = f"copies='first' ({DEFAULTS})"
    order = np.lexsort((times(corpus)[rows], group))
    grouped = group[order]
    later = np.zeros(len(rows), bool)
    later[order[1:]] = (grouped[1:] == grouped[:-1]) & (grouped[1:] >= 0)
    return rows[~later], told


def _groups(corpus: Corpus, table: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Number of each document's group in a table of copies, -1 if it is in none."""
    need_columns(table, ["copy_group", "doc_id"], "corpus.copies()")
    ids = table["doc_id"]
    if ids.duplicated().any():
        raise ToolkitError(
            f"The table of copies names {ids[ids.duplicated()].iloc[0]!r} more than once. Give the "
            "table of documents, corpus.copies(), not that of pairs."
        )
    origin = corpus if corpus._origin is None else corpus._origin
    foreign = ids[~ids.isin(origin._docs["doc_id"])]
    if len(foreign):
        raise ToolkitError(
            f"The table of copies names {foreign.iloc[0]!r}, which is no document of this corpus. "
            "Make the table from the same corpus: corpus.copies()."
        )
    number = pd.factorize(table["copy_group"])[0]
    return np.append(number, -1)[pd.Index(ids).get_indexer(corpus._docs["doc_id"])]
