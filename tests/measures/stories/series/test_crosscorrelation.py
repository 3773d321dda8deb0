import numpy as np
import pytest

from toolkit.measures.stories.series.crosscorrelation import cross_correlation, fisher


def walk(n, seed, coefficient=1.0):
    values = np.random.default_rng(seed).normal(size=n)
    for t in range(1, n):
        values[t] += coefficient * values[t - 1]
    return values


def follower(one, lag, noise, seed=9):
    """The same series some steps later, with noise of its own."""
    later = np.roll(one, lag)
    later[:lag] = 0
    return later + np.random.default_rng(seed).normal(scale=noise, size=len(one))


@pytest.mark.parametrize("coefficient", [0.0, 0.7, 1.0])
def test_a_follower_by_two_steps_is_found_at_two_and_nowhere_else(coefficient):
    # Signal of variance 1, noise of 0.085: a correlation of 1 / sqrt(1.085) = 0.96.
    one = walk(500, 1, coefficient)
    noise = np.sqrt(0.085 / (1 + coefficient**2))  # the filter makes it larger
    found = cross_correlation(one, follower(one, 2, noise), max_lag=7)
    at = dict(zip(found.lag.tolist(), found.correlation.tolist(), strict=True))
    assert at.pop(2) == pytest.approx(0.96, abs=0.02)
    assert max(map(abs, at.values())) < 0.16


def test_the_other_way_round_the_lag_is_negative():
    one = walk(300, 2, 0.5)
    found = cross_correlation(follower(one, 3, 0.2), one, max_lag=5)
    assert found.lag[found.correlation.argmax()] == -3


def test_two_unrelated_walks_are_not_correlated_once_white():
    raw, white = [], []
    for seed in range(40):
        one, other = walk(200, seed), walk(200, 1000 + seed)
        raw.append(abs(np.corrcoef(one, other)[0, 1]))
        found = cross_correlation(one, other, max_lag=3)
        white.append(abs(found.correlation[3]))
    assert np.mean(raw) > 0.35
    assert np.mean(white) < 0.08  # of independent noise sqrt(2 / (200 pi)) = 0.056


def test_the_interval_holds_what_it_promises():
    inside = []
    for seed in range(300):
        one, other = walk(120, seed, 0.6), walk(120, 5000 + seed, 0.6)
        found = cross_correlation(one, other, max_lag=4)
        inside += ((found.low <= 0) & (found.high >= 0)).tolist()
    assert np.mean(inside) == pytest.approx(0.95, abs=0.015)


def test_gaps_are_left_out_and_counted():
    one = walk(400, 3, 0.4)
    other = follower(one, 1, 0.3)
    whole = cross_correlation(one, other, max_lag=2)
    one[50:60] = np.nan
    other[200] = np.nan
    found = cross_correlation(one, other, max_lag=2)
    assert (found.periods < whole.periods).all()
    assert found.correlation[3] == pytest.approx(whole.correlation[3], abs=0.03)
    assert found.periods[2] <= 400 - 11


def test_too_few_pairs_have_no_correlation():
    one = np.full(60, np.nan)
    one[::20] = [1.0, 2.0, 4.0]
    found = cross_correlation(np.arange(60.0) % 7, one, max_lag=1)
    assert np.isnan(found.correlation).all() and np.isnan(found.low).all()


def test_fisher_is_the_interval_of_the_textbook():
    # Zar, Biostatistical analysis: r = 0.870, n = 12, 95 % interval 0.592 to 0.963.
    low, high = fisher(np.array([0.870]), np.array([12]), 0.95)
    assert low[0] == pytest.approx(0.592, abs=0.002)
    assert high[0] == pytest.approx(0.963, abs=0.001)
