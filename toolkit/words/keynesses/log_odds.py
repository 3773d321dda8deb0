"""Log odds ratio with an informative Dirichlet prior, in standard errors, and as it is.

delta = ln((a + p) / (n1 + P - a - p)) - ln((b + p) / (n2 + P - b - p)) and
z = delta / sqrt(1 / (a + p) + 1 / (b + p)), with the prior count p of the term and P of all. The
prior draws rare terms to what they are everywhere; the standard error keeps very rare and very
common ones from the top.
Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses.contract import Counts, Floats, Measure, Options


def scores(counts: Counts, options: Options) -> tuple[Floats, Floats]:
    """In standard errors, and delta; see the module."""
    if options.prior_total is None:
        p, total = options.prior * (counts.a + counts.b) / counts.total, options.prior
    else:
        p, total = np.asarray(options.prior, float), options.prior_total
    a, b = counts.a + p, counts.b + p
    with np.errstate(divide="ignore", invalid="ignore"):  # of a single word the odds are infinite
        delta = np.log(a / (counts.size_a + total - a)) - np.log(b / (counts.size_b + total - b))
        return delta / np.sqrt(1 / a + 1 / b), delta


MEASURE = Measure(("log_odds_z", "log_odds_delta"), scores, "signed")
