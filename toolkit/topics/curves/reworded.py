"""The words of topics estimated anew in parts of the documents, their shares held fixed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Floats = npt.NDArray[np.float64]

PRIOR = 50.0  # words that the overall wording counts for
STEPS = 3
CELLS = 1 << 21  # numbers of a batch
FLOOR = 1e-12


def reworded(model: TopicModel, of: npt.NDArray[np.int64], parts: int) -> tuple[Floats, Floats]:
    """Words of each topic in each part of the documents, by expectation maximisation.

    Parameters
    ----------
    of : ndarray of int, shape (n_documents,)
        Part of each document, -1 for none.
    parts : int
        Number of parts.

    Returns
    -------
    ndarray of shape (parts, n_topics, n_terms)
        Rows sum to 1; the overall wording where a part has no words.
    ndarray of shape (parts, n_topics)
        Words of each topic in each part, as expected.
    """
    from tqdm import tqdm

    topics, terms = model.phi.shape
    worded, words = np.empty((parts, topics, terms)), np.zeros((parts, topics))
    for part in tqdm(range(parts), desc="wording", delay=1.0, leave=False):
        worded[part], words[part] = _estimated(model, np.flatnonzero(of == part))
    return worded, words


def by_chance(
    model: TopicModel, of: npt.NDArray[np.int64], parts: int, draws: int, seed: int
) -> Floats:
    """How far apart the wording of each part and the one before it would be by chance.

    The documents of the two are shuffled between them, `draws` times; the mean distance is given,
    NaN for the first part and where a part has no documents. Shape (parts, n_topics).
    """
    from tqdm import tqdm

    found, draw = np.full((parts, len(model.phi)), np.nan), np.random.default_rng(seed)
    sizes = np.bincount(of[of >= 0], minlength=parts)
    used = np.flatnonzero(sizes).tolist() if draws else []
    for before, part in tqdm([*pairwise(used)], desc="wording by chance", delay=1.0, leave=False):
        rows = np.flatnonzero((of == before) | (of == part))
        apart = np.zeros(len(model.phi))
        for _ in range(draws):
            mixed = draw.permutation(rows)
            one, other = (
                _estimated(model, np.sort(some))[0]
                for some in (mixed[: sizes[before]], mixed[sizes[before] :])
            )
            apart += hellinger(one, other)
        found[part] = apart / draws
    return found


def hellinger(one: Floats, other: Floats) -> Floats:
    """Hellinger distance of rows of probabilities, 0 to 1."""
    return np.asarray(np.sqrt(np.maximum(1 - np.sqrt(one * other).sum(axis=-1), 0)))


def _estimated(model: TopicModel, rows: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Topics by terms in some documents, and the words of each topic."""
    phi, words = model.phi, np.zeros(len(model.phi))
    counts, theta = model.counts[rows], model.theta[rows]
    for _ in range(STEPS if len(rows) else 0):
        expected = _expected(counts, theta, phi)
        words = expected.sum(axis=1)
        phi = (expected + PRIOR * model.phi) / (words + PRIOR)[:, None]
    return phi, words


def _expected(counts: Any, theta: Floats, phi: Floats) -> Floats:
    """Expected number of times that each word is of each topic: topics by terms."""
    from scipy.sparse import csr_array

    found, by_term = np.zeros(phi.shape), np.ascontiguousarray(phi.T)
    ends = np.searchsorted(
        counts.indptr, np.arange(0, counts.nnz, max(1, CELLS // len(phi))), side="left"
    )
    edges = np.unique([0, *ends.tolist(), counts.shape[0]])
    for begin, end in pairwise(edges.tolist()):
        part = counts[begin:end]
        row = np.repeat(np.arange(end - begin), np.diff(part.indptr))
        chance = np.einsum("nk,nk->n", theta[begin:end][row], by_term[part.indices]) + FLOOR
        ratio = csr_array((part.data / chance, part.indices, part.indptr), part.shape)
        found += (ratio.T @ theta[begin:end]).T
    return found * phi
