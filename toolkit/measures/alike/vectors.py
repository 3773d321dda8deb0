"""Texts as weighted words: how alike two of them are in what they are about."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

LEAST = 3  # different words that a text must have; of fewer, one in common would make a match
PART = 4096  # documents looked at together


def rarity(
    counts: Any, documents: npt.NDArray[np.int64], kept: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float32]:
    """How much each word says: ``1 + ln((1 + N) / (1 + df))``; 0 if it does not count.

    N is the number of the documents that have words, and df of those with the word.

    Parameters
    ----------
    counts : sparse array, shape (n_documents, n_words)
        How often each word occurs in each document.
    documents : ndarray of int64
        Rows that are looked at.
    kept : ndarray of bool, shape (n_words,)
        Words that count; stop words do not.

    References
    ----------
    Salton, G. and Buckley, C. (1988). Term-weighting approaches in automatic text retrieval.
    (Smoothed by one document with every word, as in scikit-learn.)
    """
    worded = int((np.diff(counts.indptr)[documents] > 0).sum())
    df = np.zeros(counts.shape[1], np.int64)
    for start in range(0, len(documents), PART):  # the whole would be copied
        df += np.bincount(counts[documents[start : start + PART]].indices, minlength=len(df))
    return np.where(kept, 1 + np.log((1 + worded) / (1 + df)), 0).astype(np.float32)


def unit_vectors(counts: Any, weights: npt.NDArray[np.float32]) -> Any:
    """Documents as rows of length 1, so that the product of two is their cosine.

    A word that occurs tf times weighs ``(1 + ln tf)`` times its rarity: repeating it adds little.

    Parameters
    ----------
    counts : sparse array, shape (n_documents, n_words)
        How often each word occurs in each document.
    weights : ndarray of float32, shape (n_words,)
        The `rarity` of the words.

    Returns
    -------
    scipy.sparse.csr_array of float32
        Rows are empty where a document has fewer than `LEAST` different words that count.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> counts = csr_array(np.array([[2, 1, 1, 0], [2, 1, 1, 0], [0, 1, 1, 1]]))
    >>> vectors = unit_vectors(counts, rarity(counts, np.arange(3), np.ones(4, bool)))
    >>> (vectors @ vectors.T).toarray()[2].astype(float).round(3).tolist()
    [0.349, 0.349, 1.0]
    """
    from scipy.sparse import csr_array

    weighted = (1 + np.log(counts.data.astype(np.float32))) * weights[counts.indices]
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    used = weighted > 0
    used &= (np.bincount(row[used], minlength=counts.shape[0]) >= LEAST)[row]
    row, weighted = row[used], weighted[used]
    length = np.sqrt(np.bincount(row, weighted.astype(np.float64) ** 2, counts.shape[0]))
    bounds = np.searchsorted(row, np.arange(counts.shape[0] + 1))
    values = (weighted / length[row]).astype(np.float32)
    return csr_array((values, counts.indices[used], bounds), shape=counts.shape)
