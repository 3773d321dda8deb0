"""Squared mutual information: log2(O^2 / E), between `mi` and `mi3`. Daille, B. (1994)."""

from __future__ import annotations

import numpy as np

from toolkit.words.associations.contract import Floats, Options, Together, single


def score(together: Together, options: Options) -> Floats:
    """Minus infinity if they never stand together; see the module."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log2(together.hits**2 / together.expected))


MEASURE = single("mi2", score, "signed")
