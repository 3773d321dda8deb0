from importlib import import_module

import numpy as np
import pytest

from toolkit.intervals import Clusters
from toolkit.intervals.bootstrap import bootstrap, percentiles, resampled


def one_stratum(docs, hits):
    """A cell with one stratum whose clusters have so many documents and hits."""
    day = np.repeat(np.arange(len(docs)), docs)
    same = np.zeros(len(day), np.int64)
    clusters = Clusters.of(same, day, same, day, 1)
    assert clusters.docs.tolist() == docs
    return clusters, np.array(hits, float)


def test_the_variance_is_that_of_a_total_of_clusters_drawn_with_replacement():
    # Cochran (1977): the variance of an estimated total of c clusters is c s^2; a bootstrap that
    # draws c of c gives (c - 1) s^2.
    hits = [0, 3, 1, 5]
    clusters, hits = one_stratum([5, 5, 5, 5], hits)
    [(cells, docs, found)] = list(resampled(clusters, hits, 40_000, 0))
    assert cells.tolist() == [0]
    assert (docs == 20).all()
    assert found.mean() == pytest.approx(hits.sum(), rel=0.01)
    assert found.var() == pytest.approx(4 * hits.var(ddof=1), rel=0.03)


def test_outlets_stay_strata():
    # Two outlets that differ and never change: nothing can vary.
    day = np.repeat(np.arange(6), 4)
    outlet = np.repeat([0, 1] * 3, 4)
    same = np.zeros(24, np.int64)
    clusters = Clusters.of(same, day, outlet, day, 1)
    hits = np.where(clusters.stratum == 0, 4.0, 1.0)
    [(_, docs, found)] = list(resampled(clusters, hits, 100, 0))
    assert np.unique(found / docs).tolist() == [15 / 24]
    low, high, effective = bootstrap(clusters, hits)
    assert np.isnan([low[0], high[0], effective[0]]).all()


def test_a_stratum_with_one_cluster_gets_the_error_of_a_clustered_count(once_a_week):
    clusters, rho = once_a_week.clusters, 1 / 21
    hits = once_a_week.drawn(np.random.default_rng(0), np.full(60, 0.1), rho)
    [(_, docs, found)] = list(resampled(clusters, hits, 4000, 0))
    assert (docs == 100).all()
    from toolkit.intervals.clustering import correlation

    p, rho = hits.sum() / 6000, correlation(clusters, hits)
    assert found.mean(axis=0) == pytest.approx(hits, abs=1)
    expected = 100 * p * (1 - p) * (1 + 99 * rho)
    assert found.var(axis=0).mean() == pytest.approx(expected, rel=0.03)


def test_an_empty_cell_has_no_bounds():
    day = np.repeat(np.arange(4), 5)
    clusters = Clusters.of(np.full(20, 1), day, day * 0, day, 3)
    low, high, effective = bootstrap(clusters, np.array([1.0, 2, 3, 0]))
    assert np.isnan(low).tolist() == [True, False, True]
    assert 0 <= low[1] < 6 / 20 < high[1] <= 1
    assert effective[[0, 2]].tolist() == [0, 0]


def test_the_same_seed_gives_the_same_draws(weeks):
    hits = weeks.drawn(np.random.default_rng(0), np.full(len(weeks.day), 0.15), 0.3)
    one, again = (bootstrap(weeks.clusters, hits, seed=7) for _ in range(2))
    np.testing.assert_array_equal(one, again)
    assert (bootstrap(weeks.clusters, hits, seed=8).low != one.low).any()


def test_many_clusters_are_drawn_in_parts(weeks, monkeypatch):
    hits = weeks.drawn(np.random.default_rng(0), np.full(len(weeks.day), 0.15), 0.3)
    whole = bootstrap(weeks.clusters, hits, draws=2000)
    monkeypatch.setattr(import_module("toolkit.intervals.bootstrap"), "AT_ONCE", 5000)
    parts = list(resampled(weeks.clusters, hits, 2000, 0))
    assert len(parts) > 1
    assert np.concatenate([cells for cells, _, _ in parts]).tolist() == list(range(30))
    drawn = np.concatenate([found / docs for _, docs, found in parts], axis=1)
    assert drawn.shape == (2000, 30)
    np.testing.assert_allclose(percentiles(drawn, 0.95), whole[:2], atol=0.03)


def test_it_covers_far_more_than_wilson(weeks):
    draw = np.random.default_rng(0)
    p = np.full(len(weeks.day), 0.3)
    inside = []
    for seed in range(10):
        hits = weeks.drawn(draw, p, 0.2)
        low, high, _ = bootstrap(weeks.clusters, hits, draws=500, seed=seed)
        inside.append((low <= 0.3) & (high >= 0.3))
    # Percentiles of few clusters fall short of 95 %.
    assert 0.87 < np.mean(inside) < 0.97
