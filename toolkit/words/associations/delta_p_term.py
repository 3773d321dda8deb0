"""Delta P of the term, given the node: part of the words near it less part of those elsewhere.

-1 to 1, and not symmetric. Gries, S. Th. (2013). 50-something years of work on collocations.
"""

from __future__ import annotations

from toolkit.words.associations.contract import Floats, Options, Together, divided, single


def score(together: Together, options: Options) -> Floats:
    """-1 to 1; see the module."""
    counts = together.counts
    return divided(counts.a, counts.size_a) - divided(counts.b, counts.size_b)


MEASURE = single("delta_p_term", score, "signed")
