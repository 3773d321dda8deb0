import math

import numpy as np
from scipy.sparse import csr_array

from toolkit.topics.engines.weighting import tf_idf


def test_weights_by_hand():
    counts = csr_array(np.array([[3, 1, 1], [0, 2, 1], [1, 0, 1], [0, 0, 5]]))
    weighted, idf = tf_idf(counts)
    # The last word is in every document: its idf would be 0.
    np.testing.assert_allclose(idf, [math.log(4 / 2), math.log(4 / 2), 0.01])
    first = np.array([(1 + math.log(3)) * math.log(2), math.log(2), 0.01])
    second = np.array([0, (1 + math.log(2)) * math.log(2), 0.01])
    for row, expected in zip(weighted.toarray(), (first, second), strict=False):
        np.testing.assert_allclose(row, expected / np.linalg.norm(expected), rtol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(weighted.toarray(), axis=1), 1, rtol=1e-6)
    assert weighted.dtype == np.float32 and idf.dtype == np.float64
    assert counts.data.tolist() == [3, 1, 1, 2, 1, 1, 1, 5]


def test_a_row_without_words_stays_empty():
    weighted, _ = tf_idf(csr_array(np.array([[0, 0], [2, 1]])))
    assert weighted.toarray()[0].tolist() == [0, 0]
