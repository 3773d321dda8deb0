"""Weights of words in documents."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

LEAST_IDF = 0.01  # a word of every document has idf 0 and could not be divided out again


def tf_idf(counts: Any) -> tuple[Any, npt.NDArray[np.float64]]:
    """TF-IDF of a CSR matrix of counts, rows of length 1, and the idf of each term.

    Sublinear, 1 + log(count): the tenth mention of a word in an article says less than the
    first. The idf is log(documents / documents with the term), without smoothing.
    """
    from scipy.sparse import csr_array, diags_array

    in_docs = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.maximum(np.log(counts.shape[0] / np.maximum(in_docs, 1)), LEAST_IDF)
    damped = csr_array((1 + np.log(counts.data), counts.indices, counts.indptr), counts.shape)
    weighted = (damped @ diags_array(idf)).tocsr()
    norm = np.sqrt(weighted.power(2).sum(axis=1))
    return (diags_array(1 / norm) @ weighted).tocsr(), idf
