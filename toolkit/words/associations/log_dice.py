"""logDice: 14 + log2(2 O / (f1 + f2)); does not depend on the size of the corpus.

Rychlý, P. (2008). A lexicographer-friendly association score.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.associations import dice
from toolkit.words.associations.contract import Floats, Options, Together, single


def score(together: Together, options: Options) -> Floats:
    """Minus infinity if they never stand together; see the module."""
    with np.errstate(divide="ignore"):
        return np.asarray(14 + np.log2(dice.score(together, options)))


MEASURE = single("log_dice", score, "signed")
