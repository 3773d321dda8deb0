"""Topic shares of documents, given the topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.topics.threads import in_threads

PRIOR = 0.1
NEAR = 1e-4  # estimated distance from the fixed point at which a document is done
CYCLES = 100
CELLS = 1 << 18  # numbers of a batch: a megabyte, which stays near the processor
FLOOR = 1e-12  # a word that no topic has says nothing; it must not divide by zero

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]


def fold_in(counts: Any, phi: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Estimate the share of each topic in each document by expectation maximisation.

    Run until it rests, within 0.001: documents of about the same number of words go together,
    steps are extrapolated, and a document that rests is left out of the next ones.

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
    prior of 0.1 on the shares. Varadhan, R. and Roland, C. (2008). Simple and globally
    convergent methods for accelerating the convergence of any EM algorithm (SQUAREM).

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> fold_in(csr_array([[9, 0], [0, 9]]), np.array([[0.9, 0.1], [0.1, 0.9]])).round(2).tolist()
    [[0.99, 0.01], [0.01, 0.99]]
    """
    from tqdm import tqdm

    topics = len(phi)
    # Only the proportions within a word matter. The row after the last is of no word.
    most = phi.max(axis=0)
    by_term = np.zeros((phi.shape[1] + 1, topics), np.float32)
    by_term[:-1] = (phi / np.where(most > 0, most, 1)).T
    words = np.diff(counts.indptr)
    theta = np.empty((len(words), topics))

    def one(rows: Places) -> None:
        place = np.arange(words[rows[-1]])
        real = place < words[rows, None]
        at = np.where(real, counts.indptr[rows, None] + place, 0)
        term = np.where(real, counts.indices[at], phi.shape[1])
        count = np.where(real, counts.data[at], 0).astype(np.float32)
        shares = _rested(by_term[term], count).astype(np.float64)
        theta[rows] = shares / shares.sum(axis=1, keepdims=True)

    with tqdm(total=len(words), desc="topic shares", delay=1.0, leave=False) as bar:
        in_threads(one, list(_batches(words, topics)), bar, len)
    return theta


def _batches(words: npt.NDArray[Any], topics: int) -> Iterator[Places]:
    """Rows of about the same number of words, so many that a batch stays small."""
    order = np.argsort(words, kind="stable")
    begin = 0
    while begin < len(order):
        some = order[begin : begin + 1 + CELLS // max(int(words[order[begin]]) * topics, topics)]
        # The longest, which is the last, decides the room that each one takes.
        room = np.arange(1, len(some) + 1) * words[some] * topics
        some = some[: max(1, int(np.searchsorted(room, CELLS, "right")))]
        yield some
        begin += len(some)


def _rested(topic: Floats, count: Floats) -> Floats:
    """Shares of documents; `topic` of shape (documents, words, topics), `count` without topics."""
    found = np.full((len(count), topic.shape[2]), 1 / topic.shape[2], np.float32)
    if not topic.shape[1]:
        return found
    running = np.arange(len(count))
    share = _step(topic, count, found)
    for _ in range(CYCLES):
        one = _step(topic, count, share)
        two = _step(topic, count, one)
        first = one - share
        second = two - one - first
        far = np.linalg.norm(first, axis=1) / np.maximum(np.linalg.norm(second, axis=1), FLOOR)
        far = np.maximum(far, np.float32(1))[:, None]
        rested = far[:, 0] * np.abs(first).max(axis=1) < NEAR
        # An extrapolation may leave what shares can be.
        share = np.maximum(share + 2 * far * first + far**2 * second, two / 10)
        share = np.where(rested[:, None], two, share / share.sum(axis=1, keepdims=True))
        found[running] = share
        if rested.any():
            left = ~rested
            if not left.any():
                break
            running, share, topic, count = running[left], share[left], topic[left], count[left]
    return found


def _step(topic: Floats, count: Floats, share: Floats) -> Floats:
    """One step of expectation maximisation."""
    expected = np.matmul(topic, share[:, :, None])[:, :, 0]
    np.divide(count, np.maximum(expected, FLOOR, out=expected), out=expected)
    new = np.matmul(expected[:, None, :], topic)[:, 0, :] * share + np.float32(PRIOR)
    return np.asarray(new / new.sum(axis=1, keepdims=True), np.float32)
