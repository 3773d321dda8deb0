"""Measures that compare a word's hits in each part with the size of the part."""

from __future__ import annotations

import numpy as np

from toolkit.words.dispersions.spread import Floats, Spread


def rosengren(spread: Spread) -> Floats:
    """(sum of sqrt(v w))^2 / f; 1 is even.

    References
    ----------
    Rosengren, I. (1971). The quantitative concept of language and its relation to the structure
    of frequency dictionaries.
    """
    roots = np.sqrt(spread.hits * spread.expected[spread.part])
    return spread.summed(roots) ** 2 / spread.total


def gries(spread: Spread) -> Floats:
    """Half the sum of abs(v / f - w); 0 is even.

    References
    ----------
    Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International Journal
    of Corpus Linguistics 13, 403-437.
    """
    expected = spread.expected[spread.part]
    off = spread.summed(np.abs(spread.observed - expected))
    without = 1 - spread.summed(expected)  # parts without a hit are off by their own size
    made: Floats = np.where(spread.found > 0, (off + without) / 2, np.nan)
    return made


def lijffijt_gries(spread: Spread) -> Floats:
    """DP / (1 - the smallest w), so that 1 can be reached; 0 is even.

    References
    ----------
    Lijffijt, J. and Gries, S. Th. (2012). Correction to Stefan Th. Gries' "Dispersions and
    adjusted frequencies in corpora". International Journal of Corpus Linguistics 17, 147-149.
    """
    return gries(spread) / (1 - spread.expected.min())


def egbert(spread: Spread) -> Floats:
    """1 - DP / (1 - the smallest w of the parts with a hit); 1 is even.

    References
    ----------
    Egbert, J., Burch, B. and Biber, D. (2020). Lexical dispersion and corpus design.
    International Journal of Corpus Linguistics 25, 89-115.
    """
    least = np.full(spread.words, np.inf)
    np.minimum.at(least, spread.word, spread.expected[spread.part])
    return 1 - gries(spread) / (1 - least)


def divergence(spread: Spread) -> Floats:
    """1 / (1 + K), K the Kullback-Leibler divergence of v / f from w in bits; 1 is even.

    References
    ----------
    Gries, S. Th. (2020). Analyzing dispersion. In A Practical Handbook of Corpus Linguistics.
    """
    own = spread.observed
    bits = spread.summed(own * np.log2(own / spread.expected[spread.part]))
    made: Floats = np.where(spread.found > 0, 1 / (1 + bits), np.nan)
    return made


def document_frequency(spread: Spread) -> Floats:
    """log2(n / parts with a hit); 0 if it is in every part.

    References
    ----------
    Spärck Jones, K. (1972). A statistical interpretation of term specificity and its application
    in retrieval.
    """
    found = np.where(spread.found > 0, spread.found, np.nan)
    made: Floats = np.log2(len(spread.sizes) / found)
    return made
