import numpy as np
import pytest

from toolkit.measures.stories.series.autoregression import (
    autoregression,
    filtered,
    lags,
    longest_order,
)


def simulated(coefficients, n=300, seed=0):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=n + 100)
    for t in range(len(coefficients), n + 100):
        values[t] += np.dot(coefficients, values[t - len(coefficients) : t][::-1])
    return values[100:]


@pytest.mark.parametrize(
    ("coefficients", "seed"),
    [([], 0), ([0.6], 1), ([0.5, 0.3], 2), ([0.3, 0, 0.4], 3), ([1.2, -0.5], 4)],
)
def test_order_and_coefficients_are_those_of_statsmodels(coefficients, seed):
    from statsmodels.tsa.ar_model import ar_select_order

    series = simulated(coefficients, seed=seed)
    other = ar_select_order(series, 7, ic="bic")
    found = autoregression(series, 7)
    assert len(found) == len(other.ar_lags or [])
    np.testing.assert_allclose(found, np.asarray(other.model.fit().params)[1:], atol=1e-8)


def test_the_filter_leaves_the_noise():
    series = simulated([0.8], n=500)
    rest = filtered(series, np.array([0.8]))
    assert np.isnan(rest[0])
    assert abs(np.corrcoef(rest[1:-1], rest[2:])[0, 1]) < 0.1
    assert np.corrcoef(series[1:], series[:-1])[0, 1] > 0.7


def test_no_order_leaves_the_series():
    series = np.array([1.0, np.nan, 3.0])
    np.testing.assert_array_equal(filtered(series, np.zeros(0)), series)


def test_a_gap_costs_the_values_after_it_too_and_is_not_filled():
    series = simulated([0.5], n=60)
    series[20] = np.nan
    assert np.flatnonzero(np.isnan(filtered(series, np.array([0.5, 0.1])))).tolist() == [
        *[0, 1, 20, 21, 22]
    ]


def test_gaps_do_not_bend_the_coefficients():
    series = simulated([0.7], n=2000)
    with_gaps = series.copy()
    with_gaps[np.random.default_rng(1).random(2000) < 0.1] = np.nan
    assert autoregression(with_gaps, 3)[0] == pytest.approx(0.7, abs=0.07)
    zeros = np.where(np.isnan(with_gaps), 5, with_gaps)  # what a made-up value would do
    assert autoregression(zeros, 1)[0] < 0.5


def test_gaps_limit_the_order():
    weekly = simulated([], n=140)
    weekly[::7] = np.nan  # no Sunday edition
    assert longest_order(7, weekly) == 3  # of six days in a row three have three before them
    assert longest_order(7, simulated([], n=140)) == 7
    assert longest_order(7, simulated([], n=22)) == 2  # twenty rows are needed
    assert longest_order(7, np.full(50, np.nan)) == 0


def test_lags_are_earlier_values():
    np.testing.assert_array_equal(
        lags(np.array([1.0, 2, 3]), 2), [[np.nan, np.nan], [1, np.nan], [2, 1]]
    )
