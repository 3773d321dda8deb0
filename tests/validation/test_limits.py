import numpy as np
import pytest

from toolkit.intervals.wilson import wilson
from toolkit.validation.limits import UNKNOWN, Rate, limits, rate, square_and_add


def test_equal_weights_give_the_interval_of_wilson():
    found = rate([1] * 12 + [0] * 28, np.full(40, 7.0), 0.95, finite=False)
    low, high = map(float, wilson(12, 40))
    assert found == pytest.approx((0.3, low, high, 40, 40))


def test_the_effective_number_is_that_of_kish():
    weights = np.array([1.0] * 10 + [5.0] * 10)
    found = rate([1, 0] * 10, weights, 0.95, finite=False)
    assert found.effective == pytest.approx(60**2 / (10 * 1 + 10 * 25))
    assert found.value == 0.5


def test_documents_that_stand_for_themselves_alone_leave_nothing_to_chance():
    assert rate([1, 0, 1, 1], np.ones(4), 0.95, finite=True)[:3] == (0.75, 0.75, 0.75)
    half = rate([1, 0] * 20, np.full(40, 2.0), 0.95, finite=True)
    assert half.effective == pytest.approx(80)  # half of all were coded: variance is halved


def test_nothing_found_has_the_exact_limit():
    # 0 of 300: 1 - .025 ** (1 / 300) = .0122.
    low, high = limits(0.0, 300, 0.95)
    assert (low, round(high, 4)) == (0, 0.0122)
    assert limits(1.0, 300, 0.95) == pytest.approx((1 - high, 1))


def test_no_code_is_unknown():
    assert np.isnan(rate([], [], 0.95, finite=True).value)
    assert np.isnan(np.array(square_and_add(lambda a: a, [UNKNOWN]))).all()


def test_the_difference_of_newcombe_1998():
    # Score interval of 56/70 - 48/80, method 10 of his table II: .0524 to .3339.
    rates = [Rate(k / n, *map(float, wilson(k, n)), n, n) for k, n in ((56, 70), (48, 80))]
    _, low, high = square_and_add(lambda one, other: one - other, rates)
    assert (round(float(low), 4), round(float(high), 4)) == (0.0524, 0.3339)
