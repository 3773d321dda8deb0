"""Consensus non-negative matrix factorisation of TF-IDF, the engine for articles.

Each of several fits sees another part of the documents; their topics are stacked and factored
once more, so that what only a few documents say does not become a topic. On articles this gives
more coherent and more stable topics than LDA. The factor is turned into probabilities by
dividing out the idf weights; document shares are folded in on the raw counts, because
row-normalised weights are not shares of the words.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.topics.engines.contract import Factors
from toolkit.topics.engines.weighting import tf_idf
from toolkit.topics.foldin import fold_in
from toolkit.topics.threads import in_threads

NAME = "nmf"
ABOUT = "consensus of non-negative matrix factorisations of TF-IDF (scikit-learn)"
BY_DOCUMENT: tuple[str, ...] = ()
BY_TERM: tuple[str, ...] = ()
FITS, FEWEST = 20, 10  # by the number of documents
FITTED = 300_000  # documents times fits; more documents need fewer fits
PLAIN: dict[str, Any] = {"fits": None}
PART = 0.8  # of the documents in each fit
STARTS = 5  # of the last factorisation, which is small; the closest is taken
MOST, ENOUGH = 200, 20  # rounds of a factorisation, at most, and in a large corpus
WORK = 2_000_000  # documents times rounds; many documents need fewer rounds
EMPTY = 1e-12

Floats = npt.NDArray[np.float64]


def fit(counts: Any, k: int, *, seed: int, fits: int | None = None) -> Factors:
    """Fit; see `toolkit.topics.engines.contract.Engine`. One fit is a quick look.

    A topic that comes out empty, as when the documents carry fewer than `k`, gets the words of
    all documents.
    """
    weighted, idf = tf_idf(counts)
    fits = fits or max(FEWEST, min(FITS, FITTED // max(counts.shape[0], 1)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # not yet converged is good enough
        found = _single(weighted, k, seed) if fits == 1 else _consensus(weighted, k, seed, fits)
    weights = found / idf
    weights[weights.sum(axis=1) <= EMPTY] = counts.sum(axis=0)
    phi = weights / weights.sum(axis=1, keepdims=True)
    return Factors(phi, fold_in(counts, phi))


def _single(weighted: Any, k: int, seed: int) -> Floats:
    return in_threads(lambda job: factorised(weighted, k, job)[0], [seed])[0]


def _consensus(weighted: Any, k: int, seed: int, fits: int) -> Floats:
    from scipy.sparse import csr_array
    from tqdm import tqdm

    size = weighted.shape[0]

    def one(source: np.random.SeedSequence) -> Floats:
        draw = np.random.default_rng(source)
        rows = np.sort(draw.choice(size, max(k, round(PART * size)), replace=False))
        topics, _ = factorised(weighted[rows], k, int(draw.integers(2**31)))
        norms = np.linalg.norm(topics, axis=1, keepdims=True)
        return topics / np.where(norms > EMPTY, norms, 1)

    def last(start: int) -> tuple[Floats, float]:
        return factorised(stacked, k, seed + start, "random" if start else "nndsvd")

    seeds = np.random.SeedSequence(seed).spawn(fits)
    with tqdm(total=fits + STARTS, desc="fitting topics", delay=1.0, leave=False) as bar:
        stacked = csr_array(np.concatenate(in_threads(one, seeds, bar)))
        ends = in_threads(last, range(STARTS), bar)
    return min(ends, key=lambda end: end[1])[0]


def factorised(weighted: Any, k: int, seed: int, start: str = "nndsvd") -> tuple[Floats, float]:
    """Topics by terms; squared distance of the product from `weighted`, but for a constant."""
    from sklearn.decomposition import non_negative_factorization

    shares, topics, _ = non_negative_factorization(
        weighted.astype(np.float32, copy=False),
        n_components=k,
        init=start,
        random_state=seed % 2**32,
        max_iter=max(ENOUGH, min(MOST, WORK // weighted.shape[0])),
    )
    shares, topics = shares.astype(np.float64), topics.astype(np.float64)
    product = ((shares.T @ shares) * (topics @ topics.T)).sum()
    return topics, float(product - 2 * (shares * (weighted @ topics.T)).sum())
