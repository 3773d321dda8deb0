"""What each document says of the topic shares of the documents that it stands among."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Floats = npt.NDArray[np.float64]

#: Engines whose documents are mixtures of their topics' words, the same at all times.
BY_WORDS = frozenset({"nmf", "lda", "gibbs", "seeded"})
STEPS = 100
LEAST = 0.1  # of 1/k: a topic that is nearly absent must not have words of endless weight
FLOOR = 1e-12
ALIKE = 1e-6  # topics nearer to each other than this cannot be told apart


def by_words(model: TopicModel) -> bool:
    """Whether the shares of a model's documents can be told from their words."""
    return model.settings["engine"] in BY_WORDS


def scores(model: TopicModel) -> Floats:
    """Scores of the documents of a model whose mean over any of them estimates a topic's share.

    Returns
    -------
    ndarray of shape (n_documents, n_topics)
        Rows sum to 1. Single scores may be below 0 or above 1. Where documents are no mixtures of
        their topics' words, `theta`.
    """
    if not by_words(model):
        return model.theta
    if "scores" not in model._kept:
        model._kept["scores"] = of_words(model.counts, model.phi)
    kept: Floats = model._kept["scores"]
    return kept


def of_words(counts: Any, phi: Floats) -> Floats:
    """Scores by least squares: the shares t for which t @ phi is nearest to a document's words.

    Shares of single documents, which must lie between 0 and 1, lean towards each other the more
    the fewer words there are, and so do their means. These scores are linear in the words, so
    that errors of single documents cancel out in a mean. Squares are weighted by 1 / (m @ phi),
    with m the shares of all documents together, which makes them sum to 1.

    Parameters
    ----------
    counts : CSR array of shape (n_documents, n_terms)
    phi : ndarray of shape (n_topics, n_terms)

    References
    ----------
    Hopkins, D. J. and King, G. (2010). A method of automated nonparametric content analysis for
    social science. American Journal of Political Science 54, 229-247.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> of_words(csr_array([[9, 1], [1, 9], [5, 5]]), np.array([[0.9, 0.1], [0.1, 0.9]])).round(9)
    array([[1. , 0. ],
           [0. , 1. ],
           [0.5, 0.5]])
    """
    from scipy.sparse import csr_array
    from threadpoolctl import threadpool_limits

    known = phi.sum(axis=0) > FLOOR
    phi = np.where(known, phi, 0.0)
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    words = counts.data * known[counts.indices]
    length = np.bincount(rows, words, counts.shape[0])
    # A document of which no topic has a word says nothing, and has the shares of all.
    part = words / np.maximum(length, 1)[rows]
    # Sums of a matrix product can depend on the number of threads.
    with threadpool_limits(1, user_api="blas"):
        pooled = np.bincount(counts.indices, part, counts.shape[1]).astype(np.float64)
        every = _together(pooled, phi)
        weighted = phi / np.where(known, every @ phi, 1.0)
        inverse = np.linalg.pinv(weighted @ phi.T, rcond=ALIKE, hermitian=True)
        found = csr_array((part, counts.indices, counts.indptr), counts.shape) @ (
            weighted.T @ inverse
        )
    found[length == 0] = every
    return np.asarray(found, np.float64)


def _together(words: Floats, phi: Floats) -> Floats:
    """Shares of all documents together, by expectation maximisation, none of them quite 0."""
    share = np.full(len(phi), 1 / len(phi))
    for _ in range(STEPS):
        share = share * (phi @ (words / np.maximum(share @ phi, FLOOR)))
        share = np.maximum(share / max(share.sum(), FLOOR), LEAST / len(phi))
        share /= share.sum()
    return share
