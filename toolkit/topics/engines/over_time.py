"""Topics whose wording moves: non-negative matrix factorisation in two layers.

The documents of each period are factored on their own into window topics; these are stacked and
factored once more into the topics asked for, and each window topic belongs to the one that explains
most of it (Greene and Cross 2017). Two settings differ from the published ones, as they gave more
coherent topics on news: counts are damped, and the idf of a term is that of all periods together,
so that a word which a whole month is about is not played down in that month.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.topics.engines.contract import Factors
from toolkit.topics.engines.nmf import factorised
from toolkit.topics.engines.weighting import tf_idf
from toolkit.topics.foldin import fold_in
from toolkit.topics.threads import in_threads
from toolkit.topics.unit import unit

NAME = "over_time"
ABOUT = "topics of periods, linked: non-negative factorisation of TF-IDF in two layers"
BY_DOCUMENT: tuple[str, ...] = ("slices",)
BY_TERM: tuple[str, ...] = ("window_phi",)
PLAIN: dict[str, Any] = {"by": None, "per_period": None}
LEAST = 2  # documents, and terms, for each window topic

Floats = npt.NDArray[np.float64]


def fit(
    counts: Any,
    k: int,
    *,
    seed: int,
    slices: npt.NDArray[np.datetime64] | None = None,
    by: str = "",
    per_period: int | None = None,
) -> Factors:
    """Fit; see `toolkit.topics.engines.contract.Engine`.

    Parameters
    ----------
    slices : ndarray of datetime64, shape (n_documents,), optional
        Period of each document, NaT for one that is in none: it plays no part in the topics and
        only its shares are estimated. All documents are one period if not given.
    by : str
        What the periods are; for the settings of the model.
    per_period : int, optional
        Window topics of each period, `k` if not given; fewer where that would leave less than
        two documents or terms for each, none where there is one document.

    Returns
    -------
    Factors
        `details` have a row per window topic: ``window_phi`` its words, shape (n_window_topics,
        n_terms), ``window_slice`` its period, ``window_number`` its number there from 0,
        ``window_topic`` the topic that it belongs to, ``window_likeness`` the cosine of the two
        (weighted by idf), ``window_share`` its mean share in the documents of the period.

    Raises
    ------
    ToolkitError
        The periods carry fewer window topics than `k`.
    """
    if slices is None:
        slices = np.zeros(counts.shape[0], "datetime64[s]")
    dated = np.flatnonzero(~np.isnat(slices))
    weighted, idf = tf_idf(counts[dated])
    usual = np.asarray(counts[dated].sum(axis=0), float)
    periods, of = np.unique(slices[dated], return_inverse=True)
    rows = [np.flatnonzero(of == period) for period in range(len(periods))]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # not yet converged is good enough
        found = _window_topics(weighted, rows, per_period or k, seed)
        stacked = unit(np.concatenate(found))
        if len(stacked) < k:
            raise ToolkitError(
                f"k={k} topics are too many for {len(periods):,} periods whose documents carry "
                f"{len(stacked)} window topics in all. Use a smaller k, a larger per_period, or "
                "longer periods."
            )
        topics = in_threads(lambda job: factorised(stacked, k, job)[0], [seed])[0]
    phi = _probabilities(topics, idf, usual)
    likeness = stacked @ unit(topics).T
    belongs = _explaining(stacked, topics)
    windows = [_probabilities(part, idf, usual) for part in found]
    shares = [
        fold_in(counts[dated[some]], part).mean(axis=0) if len(part) else np.zeros(0)
        for some, part in zip(rows, windows, strict=True)
    ]
    details = {
        "window_phi": np.concatenate(windows),
        "window_slice": np.repeat(periods, [len(part) for part in found]),
        "window_number": np.concatenate([np.arange(len(part)) for part in found]),
        "window_topic": belongs,
        "window_likeness": likeness[np.arange(len(belongs)), belongs],
        "window_share": np.concatenate(shares),
    }
    return Factors(phi, fold_in(counts, phi), details)


def _window_topics(
    weighted: Any, rows: list[npt.NDArray[np.int64]], wanted: int, seed: int
) -> list[Floats]:
    """Topics by terms of each period, on its own."""
    from tqdm import tqdm

    terms = weighted.shape[1]

    def one(some: npt.NDArray[np.int64]) -> Floats:
        part = weighted[some]
        seen = np.flatnonzero(np.bincount(part.indices, minlength=terms))
        size = min(wanted, len(some) // LEAST, len(seen) // LEAST)
        found = np.zeros((size, terms))
        if size:
            found[:, seen] = factorised(part[:, seen], size, seed)[0]
        return found

    with tqdm(total=len(rows), desc="fitting periods", delay=1.0, leave=False) as bar:
        return in_threads(one, rows, bar)


def _explaining(stacked: Floats, topics: Floats) -> npt.NDArray[np.int64]:
    """The topic with the largest part in each row, when the row is made of topics of length 1."""
    from scipy.optimize import nnls

    turned, small = np.linalg.qr(unit(topics).T)
    parts = stacked @ turned
    return np.array([int(nnls(small, row)[0].argmax()) for row in parts], np.int64)


def _probabilities(topics: Floats, idf: Floats, usual: Floats) -> Floats:
    """Topics with the idf divided out, rows of sum 1; an empty one has the words of all."""
    weights = topics / idf
    weights[weights.sum(axis=1) <= np.finfo(float).tiny] = usual
    return weights / weights.sum(axis=1, keepdims=True)
