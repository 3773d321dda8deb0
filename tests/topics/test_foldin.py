import numpy as np
import pytest
from scipy.sparse import csr_array

from toolkit.topics.foldin import fold_in


def drawn(words, documents=100):
    draw = np.random.default_rng(1999)
    phi = draw.dirichlet(np.full(60, 0.1), 3)
    theta = draw.dirichlet(np.full(3, 0.5), documents)
    counts = np.stack([draw.multinomial(words, share @ phi) for share in theta])
    return counts, phi, theta


@pytest.mark.parametrize(("words", "most"), [(200, 0.05), (5000, 0.012)])
def test_known_shares_are_found(words, most):
    counts, phi, theta = drawn(words)
    found = fold_in(csr_array(counts), phi)
    assert np.abs(found - theta).mean() < most
    np.testing.assert_allclose(found.sum(axis=1), 1)


def test_it_is_where_expectation_maximisation_comes_to_rest():
    counts, phi, _ = drawn(300, documents=4)
    theta = fold_in(csr_array(counts), phi)
    # One plain step, written out with loops, moves it no further.
    for row, share in zip(counts, theta, strict=True):
        new = np.full(3, 0.1)
        for term, count in enumerate(row):
            weights = share * phi[:, term]
            new += count * weights / max(weights.sum(), 1e-12)
        np.testing.assert_allclose(new / new.sum(), share, atol=2e-3)


def test_a_document_without_words_has_equal_shares():
    found = fold_in(csr_array(np.array([[0, 0], [4, 0]])), np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert found[0].tolist() == [0.5, 0.5]
    np.testing.assert_allclose(found[1], [4.1 / 4.2, 0.1 / 4.2])


def test_a_word_that_no_topic_has_says_nothing():
    phi = np.array([[0.8, 0.2, 0.0], [0.2, 0.8, 0.0]])
    found = fold_in(csr_array(np.array([[5, 1, 0], [5, 1, 9]])), phi)
    assert np.isfinite(found).all()
    np.testing.assert_allclose(found[0], found[1])


def test_documents_do_not_touch_each_other():
    counts, phi, _ = drawn(50, documents=6)
    alone = np.vstack([fold_in(csr_array(row[None]), phi) for row in counts])
    np.testing.assert_allclose(alone, fold_in(csr_array(counts), phi))
