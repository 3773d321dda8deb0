"""How alike the documents of a cluster are in their topics."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.intervals.clustered import design_effect
from toolkit.intervals.clustering import LEAST, ROUNDS
from toolkit.intervals.clusters import Clusters

Floats = npt.NDArray[np.float64]


def design_effects(clusters: Clusters, scores: Floats) -> Floats:
    """Variance of a mean score in each cell as a multiple of that of independent documents.

    1 + (m - 1) rho, with m the mean size of the cluster of a document and rho the correlation
    within clusters, one for each topic; see `correlations`. NaN where rho cannot be told and
    would matter.

    Returns
    -------
    ndarray of shape (n_cells, n_topics)
    """
    rho = correlations(clusters, scores)
    return np.stack([design_effect(clusters.mean_size, one) for one in rho.tolist()], axis=1)


def correlations(clusters: Clusters, scores: Floats) -> Floats:
    """Intra-cluster correlation of each topic: that of `toolkit.intervals.clustering`, of numbers.

    Neighbours in time of one stratum are compared, so that neither differences of outlets nor
    slow change count as clustering: with means p, P of m and M documents,
    E (p - P)^2 = 2 B + W (1/m + 1/M), and rho = B / (B + W). Large steps are not set aside, as
    they are there: what a day's event does to topics is as often a step as not.

    Parameters
    ----------
    scores : ndarray of shape (n_documents, n_topics)

    Returns
    -------
    ndarray of shape (n_topics,)
        0 to 1; NaN with fewer than ten pairs of neighbours, or if documents of a cluster and its
        neighbour are all alike.

    Examples
    --------
    Both documents of a day say the same:

    >>> day, same = np.arange(40) // 2, np.zeros(40, np.int64)
    >>> score = np.random.default_rng(0).random(20)[day][:, None]
    >>> correlations(Clusters.of(same, day, same, day, 1), score).round(2)
    array([1.])
    """
    one, other = clusters.one, clusters.other
    found = np.full(scores.shape[1], np.nan)
    if len(one) < LEAST:
        return found
    inside = clusters.unit >= 0
    unit, units = clusters.unit[inside], len(clusters.docs)
    m, n = clusters.docs[one], clusters.docs[other]
    for topic, score in enumerate(scores[inside].T):
        mean = np.bincount(unit, score, units) / clusters.docs
        squares = np.bincount(unit, (score - mean[unit]) ** 2, units)
        step = (mean[one] - mean[other]) ** 2
        within = (squares[one] + squares[other]) / (m + n - 2)
        if step.any() or within.any():
            found[topic] = _rho(step, within, 1 / m + 1 / n)
    return found


def _rho(step: Floats, within: Floats, noise: Floats) -> float:
    rho = 0.0
    for _ in range(ROUNDS):
        weight = 1 / (2 * rho + (1 - rho) * noise)
        inner = float(weight @ within / weight.sum())
        between = float(weight @ (step - noise * within) / (2 * weight.sum()))
        new = min(max(between / (between + inner), 0.0), 1.0) if between > 0 else 0.0
        if abs(new - rho) < 1e-6:
            break
        rho = new
    return rho
