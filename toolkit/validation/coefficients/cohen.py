"""Cohen's kappa: two coders, each with a distribution of codes of their own.

Cohen, J. (1960). A coefficient of agreement for nominal scales. With the share ``p_o`` of units on
which both agree and ``p_e = sum(p_1c * p_2c)`` from the shares of each code by coder::

    kappa = (p_o - p_e) / (1 - p_e)
"""

from __future__ import annotations

import numpy as np

from toolkit.validation.coefficients.contract import Coefficient, Floats, Ratings, divided


def why_not(ratings: Ratings) -> str:
    """Two coders, unordered codes."""
    if ratings.level != "nominal":
        return f"Cohen's kappa takes no account of the {ratings.level} level"
    pairs = ratings.codes[ratings.coders > 1]
    if not len(pairs):
        return "no unit was coded by two coders"
    if (coders := (pairs >= 0).any(axis=0).sum()) != 2:
        return f"Cohen's kappa is of two coders, here are {coders}"
    if len(np.unique(pairs[pairs >= 0])) < 2:
        return "all codes are the same, so that agreement by chance is certain"
    return ""


def value(ratings: Ratings, weights: Floats) -> Floats:
    """Kappa of each sample, from the units that both coded."""
    both = ratings.coders > 1
    codes, weights = ratings.codes[both], weights[:, both]
    codes = codes[:, (codes >= 0).any(axis=0)]
    n = weights.sum(axis=1)
    agreed = divided(weights @ (codes[:, 0] == codes[:, 1]).astype(float), n)
    ones = [
        weights @ (codes[:, [coder]] == np.arange(len(ratings.values))).astype(float)
        for coder in (0, 1)
    ]
    chance = divided((ones[0] * ones[1]).sum(axis=1), n**2)
    return divided(agreed - chance, 1 - chance)


COHEN_KAPPA = Coefficient("two coders, nominal", why_not, value)
