"""The noise of a series, whatever its level does, and leaps that are no levels."""

import numpy as np
import pytest

from toolkit.change.noise import CUT, centred, scaled, without_leaps


def test_the_mean_of_cut_squares_is_that_of_a_normal_variable():
    draws = np.random.default_rng(0).normal(size=1_000_000) ** 2
    assert np.minimum(draws, 4).mean() == pytest.approx(CUT, abs=2e-3)


def test_noise_is_told_from_levels():
    rng, weights = np.random.default_rng(1), np.linspace(0.5, 2, 500)
    values = rng.normal(size=(4, 500)) * 3 / np.sqrt(weights) + np.repeat([0, 40, 7, 90, 20], 100)
    np.testing.assert_allclose(1 / np.sqrt(scaled(values, weights, 0.0) / weights), 3, rtol=0.12)


def test_noise_is_never_less_than_that_of_independent_articles():
    flat = np.zeros((1, 20))
    assert scaled(flat, np.ones(20), 0.5)[0, 0] == 2
    assert np.isinf(scaled(flat, np.ones(20), 0.0)).all()


def test_leaps_of_one_and_two_periods_go_and_levels_of_three_stay():
    for wide, kept in ((1, False), (2, False), (3, True), (8, True)):
        # Two periods at an end cannot be told from a level that has just begun.
        for start in (9,) if wide == 2 else (0, 9, 20 - wide):
            values = np.zeros((1, 20))
            values[0, start : start + wide] = 10
            found = without_leaps(values, np.ones((1, 20)))
            assert found.any() == kept, (wide, start)
            assert not kept or (found == values).all()
    small = np.zeros((1, 20))
    small[0, 9] = 2.9
    assert (without_leaps(small, np.ones((1, 20))) == small).all()


def test_the_number_of_documents_does_not_move_the_mean_on_the_angular_scale():
    rng = np.random.default_rng(2)
    total = np.repeat([4.0, 80.0], 20_000)
    docs = rng.binomial(total.astype(int), 0.02).astype(float)
    few, many = np.split(centred(docs, total, 0.02, 0.0), 2)
    assert few.mean() == pytest.approx(many.mean(), abs=0.004)
    assert many.mean() == pytest.approx(np.arcsin(np.sqrt(0.02)), abs=0.004)
    for share in (0.0, 1.0):
        even = centred(share * total, total, share, 0.1)
        np.testing.assert_allclose(even, np.arcsin(np.sqrt(share)))
