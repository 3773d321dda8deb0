"""The days of an event."""

from __future__ import annotations

import datetime
from numbers import Integral
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.measures.explaining.stretch import DAY, Stretch
from toolkit.where import period

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

MOST = 36_525  # days of a window: a hundred years
TYPE = "Write window='5D' or 5 for five days from the first one on, ('1D', '5D') with a day before."


class Days(NamedTuple):
    """First and last day, both included."""

    first: pd.Timestamp
    last: pd.Timestamp

    def __str__(self) -> str:
        return str(Stretch(*self))

    def inside(self, corpus: Corpus) -> npt.NDArray[np.bool_]:
        """Which documents are of these days for sure."""
        return Stretch(*self).inside(corpus)

    def unsure(self, corpus: Corpus) -> npt.NDArray[np.bool_]:
        """Which documents may be of these days, but have no date or none that is exact."""
        whole = Stretch(*self)
        return ~whole.inside(corpus) & ~whole.outside(corpus)


def days_of(corpus: Corpus, day: Any, window: Any) -> Days:
    """First and last day of an event and of its aftermath.

    Parameters
    ----------
    day : date or text
        The first day, or the ``id`` of a row of ``corpus.events``.
    window : str or int, or a pair
        Days from `day` on; a pair: days before it, and days from it on. An event of several days
        goes on from its last day.

    Raises
    ------
    ToolkitError
        `day` is neither a date nor an event of the corpus, or `window` is no number of days.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["Rain."]}), language="en")
    >>> print(days_of(corpus, "2017-10-16", "5D"))
    2017-10-16 to 2017-10-20
    """
    before, after = window if isinstance(window, tuple) and len(window) == 2 else (0, window)
    first, last = _event(corpus, day)
    return Days(first - _days(before, 0, window) * DAY, last + (_days(after, 1, window) - 1) * DAY)


def _event(corpus: Corpus, day: Any) -> tuple[pd.Timestamp, pd.Timestamp]:
    events = corpus.events
    if isinstance(day, str) and day in set(events["id"]):
        row = events[events["id"].eq(day)].iloc[0]
        first = pd.Timestamp(row["date"])
        last = pd.Timestamp(row["date_end"])
        return first, first if pd.isna(last) else last
    known = f" Events of this corpus: {', '.join(events['id'])}." if len(events) else ""
    if isinstance(day, datetime.date) and not pd.isna(day):
        day = f"{day:%Y-%m-%d}"  # the day as it is called there, whatever the time zone
    try:
        # Days and months are not told apart by guessing: 05/10/2017 is refused.
        found, after = (None, None) if isinstance(day, list | tuple) else period(day)
    except ToolkitError:
        found = after = None
    if found is None or after is None:
        raise ToolkitError(f"{day!r} is no day. Write the first day: '2017-10-16'.{known}")
    if after - found > DAY:
        raise ToolkitError(
            f"{day!r} is no day, but {(after - found).days} of them. Write the first day, and how "
            f"many: '{found:%Y-%m-%d}', window={(after - found).days}.{known}"
        )
    return found, found


def _days(value: Any, least: int, window: Any) -> int:
    """Whole days that a number or an offset means."""
    try:
        number = isinstance(value, Integral) and not isinstance(value, bool)
        days = pd.Timedelta(days=int(value)) if number else pd.Timedelta(value)
    except (TypeError, ValueError, OverflowError):
        days = -DAY
    if pd.isna(days) or not least * DAY <= days <= MOST * DAY or days % DAY:
        raise ToolkitError(
            f"window={window!r} is no number of whole days, {least} to {MOST:,}. {TYPE}"
        )
    return days.days
