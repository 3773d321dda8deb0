"""Topics laid out in the plane, near each other if they share words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Floats = npt.NDArray[np.float64]

SAME = 1e-6  # distance of topics that differ by rounding alone


def layout(model: TopicModel) -> pd.DataFrame:
    """Places of the topics on a map, by how much their words differ.

    Distances are Jensen-Shannon distances of the word probabilities, laid out by metric
    multidimensional scaling that starts from the classical solution; nothing is random.

    Returns
    -------
    DataFrame
        One row per topic: ``topic``, ``label``, ``share`` (mean over the documents), ``x`` and
        ``y`` (in units of the distance, which is 0 for the same words and 1 for none in common;
        directions mean nothing), and ``stress``, one number for the whole map: how far distances
        on it are from the true ones, 0 for exact. Topics have many dimensions, so expect 0.2 to
        0.4: neighbours on the map need not be alike, and ``terms`` must be read.

    References
    ----------
    Sievert, C. and Shirley, K. (2014). LDAvis: a method for visualizing and interpreting topics.
    Lin, J. (1991). Divergence measures based on the Shannon entropy (distance: its root, base 2).
    Torgerson, W. S. (1952), the start. de Leeuw, J. (1977), SMACOF. Kruskal, J. B. (1964), stress.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2)
    >>> model.layout()[["x", "y", "stress"]].round(2)
         x    y  stress
    0  0.5  0.0     0.0
    1 -0.5  0.0     0.0
    """
    from scipy.spatial.distance import pdist, squareform
    from threadpoolctl import threadpool_limits

    apart = squareform(np.nan_to_num(pdist(model.phi, "jensenshannon"))) / np.sqrt(np.log(2))
    with threadpool_limits(1, user_api="blas"):  # the same sums with any number of threads
        places = _laid_out(apart) if (apart > SAME).any() else np.zeros((len(apart), 2))
    return pd.DataFrame(
        {
            "topic": np.arange(len(places)),
            "label": np.array(model.labels, dtype=object),
            "share": model.prevalence,
            "x": places[:, 0],
            "y": places[:, 1],
            "stress": _stress(apart, places),
        }
    )


def _laid_out(apart: Floats) -> Floats:
    from sklearn.manifold import smacof

    options: dict[str, Any] = {"n_init": 1, "max_iter": 1000, "eps": 1e-9}
    places, _ = smacof(apart, init=_classical(apart), normalized_stress=False, **options)
    return _turned(places)


def _classical(apart: Floats) -> Floats:
    """Classical scaling: the two largest eigenvalues of the symmetric matrix, never complex."""
    from scipy.linalg import eigh

    centred = apart**2 - (apart**2).mean(axis=0)
    inner = -(centred - centred.mean(axis=1, keepdims=True)) / 2
    size = len(apart)
    values, vectors = eigh(inner, subset_by_index=[size - 2, size - 1])
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0)))


def _turned(places: Floats) -> Floats:
    """The same map with its longest side across, and each axis one way round."""
    centred = places - places.mean(axis=0)
    turned = centred @ np.linalg.svd(centred, full_matrices=False)[2].T
    largest = turned[np.abs(turned).argmax(axis=0), [0, 1]]
    return np.asarray(np.round(turned * np.where(largest < 0, -1, 1), 12) + 0.0)


def _stress(apart: Floats, places: Floats) -> float:
    """Kruskal's stress 1."""
    from scipy.spatial.distance import pdist, squareform

    shown, true = pdist(places), squareform(apart, checks=False)
    most = float((shown**2).sum())
    return float(np.sqrt(((shown - true) ** 2).sum() / most)) if most else 0.0
