from itertools import permutations

import numpy as np
import pytest

from toolkit.topics.trust.align import aligned, cosines


@pytest.fixture
def phi():
    return np.random.default_rng(3).dirichlet(np.full(40, 0.1), 6)


def test_topics_in_another_order_are_found(phi):
    order = np.array([4, 0, 5, 1, 3, 2])
    match = aligned(phi, phi[order])
    np.testing.assert_array_equal(order[match.of], np.arange(6))
    np.testing.assert_allclose(match.cosine, 1)
    np.testing.assert_array_equal(match.laid(phi[order]), phi)


def test_no_other_matching_has_a_larger_sum_of_cosines(phi):
    other = np.random.default_rng(4).dirichlet(np.full(40, 0.3), 6)
    alike = cosines(phi, other)
    best = max(alike[range(6), list(p)].sum() for p in permutations(range(6)))
    match = aligned(phi, other)
    assert sorted(match.of) == list(range(6))
    assert match.cosine.sum() == pytest.approx(best, abs=1e-12)


def test_cosines_by_hand():
    found = cosines(np.array([[3.0, 4.0], [0, 0]]), np.array([[1.0, 0.0], [3.0, 4.0]]))
    np.testing.assert_allclose(found, [[0.6, 1], [0, 0]])


def test_numbers_of_topics_may_differ(phi):
    fewer = aligned(phi, phi[[5, 2]])
    assert fewer.of.tolist() == [-1, -1, 1, -1, -1, 0]
    assert fewer.cosine[[0, 1, 3, 4]].tolist() == [0, 0, 0, 0]
    laid = fewer.laid(phi[[5, 2]])
    np.testing.assert_array_equal(laid[[2, 5]], phi[[2, 5]])
    assert not laid[[0, 1, 3, 4]].any()
    more = aligned(phi[[5, 2]], phi)
    assert more.of.tolist() == [5, 2]
