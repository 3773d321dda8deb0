"""When documents were published, as exactly as it is known, and how far apart two of them are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.dates.precision import exact

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

HOUR = 3_600_000_000  # microseconds


@dataclass(frozen=True)
class Moments:
    """Times of the documents of a corpus, in microseconds; 0 where nothing is known.

    Parameters
    ----------
    local, utc : ndarray of int64
        As printed, and in UTC where `zoned`.
    dated, timed, zoned : ndarray of bool
        Known to the day, with a time of day, with that and an offset from UTC.
    """

    local: Int64
    utc: Int64
    dated: Flags
    timed: Flags
    zoned: Flags

    @property
    def order(self) -> Int64:
        """Dated documents by time, of equal times in the order of the corpus.

        A date without a time of day counts as midnight. Offsets from UTC count if every time of
        day has one; clocks of which some have none can only be compared as printed.
        """
        rows = np.flatnonzero(self.dated)
        return rows[np.argsort(self.sorting[rows], kind="stable")]

    @property
    def sorting(self) -> Int64:
        """What `order` sorts by."""
        return self.utc if bool((self.zoned | ~self.timed).all()) else self.local

    def hours(self, one: Int64, other: Int64) -> npt.NDArray[np.float64]:
        """Hours from documents `one` to documents `other`, negative if `other` is earlier.

        In UTC if both have an offset, otherwise between the printed times. If one of the two has
        no time of day, whole days of 24 hours are counted.
        """
        local = (self.local[other] - self.local[one]) / HOUR
        utc = (self.utc[other] - self.utc[one]) / HOUR
        found = np.where(self.zoned[one] & self.zoned[other], utc, local)
        day = 24 * HOUR
        days = (self.local[other] // day - self.local[one] // day) * 24.0
        return np.where(self.timed[one] & self.timed[other], found, days)


def moments(corpus: Corpus) -> Moments:
    """Times of the documents of a corpus.

    Examples
    --------
    >>> import toolkit as tk
    >>> dates = ["2017-10-16T01:00+03:00", "2017-10-15T23:00+00:00", "2017-10-17"]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": "Kirkuk", "date": dates, "language": "en"}))
    >>> moments(corpus).hours(np.array([0, 0]), np.array([1, 2])).tolist()
    [1.0, 24.0]
    """
    docs = corpus._docs
    dated = exact(docs).to_numpy(bool)
    timed = dated & docs["precision"].eq("minute").to_numpy(bool)
    printed = docs["date"].to_numpy("datetime64[us]").view(np.int64)
    local = np.where(dated, printed, 0)
    names, offsets = pd.factorize(docs["zone"])
    minutes = np.array([_minutes(str(offset)) for offset in offsets] or [0], np.int64)
    zoned = timed & (docs["zone"] != "").to_numpy(bool)
    return Moments(
        local, local - np.where(zoned, minutes[names], 0) * (HOUR // 60), dated, timed, zoned
    )


def _minutes(offset: str) -> int:
    """Minutes of an offset such as '+03:30'; 0 if there is none."""
    if not offset:
        return 0
    hours, minutes = offset[1:].split(":")
    return (-1 if offset[0] == "-" else 1) * (60 * int(hours) + int(minutes))
