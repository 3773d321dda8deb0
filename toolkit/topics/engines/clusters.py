"""Clusters of documents by embeddings from elsewhere, with class-based TF-IDF terms.

Directions are parted by k-means (scikit-learn). Shares are those of a mixture of von Mises-Fisher
distributions with equal weights and one concentration (Banerjee et al. 2005): share ~
exp(concentration x cosine to the middle of the cluster). Estimated from the directions, it
would put nearly every document wholly into one cluster, as the dimensions of embeddings are far
from independent; so it is that under which the shares best predict the words of the documents.

The words of a document go to the clusters by its shares; `phi` is the part of a cluster's words
that a term is. ``model.terms(by="c_tf_idf")`` ranks them as BERTopic does, by class-based TF-IDF
(Grootendorst 2022); the usual relevance does the same job, and measured no worse.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.topics.engines.contract import Factors

Floats = npt.NDArray[np.float64]

NAME = "clusters"
ABOUT = "k-means on document embeddings (scikit-learn), terms by relevance or class-based TF-IDF"
BY_DOCUMENT: tuple[str, ...] = ("embeddings",)
BY_TERM: tuple[str, ...] = ()
PLAIN: dict[str, Any] = {}
STARTS = 10
ASKED = 2000  # documents whose words are predicted
CONCENTRATIONS = np.geomspace(1, 1000, 31)
USUAL = 0.1  # of a predicted word: by its frequency anywhere


def fit(counts: Any, k: int, *, seed: int, embeddings: npt.NDArray[np.float32]) -> Factors:
    """Fit; see `toolkit.topics.engines.contract.Engine`.

    `embeddings` are rows of length 1, one for each document. The details are ``concentration``.
    """
    from scipy.sparse import csr_array

    documents = len(embeddings)
    of = _clusters(embeddings, k, seed)
    member = csr_array((np.ones(documents), (of, np.arange(documents))), (k, documents))
    words = np.asarray((member @ counts).toarray(), np.float64)
    middles = member @ embeddings.astype(np.float64)
    cosines = embeddings @ (middles / np.linalg.norm(middles, axis=1, keepdims=True)).T
    some = np.unique(np.linspace(0, documents - 1, ASKED).astype(np.int64))
    concentration = _concentration(counts[some], words, cosines[some], of[some])
    theta = _shares(concentration, cosines)
    inside = (counts.T @ theta).T
    phi = inside / inside.sum(axis=1, keepdims=True)
    return Factors(phi, theta, {"concentration": np.array([concentration])})


def _clusters(embeddings: npt.NDArray[np.float32], k: int, seed: int) -> npt.NDArray[np.int64]:
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    # As a rule enough of the first differ, and the others need not be sorted.
    if len(np.unique(embeddings[: 100 * k], axis=0)) < k:
        different = len(np.unique(embeddings, axis=0))
        if different < k:
            raise ToolkitError(
                f"k={k} clusters are too many: the embeddings point in only {different} different "
                "directions. Use a smaller k."
            )
    with threadpool_limits(1):  # sums of threads are added as they come
        found = KMeans(k, n_init=STARTS, random_state=seed).fit_predict(embeddings)
    return np.asarray(found, np.int64)


def _shares(concentration: float, cosines: Floats) -> Floats:
    shares = np.exp(concentration * (cosines - cosines.max(axis=1, keepdims=True)))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def _concentration(counts: Any, words: Floats, cosines: Floats, of: npt.NDArray[np.int64]) -> float:
    """That under which the mixture of the clusters' words best predicts each document.

    A document does not help to predict itself: its words are taken out of its cluster.
    """
    usual = words.sum(axis=0) / words.sum()
    row = np.repeat(np.arange(len(of)), np.diff(counts.indptr))
    term, count = counts.indices, np.asarray(counts.data, np.float64)
    own = np.arange(len(words)) == of[row, None]
    size = np.bincount(row, count, len(of))
    left = words.T[term] - own * count[:, None]
    total = np.maximum(words.sum(axis=1) - own * size[row, None], 1)
    chance = (1 - USUAL) * left / total + USUAL * usual[term, None]
    told = [
        count @ np.log((_shares(value, cosines)[row] * chance).sum(axis=1))
        for value in CONCENTRATIONS
    ]
    return float(CONCENTRATIONS[int(np.argmax(told))])
