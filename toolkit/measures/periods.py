"""Periods: days, weeks, months, quarters, years, hours, and several of them together."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.dates.precision import exact
from toolkit.dates.precision import lasts as last_days

#: Periods and their pandas codes; weeks start on Monday.
PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}
_OFFSET = re.compile(
    r"(?P<n>[1-9][0-9]*)?(?:(?P<plain>h|D)|W(?:-(?P<day>MON|TUE|WED|THU|FRI|SAT|SUN))?"
    r"|(?P<month>M[ES]?)|(?P<long>[QY])(?:[ES]|E?-(?P<end>[A-Z]{3}))?)"
)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


class Bins(NamedTuple):
    """Periods of `n` times `freq`, a pandas code."""

    freq: str
    n: int = 1


def bins(by: object) -> Bins | None:
    """What a name or an offset says: 'week', '2W', 'W-SAT' (ending on Saturday), '14D', 'QE-NOV'.

    None if it is neither.

    Examples
    --------
    >>> bins("week"), bins("2W-SAT")
    (Bins(freq='W-SUN', n=1), Bins(freq='W-SAT', n=2))
    """
    if not isinstance(by, str):
        return None
    if by in PERIODS:
        return Bins(PERIODS[by])
    found = _OFFSET.fullmatch(by)
    if not found or (found["end"] and found["end"] not in _MONTHS):
        return None
    n = int(found["n"] or 1)
    if found["plain"]:
        return Bins(found["plain"], n)
    if found["month"]:
        return Bins("M", n)
    if found["long"]:
        return Bins(f"{found['long']}-{found['end'] or 'DEC'}", n)
    return Bins(f"W-{found['day'] or 'SUN'}", n)


def starts(dates: pd.Series, by: str) -> pd.Series:
    """First moment of the single period of each date; NaT stays."""
    freq = (bins(by) or Bins(by)).freq
    return dates.dt.to_period(freq).dt.start_time


def placed(docs: pd.DataFrame, by: str) -> pd.Series:
    """First day of the period of each document; NaT where the date may mean several periods.

    An article of "October 2017" is in that month and in no week; a month of another calendar,
    which lies in two of ours, is in neither. Of several weeks taken together the single one is
    given; see `grid`.
    """
    first = starts(docs["date"], by)
    if (bins(by) or Bins(by)).freq == "h" and "precision" in docs:
        return first.mask(~docs["precision"].eq("minute"))
    rough = docs["date"].notna() & ~exact(docs)
    if rough.any():
        first = first.mask(rough & first.ne(starts(last_days(docs), by)))
    return first


def grid(
    dates: pd.Series, by: str, first: pd.Timestamp, last: pd.Timestamp
) -> tuple[npt.NDArray[np.int64], pd.DatetimeIndex, pd.DatetimeIndex]:
    """Number of the bin of each date (-1 for NaT), the starts of all bins, and their last days.

    Several periods taken together are counted from the one in which `first` lies.
    """
    freq, n = bins(by) or Bins(by)
    every = pd.period_range(first, last, freq=freq)
    number = every.start_time.get_indexer(pd.DatetimeIndex(dates)) // n  # -1 stays
    # The last bin may reach beyond the last period that is needed.
    lasts = pd.period_range(first, periods=-(-len(every) // n) * n, freq=freq)[n - 1 :: n]
    return number.astype(np.int64), every.start_time[::n], lasts.end_time
