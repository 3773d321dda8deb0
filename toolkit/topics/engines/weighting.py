"""Weights of words in documents."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

LEAST_IDF = 0.01  # a word of every document has idf 0 and could not be divided out again


def tf_idf(counts: Any) -> tuple[Any, npt.NDArray[np.float64]]:
    """TF-IDF of a CSR matrix of counts, in single precision, and the idf of each term.

    Sublinear, 1 + log(count): the tenth mention of a word in an article says less than the
    first. The idf is log(documents / documents with the term), without smoothing. Rows have
    length 1; those without words stay 0.
    """
    from scipy.sparse import csr_array

    documents, terms = counts.shape
    in_docs = np.bincount(counts.indices, minlength=terms)
    idf = np.maximum(np.log(documents / np.maximum(in_docs, 1)), LEAST_IDF)
    sublinear = 1 + np.log(np.arange(1, counts.data.max(initial=0) + 1))
    weights = sublinear[counts.data - 1] * idf[counts.indices]
    squares = csr_array((weights**2, counts.indices, counts.indptr), counts.shape)
    length = np.sqrt(squares @ np.ones(terms))
    weights /= np.repeat(length, np.diff(counts.indptr))
    weighted = (weights.astype(np.float32), counts.indices, counts.indptr)
    return csr_array(weighted, counts.shape), idf
