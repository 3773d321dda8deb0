"""Measures that compare how often a word stands in each part: every part counts the same."""

from __future__ import annotations

import numpy as np

from toolkit.words.dispersions.spread import Floats, Spread


def juilland(spread: Spread) -> Floats:
    """1 - V / sqrt(n - 1), with V the coefficient of variation of the rates; 1 is even.

    References
    ----------
    Juilland, A., Brodin, D. and Davidovitch, C. (1970). Frequency Dictionary of French Words.
    """
    n = len(spread.sizes)
    mean = spread.summed(spread.rate) / n
    # About the mean, so that nearly even rates lose no digits; parts without a hit are 0.
    off = spread.summed((spread.rate - mean[spread.word]) ** 2) + (n - spread.found) * mean**2
    with np.errstate(invalid="ignore"):
        varied = np.sqrt(off / n) / mean
    made: Floats = np.where(spread.found > 0, 1 - varied / np.sqrt(n - 1), np.nan)
    return made


def carroll(spread: Spread) -> Floats:
    """Entropy of the rates / log2(n); 1 is even.

    References
    ----------
    Carroll, J. B. (1970). An alternative to Juilland's usage coefficient for lexical frequencies.
    """
    all_rates = spread.summed(spread.rate)
    own = spread.rate / all_rates[spread.word]
    entropy = -spread.summed(own * np.log2(own))
    made: Floats = np.where(spread.found > 0, entropy / np.log2(len(spread.sizes)), np.nan)
    return made
