"""A stretch of days that a date, a text, a Period or a pair stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.measures.periods import PERIODS, bins
from toolkit.where import dated
from toolkit.where import period as days

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

DAY = pd.Timedelta(days=1)


class Stretch(NamedTuple):
    """First and last day, both included; None if there is no bound."""

    first: pd.Timestamp | None
    last: pd.Timestamp | None

    def __str__(self) -> str:
        begin = "the beginning" if self.first is None else f"{self.first:%Y-%m-%d}"
        end = "the end" if self.last is None else f"{self.last:%Y-%m-%d}"
        return begin if begin == end else f"{begin} to {end}"

    def inside(self, corpus: Corpus) -> npt.NDArray[np.bool_]:
        """Which documents are of these days for sure."""
        after = None if self.last is None else self.last + DAY
        return dated(corpus._docs, self.first, after)

    def outside(self, corpus: Corpus) -> npt.NDArray[np.bool_]:
        """Which documents are of other days for sure."""
        found = np.zeros(len(corpus), bool)
        if self.first is not None:
            found |= dated(corpus._docs, None, self.first)
        if self.last is not None:
            found |= dated(corpus._docs, self.last + DAY, None)
        return found


def stretch(period: Any, by: str) -> Stretch:
    """The days that `period` means: of a single day the whole period of `by` that it is in.

    Raises
    ------
    ToolkitError
        `period` or `by` cannot be read.

    Examples
    --------
    >>> print(stretch("2017-10-18", "week"), "|", stretch("2017-10", "week"))
    2017-10-16 to 2017-10-22 | 2017-10-01 to 2017-10-31
    """
    unit = bins(by)
    if unit is None or unit.freq == "h":
        raise ToolkitError(
            f"by={by!r} is no period of whole days. Allowed: {listed(PERIODS)}, and offsets such "
            "as '2W' or 'W-SAT'."
        )
    long = isinstance(period, pd.Period)
    try:
        first, after = days((period.start_time, period.end_time) if long else period)
    except ToolkitError as error:
        raise ToolkitError(str(error).replace("date=", "period=")) from None
    if first is None and after is None:
        raise ToolkitError(
            f"period={period!r} cannot be read: it has neither a first nor a last day. Write "
            "'2017-10-16', '2017-10', or ('2017-10-16', '2017-10-22')."
        )
    last = None if after is None else after - DAY
    if long or isinstance(period, list | tuple) or first is None or first != last:
        return Stretch(first, last)
    begin = pd.Period(first, unit.freq)
    return Stretch(begin.start_time, (begin + unit.n - 1).end_time.normalize())
