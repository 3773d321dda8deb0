"""Topic shares of documents, given the topics."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

PRIOR = 0.1
STEPS = 50
FLOOR = 1e-12  # a word that no topic has says nothing; it must not divide by zero


def fold_in(counts: Any, phi: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Estimate the share of each topic in each document by expectation maximisation.

    Parameters
    ----------
    counts : CSR array of shape (n_documents, n_terms)
    phi : ndarray of shape (n_topics, n_terms)
        Rows sum to 1.

    Returns
    -------
    ndarray of shape (n_documents, n_topics)
        Rows sum to 1; a document without words gets equal shares.

    References
    ----------
    Hofmann, T. (1999). Probabilistic latent semantic indexing (folding-in), with a Dirichlet
    prior of 0.1 on the shares.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> fold_in(csr_array([[9, 0], [0, 9]]), np.array([[0.9, 0.1], [0.1, 0.9]])).round(2).tolist()
    [[0.99, 0.01], [0.01, 0.99]]
    """
    from scipy.sparse import csr_array
    from tqdm import tqdm

    documents, topics = counts.shape[0], phi.shape[0]
    theta = np.full((documents, topics), 1 / topics)
    rows = np.repeat(np.arange(documents), np.diff(counts.indptr))
    by_term = np.ascontiguousarray(phi.T)
    for _ in tqdm(range(STEPS), desc="topic shares", delay=1.0, leave=False):
        expected = np.einsum("nk,nk->n", theta[rows], by_term[counts.indices]) + FLOOR
        ratio = csr_array((counts.data / expected, counts.indices, counts.indptr), counts.shape)
        theta = theta * (ratio @ by_term) + PRIOR
        theta /= theta.sum(axis=1, keepdims=True)
    return theta
