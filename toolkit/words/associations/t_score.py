"""t score: (O - E) / sqrt(O), as in Church and others (1991), NLTK and Sketch Engine."""

from __future__ import annotations

import numpy as np

from toolkit.words.associations.contract import Floats, Options, Together, divided, single


def score(together: Together, options: Options) -> Floats:
    """Minus infinity if they never stand together; see the module."""
    return divided(together.hits - together.expected, np.sqrt(together.hits))


MEASURE = single("t_score", score, "signed")
