"""Fisher's exact test of each term, two-sided: the probability itself.

All tables with the same margins that are no likelier than the one found, by scipy; one term after
another, so that many terms take seconds. Pedersen, T. (1996). Fishing for exactness.
"""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses.contract import Counts, Floats, Options, single


def score(counts: Counts, options: Options) -> Floats:
    """0 to 1; see the module."""
    from scipy.stats import fisher_exact
    from tqdm import tqdm

    c, d = counts.others
    rows = np.rint(np.stack([counts.a, counts.b, c, d], axis=1)).astype(np.int64).tolist()
    tables = tqdm(rows, desc="Fisher's test", delay=1.0, leave=False)
    return np.array([fisher_exact([row[:2], row[2:]]).pvalue for row in tables], float)


MEASURE = single("fisher_p", score, "p")
