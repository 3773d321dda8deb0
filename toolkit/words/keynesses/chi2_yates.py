"""Chi-squared with the correction for continuity of Yates (1934), for every term.

N (|ad - bc| - N / 2)^2 / product of the margins, and 0 where the bracket would be below 0.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses.chi2 import of_distance
from toolkit.words.keynesses.contract import Counts, Floats, Options, single


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    return of_distance(np.maximum(np.abs(counts.cross) - counts.total / 2, 0), counts)


MEASURE = single("chi2_yates", score, "unsigned", test=True)
