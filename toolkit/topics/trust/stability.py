"""Which topics come back when the model is fitted to other documents."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import whole
from toolkit.topics.reading.terms import first_terms
from toolkit.topics.trust.align import aligned
from toolkit.topics.trust.coherence import coherence
from toolkit.topics.trust.refits import Refit, refits

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Floats = npt.NDArray[np.float64]

STABLE = 0.4  # Jaccard: four of seven terms in common; no topic of pure noise had as much
HALF = 1 / 3  # Jaccard of two lists that have half their terms in common
MOST_TIMES = 0.5  # part of the refits in which a stable topic comes back
EDGES = (0.05, 0.95)  # quantiles over pairs of refits


def stability(
    model: TopicModel, n: int = 10, portion: float = 0.8, seed: int = 0, *, terms: int = 10
) -> pd.DataFrame:
    """Fit the model again to random parts of its documents and see which topics come back.

    Parameters
    ----------
    n : int
        Number of refits, 2 or more. Each costs about as much as the model did.
    portion : float
        Part of the documents in each refit, copies drawn together. With 1 the seed alone
        changes, which hides how much a model depends on the articles at hand.
    seed : int
    terms : int
        First terms of each topic that are compared, 2 or more, in the order of ``model.terms()``.

    Returns
    -------
    DataFrame
        One row per topic: ``topic``, ``label``; ``jaccard``, terms in both lists / terms in
        either, mean over all pairs of refits; ``low`` and ``high``, between which 90 % of the
        pairs lie; ``cosine`` of its word probabilities with those in the refits, mean; ``found``,
        part of the refits in which at least half of its own terms come back; ``stays``, part of
        the documents whose largest topic it is for which it still is in a refit that saw them,
        NaN without any; ``coherence`` (npmi), because a poor model can be stable too; and
        ``stable``: jaccard is 0.4 or more and found 0.5 or more.

        The mean of ``jaccard`` over the topics is the stability of the model as it is published:
        in each pair of refits topics are matched one to one by the largest sum of cosines.

    Raises
    ------
    ToolkitError
        A value cannot be used, or the part is too small for the topics.

    References
    ----------
    Greene, D., O'Callaghan, D. and Cunningham, P. (2014). How many topics? Stability analysis
    for topic models. ECML PKDD; here without their weights for ranks.

    Maier, D. et al. (2018). Applying LDA topic modeling in communication research. Communication
    Methods and Measures 12, 93-118 (reliability).

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = [f"{pair} {n}" for n in "abcdefghij" for pair in ("oil barrel", "vote ballot")]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "title": texts, "language": "en"}))
    >>> corpus.topics(2, fits=1).stability(3, terms=2)[["jaccard", "found", "stable"]]
       jaccard  found  stable
    0      1.0    1.0    True
    1      1.0    1.0    True
    """
    terms = whole("terms", terms, least=2)
    again = refits(model, n, portion, seed)
    own = first_terms(model, terms)
    pairs = of_pairs(model, again, terms)
    back = np.array([_overlap(own, _first(model, refit, terms)).diagonal() for refit in again])
    jaccard, found = pairs.mean(axis=0), (back >= HALF - 1e-9).mean(axis=0)
    low, high = np.quantile(pairs, EDGES, axis=0)
    return pd.DataFrame(
        {
            "topic": np.arange(len(own)),
            "label": np.array(model.labels, dtype=object),
            "jaccard": jaccard,
            "low": low,
            "high": high,
            "cosine": np.mean([refit.cosine for refit in again], axis=0),
            "found": found,
            "stays": _stays(model, again),
            "coherence": coherence(model, n=terms)["coherence"],
            "stable": (jaccard >= STABLE) & (found >= MOST_TIMES),
        }
    )


def of_pairs(model: TopicModel, again: list[Refit], terms: int) -> Floats:
    """Jaccard of each topic in each pair of refits, shape (n_pairs, n_topics).

    A topic has a counterpart in the second refit for the one that it is in the first, and the
    other way round; they need not be the same. The mean of the two is taken, so that the mean
    over topics is that over matched pairs.
    """
    lists = [_first(model, refit, terms) for refit in again]
    rows = []
    for i, j in combinations(range(len(again)), 2):
        of = aligned(again[i].phi, again[j].phi).of
        alike = _overlap(lists[i], lists[j])[np.arange(len(of)), of]
        rows.append((alike + alike[np.argsort(of)]) / 2)
    return np.array(rows)


def _first(model: TopicModel, refit: Refit, terms: int) -> npt.NDArray[np.int64]:
    """First terms of the topics of a refit, -1 for those it has not."""
    from toolkit.topics.model import TopicModel

    ids = model.doc_ids[refit.rows]
    made = TopicModel(refit.phi, refit.theta.astype(float), model.words, ids, model.settings)
    return np.where(refit.matched[:, None], first_terms(made, terms), -1)


def _overlap(one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> Floats:
    """Jaccard of each list of terms with each of the other; 0 where there is none."""
    used, place = np.unique(np.concatenate([one, other]), return_inverse=True)
    held = np.zeros((len(one) + len(other), len(used)), np.int64)
    np.put_along_axis(held, place.reshape(len(held), -1), 1, axis=1)
    held[:, used < 0] = 0
    first, second = held[: len(one)], held[len(one) :]
    both = first @ second.T
    either = first.sum(axis=1)[:, None] + second.sum(axis=1) - both
    return np.asarray(both / np.maximum(either, 1))


def _stays(model: TopicModel, again: list[Refit]) -> Floats:
    """Part of the documents of a topic, by their largest, that stay with it."""
    topics, largest = len(model.phi), model.theta.argmax(axis=1)
    seen, same = np.zeros(topics), np.zeros(topics)
    for refit in again:
        was = largest[refit.rows]
        seen += np.bincount(was, minlength=topics)
        same += np.bincount(was[refit.theta.argmax(axis=1) == was], minlength=topics)
    return np.divide(same, seen, out=np.full(topics, np.nan), where=seen > 0)
