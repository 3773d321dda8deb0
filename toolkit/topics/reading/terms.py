"""The words of each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import whole

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

FLOOR = 1e-12
LAMBDA = 0.6


def relevance(model: TopicModel, weight: float = LAMBDA) -> npt.NDArray[np.float64]:
    """Relevance of Sievert and Shirley (2014): log p(w|t), corrected for common words."""
    overall = model.prevalence @ model.phi
    log_phi = np.log(model.phi + FLOOR)
    return weight * log_phi + (1 - weight) * (log_phi - np.log(overall + FLOOR))


def terms(model: TopicModel, n: int = 10) -> pd.DataFrame:
    """The `n` most telling terms of each topic.

    Terms are ranked by relevance with lambda 0.6 (Sievert and Shirley 2014), which favours
    words that the topic has more than the others do; `weight` is the plain probability.

    Returns
    -------
    DataFrame
        ``topic``, ``label``, ``rank``, ``term``, ``weight``.

    Raises
    ------
    ToolkitError
        `n` is no whole number, 0 or more.
    """
    n, score = whole("n", n), relevance(model)
    rows = []
    for topic, label in enumerate(model.labels):
        best = np.lexsort((model.vocabulary, -score[topic]))[:n]
        rows += [
            (topic, label, rank, model.vocabulary[term], model.phi[topic, term])
            for rank, term in enumerate(best.tolist(), 1)
        ]
    return pd.DataFrame(rows, columns=["topic", "label", "rank", "term", "weight"])
