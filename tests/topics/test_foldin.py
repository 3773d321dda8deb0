import os
import subprocess
import sys

import numpy as np
import pytest
from scipy.sparse import csr_array

from toolkit.topics import foldin
from toolkit.topics.foldin import fold_in


def drawn(words, documents=100, topics=3):
    draw = np.random.default_rng(1999)
    phi = draw.dirichlet(np.full(60, 0.1), topics)
    theta = draw.dirichlet(np.full(topics, 0.5), documents)
    counts = np.stack([draw.multinomial(words, share @ phi) for share in theta])
    return counts, phi, theta


def plain(row, phi, steps=3000):
    """Expectation maximisation of one document, without tricks."""
    share = np.full(len(phi), 1 / len(phi))
    for _ in range(steps):
        expected = np.maximum(share @ phi, 1e-300)
        share = share * (phi @ (row / expected)) + 0.1
        share /= share.sum()
    return share


@pytest.mark.parametrize(("words", "most"), [(200, 0.05), (5000, 0.012)])
def test_known_shares_are_found(words, most):
    counts, phi, theta = drawn(words)
    found = fold_in(csr_array(counts), phi)
    assert np.abs(found - theta).mean() < most
    np.testing.assert_allclose(found.sum(axis=1), 1, rtol=0, atol=1e-12)


@pytest.mark.parametrize(("words", "topics"), [(3, 2), (40, 3), (300, 12)])
def test_it_is_where_expectation_maximisation_comes_to_rest(words, topics):
    counts, phi, _ = drawn(words, 5, topics)
    found = fold_in(csr_array(counts), phi)
    assert found.dtype == np.float64
    for row, share in zip(counts, found, strict=True):
        np.testing.assert_allclose(share, plain(row, phi), rtol=0, atol=1e-3)


def test_topics_that_are_nearly_alike_share_what_they_have_together():
    counts, phi, _ = drawn(80, 4)
    phi = np.vstack([phi, 0.98 * phi[0] + 0.02 * phi[1]])
    found = fold_in(csr_array(counts), phi)
    for row, share in zip(counts, found, strict=True):
        rest = plain(row, phi, 20_000)
        np.testing.assert_allclose(share, rest, rtol=0, atol=1e-2)
        np.testing.assert_allclose(share[0] + share[3], rest[0] + rest[3], rtol=0, atol=1e-3)


def test_a_document_without_words_has_equal_shares():
    found = fold_in(csr_array(np.array([[0, 0], [4, 0]])), np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert found[0].tolist() == [0.5, 0.5]
    np.testing.assert_allclose(found[1], [4.1 / 4.2, 0.1 / 4.2], atol=1e-6)
    assert fold_in(csr_array((3, 2), dtype=int), np.eye(2)).tolist() == [[0.5, 0.5]] * 3
    assert fold_in(csr_array((0, 2), dtype=int), np.eye(2)).shape == (0, 2)


def test_a_word_that_no_topic_has_says_nothing():
    phi = np.array([[0.8, 0.2, 0.0], [0.2, 0.8, 0.0]])
    found = fold_in(csr_array(np.array([[5, 1, 0], [5, 1, 9], [0, 0, 9]])), phi)
    np.testing.assert_allclose(found[0], found[1], atol=1e-6)
    np.testing.assert_allclose(found[2], [0.5, 0.5])


def test_rare_words_count_as_much_as_frequent_ones():
    # Only the proportions within a word say whose it is.
    counts = csr_array(np.array([[3, 1], [1, 3]]))
    one = fold_in(counts, np.array([[0.9, 0.1], [0.1, 0.9]]))
    rare = fold_in(counts, np.array([[0.9e-20, 0.1], [0.1e-20, 0.9]]))
    np.testing.assert_allclose(rare, one, atol=1e-6)


def test_documents_do_not_touch_each_other():
    counts, phi, _ = drawn(50, documents=6)
    alone = np.vstack([fold_in(csr_array(row[None]), phi) for row in counts])
    np.testing.assert_allclose(alone, fold_in(csr_array(counts), phi), rtol=0, atol=1e-6)


def test_small_batches_and_order_change_nothing(monkeypatch):
    counts, phi, _ = drawn(50, documents=40)
    whole = fold_in(csr_array(counts), phi)
    monkeypatch.setattr(foldin, "CELLS", 1)
    np.testing.assert_allclose(fold_in(csr_array(counts[::-1]), phi)[::-1], whole, atol=1e-6)


MADE = """
import hashlib
import numpy as np
from scipy.sparse import csr_array
from toolkit.topics.foldin import fold_in
draw = np.random.default_rng(3)
phi = draw.dirichlet(np.full(900, 0.1), 60)
counts = csr_array(draw.poisson(0.4, (90, 900)))
digest = hashlib.sha256(fold_in(counts, phi).tobytes()).hexdigest()
"""


@pytest.mark.parametrize("workers", [1, 3])
def test_same_bytes_with_any_number_of_workers(monkeypatch, workers):
    # Products of this size are shared out among threads where the library is left to itself.
    monkeypatch.setattr("os.cpu_count", lambda: workers)
    here: dict = {}
    exec(MADE, here)
    threads = {name: str(workers + 1) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
    code = [sys.executable, "-c", MADE + "print(digest)"]
    there = subprocess.run(
        code, env=os.environ | threads, capture_output=True, text=True, check=True, timeout=60
    )
    assert there.stdout.strip() == here["digest"]
