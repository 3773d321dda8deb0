"""How well topics foretell words that they have not seen."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.topics.foldin import fold_in

BACKGROUND = 0.01  # part of the forecast that is the word's share in the training documents
BATCH = 1 << 16


def completion(
    phi: npt.NDArray[np.float64], train: Any, test: Any, seed: int | np.random.SeedSequence = 0
) -> float:
    """Perplexity of one half of each unseen document, its shares estimated from the other half.

    Words of each document are split at random, an odd one to the half that is seen. A word has
    the probability ``0.99 * theta @ phi + 0.01 * its share in the training documents``, the same
    for every engine: some give a word no topic at all, and the logarithm of 0 cannot be
    taken.

    Parameters
    ----------
    phi : ndarray of shape (n_topics, n_terms)
        Fitted to `train`; rows sum to 1.
    train, test : CSR array of shape (n_documents, n_terms)
        Counts, without a document in common.
    seed : int or SeedSequence
        Of the split.

    Returns
    -------
    float
        exp(-mean log probability of a word): the number of equally likely words that would be as
        hard to guess. Smaller is better; compare only with the same documents and vocabulary.

    Raises
    ------
    ToolkitError
        No document to be tested has two words.

    References
    ----------
    Wallach, H. M., Murray, I., Salakhutdinov, R. and Mimno, D. (2009). Evaluation methods for
    topic models. ICML 2009 (document completion).

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> train, test = csr_array([[3, 0], [0, 3]]), csr_array([[9, 0], [0, 9]])
    >>> round(completion(np.array([[1.0, 0.0], [0.0, 1.0]]), train, test), 2)
    1.02
    """
    seen, hidden = halves(test, seed)
    if not hidden.nnz:
        raise ToolkitError(
            "No held-out document has two words that the model sees, one to read and one to "
            "guess. Hold out longer or more documents."
        )
    theta, by_term = fold_in(seen, phi), np.ascontiguousarray(phi.T)
    overall = np.bincount(train.indices, train.data, minlength=train.shape[1]) + 1.0
    overall /= overall.sum()
    rows = np.repeat(np.arange(hidden.shape[0]), np.diff(hidden.indptr))
    total = 0.0
    for begin in range(0, hidden.nnz, BATCH):
        part = slice(begin, begin + BATCH)
        terms = hidden.indices[part]
        likely = np.einsum("nk,nk->n", theta[rows[part]], by_term[terms])
        mixed = (1 - BACKGROUND) * likely + BACKGROUND * overall[terms]
        total += float(np.sum(hidden.data[part] * np.log(mixed)))
    return float(np.exp(-total / hidden.data.sum()))


def halves(counts: Any, seed: int | np.random.SeedSequence) -> tuple[Any, Any]:
    """Counts of one random half of the words of each document, and of the other.

    The first has the odd word.
    """
    from scipy.sparse import csr_array

    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    rows, terms = np.repeat(rows, counts.data), np.repeat(counts.indices, counts.data)
    terms = terms[np.lexsort((np.random.default_rng(seed).random(len(rows)), rows))]
    length = np.bincount(rows, minlength=counts.shape[0])
    place = np.arange(len(rows)) - np.repeat(np.cumsum(length) - length, length)
    first = place < (length[rows] + 1) // 2
    # Equal cells are summed.
    return tuple(
        csr_array((np.ones(half.sum(), np.int32), (rows[half], terms[half])), counts.shape)
        for half in (first, ~first)
    )
