"""What an estimator of a corrected share gives, and what it refuses."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.intervals.contract import need_level

Floats = npt.NDArray[np.float64]

#: Least number of codings on either side of a rate (flagged and not, or with the theme and not):
#: with fewer an error of one document in ten is as likely as not to stay unseen.
LEAST = 10


class Estimate(NamedTuple):
    """A corrected share, its interval and its standard error."""

    value: float
    low: float
    high: float
    se: float


def normal(value: float, se: float, level: float) -> Estimate:
    """Estimate with the interval of the normal distribution."""
    half = z_of(level) * se
    return Estimate(value, value - half, value + half, se)


def z_of(level: float) -> float:
    """Quantile of the normal distribution for a two-sided interval."""
    return NormalDist().inv_cdf(0.5 + need_level(level) / 2)


def need_numbers(name: str, given: npt.ArrayLike, *, missing: bool = False) -> Floats:
    """One row of numbers from 0 to 1; none of them missing unless that is allowed."""
    try:
        found = np.asarray(given, float)
    except (TypeError, ValueError):
        raise ToolkitError(f"{name} must be numbers from 0 to 1, not {given!r:.60}.") from None
    known = found[np.isfinite(found)] if missing else found
    if found.ndim != 1 or not len(found) or not ((known >= 0) & (known <= 1)).all():
        none = "" if missing else ", none missing"
        raise ToolkitError(
            f"{name} must be one row of numbers from 0 to 1{none}, at least one: 1 has the theme, "
            "0 has not."
        )
    return found


def need_codings(n: float, what: str, least: int = LEAST) -> None:
    """Raise if there are too few codings to know an error rate."""
    if n < least:
        raise ToolkitError(
            f"{n:g} {what} are too few to know how often the lexicon errs; {least} are needed. "
            "Code more: corpus.validation_sample(themes, n)."
        )
