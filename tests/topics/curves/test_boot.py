"""Intervals of mean scores: against formulas, brute force and known truth."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.intervals import wilson
from toolkit.topics.curves.boot import bootstrap_t
from toolkit.topics.curves.spread import Spread

ONE = np.zeros(60, np.int64)


def test_it_is_the_bootstrap_t_done_by_hand():
    random = np.random.default_rng(5)
    score = random.beta(2, 5, 60)
    found = bootstrap_t(score[:, None], np.ones(60), ONE, 1, draws=20_000, seed=1)
    mean, error = score.mean(), score.std(ddof=1) / np.sqrt(60)

    def logit(p):
        return np.log(p / (1 - p))

    each = score[random.integers(0, 60, (20_000, 60))]
    means, errors = each.mean(axis=1), each.std(axis=1, ddof=1) / np.sqrt(60)
    far = (logit(means) - logit(mean)) / (errors / (means * (1 - means)))
    low, high = logit(mean) - np.quantile(far, [0.975, 0.025]) * error / (mean * (1 - mean))
    expected = [1 / (1 + np.exp(-low)), 1 / (1 + np.exp(-high))]
    np.testing.assert_allclose([found.low[0, 0], found.high[0, 0]], expected, atol=0.0015)
    np.testing.assert_allclose(found.error[0, 0], error)


def test_units_of_several_documents_are_a_ratio():
    # Units of equal documents are the same as documents that are their means.
    random = np.random.default_rng(2)
    score = random.beta(2, 5, (60, 1))
    single = bootstrap_t(score, np.ones(60), ONE, 1)
    tripled = bootstrap_t(3 * score, np.full(60, 3.0), ONE, 1)
    for one, other in zip(single, tripled, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5)


def test_cells_of_none_one_and_of_documents_that_are_alike():
    cell = np.array([0, 1, 1, 3, 3, 3])
    score = np.array([[0.3], [0.2], [0.4], [0.5], [0.5], [0.5]])
    found = bootstrap_t(score, np.ones(6), cell, 4)
    assert np.isnan(found.low[:, 0]).tolist() == [True, False, True, False]
    np.testing.assert_allclose(found.mean[:, 0], [0.3, 0.3, np.nan, 0.5])
    # Three equal documents beside others that differ are no proof that all are equal.
    assert found.low[3, 0] < 0.5 < found.high[3, 0]
    alone = bootstrap_t(score[3:], np.ones(3), cell[3:] * 0, 1)
    assert np.isnan([alone.low, alone.high]).all() and alone.mean[0, 0] == 0.5


@pytest.mark.parametrize("share", [0.0, 1.0, -0.02])
def test_a_share_at_the_end_has_an_interval_of_the_other_cells(share):
    random = np.random.default_rng(3)
    usual = random.beta(1, 3, 200)
    cell = np.r_[np.zeros(200), np.ones(30)].astype(np.int64)
    end = np.full(30, share) + 1e-3 * np.tile([-1, 1], 15)
    found = bootstrap_t(np.r_[usual, end][:, None], np.ones(230), cell, 2)
    assert 0 <= found.low[1, 0] <= max(share, 0) <= found.high[1, 0] <= 1
    assert found.high[1, 0] - found.low[1, 0] > 0.01


def test_the_interval_of_ones_and_zeros_is_wilsons():
    share = np.array([[0.0], [0.1], [0.5], [0.9]])
    spread = Spread.of(share, share * (1 - share), np.full(4, 99.0))
    assert spread.still == pytest.approx(0) and spread.moving == pytest.approx(1)
    found = spread.bounds(share, 100, 1.959964)
    expected = wilson([0, 10, 50, 90], [100] * 4)
    np.testing.assert_allclose(found[:, :, 0], expected, atol=1e-6)


def test_the_spread_is_found_again():
    random = np.random.default_rng(4)
    share = random.uniform(0, 1, (400, 3))
    variance = np.array([1, 2, 0.5]) * (0.02 + 0.3 * share * (1 - share))
    spread = Spread.of(share, variance * random.chisquare(9, share.shape) / 9, np.full(400, 9.0))
    line = spread.scale * spread.still, spread.scale * spread.moving
    np.testing.assert_allclose(line[0], [0.02, 0.04, 0.01], rtol=0.35)
    np.testing.assert_allclose(line[1], [0.3, 0.6, 0.15], rtol=0.2)
    assert spread.freedom == 3600


def test_errors_are_made_wider():
    score = np.random.default_rng(6).beta(2, 5, (60, 2))
    own = bootstrap_t(score, np.ones(60), ONE, 1)
    wider = bootstrap_t(score, np.ones(60), ONE, 1, wider=np.array([[1.0, 2.0]]))
    np.testing.assert_allclose(wider.low[0, 0], own.low[0, 0])
    np.testing.assert_allclose(wider.error[0, 1], 2 * own.error[0, 1])
    ratio = (wider.high - wider.low) / (own.high - own.low)
    assert 1.8 < ratio[0, 1] < 2.2


def test_most_intervals_hold_the_share():
    # 120 topics with documents of known mean: Dirichlet shares, 15 and 60 documents a cell.
    random = np.random.default_rng(7)
    held = []
    for docs in (15, 60):
        for _ in range(12):
            truth = random.dirichlet(np.full(10, 2.0))
            cell = np.repeat(np.arange(6), docs)
            theta = random.dirichlet(truth, 6 * docs)
            found = bootstrap_t(theta, np.ones(6 * docs), cell, 6, seed=1)
            held.append((found.low <= truth) & (truth <= found.high))
    assert 0.93 <= np.mean(held) <= 0.97
