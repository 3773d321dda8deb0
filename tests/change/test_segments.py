"""Divisions are compared with ruptures and its documented results."""

import numpy as np
import pytest
import ruptures as rpt
from ruptures.metrics import hausdorff, precision_recall, randindex

from toolkit.change.segments import costs, divided, strengths


def ends(values, penalty, min_size=1, model="l2"):
    values = np.asarray(values, float)[None]
    cost = costs(values, np.ones(values.shape), model)
    breaks, _ = divided(cost, penalty, min_size)
    return [*np.flatnonzero(breaks[0]).tolist(), values.shape[1]]


def test_levels_without_noise():
    assert ends([0] * 20 + [3] * 30 + [0] * 10, 1) == [20, 50, 60]


def test_the_signal_of_ruptures_with_four_levels():
    # ruptures 1.1.10: truth [118, 250, 379, 500], PELT with l2 and 2 ln n [118, 251, 379, 500].
    signal, truth = rpt.pw_constant(500, 1, 3, 1, seed=123)
    assert truth == [118, 250, 379, 500]
    penalty = 2 * np.log(500)
    found = ends(signal.ravel(), penalty)
    assert found == [118, 251, 379, 500]
    assert found == rpt.Pelt(model="l2", min_size=1, jump=1).fit(signal).predict(penalty)


def test_the_measures_of_ruptures_that_judge_a_division():
    one, two = [100, 200, 500], [101, 201, 301, 500]
    precision, recall = precision_recall(one, two)
    assert (round(precision, 3), recall) == (0.667, 1.0)
    assert hausdorff(one, two) == 101
    assert round(randindex(one, two), 4) == 0.8357


def test_as_good_as_the_dynamic_programme_of_ruptures_and_never_worse_than_pelt():
    rng, worse = np.random.default_rng(0), 0
    for _ in range(60):
        signal = rng.normal(size=30) + np.repeat(rng.normal(size=6) * 1.5, 5)
        pelt = rpt.Pelt(model="l2", min_size=3, jump=1).fit(signal)
        exact = rpt.Dynp(model="l2", min_size=3, jump=1).fit(signal)
        for penalty in (1.0, 3.0):
            found = ends(signal, penalty, 3)
            mine = pelt.cost.sum_of_costs(found) + penalty * (len(found) - 1)
            theirs = pelt.predict(penalty)
            other = pelt.cost.sum_of_costs(theirs) + penalty * (len(theirs) - 1)
            assert mine <= other + 1e-9
            worse += other > mine + 1e-9
            if 1 < len(found) < 4:
                assert found == exact.predict(len(found) - 1)
    assert worse < 6  # its pruning is not exact where segments have a least length


@pytest.mark.parametrize("model", ["l1", "rbf"])
def test_other_costs_are_those_of_ruptures(model):
    signal = np.random.default_rng(1).normal(size=24) + np.repeat([0, 4, 1], 8)
    found = ends(signal, 2.0, 3, model)
    exact = rpt.Dynp(model=model, min_size=3, jump=1).fit(signal)
    assert found == exact.predict(len(found) - 1) and len(found) > 1


def test_weights_count_as_repeats():
    rng = np.random.default_rng(2)
    values, weights = rng.normal(size=12), rng.integers(1, 5, 12).astype(float)
    cost = costs(values[None], weights[None])[0]
    twice = np.repeat(values, weights.astype(int))
    edge = np.concatenate([[0], np.cumsum(weights.astype(int))])
    for first in range(12):
        for after in range(first + 1, 13):
            part = twice[edge[first] : edge[after]]
            assert cost[first, after] == pytest.approx(part.var() * len(part), abs=1e-9)


def test_many_series_are_divided_as_each_by_itself():
    values = np.random.default_rng(3).normal(size=(5, 20)) + np.repeat([0, 3], 10)
    cost = costs(values, np.ones((5, 20)))
    together, left = divided(cost, 4.0, 2)
    for i in range(5):
        alone, own = divided(cost[i : i + 1], 4.0, 2)
        assert (together[i] == alone[0]).all() and left[i] == own[0]


def test_a_break_saves_what_one_level_for_both_sides_would_cost():
    values = np.array([[0.0, 0, 0, 2, 2, 2]])
    cost = costs(values, np.ones((1, 6)))
    breaks, left = divided(cost, 1.0, 2)
    assert np.flatnonzero(breaks[0]).tolist() == [3] and left[0] == 0
    assert strengths(cost, breaks)[0].tolist() == [0, 0, 0, 6.0, 0, 0]


def test_no_segment_is_shorter_than_allowed():
    values = np.random.default_rng(4).normal(size=(50, 17)) * 9
    breaks, _ = divided(costs(values, np.ones(values.shape)), 0.1, 4)
    for row in breaks:
        edge = np.concatenate([[0], np.flatnonzero(row), [17]])
        assert np.diff(edge).min() >= 4
