"""How many and how equal: diversity of counts, and what it would be with fewer of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def diversity(counts: npt.ArrayLike) -> tuple[float, float, float]:
    """Shannon's entropy in nats, its exponential, and 1 / sum p^2.

    Parameters
    ----------
    counts : array
        How often each occurs.

    Returns
    -------
    entropy, effective, inverse_hhi : float
        NaN if nothing was counted.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Hill, M. O. (1973). Diversity and
    evenness: a unifying notation and its consequences. Ecology 54, 427-432 (orders 1 and 2).

    Examples
    --------
    >>> print("{:.4f} {:.3f} {:.3f}".format(*diversity([2, 1, 1])))
    1.0397 2.828 2.667
    """
    n = np.asarray(counts, np.float64)
    n = n[n > 0]
    if not len(n):
        return float("nan"), float("nan"), float("nan")
    p = n / n.sum()
    entropy = max(0.0, -float(p @ np.log(p)))
    return entropy, float(np.exp(entropy)), float(1 / (p @ p))


def rarefied(counts: npt.ArrayLike, size: int) -> tuple[float, float]:
    """How many different ones, and what entropy, so many draws without replacement have on average.

    Both are exact. All are taken where there are no more than `size`.

    Parameters
    ----------
    counts : array of int
        How often each occurs.
    size : int
        How many are drawn.

    Returns
    -------
    different, entropy : float
        Expected number of different ones, and expected Shannon entropy in nats.

    References
    ----------
    Hurlbert, S. H. (1971). The nonconcept of species diversity. Ecology 52, 577-586.

    Chao, A. et al. (2014). Rarefaction and extrapolation with Hill numbers. Ecological Monographs
    84, 45-67 (expected frequency counts of a sample).

    Examples
    --------
    Two of "a a b": the same in one of three cases, so that the entropy is two thirds of ln 2.

    >>> print("{:.4f} {:.4f}".format(*rarefied([2, 1], 2)))
    1.6667 0.4621
    """
    from scipy.special import gammaln

    n = np.asarray(counts, np.int64)
    n = n[n > 0]
    total = int(n.sum())
    size = min(size, total)
    if not size:
        return float("nan"), float("nan")
    each, times = np.unique(n, return_counts=True)
    most = int(min(each.max(), size))
    k = np.arange(1, most + 1)
    logs = gammaln(np.arange(total + 2, dtype=np.float64))  # logs[i + 1] = ln i!

    def choose(upper: npt.ArrayLike, lower: npt.ArrayLike) -> Floats:
        up, down = np.asarray(upper), np.asarray(lower)
        possible = (down >= 0) & (down <= up)
        low = np.where(possible, down, 0)
        made: Floats = np.where(
            possible, logs[up + 1] - logs[low + 1] - logs[up - low + 1], -np.inf
        )
        return made

    # Hypergeometric: k of a source that has `each`, in `size` of `total`.
    chance = np.exp(
        choose(each[:, None], k) + choose(total - each[:, None], size - k) - choose(total, size)
    )
    expected = times @ chance  # sources that are drawn k times
    p = k / size
    return float(expected.sum()), max(0.0, float(-(p * np.log(p)) @ expected))
