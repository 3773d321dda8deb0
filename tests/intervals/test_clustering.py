import numpy as np
import pytest

from toolkit.intervals.clustering import LEAST, correlation


def estimates(layout, p, rho, n=40):
    draw = np.random.default_rng(1941)
    p = np.broadcast_to(p, layout.day.shape)
    return [correlation(layout.clusters, layout.drawn(draw, p, rho)) for _ in range(n)]


def peak(day):
    """A season, and one week in which nearly every document has the theme."""
    return np.where(day // 7 == 20, 0.9, 0.08 + 0.05 * np.sin(day / 25))


@pytest.mark.parametrize("name", ["weeks", "once_a_week", "daily"])
@pytest.mark.parametrize("rho", [0.02, 1 / 21, 0.3])
def test_it_finds_the_correlation_of_the_simulation(request, name, rho):
    found = estimates(request.getfixturevalue(name), 0.15, rho)
    assert np.mean(found) == pytest.approx(rho, rel=0.12)


@pytest.mark.parametrize("name", ["weeks", "once_a_week", "daily"])
def test_independent_documents_have_none(request, name):
    assert np.mean(estimates(request.getfixturevalue(name), 0.15, 0)) < 0.005


@pytest.mark.parametrize("name", ["weeks", "once_a_week", "daily"])
@pytest.mark.parametrize("rho", [0, 0.05])
def test_change_over_time_is_not_clustering(request, name, rho):
    layout = request.getfixturevalue(name)
    assert np.mean(estimates(layout, peak(layout.day), rho)) == pytest.approx(rho, abs=0.016)


def test_differences_of_outlets_are_not_clustering(weeks):
    p = np.array([0.05, 0.2, 0.6])[weeks.clusters.stratum]
    assert np.mean(estimates(weeks, p, 0)) < 0.005
    assert np.mean(estimates(weeks, p, 0.1)) == pytest.approx(0.1, rel=0.1)


def test_it_agrees_with_the_analysis_of_variance_where_nothing_changes(weeks):
    # Ridout, Demetrio and Firth (1999), the estimator of the analysis of variance.
    hits = weeks.drawn(np.random.default_rng(3), np.full(len(weeks.day), 0.2), 0.15)
    m, p = weeks.clusters.docs, hits / weeks.clusters.docs
    mean = hits.sum() / m.sum()
    between = (m * (p - mean) ** 2).sum() / (len(m) - 1)
    within = (hits * (1 - p)).sum() / (m - 1).sum()
    size = (m.sum() - (m**2).sum() / m.sum()) / (len(m) - 1)
    anova = (between - within) / (between + (size - 1) * within)
    assert correlation(weeks.clusters, hits) == pytest.approx(anova, abs=0.02)


def test_it_cannot_be_told_from_a_few_clusters(outlet_days):
    days = np.arange(LEAST)
    few = outlet_days(days, days * 0, 1, 5, 5)
    assert len(few.clusters.one) == LEAST - 1
    assert np.isnan(correlation(few.clusters, days.astype(float) % 5))
    days = np.arange(LEAST + 1)
    enough = outlet_days(days, days * 0, 1, 5, 5)
    assert 0 <= correlation(enough.clusters, days.astype(float) % 5) <= 1


@pytest.mark.parametrize("share", [0, 1])
def test_it_cannot_be_told_of_a_theme_that_no_or_every_document_has(weeks, share):
    assert np.isnan(correlation(weeks.clusters, weeks.clusters.docs * share))


def test_days_that_are_all_or_nothing(weeks):
    hits = weeks.clusters.docs * (np.random.default_rng(0).random(len(weeks.day)) < 0.5)
    assert correlation(weeks.clusters, hits) == 1


def test_bursts_on_many_days_are_clustering(weeks):
    # On 15 % of its days an outlet writes of little else: a correlation of .63.
    draw = np.random.default_rng(0)
    p = np.where(draw.random(len(weeks.day)) < 0.15, 0.9, 0.05)
    assert 0.4 < np.mean(estimates(weeks, p, 0, 5)) < 0.7
