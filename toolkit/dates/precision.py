"""What a date can mean, given how exact it is: a month or year is no first day of one."""

from __future__ import annotations

import pandas as pd

PRECISIONS = ("minute", "day", "month", "year")
LONG = {"month": pd.DateOffset(months=1), "year": pd.DateOffset(years=1)}


def lasts(docs: pd.DataFrame) -> pd.Series:
    """The last day that each date can mean: itself, or the end of its month or year.

    Parameters
    ----------
    docs
        Documents with `date` and, if it is known, `precision`.
    """
    dates = docs["date"].copy()
    for precision, length in LONG.items() if "precision" in docs else ():
        rough = docs["precision"].eq(precision) & dates.notna()
        if rough.any():
            dates[rough] = dates[rough] + length - pd.Timedelta(days=1)
    return dates


def exact(docs: pd.DataFrame) -> pd.Series:
    """Which dates are exact to the day."""
    dated = docs["date"].notna()
    return dated & ~docs["precision"].isin([*LONG]) if "precision" in docs else dated


def bounds(docs: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last of the dates that are exact to the day; if none is, of all with their ends."""
    sure = exact(docs)
    known = docs[sure] if sure.any() else docs
    return known["date"].min(), lasts(known).max()
