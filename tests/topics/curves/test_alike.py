"""How alike documents of a cluster are, against a known correlation."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.intervals.clustering import correlation
from toolkit.intervals.clusters import Clusters
from toolkit.topics.curves.alike import correlations, design_effects


def grouped(days, each):
    day = np.repeat(np.arange(days), each)
    same = np.zeros(len(day), np.int64)
    return day, Clusters.of(same, day, same, day, 1)


@pytest.mark.parametrize("rho", [0.0, 0.1, 0.4])
def test_a_known_correlation_is_found(rho):
    random = np.random.default_rng(1)
    day, clusters = grouped(600, 5)
    own = random.standard_normal((3000, 3)) * np.sqrt(1 - rho)
    score = own + random.standard_normal((600, 3))[day] * np.sqrt(rho)
    np.testing.assert_allclose(correlations(clusters, score), rho, atol=0.05)


def test_change_over_time_is_no_clustering():
    random = np.random.default_rng(2)
    day, clusters = grouped(300, 5)
    level = np.where(day < 150, 0.1, 0.4) + day / 3000  # a jump and a drift
    score = level + 0.1 * random.standard_normal(1500)
    assert correlations(clusters, score[:, None])[0] < 0.05


def test_of_yes_and_no_it_is_near_that_of_counts():
    random = np.random.default_rng(3)
    day, clusters = grouped(400, 6)
    hit = random.random(2400) < random.beta(2, 4, 400)[day]
    expected = correlation(clusters, clusters.hits(hit))
    assert correlations(clusters, hit[:, None].astype(float))[0] == pytest.approx(
        expected, abs=0.02
    )


def test_it_is_not_known_from_few_clusters_or_equal_documents():
    _, clusters = grouped(8, 5)
    assert np.isnan(correlations(clusters, np.random.default_rng(4).random((40, 2)))).all()
    _, clusters = grouped(30, 5)
    assert np.isnan(correlations(clusters, np.full((150, 1), 0.5))).all()
    _, clusters = grouped(30, 1)
    score = np.random.default_rng(5).random((30, 1))
    # Where each document is a cluster of its own it does not matter.
    assert np.isnan(correlations(clusters, score)).all()
    assert design_effects(clusters, score).tolist() == [[1.0]]
