"""Mutual information times the natural logarithm of O + 1, as in Sketch Engine.

Draws `mi` away from rare words, and keeps 0 for what stands together by chance.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.associations import mi
from toolkit.words.associations.contract import Floats, Options, Together, single


def score(together: Together, options: Options) -> Floats:
    """0 if they never stand together; see the module."""
    seen = together.hits > 0
    found = np.where(seen, mi.score(together, options), 0.0)
    return np.asarray(found * np.log1p(together.hits))


MEASURE = single("mi_log_f", score, "signed")
