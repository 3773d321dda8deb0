"""Difference coefficient: (p1 - p2) / (p1 + p2), -1 to 1.

Hofland, K. and Johansson, S. (1982). Word frequencies in British and American English.
"""

from __future__ import annotations

from toolkit.words.keynesses.contract import Counts, Floats, Options, divided, single


def score(counts: Counts, options: Options) -> Floats:
    """-1 to 1; see the module."""
    target, reference = counts.a / counts.size_a, counts.b / counts.size_b
    return divided(target - reference, target + reference)


MEASURE = single("difference_coefficient", score, "signed")
