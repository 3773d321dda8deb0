"""t score with the binomial variance: (p - E / N) / sqrt(p (1 - p) / N), p = O / N, as in mclm."""

from __future__ import annotations

import numpy as np

from toolkit.words.associations.contract import Floats, Options, Together, divided, single


def score(together: Together, options: Options) -> Floats:
    """Minus infinity if they never stand together; see the module."""
    p, chance = together.hits / together.total, together.expected / together.total
    return divided(p - chance, np.sqrt(p * (1 - p) / together.total))


MEASURE = single("t_score_binomial", score, "signed")
