"""What guessing would give, and means of answers that belong together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.validation.limits import limits

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SYMMETRIC = 1e-9  # skewness below which there is nothing to correct


def guessing(units: Ints, codes: Ints, found: int, choices: int) -> float:
    """Probability of as many right answers if the right choices stood anywhere.

    What the coders chose is taken as it is, and the right choice of each question is put at any
    place with equal probability, which is how it was placed. So coders who choose alike are not
    taken for independent of each other. With one answer to each question this is the binomial
    test.

    Parameters
    ----------
    units, codes : ndarray of int
        Question and number of the choice, from 1, of every answer.
    found : int
        Answers that are right.
    choices : int
        Choices of a question.

    Examples
    --------
    Two coders, six choices: both right on one question, by chance once in six times if they
    choose alike, once in 36 if nobody knew.

    >>> one = np.array([0, 0])
    >>> round(guessing(one, np.array([2, 2]), 2, 6), 3), round(guessing(one, one + [1, 2], 1, 6), 3)
    (0.167, 0.333)
    """
    spread = np.ones(1)
    for unit in np.unique(units):
        times = np.bincount(codes[units == unit] - 1, minlength=choices)
        spread = np.convolve(spread, np.bincount(times) / choices)
    return float(min(spread[found:].sum(), 1.0))


class Mean(NamedTuple):
    """A mean with its interval."""

    value: float
    low: float
    high: float


def deviations(values: Floats, clusters: Ints) -> Floats:
    """How far each cluster moves the mean of all values, as means of clusters of one size do.

    Values of a cluster may be as alike as they like.
    """
    _, of = np.unique(clusters, return_inverse=True)
    sums = np.bincount(of, values - values.mean())
    return sums * len(sums) / len(values)


def error(moved: Floats) -> float:
    """Standard error of a mean from the `deviations` of its clusters; NaN with one cluster."""
    size = len(moved)
    return float(np.sqrt((moved**2).sum() / (size - 1) / size)) if size > 1 else float("nan")


def student(size: int, level: float) -> float:
    """Student's t for as many clusters."""
    from scipy.stats import t

    return float(t.ppf((1 + level) / 2, size - 1)) if size > 1 else float("nan")


def share(right: Floats, clusters: Ints, level: float) -> Mean:
    """Share of 1 among values of 0 and 1, with Wilson's interval on the effective number.

    The effective number is that whose binomial variance is the variance between clusters, less
    what is lost by estimating it from few (Korn and Graubard 1998); the number of clusters where
    all values are the same or there is one cluster.

    Examples
    --------
    >>> values, clusters = np.array([1.0, 1, 1, 1, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 2, 2, 3, 3])
    >>> value, low, high = share(values, clusters, 0.95)
    >>> print(value, round(low, 2), round(high, 2))
    0.75 0.13 0.98
    """
    from statistics import NormalDist

    mean, moved = float(right.mean()), deviations(right, clusters)
    size, noise = len(moved), error(moved)
    if size < 2 or noise == 0 or mean in (0, 1):
        return Mean(mean, *limits(mean, size, level))
    z = NormalDist().inv_cdf((1 + level) / 2)
    lost = (z / student(size, level)) ** 2
    effective = min(mean * (1 - mean) / noise**2, len(right)) * lost
    return Mean(mean, *limits(mean, effective, level))


def average(values: Floats, clusters: Ints, level: float) -> Mean:
    """Mean of values that are 0 or less, with an interval over the clusters.

    It is Student's, corrected for skewness by the transformation of Hall (1992): most log odds
    are 0 and some far below, and Student's alone would lie too high. There is none where all
    clusters are alike, which says nothing of how others would differ.

    Examples
    --------
    >>> value, low, high = average(np.array([0, 0, 0, -1, 0, -4.0]), np.arange(6), 0.95)
    >>> print(round(value, 2), round(low, 2), round(high, 2))
    -0.83 -6.64 0.0
    """
    mean, moved = float(values.mean()), deviations(values, clusters)
    size, noise = len(moved), error(moved)
    if size < 2 or noise == 0:
        return Mean(mean, float("nan"), float("nan"))
    skew = float((moved**3).mean() / (moved**2).mean() ** 1.5)
    t, root = student(size, level), np.sqrt(size)

    def untransformed(x: float) -> float:
        if abs(skew) < SYMMETRIC:
            return x
        inner = 1 + skew * (x / root - skew / (6 * size))
        return float(3 * root / skew * (np.cbrt(inner) - 1))

    low, high = mean - noise * untransformed(t), mean - noise * untransformed(-t)
    return Mean(mean, low, min(high, 0.0))
