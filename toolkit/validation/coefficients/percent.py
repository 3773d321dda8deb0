"""Percent agreement: the share of pairs of codes of one unit that are the same."""

from __future__ import annotations

from toolkit.validation.coefficients.contract import Coefficient, Floats, Ratings, divided


def why_not(ratings: Ratings) -> str:
    """Any number of coders, codes may be missing."""
    return "" if (ratings.coders > 1).any() else "no unit was coded by two coders"


def value(ratings: Ratings, weights: Floats) -> Floats:
    """Agreeing pairs / pairs, over all units; chance is not taken off."""
    pairs = ratings.coders * (ratings.coders - 1)
    agreeing = (ratings.counts * (ratings.counts - 1)).sum(axis=1)
    return divided(weights @ agreeing, weights @ pairs)


PERCENT = Coefficient("pairs that agree, chance not taken off", why_not, value)
