"""Four-term log-likelihood ratio with Williams's correction, which makes it smaller.

G2 / q with q = 1 + (N / (a+b) + N / (c+d) - 1) (N / n1 + N / n2 - 1) / (6 N). Williams, D. A.
(1976). Improved likelihood ratio tests for complete contingency tables. quanteda has q = 1 where a
cell is 0; here q is that of the margins, always.
"""

from __future__ import annotations

from toolkit.words.keynesses import g2_four_term
from toolkit.words.keynesses.contract import Counts, Floats, Options, divided, single


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    n, hits = counts.total, counts.a + counts.b
    rows = divided(n, hits) + divided(n, n - hits) - 1
    columns = n / counts.size_a + n / counts.size_b - 1
    return g2_four_term.score(counts, options) / (1 + rows * columns / (6 * n))


MEASURE = single("g2_williams", score, "unsigned", test=True)
