"""Weights of ties of a discourse network: plain arithmetic on counts of statements."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def tied(agree: Floats, disagree: Floats) -> dict[str, Floats]:
    """How much two rows have in common, in each way that agreement can be taken.

    Parameters
    ----------
    agree, disagree : ndarray of shape (n, m)
        Statements of each of n nodes for, and against, each of m things.

    Returns
    -------
    dict of ndarray of shape (n, n)
        ``ignore``, ``congruence``, ``conflict`` and ``subtract``; products of counts, summed over
        the things (Leifeld 2017).

    Examples
    --------
    >>> ways = tied(np.array([[2.0, 0], [1, 1]]), np.array([[0.0, 1], [0, 0]]))
    >>> ways["subtract"].tolist(), ways["ignore"].tolist()
    ([[5.0, 1.0], [1.0, 2.0]], [[5.0, 3.0], [3.0, 2.0]])
    """
    both = agree + disagree
    congruence = agree @ agree.T + disagree @ disagree.T
    conflict = agree @ disagree.T + disagree @ agree.T
    return {
        "ignore": both @ both.T,
        "congruence": congruence,
        "conflict": conflict,
        "subtract": congruence - conflict,
    }


def divisor(how: str, agree: Floats, disagree: Floats) -> Floats:
    """What weights of ties are divided by.

    ``average``: half the statements of both. ``jaccard``: statements of the one on what the other
    does not say, of the other likewise, and the products of what both say. ``cosine``: the product
    of the statements of both, which is no cosine of vectors, but what the Discourse Network
    Analyzer divides by under this name.
    """
    said = np.hstack([agree, disagree])
    size = said.sum(axis=1)
    if how == "average":
        return (size[:, None] + size) / 2
    if how == "cosine":
        return np.outer(size, size)
    if how == "jaccard":
        alone = said @ (said == 0).astype(float).T
        return alone + alone.T + said @ said.T
    return np.ones((len(said), len(said)))


def shared_out(how: str, weights: Floats, agree: Floats, disagree: Floats) -> Floats:
    """Weights of ties between two kinds, as part of what the actor says, or of the concept."""
    size = agree + disagree
    if how == "activity":
        return divided(weights, np.broadcast_to(size.sum(axis=1, keepdims=True), size.shape))
    if how == "prominence":
        return divided(weights, np.broadcast_to(size.sum(axis=0, keepdims=True), size.shape))
    return weights


def divided(weights: Floats, by: Floats) -> Floats:
    """Weights divided, 0 where there is nothing to divide by."""
    return np.divide(weights, by, out=np.zeros_like(weights), where=by > 0)
