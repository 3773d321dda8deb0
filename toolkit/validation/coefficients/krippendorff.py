"""Krippendorff's alpha: disagreement observed against disagreement expected by chance.

Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. With the coincidences ``o``
of the values that a unit was given, their totals ``n`` and a distance ``d``::

    alpha = 1 - (n. - 1) * sum(o_ck * d_ck) / sum(n_c * n_k * d_ck)

A unit with m codes adds each of its pairs with weight 1 / (m - 1); one with a single code adds
nothing. The ordinal distance is the interval distance of mid-ranks, as the codes between c and k,
those at the ends counted half, are the difference of their mid-ranks.
"""

from __future__ import annotations

import numpy as np

from toolkit.validation.coefficients.contract import Coefficient, Floats, Ratings, divided


def why_not(ratings: Ratings) -> str:
    """Any number of coders, codes may be missing."""
    if not (ratings.coders > 1).any():
        return "no unit was coded by two coders"
    if (ratings.counts[ratings.coders > 1].sum(axis=0) > 0).sum() < 2:
        return "all codes are the same, so that agreement by chance is certain"
    return ""


def value(ratings: Ratings, weights: Floats) -> Floats:
    """Alpha of each sample of units."""
    several = ratings.coders > 1
    counts, weights, m = ratings.counts[several], weights[:, several], ratings.coders[several]
    totals = weights @ counts
    n = totals.sum(axis=1)
    if ratings.level == "ordinal":
        ranks = np.cumsum(totals, axis=1) - totals / 2  # each sample has its own
        pairs = _squares(counts, m, ranks) / (m - 1)[:, None]
        observed, expected = np.einsum("su,us->s", weights, pairs), _spread(totals, ranks)
    elif ratings.level == "interval":
        # The least value is taken off, so that large values (years) lose no digits.
        values = (ratings.values.astype(float) - float(ratings.values[0]))[None, :]
        observed = weights @ (_squares(counts, m, values)[:, 0] / (m - 1))
        expected = _spread(totals, values)
    elif ratings.level == "ratio":
        distance = _ratio(ratings.values.astype(float))
        observed = weights @ (((counts @ distance) * counts).sum(axis=1) / (m - 1))
        expected = ((totals @ distance) * totals).sum(axis=1)
    else:
        observed = weights @ ((m**2 - (counts**2).sum(axis=1)) / (m - 1))
        expected = n**2 - (totals**2).sum(axis=1)
    # Exactly 0 if a sample holds one value only, whatever rounding leaves.
    expected = np.where((totals > 0).sum(axis=1) > 1, expected, 0)
    return 1 - (n - 1) * divided(observed, expected)


def _squares(counts: Floats, m: Floats, values: Floats) -> Floats:
    """Sum of squared differences of all ordered pairs of a unit: units x samples."""
    first, second = counts @ values.T, counts @ (values**2).T
    return 2 * (m[:, None] * second - first**2)


def _spread(totals: Floats, values: Floats) -> Floats:
    """The same over the codes of a whole sample."""
    first, second = (totals * values).sum(axis=1), (totals * values**2).sum(axis=1)
    return 2 * (totals.sum(axis=1) * second - first**2)


def _ratio(values: Floats) -> Floats:
    one, other = values[:, None], values[None, :]
    total = one + other
    return np.divide(one - other, total, out=np.zeros_like(total), where=total > 0) ** 2


KRIPPENDORFF_ALPHA = Coefficient("any number of coders, any level, gaps", why_not, value)
