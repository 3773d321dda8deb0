import numpy as np
import pytest
from scipy.sparse import csr_array

from toolkit.measures.alike.vectors import rarity, unit_vectors

# The counts and the idf of the scikit-learn user guide, section on tf-idf term weighting, with
# smooth_idf=True: "idf(t)_term3 = log((1 + n) / (1 + df)) + 1 = log(7 / 3) + 1 = 1.8473".
GUIDE = csr_array(np.array([[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]]))


def test_rarity_is_the_smoothed_idf_of_scikit_learn():
    found = rarity(GUIDE, np.arange(6), np.ones(3, bool))
    np.testing.assert_allclose(found, [1, np.log(7 / 2) + 1, 1.8473], atol=5e-5)


def test_rarity_counts_the_chosen_documents_that_have_words():
    counts = csr_array(np.array([[1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 0, 9]]))
    found = rarity(counts, np.array([0, 1, 2]), np.array([True, True, False]))
    np.testing.assert_allclose(found, [1 + np.log(3 / 3), 1 + np.log(3 / 2), 0], rtol=1e-6)


def test_cosines_are_those_of_the_formula():
    rng = np.random.default_rng(0)
    dense = rng.poisson(0.7, (30, 12))
    counts = csr_array(dense)
    vectors = unit_vectors(counts, rarity(counts, np.arange(30), np.ones(12, bool)))
    idf = 1 + np.log(31 / (1 + (dense > 0).sum(axis=0)))
    plain = np.where(dense > 0, 1 + np.log(np.maximum(dense, 1)), 0) * idf
    plain[(dense > 0).sum(axis=1) < 3] = 0
    plain /= np.maximum(np.linalg.norm(plain, axis=1, keepdims=True), 1e-9)
    np.testing.assert_allclose((vectors @ vectors.T).toarray(), plain @ plain.T, atol=1e-6)


@pytest.mark.parametrize("text", [[1, 1, 0, 0], [0, 0, 0, 0], [5, 1, 0, 0]])
def test_a_text_of_fewer_than_three_words_has_none(text):
    counts = csr_array(np.array([text, [1, 1, 1, 1]]))
    vectors = unit_vectors(counts, np.ones(4, np.float32))
    assert np.diff(vectors.indptr).tolist() == [0, 4]


def test_words_that_do_not_count_do_not_make_a_text():
    counts = csr_array(np.array([[1, 1, 1, 0]]))
    assert unit_vectors(counts, np.array([1, 1, 0, 1], np.float32)).nnz == 0
