import numpy as np
import pytest

from toolkit.intervals import INTERVALS, wilson
from toolkit.intervals.clustered import clustered, design_effect


def test_the_design_effect_of_an_example():
    # 40 documents to a cluster and a correlation of .05.
    assert design_effect(np.array([40.0]), 0.05)[0] == pytest.approx(2.95)


def test_it_is_wilson_on_documents_divided_by_the_design_effect(weeks):
    from toolkit.intervals.clustering import correlation

    hits = weeks.drawn(np.random.default_rng(0), np.full(len(weeks.day), 0.15), 0.3)
    clusters, rho = weeks.clusters, correlation(weeks.clusters, hits)
    found = clustered(clusters, hits)
    deff = 1 + (np.bincount(clusters.cell, clusters.docs**2) / clusters.total - 1) * rho
    np.testing.assert_allclose(found.effective, clusters.total / deff)
    low, high = wilson(clusters.summed(hits) / deff, clusters.total / deff)
    np.testing.assert_allclose(found[:2], [low, high])


def test_a_correlation_that_is_not_known_is_told(outlet_days):
    # Four days say nothing, save where each has a single document.
    days = np.arange(4)
    few = outlet_days(days, days // 2, 1, 6, 6)
    hits = np.array([1.0, 2, 3, 4])
    found = clustered(few.clusters, hits)
    assert np.isnan(found.effective).all()
    np.testing.assert_array_equal(found[:2], wilson([3, 7], [12, 12]))
    single = outlet_days(days, days // 2, 1, 1, 1)
    assert clustered(single.clusters, np.ones(4)).effective.tolist() == [2, 2]


def coverage(layout, p, rho, name, n=40):
    draw = np.random.default_rng(1965)
    p = np.broadcast_to(p, layout.day.shape)
    inside = []
    for _ in range(n):
        low, high, _ = INTERVALS[name](layout.clusters, layout.drawn(draw, p, rho), 0.95, 200, 0)
        truth = layout.truth(p)
        inside.append((low <= truth) & (truth <= high))
    return np.mean(inside)


def changing(day):
    return np.where(day // 7 == 20, 0.9, 0.08 + 0.05 * np.sin(day / 25))


@pytest.mark.parametrize(("name", "p", "rho"), [("weeks", 0.15, 0.3), ("once_a_week", 0.1, 1 / 21)])
def test_it_covers_where_wilson_covers_half(request, name, p, rho):
    # The correlation is estimated anew from each corpus that is drawn.
    layout = request.getfixturevalue(name)
    assert 0.49 < coverage(layout, p, rho, "wilson") < 0.61
    assert 0.93 < coverage(layout, p, rho, "clustered") < 0.97


@pytest.mark.parametrize("name", ["weeks", "once_a_week", "daily"])
def test_it_covers_independent_documents(request, name):
    assert 0.93 < coverage(request.getfixturevalue(name), 0.15, 0, "clustered") < 0.97


@pytest.mark.parametrize("name", ["weeks", "once_a_week", "daily"])
@pytest.mark.parametrize("rho", [0, 1 / 21, 0.2])
def test_it_covers_a_season_and_a_peak(request, name, rho):
    layout = request.getfixturevalue(name)
    found = coverage(layout, changing(layout.day), rho, "clustered", 60)
    assert 0.93 < found < 0.975
