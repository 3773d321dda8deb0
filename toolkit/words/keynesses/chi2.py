"""Pearson's chi-squared of the table of two by two: N (ad - bc)^2 / product of the margins."""

from __future__ import annotations

import numpy as np

from toolkit.words.keynesses.contract import Counts, Floats, Options, divided, single


def score(counts: Counts, options: Options) -> Floats:
    """0 or more; see the module."""
    return of_distance(np.abs(counts.cross), counts)


def of_distance(distance: Floats, counts: Counts) -> Floats:
    """Chi-squared for a distance of a d from b c; NaN if there are no other words, or no hits."""
    hits, others = counts.a + counts.b, sum(counts.others)
    # One factor after another: the product of four margins is beyond exact numbers.
    found = divided(distance, hits * counts.size_a) * divided(distance, others * counts.size_b)
    return found * counts.total


MEASURE = single("chi2", score, "unsigned", test=True)
