"""Differences of shares: published intervals, and sums of several shares."""

import numpy as np
import pytest

from toolkit.intervals import wilson
from toolkit.intervals.contrast import contrast

# Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
NEWCOMBE = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]


@pytest.mark.parametrize(("one", "other", "low", "high"), NEWCOMBE)
def test_published_intervals_of_a_difference(one, other, low, high):
    (k, n), (j, m) = one, other
    found = contrast([1, -1], [k / n, j / m], *wilson([k, j], [n, m]))
    np.testing.assert_allclose(found, [k / n - j / m, low, high], atol=5e-5)


def test_the_difference_the_other_way_round_is_its_mirror():
    bounds = wilson([9, 3], [10, 10])
    value, low, high = contrast([1, -1], [0.9, 0.3], *bounds)
    assert contrast([-1, 1], [0.9, 0.3], *bounds) == (-value, -high, -low)


def test_square_and_add_agrees_with_statsmodels():
    from statsmodels.stats.proportion import confint_proportions_2indep

    theirs = confint_proportions_2indep(17, 31, 9, 44, method="newcomb", compare="diff")
    ours = contrast([1, -1], [17 / 31, 9 / 44], *wilson([17, 9], [31, 44]))
    np.testing.assert_allclose(ours[1:], theirs, rtol=1e-10)


def test_a_mean_of_shares_is_as_sure_as_its_parts_together():
    # Zou, Huang and Zhang (2009): L = sum c p - sqrt(sum c^2 (p - low)^2) for positive c.
    low, high = wilson([5, 10], [20, 20])
    value, below, above = contrast([0.5, 0.5], [0.25, 0.5], low, high)
    assert value == 0.375
    assert below == pytest.approx(0.375 - 0.5 * np.hypot(0.25 - low[0], 0.5 - low[1]))
    assert above == pytest.approx(0.375 + 0.5 * np.hypot(high[0] - 0.25, high[1] - 0.5))


def test_an_unknown_share_leaves_the_difference_unknown():
    assert np.isnan(contrast([1, -1], [0.5, np.nan], [0.2, np.nan], [0.8, np.nan])).all()
