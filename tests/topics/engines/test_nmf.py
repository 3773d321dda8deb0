import threading

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from sklearn.decomposition import NMF

from toolkit.topics.engines import nmf
from toolkit.topics.engines.weighting import tf_idf


def counts_of(rows):
    return csr_array(np.array(rows, np.int32))


@pytest.fixture(scope="module")
def noisy():
    """400 short documents from 8 topics of unequal size, and the topics."""
    draw = np.random.default_rng(8)
    phi = draw.dirichlet(np.full(200, 0.05), 8)
    theta = draw.dirichlet(1 / np.arange(2, 10), 400)
    counts = np.stack([draw.multinomial(30, share @ phi) for share in theta])
    return csr_array(counts[:, counts.sum(axis=0) > 0]), phi[:, counts.sum(axis=0) > 0]


def likeness(one, other):
    """Cosine of each topic with the one that it goes with."""
    unit = [m / np.linalg.norm(m, axis=1, keepdims=True) for m in (one, other)]
    cosine = unit[0] @ unit[1].T
    return cosine[linear_sum_assignment(-cosine)]


def test_one_fit_is_scikit_learns_with_the_idf_divided_out(noisy):
    counts, _ = noisy
    weighted, idf = tf_idf(counts)
    fitted = NMF(8, init="nndsvd", random_state=3, max_iter=200).fit(weighted)
    phi = nmf.fit(counts, 8, seed=3, fits=1).phi
    expected = fitted.components_ / idf
    expected /= expected.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(phi, expected, rtol=1e-5, atol=1e-9)


def test_planted_topics_are_found_whatever_the_seed(noisy):
    counts, phi = noisy
    found = [nmf.fit(counts, 8, seed=seed).phi for seed in (0, 1)]
    for one in found:
        assert np.median(likeness(phi, one)) > 0.9
    assert likeness(*found).min() > 0.95


def test_a_consensus_moves_less_with_the_documents_than_one_fit(noisy):
    counts, _ = noisy
    parts = [np.sort(np.random.default_rng(n).choice(400, 300, replace=False)) for n in range(4)]
    moved = {}
    for fits in (1, 10):
        one, *others = (nmf.fit(counts[rows], 8, seed=0, fits=fits).phi for rows in parts)
        moved[fits] = np.mean([likeness(one, other) for other in others])
    assert moved[10] > moved[1]


def test_of_several_starts_the_closest_is_taken(monkeypatch, noisy):
    counts, _ = noisy
    made = {}

    def factorised(weighted, k, seed, start="nndsvd"):
        if weighted.shape[0] != 80:
            return np.eye(k, counts.shape[1]) + 0.1, 0.0
        made[seed] = start
        return np.eye(k, counts.shape[1]) * (1 + seed), abs(seed - 9)

    monkeypatch.setattr(nmf, "FITS", 10)
    monkeypatch.setattr(nmf, "factorised", factorised)
    found = nmf._consensus(tf_idf(counts)[0], 8, 7, 10)
    assert made == {7: "nndsvd"} | dict.fromkeys(range(8, 7 + nmf.STARTS), "random")
    assert found.max() == 10


def test_the_distance_is_that_of_the_product():
    draw = np.random.default_rng(0)
    weighted = draw.random((12, 9)) * (draw.random((12, 9)) < 0.5)
    distance = []
    for seed in range(3):
        topics, told = nmf.factorised(csr_array(weighted), 3, seed, "random")
        # The best shares for these topics, row by row, without scikit-learn.
        from scipy.optimize import nnls

        product = np.stack([nnls(topics.T, row)[0] for row in weighted]) @ topics
        distance.append(((weighted - product) ** 2).sum() - (weighted**2).sum() - told)
    np.testing.assert_allclose(distance, 0, atol=2e-3)


def test_identical_documents():
    counts = counts_of([[2, 1, 0, 0, 1]] * 12 + [[2, 1, 0, 0, 1]] * 12)[:, [0, 1, 4]]
    for fits in (1, 10):
        phi, theta, _ = nmf.fit(counts, 3, seed=0, fits=fits)
        assert np.isfinite(phi).all() and np.isfinite(theta).all()
        np.testing.assert_allclose(phi.sum(axis=1), 1)
        np.testing.assert_allclose(theta, np.broadcast_to(theta[:1], theta.shape), atol=1e-6)


def test_an_empty_topic_has_the_words_of_all_documents(monkeypatch):
    counts = counts_of([[4, 0, 1], [4, 0, 1], [0, 3, 1], [0, 3, 0]])
    made = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
    monkeypatch.setattr(nmf, "factorised", lambda weighted, k, seed, start="": (made.copy(), 0.0))
    phi = nmf.fit(counts, 3, seed=0, fits=1).phi
    np.testing.assert_allclose(phi, [[1, 0, 0], [0, 1, 0], [8 / 17, 6 / 17, 3 / 17]])


def test_a_word_of_every_document_is_told_by_no_topic():
    draw = np.random.default_rng(1)
    rows = np.zeros((40, 9), np.int32)
    rows[:20, :4] = draw.poisson(2, (20, 4)) + 1
    rows[20:, 4:8] = draw.poisson(2, (20, 4)) + 1
    rows[:, 8] = 1
    phi, theta, _ = nmf.fit(csr_array(rows), 2, seed=0)
    assert sorted(phi[:, :4].sum(axis=1) > phi[:, 4:8].sum(axis=1)) == [False, True]
    assert (theta.max(axis=1) > 0.8).all()


@pytest.mark.parametrize("fits", [1, 3])
def test_as_many_topics_as_documents(fits):
    counts = csr_array(np.random.default_rng(2).poisson(1, (6, 30)) + np.eye(6, 30, dtype=int))
    counts = counts[:, np.flatnonzero(counts.sum(axis=0))]
    phi, theta, _ = nmf.fit(counts, 6, seed=0, fits=fits)
    assert phi.shape[0] == theta.shape[1] == 6
    np.testing.assert_allclose(phi.sum(axis=1), 1)


def test_same_bytes_with_any_number_of_workers(monkeypatch, noisy):
    counts, _ = noisy
    made = []
    for workers in (1, 2, 5):
        monkeypatch.setattr("os.cpu_count", lambda workers=workers: workers)
        factors = nmf.fit(counts, 5, seed=1, fits=4)
        made.append(factors.phi.tobytes() + factors.theta.tobytes())
    assert made[0] == made[1] == made[2]


def test_it_can_be_stopped(monkeypatch, noisy):
    counts, _ = noisy
    lock, begun = threading.Lock(), []

    def stopped(*args):
        with lock:
            begun.append(args)
        raise KeyboardInterrupt

    monkeypatch.setattr(nmf, "factorised", stopped)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    with pytest.raises(KeyboardInterrupt):
        nmf.fit(counts, 5, seed=0, fits=500)
    assert len(begun) < 500
