"""Simple maths: ratio of the rates per million words, `k` added to both.

A small k brings rare terms to the top, a large one frequent terms. Kilgarriff, A. (2009). Simple
maths for keywords.
"""

from __future__ import annotations

from toolkit.words.keynesses.contract import Counts, Floats, Options, divided, single

MILLION = 1_000_000


def score(counts: Counts, options: Options) -> Floats:
    """Above 0; see the module."""
    target, reference = counts.a / counts.size_a, counts.b / counts.size_b
    return divided(MILLION * target + options.k, MILLION * reference + options.k)


MEASURE = single("simple_maths", score, "signed")
