"""Mutual information: log2(O / E). Favours rare terms; 0 is chance if E has the window in it.

Church, K. W. and Hanks, P. (1990). Word association norms, mutual information, and lexicography.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.associations.contract import Floats, Options, Together, single


def score(together: Together, options: Options) -> Floats:
    """Minus infinity if they never stand together; see the module."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log2(together.hits / together.expected))


MEASURE = single("mi", score, "signed")
