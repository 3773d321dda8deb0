"""Formulas of readability, each from the counts of a text.

References
----------
Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32, 221-233.
Kincaid, J. P. and others (1975). Derivation of new readability formulas for Navy personnel.
Gunning, R. (1952). The Technique of Clear Writing.
McLaughlin, G. H. (1969). SMOG grading: a new readability formula. Journal of Reading 12, 639-646.
Coleman, M. and Liau, T. L. (1975). A computer readability formula designed for machine scoring.
Smith, E. A. and Senter, R. J. (1967). Automated Readability Index.
Björnsson, C. H. (1968). Läsbarhet.
Anderson, J. (1983). Lix and Rix: variations on a little-known readability index. Journal of
Reading 26, 490-496.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Counts = Mapping[str, Floats]


class Formula(NamedTuple):
    """What is computed, and whether only English texts have it."""

    of: Callable[[Counts], Floats]
    english: bool


FORMULAS: dict[str, Formula] = {
    "flesch": Formula(
        lambda c: 206.835 - 1.015 * _per(c, "words") - 84.6 * c["syllables"] / c["words"], True
    ),
    "flesch_kincaid": Formula(
        lambda c: 0.39 * _per(c, "words") + 11.8 * c["syllables"] / c["words"] - 15.59, True
    ),
    "gunning_fog": Formula(
        lambda c: 0.4 * (_per(c, "words") + 100 * c["complex"] / c["words"]), True
    ),
    "smog": Formula(lambda c: 1.043 * np.sqrt(30 * _per(c, "polysyllables")) + 3.1291, True),
    "coleman_liau": Formula(
        lambda c: 5.88 * c["letters"] / c["words"] - 29.6 / _per(c, "words") - 15.8, True
    ),
    "ari": Formula(
        lambda c: 4.71 * c["letters"] / c["words"] + 0.5 * _per(c, "words") - 21.43, True
    ),
    "lix": Formula(lambda c: _per(c, "words") + 100 * c["long"] / c["words"], False),
    "rix": Formula(lambda c: _per(c, "long"), False),
}


def _per(counts: Counts, name: str) -> Floats:
    """So many in a sentence."""
    return counts[name] / counts["sentences"]
