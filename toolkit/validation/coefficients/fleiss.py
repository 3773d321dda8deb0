"""Fleiss' kappa: the same number of codes for every unit, by whichever coders.

Units with one code are left aside.

Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. With ``P`` the mean
share of agreeing pairs of a unit and ``p_c`` the share of each code among all::

    kappa = (P - sum(p_c ** 2)) / (1 - sum(p_c ** 2))
"""

from __future__ import annotations

import numpy as np

from toolkit.validation.coefficients.contract import Coefficient, Floats, Ratings, divided


def why_not(ratings: Ratings) -> str:
    """Unordered codes, each unit coded equally often."""
    if ratings.level != "nominal":
        return f"Fleiss' kappa takes no account of the {ratings.level} level"
    several = ratings.coders > 1
    if not several.any():
        return "no unit was coded by two coders"
    found = np.unique(ratings.coders[several]).astype(int)
    if len(found) > 1:
        return (
            "Fleiss' kappa needs the same number of codes for every unit, here are "
            f"{found[0]} to {found[-1]}"
        )
    if (ratings.counts[several].sum(axis=0) > 0).sum() < 2:
        return "all codes are the same, so that agreement by chance is certain"
    return ""


def value(ratings: Ratings, weights: Floats) -> Floats:
    """Kappa of each sample of units."""
    several = ratings.coders > 1
    counts, weights, m = ratings.counts[several], weights[:, several], ratings.coders.max()
    agreeing = (counts * (counts - 1)).sum(axis=1) / (m * (m - 1))
    n = weights.sum(axis=1)
    agreed = divided(weights @ agreeing, n)
    chance = (divided(weights @ counts, (n * m)[:, None]) ** 2).sum(axis=1)
    return divided(agreed - chance, 1 - chance)


FLEISS_KAPPA = Coefficient("equal number of codes per unit, nominal", why_not, value)
