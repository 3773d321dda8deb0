"""Log ratio: how many times the rate doubles, with exact limits.

log2((a / n1) / (b / n2)); a count of 0 is taken as 0.5, as Hardie (2014, Log Ratio: an informal
introduction) and UCREL do. Where the side without hits is much the smaller one, half a hit can be
more than its share, and the sign is then not that of the rates. Limits: of a hits among the a + b
the share of the target has the interval (L, U) of Clopper and Pearson (1934), and the limits are
log2((n2 / n1) L / (1 - L)) and the same of U: the exact interval of a ratio of two Poisson rates.
They hold together for all terms of a comparison if alpha is divided by their number (Bonferroni).
Without hits in the target the lower limit is minus infinity, without hits in the reference the
upper one is infinity. They take words as drawn one by one: where texts repeat their words, limits
of 95 % hold less often.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.words.keynesses.contract import Counts, Floats, Measure, Options, divided


def scores(counts: Counts, options: Options) -> tuple[Floats, Floats, Floats]:
    """Log ratio, lower and upper limit; see the module."""
    a, b = np.where(counts.a > 0, counts.a, 0.5), np.where(counts.b > 0, counts.b, 0.5)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log2(a / counts.size_a) - np.log2(b / counts.size_b)
    return np.where(_known(counts), ratio, np.nan), *limits(counts, options)


def limits(counts: Counts, options: Options) -> tuple[Floats, Floats]:
    """Lower and upper limit; see the module."""
    alpha = (1 - options.level) / 2 / max(options.family, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.log2(counts.size_b / counts.size_a)
        low = scale + np.log2(_odds(counts.a, counts.b, alpha))
        high = scale - np.log2(_odds(counts.b, counts.a, alpha))
    known = _known(counts)
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def _known(counts: Counts) -> npt.NDArray[np.bool_]:
    """Where there are hits, and words on both sides."""
    return np.asarray((counts.a + counts.b > 0) & (counts.size_a > 0) & (counts.size_b > 0))


def _odds(hits: Floats, misses: Floats, alpha: float) -> Floats:
    """Odds of the lower limit of Clopper and Pearson; 0 if there are no hits."""
    from scipy.special import betaincinv

    low = np.where(hits > 0, betaincinv(np.maximum(hits, 0.5), misses + 1, alpha), 0.0)
    return divided(low, 1 - low)


MEASURE = Measure(("log_ratio", "log_ratio_low", "log_ratio_high"), scores, "signed")
