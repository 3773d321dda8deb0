"""Minimum sensitivity: the smaller of O / f1 and O / f2. Pedersen, T. and Bruce, R. (1996)."""

from __future__ import annotations

import numpy as np

from toolkit.words.associations.contract import Floats, Options, Together, divided, single


def score(together: Together, options: Options) -> Floats:
    """0 or more; see the module."""
    return divided(together.hits, np.maximum(together.n_node, together.n_term))


MEASURE = single("min_sensitivity", score, "signed")
