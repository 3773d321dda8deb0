"""Measures made of how often each word of a text occurs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SAMPLE = 42  # tokens of the samples of HD-D


def yule(counts: Any, tokens: Floats) -> Floats:
    """Yule's K of each row of a CSR array: 10,000 (sum of f^2 - N) / N^2; more is less varied.

    References
    ----------
    Yule, G. U. (1944). The Statistical Study of Literary Vocabulary.
    """
    squares = _summed(counts, counts.data.astype(float) ** 2)
    made: Floats = 1e4 * (squares - tokens) / tokens**2
    return made


def hd_d(counts: Any, tokens: Floats) -> Floats:
    """Type-token ratio expected in a random sample of 42 tokens; NaN for fewer.

    References
    ----------
    McCarthy, P. M. and Jarvis, S. (2007). vocd: a theoretical and empirical evaluation. Language
    Testing 24, 459-488.
    """
    total = np.repeat(tokens, np.diff(counts.indptr))
    none = np.zeros(len(total))  # ln of the chance that no token of the word is drawn
    with np.errstate(divide="ignore", invalid="ignore"):
        for drawn in range(SAMPLE):  # a sum of small numbers: factorials of many lose all digits
            none += np.log1p(-np.minimum(counts.data / (total - drawn), 1))
    found = _summed(counts, -np.expm1(none))
    made: Floats = np.where(tokens >= SAMPLE, found / SAMPLE, np.nan)
    return made


def simpson(counts: Any, tokens: Floats) -> Floats:
    """Chance that two tokens drawn at random are the same word; more is less varied.

    References
    ----------
    Simpson, E. H. (1949). Measurement of diversity. Nature 163, 688.
    """
    pairs = _summed(counts, counts.data * (counts.data - 1.0))
    made: Floats = np.where(tokens > 1, pairs / (tokens * np.maximum(tokens - 1, 1)), np.nan)
    return made


def _summed(counts: Any, values: Floats) -> Floats:
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    return np.bincount(rows, values, counts.shape[0]).astype(float)


#: Made of the number of types V and tokens N alone; NaN where that is 0 / 0.
RATIOS: dict[str, Callable[[Floats, Floats], Floats]] = {
    "ttr": lambda v, n: v / n,
    "cttr": lambda v, n: v / np.sqrt(2 * n),
    "guiraud": lambda v, n: v / np.sqrt(n),
    "herdan_c": lambda v, n: np.log(v) / np.log(n),
    "maas_a2": lambda v, n: (np.log10(n) - np.log10(v)) / np.log10(n) ** 2,
}
#: Those that change with the length of a text.
UNSTEADY = ("ttr", "cttr", "guiraud", "herdan_c")
