"""Cubed mutual information: log2(O^3 / E), which favours frequent pairs. Daille, B. (1994)."""

from __future__ import annotations

import numpy as np

from toolkit.words.associations.contract import Floats, Options, Together, single


def score(together: Together, options: Options) -> Floats:
    """Minus infinity if they never stand together; see the module."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log2(together.hits**3 / together.expected))


MEASURE = single("mi3", score, "signed")
