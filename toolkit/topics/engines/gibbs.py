"""Latent Dirichlet allocation by Gibbs sampling (Griffiths and Steyvers 2004), by tomotopy.

Every word of every document is given a topic, again and again, by chance and by what the other
words have (Blei, Ng and Jordan 2003). On titles and posts, where a document is a handful of
words, it tells more than a factorisation does. One worker: with two, tomotopy promises no equal
results. Topics and shares are means over the last sweeps: one sweep alone would move the share of a
title of five words in steps of a fifth.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from toolkit.checks import ToolkitError
from toolkit.topics.engines.contract import Factors

NAME = "gibbs"
ABOUT = "LDA by Gibbs sampling, for short documents (tomotopy)"
BY_DOCUMENT: tuple[str, ...] = ()
BY_TERM: tuple[str, ...] = ()
SWEEPS = 1000
PLAIN: dict[str, Any] = {"sweeps": SWEEPS}
STEP = 10  # sweeps between two estimates of alpha, and between two looks in the last fifth


def fit(counts: Any, k: int, *, seed: int, sweeps: int = SWEEPS) -> Factors:
    """Fit; see `toolkit.topics.engines.contract.Engine`."""
    from tqdm import tqdm

    model = _model(counts, k, seed)
    phi, theta = np.zeros((k, counts.shape[1])), np.zeros((counts.shape[0], k))
    steps = [min(STEP, sweeps - done) for done in range(0, sweeps, STEP)]
    first = len(steps) - 1 - len(steps) // 5
    for number, step in enumerate(tqdm(steps, desc="fitting topics", delay=1.0, leave=False)):
        model.train(step, workers=1)
        if number >= first:
            # tomotopy numbers the words by their first mention.
            terms = np.fromiter(map(int, model.used_vocabs), np.int64)
            phi[:, terms] += [model.get_topic_word_dist(topic) for topic in range(k)]
            theta += [document.get_topic_dist() for document in model.docs]
    return Factors(phi / phi.sum(axis=1, keepdims=True), theta / theta.sum(axis=1, keepdims=True))


def _model(counts: Any, k: int, seed: int) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of how its types are built
            import tomotopy
    except ImportError:
        raise ToolkitError(
            "engine='gibbs' needs the package tomotopy. Install it: "
            "pip install media-discourse-toolkit[topics]. Without it, engine='nmf' is at hand."
        ) from None
    model = tomotopy.LDAModel(k=k, seed=seed, min_cf=0, min_df=0, rm_top=0)
    for row in range(counts.shape[0]):
        part = slice(*counts.indptr[row : row + 2])
        model.add_doc(np.repeat(counts.indices[part], counts.data[part]).astype(str).tolist())
    return model
