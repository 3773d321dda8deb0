"""The days of an event."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.measures.explaining.stretch import DAY, Stretch

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

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
    found: Any = None
    with suppress(TypeError, ValueError):
        found = pd.Timestamp(day)
    if isinstance(day, bool | int | float) or pd.isna(found):
        known = f" Events of this corpus: {', '.join(events['id'])}." if len(events) else ""
        raise ToolkitError(f"{day!r} is no day. Write the first day: '2017-10-16'.{known}")
    found = found.tz_localize(None).normalize()
    return found, found


def _days(value: Any, least: int, window: Any) -> int:
    """Whole days that a number or an offset means."""
    try:
        days = pd.Timedelta(days=value) if type(value) is int else pd.Timedelta(value)
    except (TypeError, ValueError):
        days = pd.Timedelta(0, "h") - DAY
    if pd.isna(days) or days < least * DAY or days % DAY:
        raise ToolkitError(f"window={window!r} is no number of whole days. {TYPE}")
    return days.days
