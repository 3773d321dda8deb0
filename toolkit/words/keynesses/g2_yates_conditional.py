"""Four-term log-likelihood ratio with the half that quanteda takes off where counts are small.

Observed counts move by a half towards what is expected, margins stay, under the condition of
`chi2_yates_conditional`. quanteda calls it ``lr`` with the correction ``default`` or ``yates``,
whatever its help page says.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses.chi2_yates_conditional import small
from toolkit.words.keynesses.contract import Counts, Floats, Options, single
from toolkit.words.keynesses.g2_four_term import of_cells


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    half = 0.5 * small(counts) * np.sign(counts.cross)
    return of_cells(counts.a - half, counts.b + half, counts)


MEASURE = single("g2_yates_conditional", score, "unsigned", test=True)
