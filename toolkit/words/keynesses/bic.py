"""Bayesian information criterion: two-term G2 - ln N, with one degree of freedom.

Above 10 the difference is very strongly, above 2 positively supported; below 0 sameness is. Wilson,
A. (2013). Embracing Bayes factors for key item analysis in corpus linguistics.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses import g2_two_term
from toolkit.words.keynesses.contract import Counts, Floats, Options, single


def score(counts: Counts, options: Options) -> Floats:
    """Any number; see the module."""
    return np.asarray(g2_two_term.score(counts, options) - np.log(counts.total))


MEASURE = single("bic", score, "unsigned")
