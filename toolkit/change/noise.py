"""A series on a scale of known noise, and series of the same noise that have no break."""

from __future__ import annotations

from math import erf, exp, pi, sqrt
from typing import Any, NamedTuple

import numpy as np

from toolkit.change.dispersion import (
    BOUND,
    beta_binomial,
    correlation,
    smooth,
    stabilised,
    variance,
)
from toolkit.change.series import Floats, Series, numbers

BANDWIDTH = 0.15  # of the smooth trend around which the noise is measured
FAINTEST = 1e-6  # noise, as a part of the range of a series
FAR = 3.0  # standard deviations from the running median beyond which a value is a leap
#: Mean of the squares of a normal variable, each cut at BOUND standard deviations.
CUT = (
    erf(BOUND / sqrt(2)) * (1 - BOUND**2)
    + BOUND**2
    - 2 * BOUND * exp(-(BOUND**2) / 2) / sqrt(2 * pi)
)


class Noisy(NamedTuple):
    """Values whose noise is in proportion to 1 / `weights`, at least `least` times that."""

    values: Floats
    weights: Floats
    least: float
    rho: float
    counts: tuple[Floats, Floats] | None

    def without_break(self, rng: np.random.Generator, draws: int, drift: bool) -> Floats:
        """Draw series of this noise around one level or, with `drift`, a straight line."""
        time = np.arange(len(self.values), dtype=np.float64)
        fit = np.polyfit(time, self.values, int(drift), w=np.sqrt(self.weights))
        line = np.asarray(np.polyval(fit, time), np.float64)
        if self.counts is None:
            spread = 1 / np.sqrt(scaled(self.values[None], self.weights, self.least)[0])
            return line + rng.normal(size=(draws, len(line))) * spread
        docs, total = self.counts
        share = np.sin(np.clip(line, 0, pi / 2)) ** 2 if drift else docs.sum() / total.sum()
        drawn = beta_binomial(rng, share, total, self.rho, draws)
        return centred(drawn, total, docs.sum() / total.sum(), self.rho)


def noisy(series: Series, y: str, noise: str, rng: np.random.Generator) -> Noisy:
    """Bring the periods that are used to a scale on which their noise can be compared."""
    if noise == "beta-binomial":
        docs, total = series.counts()
        trend = smooth(docs, total, series.at, BANDWIDTH * len(series.used))
        rho = correlation(docs, total, trend, rng)
        spread = variance(total, rho)
        # Articles that differ less than independent ones are chance.
        least = float((variance(total, 0) / spread).min())
        level = centred(docs, total, docs.sum() / total.sum(), rho)
        return Noisy(level, 1 / spread, least, rho, (docs, total))
    values = numbers(series.table, y)[series.used]
    return Noisy(values, np.ones(len(values)), 0.0, np.nan, None)


def centred(docs: Floats, total: Floats, share: float, rho: float) -> Floats:
    """Counts on the angular scale, without what the number of documents alone does to it.

    Of few documents the mean lies higher on that scale (of rare themes much so); weeks with
    fewer articles would pass for a change of share.
    """
    from scipy.stats import betabinom, binom

    expected = {}
    for n in np.unique(total):
        k = np.arange(n + 1)
        if rho > 0 and 0 < share < 1:
            size = (1 - rho) / rho
            weights = betabinom.pmf(k, n, share * size, (1 - share) * size)
        else:
            weights = binom.pmf(k, n, share)
        expected[n] = float((weights * stabilised(k, np.full(len(k), n))).sum())
    shift = np.arcsin(np.sqrt(share)) - np.array([expected[n] for n in total])
    return stabilised(docs, total) + shift


def scaled(values: Floats, weights: Floats, least: float) -> Floats:
    """Weights of each series so that its own noise has the variance 1 / weights.

    The noise is told by the differences between successive periods, cut at two standard
    deviations, so that levels and slow changes drop out and few breaks count little. It is taken
    for at least a millionth of the range of the series: steps without noise are breaks too.
    """
    span = values.max(axis=1) - values.min(axis=1)
    least = np.maximum(least, (FAINTEST * span) ** 2 * weights.mean())
    squares = np.diff(values, axis=1) ** 2 / (1 / weights[1:] + 1 / weights[:-1])
    noise = squares.mean(axis=1)
    for _ in range(40):
        with np.errstate(invalid="ignore", divide="ignore"):
            cut = np.minimum(squares / noise[:, None], BOUND**2).mean(axis=1)
        noise = np.maximum(np.nan_to_num(noise * cut / CUT), least)
    with np.errstate(divide="ignore"):
        return weights / noise[:, None]


def without_leaps(values: Floats, weights: Floats) -> Floats:
    """Values of which those far from the running median of five are replaced by it.

    One leap of a period or two is a peak; left in, it could pass for a short segment. Levels of
    three periods and more stay as they are; two periods at an end may be the start of one.

    References
    ----------
    Pearson, R. K. (2002). Outliers in process modeling and identification; the filter is
    Hampel's.
    """
    from scipy.ndimage import median_filter

    middle: Any = median_filter(values, size=(1, 5), mode="reflect")
    return np.where(np.abs(values - middle) > FAR / np.sqrt(weights), middle, values)
