import itertools

import numpy as np
import pytest
from scipy.stats import binom, t

from toolkit.topics.coders.chance import average, guessing, share


def test_one_answer_to_each_question_is_the_binomial_test():
    units, codes = np.arange(20), np.tile(np.arange(1, 7), 4)[:20]
    for found in (0, 3, 7, 20):
        expected = binom.sf(found - 1, 20, 1 / 6)
        assert guessing(units, codes, found, 6) == pytest.approx(expected, rel=1e-9)


def test_chance_by_brute_force_over_all_places_of_the_right_choice():
    units = np.array([0, 0, 0, 1, 1, 2])
    codes = np.array([1, 1, 3, 2, 3, 3])
    sums = [
        sum(place[unit] == code for unit, code in zip(units, codes, strict=True))
        for place in itertools.product([1, 2, 3], repeat=3)
    ]
    for found in range(7):
        expected = np.mean([total >= found for total in sums])
        assert guessing(units, codes, found, 3) == pytest.approx(expected)


def test_coders_who_choose_alike_are_not_independent():
    units, codes = np.repeat(np.arange(4), 2), np.repeat([1, 2, 3, 4], 2)
    # Two right questions of four, as one coder has them.
    assert guessing(units, codes, 4, 6) == pytest.approx(binom.sf(1, 4, 1 / 6))
    assert guessing(units, codes, 4, 6) > 3 * binom.sf(3, 8, 1 / 6)


def test_alike_answers_make_the_interval_wider():
    right, alone = np.array([1.0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1]), np.arange(12)
    doubled, pairs = np.repeat(right, 2), np.repeat(alone, 2)
    one, two, wrong = share(right, alone, 0.95), share(doubled, pairs, 0.95), None
    wrong = share(doubled, np.arange(24), 0.95)
    # Saying everything twice adds nothing.
    np.testing.assert_allclose(one, two)
    assert wrong.high - wrong.low < 0.8 * (two.high - two.low)


def test_all_right_and_all_wrong_have_the_exact_limit_of_the_questions():
    value, low, high = share(np.ones(16), np.repeat(np.arange(8), 2), 0.95)
    assert (value, high) == (1, 1) and low == pytest.approx(0.025 ** (1 / 8))
    value, low, high = share(np.zeros(2), np.zeros(2, int), 0.95)
    assert (value, low) == (0, 0) and high == pytest.approx(0.975)


def test_the_interval_of_precision_covers():
    """Simulation: 20 questions of different difficulty, three coders, 300 times."""
    draw, inside, clusters = np.random.default_rng(3), 0, np.repeat(np.arange(20), 3)
    for _ in range(300):
        easy = draw.beta(0.8 * 2, 0.2 * 2, 20)  # correlation within questions 1/3
        right = (draw.random((20, 3)) < easy[:, None]).ravel().astype(float)
        _, low, high = share(right, clusters, 0.95)
        inside += low <= 0.8 <= high
    assert 0.92 <= inside / 300 <= 0.985


def test_an_average_without_skewness_is_students_over_the_clusters():
    means = np.array([-1.0, -2.0, -3.0, -4.0, -2.5])
    value, low, high = average(np.repeat(means, 3), np.repeat(np.arange(5), 3), 0.9)
    expected = t.interval(0.9, 4, means.mean(), means.std(ddof=1) / np.sqrt(5))
    assert value == pytest.approx(means.mean())
    assert (low, high) == pytest.approx(expected)


def test_an_average_without_an_interval():
    assert np.isnan(average(np.zeros(4), np.arange(4), 0.95)[1:]).all()
    assert np.isnan(average(np.array([-1.0, -2]), np.zeros(2, int), 0.95)[1:]).all()


def test_the_ends_are_those_that_halls_transformation_takes_to_students():
    """Hall (1992), g(T) = T + a T^2 + a^2 T^3 / 3 + skewness / (6 n), a = skewness / 3."""
    values = np.array([0, 0, -1.0, 0, -3.0, 0, 0, -0.5, 0, -6.0])
    mean, low, high = average(values - 9, np.arange(10), 0.95)
    spread = values.std(ddof=1) / np.sqrt(10)
    skew = ((values - values.mean()) ** 3).mean() / values.std() ** 3
    for end, expected in ((low, t.ppf(0.975, 9)), (high, t.ppf(0.025, 9))):
        w = (mean - end) / spread / np.sqrt(10)
        g = w + skew / 3 * w**2 + skew**2 / 27 * w**3 + skew / 60
        assert np.sqrt(10) * g == pytest.approx(expected)
    assert mean - low > high - mean


def test_the_interval_of_log_odds_covers():
    """Simulation: 30 questions, 70 % of the answers 0, the others far below, 300 times."""
    draw, inside = np.random.default_rng(4), 0
    truth = -0.3 * np.exp(1 + 0.6**2 / 2)
    for _ in range(300):
        values = -np.exp(draw.normal(1, 0.6, 30)) * (draw.random(30) < 0.3)
        _, low, high = average(values, np.arange(30), 0.95)
        inside += low <= truth <= high
    assert 0.925 <= inside / 300 <= 0.985
