"""Which documents ``corpus.where`` keeps: how queries, dates and values are read."""

from __future__ import annotations

import datetime
import re
import tokenize
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_single_values

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
    near = get_close_matches(str(value), map(str, found), 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    more = f" and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
    return f"There is no {name} {value!r}.{hint} There are {listed(found[:SHOWN])}{more}."


def dated(dates: pd.Series, first: Any, last: Any) -> npt.NDArray[np.bool_]:
    """Which dates lie from the moment `first` on and before `last`; None is no bound."""
    keep = dates.notna()
    if first is not None:
        keep &= dates.ge(first)
    if last is not None:
        keep &= dates.lt(last)
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
