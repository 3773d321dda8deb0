import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon, pdist

from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary


def model_of(phi, theta=None):
    phi = np.array(phi, float)
    phi /= phi.sum(axis=1, keepdims=True)
    words = np.array([f"w{i}" for i in range(phi.shape[1])], dtype=object)
    theta = np.full((1, len(phi)), 1 / len(phi)) if theta is None else theta
    settings = {"engine": "nmf", "k": len(phi), "seed": 0, "documents": 1, "terms": len(words)}
    ids = np.array([f"d{i}" for i in range(len(theta))])
    return TopicModel(phi, theta, Vocabulary(tuple(words), words), ids, settings)


def places(table):
    return table[["x", "y"]].to_numpy()


def test_three_topics_lie_at_their_distances():
    """Any three lie in a plane; distances by scipy, base 2."""
    phi = [[5, 1, 0, 1], [1, 4, 1, 0], [0, 1, 1, 6]]
    model = model_of(phi, np.array([[0.5, 0.2, 0.3], [0.1, 0.8, 0.1]]))
    table = model.layout()
    assert list(table) == ["topic", "label", "share", "x", "y", "stress"]
    expected = [jensenshannon(model.phi[i], model.phi[j], 2) for i, j in ((0, 1), (0, 2), (1, 2))]
    np.testing.assert_allclose(pdist(places(table)), expected, atol=1e-4)
    np.testing.assert_allclose(table["stress"], 0, atol=1e-4)
    np.testing.assert_allclose(table["share"], [0.3, 0.5, 0.2])


def test_four_topics_without_common_words_make_a_square():
    """By hand: four points that should be 1 apart are best as a square, stress 3 - 2 sqrt(2)."""
    table = model_of(np.eye(4)).layout()
    np.testing.assert_allclose(table["stress"], 3 - 2 * np.sqrt(2), atol=1e-3)
    side = (4 + 2 * np.sqrt(2)) / 8
    expected = [side] * 4 + [side * np.sqrt(2)] * 2
    np.testing.assert_allclose(sorted(pdist(places(table))), expected, atol=1e-2)


def test_topics_with_common_words_are_neighbours():
    draw = np.random.default_rng(1)
    phi = np.kron(np.eye(3), np.ones((2, 10))) + draw.uniform(0, 0.3, (6, 30))
    table = places(model_of(phi).layout())
    apart = np.linalg.norm(table[:, None] - table, axis=2) + np.eye(6) * 9
    assert apart.argmin(axis=1).tolist() == [1, 0, 3, 2, 5, 4]


@pytest.mark.parametrize("k", [2, 3, 5])
def test_topics_of_the_same_words_are_one_place(k):
    table = model_of(np.ones((k, 3))).layout()
    assert np.isfinite(places(table)).all() and np.abs(places(table)).max() < 1e-3
    assert table["stress"].between(0, 1).all()


def test_the_map_is_the_same_each_time_and_stands_upright(planted):
    model = planted.corpus.topics(4, fits=1, max_share=1.0)
    first = model.layout()
    assert first.equals(model.layout())
    spans = np.ptp(places(first), axis=0)
    assert spans[0] > spans[1] * 0.9
    largest = np.abs(places(first)).argmax(axis=0)
    assert (places(first)[largest, [0, 1]] > 0).all()
