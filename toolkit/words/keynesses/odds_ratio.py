"""Odds ratio: a d / (b c); infinite without hits in the reference."""

from __future__ import annotations

from toolkit.words.keynesses.contract import Counts, Floats, Options, divided, single


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    c, d = counts.others
    return divided(counts.a * d, counts.b * c)


MEASURE = single("odds_ratio", score, "signed")
