"""Delta P of the node, given the term: part of the term's hits that are near it less part of all
other words that are.

-1 to 1, and not symmetric. Gries, S. Th. (2013). 50-something years of work on collocations.
"""

from __future__ import annotations

from toolkit.words.associations.contract import Floats, Options, Together, divided, single


def score(together: Together, options: Options) -> Floats:
    """-1 to 1; see the module."""
    counts = together.counts
    c, d = counts.others
    return divided(counts.a, counts.a + counts.b) - divided(c, c + d)


MEASURE = single("delta_p_node", score, "signed")
