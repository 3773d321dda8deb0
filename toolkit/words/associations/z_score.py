"""z score: (O - E) / sqrt(E). Berry-Rogghe, G. L. M. (1973), with E for its variance."""

from __future__ import annotations

import numpy as np

from toolkit.words.associations.contract import Floats, Options, Together, divided, single


def score(together: Together, options: Options) -> Floats:
    """See the module."""
    return divided(together.hits - together.expected, np.sqrt(together.expected))


MEASURE = single("z_score", score, "signed")
