"""Fisher's exact test that the target uses a term more, one-sided: the probability itself.

So many hits in the target or more, if the margins are given: the upper end of the hypergeometric
distribution.
"""

from __future__ import annotations

from toolkit.words.keynesses.contract import Counts, Floats, Options, single


def score(counts: Counts, options: Options) -> Floats:
    """0 to 1; see the module."""
    from scipy.stats import hypergeom

    found: Floats = hypergeom.sf(counts.a - 1, counts.total, counts.a + counts.b, counts.size_a)
    return found


MEASURE = single("fisher_more_p", score, "p")
