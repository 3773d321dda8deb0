"""Ratio of the rates, (a / n1) / (b / n2); infinite without hits in the reference."""

from __future__ import annotations

from toolkit.words.keynesses.contract import Counts, Floats, Options, divided, single


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    return divided(counts.a * counts.size_b, counts.b * counts.size_a)


MEASURE = single("relative_risk", score, "signed")
