"""Mutual information as part of the most that it could be: log2(O / E) / -log2(O / N).

1 if two words never stand apart, 0 by chance, -1 if they never stand together. Bouma, G. (2009).
Normalized (pointwise) mutual information in collocation extraction.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.associations import mi
from toolkit.words.associations.contract import Floats, Options, Together, divided, single


def score(together: Together, options: Options) -> Floats:
    """-1 to 1 if E is f1 f2 / N; see the module."""
    with np.errstate(divide="ignore", invalid="ignore"):
        most = -np.log2(together.hits / together.total)
    some = together.hits > 0
    found = divided(mi.score(together, options), np.where(some, most, 1.0))
    return np.where(some, found, np.where(together.expected > 0, -1.0, np.nan))


MEASURE = single("npmi", score, "signed")
