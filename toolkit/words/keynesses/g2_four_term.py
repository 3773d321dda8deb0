"""Log-likelihood ratio over the term and all other words: the whole table of two by two.

2 sum(O ln(O / E)) over four cells. Dunning, T. (1993). Accurate methods for the statistics of
surprise and coincidence. So in quanteda (``lr`` without correction), AntConc and polmineR.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses.contract import Counts, Floats, Options, part, single


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    return of_cells(counts.a, counts.b, counts)


def of_cells(a: Floats, b: Floats, counts: Counts) -> Floats:
    """The ratio for other counts of the term, with margins and expectations as they were."""
    found = part(a, counts.expected_a) + part(b, counts.expected_b)
    found += part(counts.size_a - a, counts.size_a - counts.expected_a)
    found += part(counts.size_b - b, counts.size_b - counts.expected_b)
    return np.maximum(2 * found, 0)


MEASURE = single("g2_four_term", score, "unsigned", test=True)
