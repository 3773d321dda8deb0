"""Topics anchored on themes, and free ones beside them.

TF-IDF is factored without negative numbers, term after term of each topic in turn (hierarchical
alternating least squares: Cichocki and Phan 2009). An anchored topic is at every step half of what
the documents say and half of its theme's words, both of length 1, so that it stays where it was
put and still learns. The idea is that of keyATM (Eshima, Imai and Sasaki 2024), whose keyword
topics mix a distribution of keywords with a free one. A free topic holds of each word the part that
no theme claims, so that it is no second topic on a theme.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.topics.engines.contract import Factors
from toolkit.topics.engines.weighting import tf_idf
from toolkit.topics.foldin import fold_in
from toolkit.topics.unit import unit

Floats = npt.NDArray[np.float64]

NAME = "seeded"
ABOUT = "topics anchored on themes, the rest free: non-negative factorisation of TF-IDF"
BY_DOCUMENT: tuple[str, ...] = ()
BY_TERM: tuple[str, ...] = ("anchors",)
PLAIN: dict[str, Any] = {}
PULL = 0.5  # the theme's part of an anchored topic
STEPS = 100  # at most
FIRST = 20  # of the first guess of the free topics
STILL = 1e-3  # largest change of a topic, of length 1, in a step after which it rests
LEAST = 1e-12


def fit(counts: Any, k: int, *, seed: int, anchors: Floats) -> Factors:
    """Fit; see `toolkit.topics.engines.contract.Engine`.

    `anchors` says how much each term is of each theme, from 0 to 1; shape (n_themes, n_terms).
    They become the first topics.
    """
    if k < len(anchors):
        raise ToolkitError(
            f"k={k} topics are too few for {len(anchors)} themes, which are the first of them. Use "
            "a larger k, so that some are left to the data, or fewer themes."
        )
    weighted, idf = tf_idf(counts)
    weighted = weighted.astype(np.float64)
    free = 1 - np.clip(anchors, 0, 1).max(axis=0)
    # A theme's words weigh as much as they do in the documents.
    themes = unit(anchors * weighted.sum(axis=0))
    started = _pulled(unit((weighted.T @ (weighted @ themes.T)).T), themes)
    if k > len(themes):
        others = _others(weighted, free, k - len(themes), seed)
        started = np.concatenate([started, others])
    weights = _settled(weighted, np.maximum(started, LEAST), themes, free) / idf
    weights[weights.sum(axis=1) <= LEAST] = counts.sum(axis=0)  # a topic may come out empty
    phi = weights / weights.sum(axis=1, keepdims=True)
    return Factors(phi, fold_in(counts, phi))


def _pulled(topics: Floats, themes: Floats) -> Floats:
    return unit((1 - PULL) * topics + PULL * themes)


def _others(weighted: Any, free: Floats, k: int, seed: int) -> Floats:
    """First guess of the free topics, from what no theme claims."""
    from scipy.sparse import csr_array, diags_array
    from sklearn.decomposition import non_negative_factorization

    rest = csr_array(weighted @ diags_array(free))
    rest.eliminate_zeros()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # not yet converged is good enough
        _, found, _ = non_negative_factorization(
            rest, n_components=k, init="nndsvd", random_state=seed, max_iter=FIRST
        )
    return unit(found)


def _settled(weighted: Any, topics: Floats, themes: Floats, free: Floats) -> Floats:
    """Topics of length 1 where the steps have come to."""
    from tqdm import tqdm

    share = np.maximum(weighted @ topics.T, 0)
    turned = weighted.T.tocsr()
    for _ in tqdm(range(STEPS), desc="fitting topics", delay=1.0, leave=False):
        before = topics.copy()
        fitting, alike = weighted @ topics.T, topics @ topics.T
        for t in range(len(topics)):
            change = (fitting[:, t] - share @ alike[:, t]) / max(alike[t, t], LEAST)
            share[:, t] = np.maximum(share[:, t] + change, 0)
        fitting, alike = (turned @ share).T, share.T @ share
        for t in range(len(topics)):
            if alike[t, t] <= LEAST:
                continue
            change = (fitting[t] - alike[t] @ topics) / alike[t, t]
            row = unit(np.maximum(topics[t] + change, 0)[None])
            row = _pulled(row, themes[t : t + 1]) if t < len(themes) else unit(row * free)
            topics[t] = row[0]
        if np.abs(topics - before).max() < STILL:
            break
    return topics
