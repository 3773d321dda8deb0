"""Which series can be compared, and what is left of them without what all have in common."""

from __future__ import annotations

import numpy as np

from toolkit.measures.stories.series.autoregression import (
    Floats,
    least_squares,
    longest_order,
    whole_rows,
)
from toolkit.measures.stories.series.layout import LEAST

MOST_GAPS = 0.5  # share of periods without documents above which a series says nothing
NOTHING = 1e-9  # of its spread: less of a series is left by rounding alone


def unusable(series: Floats, name: str) -> str:
    """Why a series says nothing; empty if it does."""
    known = np.isfinite(series)
    if known.mean() < 1 - MOST_GAPS:
        return f"{name!r} has documents in {known.sum()} of {len(series)} periods only"
    if spread(series) == 0:
        return f"the share is {series[known][0]:g} in every period of {name!r}"
    return ""


def too_few(first: Floats, second: Floats, max_lag: int) -> str:
    """Why two series cannot be compared; empty if they can."""
    both = int(whole_rows(first[:, None], second[:, None]).sum())
    if both < LEAST:
        return f"{both} periods are known of both, at least {LEAST} are needed"
    if not longest_order(max_lag, first) or not longest_order(max_lag, first, second):
        return "gaps leave too few periods in a row"
    return ""


def spread(series: Floats) -> float:
    """Difference of the largest and the smallest known value."""
    known = series[np.isfinite(series)]
    return float(np.ptp(known)) if len(known) else 0.0


def without_common(series: Floats, one: int, other: int) -> tuple[Floats, Floats]:
    """What is left of two series without the mean of the others; gaps where no other is known."""
    rest = np.delete(series, [one, other], axis=0)
    known = np.isfinite(rest)
    counts = known.sum(axis=0)
    mean = np.where(counts > 0, np.nansum(rest, axis=0) / np.maximum(counts, 1), np.nan)
    left = []
    for own in (series[one], series[other]):
        rows = np.isfinite(own) & np.isfinite(mean)
        remains = np.full(len(own), np.nan)
        if rows.any():
            remains[rows] = least_squares(own[rows], mean[rows]).residuals
            if spread(remains) < NOTHING * spread(own):
                remains[rows] = 0
        left.append(remains)
    return left[0], left[1]
