"""Conservative log ratio: the limit of `log_ratio` that is nearer to 0, and 0 if it includes 0.

So frequent terms with a clear difference come first, without a threshold for either. Evert, S.
(2023). Measuring keyness (LRC).
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses.contract import Counts, Floats, Options, single
from toolkit.words.keynesses.log_ratio import limits


def score(counts: Counts, options: Options) -> Floats:
    """Above 0 where the target uses the term more for sure; see the module."""
    low, high = limits(counts, options)
    more = counts.a * counts.size_b >= counts.b * counts.size_a
    return np.where(more, np.maximum(low, 0), np.minimum(high, 0))


MEASURE = single("lrc", score, "signed")
