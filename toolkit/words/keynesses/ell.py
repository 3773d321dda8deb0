"""Effect size of the log-likelihood ratio, as UCREL has it: G2 / (N ln(smaller expected count)).

G2 is that of two terms. Meant to be 0 to 1, which it is once some five hits are expected; just
above 1 it grows without bound, and from 1 down it has no meaning and is NaN. After Johnston, J. E.,
Berry, K. J. and Mielke, P. W. (2006). Measures of effect size for chi-squared and likelihood-ratio
goodness-of-fit tests.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses import g2_two_term
from toolkit.words.keynesses.contract import Counts, Floats, Options, single


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    least = np.minimum(counts.expected_a, counts.expected_b)
    scale = counts.total * np.log(np.where(least > 1, least, 1))
    found = np.full(len(least), np.nan)
    np.divide(g2_two_term.score(counts, options), scale, out=found, where=least > 1)
    return found


MEASURE = single("ell", score, "unsigned")
