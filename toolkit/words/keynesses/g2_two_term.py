"""Log-likelihood ratio over the term alone, as UCREL's calculator and most keyword tools have it.

2 (a ln(a / E_a) + b ln(b / E_b)), 0 ln 0 = 0. Rayson, P. and Garside, R. (2000). Comparing
corpora using frequency profiling.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses.contract import Counts, Floats, Options, part, single


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    found = part(counts.a, counts.expected_a) + part(counts.b, counts.expected_b)
    return np.maximum(2 * found, 0)  # equal rates can give -1e-13


MEASURE = single("g2_two_term", score, "unsigned", test=True)
