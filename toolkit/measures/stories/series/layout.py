"""Documents by hour or day, a row of periods for each value that is compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, one_of
from toolkit.measures.stories.moments import HOUR, Moments, moments

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

LENGTHS = {"day": 24 * HOUR, "hour": HOUR}  # microseconds
LEAST = 30  # periods
MOST = 5_000_000  # cells


@dataclass(frozen=True)
class Layout:
    """Where each document is in a grid of values by periods; -1 if it is not in it.

    Parameters
    ----------
    names : list
        The values, sorted.
    number : int
        How many periods there are.
    cell : ndarray of int64, shape (n_documents,)
        Place in the grid, row by row.
    """

    names: list[Any]
    number: int
    cell: npt.NDArray[np.int64]

    def count(self, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """Chosen documents in each cell, shape (n_values, n_periods)."""
        cells = self.cell[chosen & (self.cell >= 0)]
        counts = np.bincount(cells, minlength=len(self.names) * self.number)
        return counts.reshape(len(self.names), self.number)


def layout(corpus: Corpus, by: str, values: pd.Series) -> Layout:
    """Lay out the periods from the first to the last that was collected.

    Hours are those of UTC if every date has an offset, otherwise as printed. Documents whose date
    is not exact to the day, and those without a value, are in no cell.

    Raises
    ------
    ToolkitError
        `by` is not known, there are fewer than 30 periods or too many cells, or hours are asked
        for and a document has no time of day.
    """
    one_of("by", by, LENGTHS)
    times = moments(corpus)
    known = times.dated & values.notna().to_numpy()
    if by == "hour":
        _need_times(times, known)
    if not known.any():
        raise ToolkitError("No document has a date exact to the day; see corpus.skipped.")
    clock = times.sorting if by == "hour" else times.local
    length = LENGTHS[by]
    period = clock // length
    first, last = int(period[known].min()), int(period[known].max())
    span = corpus.span
    if by == "day" and span is not None:
        days = np.array(span, "datetime64[us]").view(np.int64) // length
        first, last = min(first, int(days[0])), max(last, int(days[1]))
    number = last - first + 1
    if number < LEAST:
        raise ToolkitError(
            f"The corpus covers {number} {by}s; at least {LEAST} are needed to compare series. "
            + ("Take hours: by='hour'." if by == "day" else "Take a longer stretch of time.")
        )
    codes, names = pd.factorize(values, sort=True)
    if number * len(names) > MOST:
        raise ToolkitError(
            f"by={by!r} would make {number * len(names):,} cells ({number:,} {by}s of "
            f"{len(names):,} values); allowed: {MOST:,}. Take fewer values: "
            "corpus.where(outlet=[...])."
        )
    cell = np.where(known, codes * number + period - first, -1)
    return Layout(list(names), number, cell.astype(np.int64))


def _need_times(times: Moments, known: npt.NDArray[np.bool_]) -> None:
    missing = int((known & ~times.timed).sum())
    if missing:
        raise ToolkitError(
            f"by='hour' needs a time of day, and {missing:,} of {int(known.sum()):,} dated "
            "documents have none. Use by='day', or keep those that have: "
            "corpus.where(\"precision == 'minute'\")."
        )
