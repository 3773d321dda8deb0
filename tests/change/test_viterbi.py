"""The cheapest path is compared with all paths there are."""

from itertools import product

import numpy as np
import pytest

from toolkit.change.viterbi import cheapest, runs


def price(cost, path, up):
    moves = zip((0, *path), path, strict=False)
    return sum(cost[t, s] for t, s in enumerate(path)) + sum(up * max(b - a, 0) for a, b in moves)


@pytest.mark.parametrize("states", [2, 3])
def test_no_path_of_all_is_cheaper(states):
    cost = np.random.default_rng(states).normal(size=(20, 7, states))
    paths = list(product(range(states), repeat=7))
    for one, found in zip(cost, cheapest(cost, 0.7), strict=True):
        least = min(price(one, path, 0.7) for path in paths)
        assert price(one, tuple(found), 0.7) == pytest.approx(least)


def test_of_equal_paths_the_lower_is_taken():
    assert cheapest(np.zeros((1, 4, 3)), 0.0).tolist() == [[0, 0, 0, 0]]


def test_a_burst_of_the_first_period_pays_its_way_up():
    cost = np.array([[[1.0, 0.0], [0.0, 1.0]]])
    assert cheapest(cost, 0.9).tolist() == [[1, 0]]
    assert cheapest(cost, 1.1).tolist() == [[0, 0]]


def test_runs_that_touch_the_ends():
    assert runs(np.array([1, 0, 2, 2]), 1) == [(0, 0), (2, 3)]
    assert runs(np.array([1, 0, 2, 2]), 2) == [(2, 3)]
    assert runs(np.array([0, 0]), 1) == []
