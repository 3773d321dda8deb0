"""The correlation within periods is found where it is known, and levels do not hide in it."""

import numpy as np
import pytest

from toolkit.change.dispersion import beta_binomial, correlation, smooth, stabilised, variance


def estimates(share, total, rho, series, seed=0):
    rng = np.random.default_rng(seed)
    drawn = beta_binomial(rng, share, total, rho, series)
    at = np.arange(len(total), dtype=float)
    trends = [smooth(docs, total, at, 0.15 * len(at)) for docs in drawn]
    return np.array([correlation(d, total, t, rng) for d, t in zip(drawn, trends, strict=True)])


def test_drawn_counts_have_the_variance_of_the_formula():
    total = np.array([10.0, 100.0, 1000.0])
    drawn = beta_binomial(np.random.default_rng(0), np.full(3, 0.1), total, 0.05, 40_000)
    np.testing.assert_allclose(drawn.mean(axis=0), 0.1 * total, rtol=0.02)
    np.testing.assert_allclose(
        drawn.var(axis=0), total * 0.09 * (1 + (total - 1) * 0.05), rtol=0.05
    )
    sure = beta_binomial(np.random.default_rng(0), np.array([0.0, 1.0, 0.5]), total, 0.0, 9)
    assert (sure[:, 0] == 0).all() and (sure[:, 1] == 100).all()


@pytest.mark.parametrize(("n", "p"), [(100, 0.1), (20, 0.1), (100, 0.03)])
def test_a_known_correlation_is_found_though_counts_are_small(n, p):
    found = estimates(np.full(60, p), np.full(60, float(n)), 1 / 21, 30)
    assert np.median(found) == pytest.approx(1 / 21, rel=0.35)


def test_independent_articles_have_next_to_none():
    assert np.median(estimates(np.full(60, 0.1), np.full(60, 100.0), 0.0, 30)) < 0.004


def test_a_break_and_a_burst_are_not_taken_for_noise():
    share = np.full(60, 0.1)
    share[20:24], share[40:] = 0.5, 0.3
    changed = np.median(estimates(share, np.full(60, 100.0), 1 / 21, 30))
    assert changed < 1.5 / 21


def test_the_angular_scale_has_the_variance_it_says():
    total = np.full(20_000, 50.0)
    drawn = beta_binomial(np.random.default_rng(0), np.full(20_000, 0.3), total, 0.02, 1)
    assert stabilised(drawn, total).var() == pytest.approx(variance(total, 0.02)[0], rel=0.05)


def test_a_smooth_trend_is_weighted_by_documents_and_keeps_a_constant():
    at, total = np.array([0.0, 1.0, 5.0]), np.array([10.0, 90.0, 20.0])
    np.testing.assert_allclose(smooth(0.2 * total, total, at, 2.0), 0.2)
    far = smooth(np.array([0.0, 90.0, 0.0]), total, at, 1e6)
    np.testing.assert_allclose(far, 90 / 120)
