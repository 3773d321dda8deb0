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
    from scipy.special import gammaln

    total = np.repeat(tokens, np.diff(counts.indptr))
    others = total - counts.data
    # ln of the chance that no token of the word is drawn: C(N - f, 42) / C(N, 42)
    room = np.maximum(others - SAMPLE, 0)
    left = np.maximum(total - SAMPLE, 0)
    none = gammaln(others + 1) - gammaln(room + 1) - gammaln(total + 1) + gammaln(left + 1)
    drawn = _summed(counts, 1 - np.where(others >= SAMPLE, np.exp(none), 0))
    made: Floats = np.where(tokens >= SAMPLE, drawn / SAMPLE, np.nan)
    return made


def _summed(counts: Any, values: Floats) -> Floats:
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    return np.bincount(rows, values, counts.shape[0]).astype(float)


#: Made of the number of types V and tokens N alone.
RATIOS: dict[str, Callable[[Floats, Floats], Floats]] = {
    "ttr": lambda v, n: v / n,
    "cttr": lambda v, n: v / np.sqrt(2 * n),
    "guiraud": lambda v, n: v / np.sqrt(n),
    "herdan_c": lambda v, n: np.log(v) / np.log(n),
}
