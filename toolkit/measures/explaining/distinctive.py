"""Which words set one group of texts apart from another."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError

Floats = npt.NDArray[np.float64]


class LogOdds(NamedTuple):
    """Difference of the log odds of each word, and the same in standard errors."""

    delta: Floats
    z: Floats


def log_odds(counts_a: npt.ArrayLike, counts_b: npt.ArrayLike, prior: npt.ArrayLike) -> LogOdds:
    """Log odds of each word in `a` against `b`, with an informative Dirichlet prior.

    The prior draws rare words to what they are everywhere, and dividing by the standard error
    keeps both very rare and very common words from the top:
    ``z = delta / sqrt(1 / (y_a + alpha) + 1 / (y_b + alpha))``.

    Parameters
    ----------
    counts_a, counts_b : array of numbers, shape (n_words,)
        How often each word occurs in either group. All words of the groups must be there, as
        their sums are the sizes of the groups.
    prior : array of numbers, shape (n_words,)
        Prior count of each word, above 0, such as the frequencies in a larger corpus, scaled.

    Returns
    -------
    LogOdds
        `delta` and `z`, above 0 for words of `a`.

    Raises
    ------
    ToolkitError
        The arrays differ in length, a count is below 0, or a prior count is not above 0.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words: lexical feature
    selection and evaluation for identifying the content of political conflict.

    Examples
    --------
    >>> found = log_odds([120, 9880], [60, 9940], [1, 99])
    >>> found.delta.round(4)[0].item(), found.z.round(3)[0].item()
    (0.6909, 4.4)
    """
    a, b = _counts("counts_a", counts_a), _counts("counts_b", counts_b)
    alpha = _counts("prior", prior)
    if not len(a) == len(b) == len(alpha):
        raise ToolkitError(
            f"counts_a, counts_b and prior have {len(a)}, {len(b)} and {len(alpha)} numbers; each "
            "must have one for every word, in the same order."
        )
    if len(alpha) and not alpha.min() > 0:
        raise ToolkitError(
            f"prior holds {alpha.min():g}; every word needs a prior count above 0, such as 0.01."
        )
    delta = _log_odds(a + alpha) - _log_odds(b + alpha)
    return LogOdds(delta, delta / np.sqrt(1 / (a + alpha) + 1 / (b + alpha)))


def _log_odds(counts: Floats) -> Floats:
    rest = counts.sum() - counts
    with np.errstate(divide="ignore"):  # of a single word the odds are infinite
        return np.log(counts) - np.log(rest)


def g2(
    counts_a: npt.ArrayLike,
    counts_b: npt.ArrayLike,
    size_a: float,
    size_b: float,
    *,
    full: bool = False,
) -> Floats:
    """Log-likelihood ratio of the frequency of each word in two groups of texts.

    ``2 * sum(observed * ln(observed / expected))`` over the word in both groups, as in Rayson and
    Garside (2000) and most tools for keywords; with `full` over all other words too, which is
    the ratio of two binomials of Dunning (1993). It says how sure a difference is, not which way
    it goes, and takes words as independent, which those of one article are not.

    Parameters
    ----------
    counts_a, counts_b : array of numbers, shape (n_words,)
        How often each word occurs in either group.
    size_a, size_b : number
        All words of the groups.
    full : bool
        Whether all other words are counted too.

    Returns
    -------
    ndarray of float, shape (n_words,)
        0 or more. Values from 3.84 on are beyond chance at 5 %, from 10.83 on at 0.1 %, for a
        single word that was chosen beforehand.

    Raises
    ------
    ToolkitError
        A count is below 0 or above the size of its group, or a size is not above 0.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.

    Rayson, P. and Garside, R. (2000). Comparing corpora using frequency profiling.

    Examples
    --------
    >>> g2([120], [60], 10_000, 10_000).round(3).tolist()
    [20.388]
    """
    a, b = _counts("counts_a", counts_a), _counts("counts_b", counts_b)
    for name, counts, size in (("a", a, size_a), ("b", b, size_b)):
        if not size > 0 or (len(counts) and counts.max() > size):
            raise ToolkitError(
                f"size_{name}={size!r} must be the number of all words of the group, above 0 and "
                f"not below a count (the largest is {counts.max(initial=0):g})."
            )
    expected = (a + b) / (size_a + size_b)
    found = _part(a, size_a * expected) + _part(b, size_b * expected)
    if full:
        found += _part(size_a - a, size_a * (1 - expected))
        found += _part(size_b - b, size_b * (1 - expected))
    return np.maximum(2 * found, 0)  # equal frequencies can give -1e-13


def _part(observed: Floats, expected: Floats) -> Floats:
    """Observed times the logarithm of observed / expected; 0 where nothing was observed."""
    ratio = np.ones_like(observed)
    np.divide(observed, expected, out=ratio, where=observed > 0)
    return observed * np.log(ratio)


def _counts(name: str, values: Any) -> Floats:
    counts = np.atleast_1d(np.asarray(values, float))
    if len(counts) and not counts.min() >= 0:
        raise ToolkitError(f"{name} holds {counts.min():g}; counts are 0 or more.")
    return counts
