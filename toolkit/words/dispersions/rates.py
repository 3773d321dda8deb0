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


def burch(spread: Spread) -> Floats:
    """1 - mean difference between the rates of two parts / (2 mean of the rates); 1 is even.

    With the rates in rising order, r of rank i of n, all differences add up to the sum of
    (2 i - n - 1) r.

    References
    ----------
    Burch, B., Egbert, J. and Biber, D. (2017). Measuring and interpreting lexical dispersion in
    corpus linguistics. Journal of Research Design and Statistics in Linguistics and Communication
    Science 3, 189-216.
    """
    n = len(spread.sizes)
    order = np.lexsort((spread.rate, spread.word))
    word = spread.word[order]
    ends = np.cumsum(spread.found)  # of the pairs of each word
    rank = n - ends[word] + 1 + np.arange(len(word))  # parts without a hit come first
    apart = np.bincount(word, (2 * rank - n - 1) * spread.rate[order], spread.words)
    with np.errstate(invalid="ignore"):
        made: Floats = 1 - apart / ((n - 1) * spread.summed(spread.rate))
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
