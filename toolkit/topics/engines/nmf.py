"""Consensus non-negative matrix factorisation of TF-IDF, the engine for articles.

Each of several fits sees another part of the documents; their topics are stacked and factored
once more, so that what only a few documents say does not become a topic. On articles this gives
more coherent and more stable topics than LDA. The factor is turned into probabilities by
dividing out the idf weights; document shares are folded in on the raw counts, because
row-normalised weights are not shares of the words.
"""

from __future__ import annotations

import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.topics.engines.contract import Factors
from toolkit.topics.engines.weighting import tf_idf
from toolkit.topics.foldin import fold_in

NAME = "nmf"
ABOUT = "consensus of non-negative matrix factorisations of TF-IDF (scikit-learn)"
BY_DOCUMENT: tuple[str, ...] = ()
BY_TERM: tuple[str, ...] = ()
PLAIN: tuple[str, ...] = ("fits",)
FITS = 10
PART = 0.8  # of the documents in each fit
LEAST = 1e-12


def fit(counts: Any, k: int, *, seed: int, fits: int = FITS) -> Factors:
    """Fit; see `toolkit.topics.engines.contract.Engine`. One fit is a quick look."""
    weighted, idf = tf_idf(counts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # not yet converged is good enough
        found = factorised(weighted, k, seed) if fits == 1 else _consensus(weighted, k, seed, fits)
    weights = found / idf
    weights[weights.sum(axis=1) <= LEAST] = 1.0  # a topic may come out empty
    phi = weights / weights.sum(axis=1, keepdims=True)
    return Factors(phi, fold_in(counts, phi))


def _consensus(weighted: Any, k: int, seed: int, fits: int) -> npt.NDArray[np.float64]:
    from scipy.sparse import csr_array
    from tqdm import tqdm

    size = weighted.shape[0]
    seeds = np.random.SeedSequence(seed).spawn(fits)

    def one(source: np.random.SeedSequence) -> npt.NDArray[np.float64]:
        draw = np.random.default_rng(source)
        rows = np.sort(draw.choice(size, max(k, round(PART * size)), replace=False))
        topics = factorised(weighted[rows], k, int(draw.integers(2**31)))
        norms = np.linalg.norm(topics, axis=1, keepdims=True)
        return topics / np.where(norms > 0, norms, 1)

    with ThreadPoolExecutor() as pool:
        bar = tqdm(pool.map(one, seeds), total=fits, desc="fitting topics", delay=1.0, leave=False)
        stacked = np.concatenate(list(bar))
    return factorised(csr_array(stacked), k, seed)


def factorised(weighted: Any, k: int, seed: int) -> npt.NDArray[np.float64]:
    """Topics by terms."""
    from sklearn.decomposition import non_negative_factorization

    _, topics, _ = non_negative_factorization(
        weighted.astype(np.float32), n_components=k, init="nndsvd", random_state=seed, max_iter=200
    )
    return np.asarray(topics, np.float64)
