"""Chi-squared with the correction of Yates where a cell is expected to hold fewer than five.

This is what quanteda computes for ``chi2`` with the correction ``default`` or ``yates``: N / 2 is
taken off only if one of the four expected counts is below 5 and a d and b c are at least N / 2
apart.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.words.keynesses.chi2 import of_distance
from toolkit.words.keynesses.contract import Counts, Floats, Options, single

FEW = 5


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    return of_distance(np.abs(counts.cross) - small(counts) * counts.total / 2, counts)


def small(counts: Counts) -> npt.NDArray[np.bool_]:
    """Where counts are so small that a half is taken off."""
    expected = [
        counts.expected_a,
        counts.expected_b,
        counts.size_a - counts.expected_a,
        counts.size_b - counts.expected_b,
    ]
    few = np.min(expected, axis=0) < FEW
    return np.asarray(few & (np.abs(counts.cross) >= counts.total / 2))


MEASURE = single("chi2_yates_conditional", score, "unsigned", test=True)
