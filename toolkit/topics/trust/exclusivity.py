"""How far the first terms of a topic are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import whole
from toolkit.topics.reading.terms import exclusive, first_terms, frex

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

BY_EXCLUSIVITY = 0.7  # weight of exclusivity beside frequency, as in stm


def exclusivity(model: TopicModel, n: int = 10, *, by: str = "relevance") -> pd.DataFrame:
    """How far the first terms of each topic are its own.

    Parameters
    ----------
    n : int
        First terms of each topic, 1 or more.
    by : {"relevance", "frex", "lift", "weight", "c_tf_idf"}
        Which terms are first, as in ``model.terms``; ``weight`` in the R package stm.

    Returns
    -------
    DataFrame
        One row per topic: ``topic``, ``label``; ``exclusivity``, how much of a first term would
        be the topic's if all topics were equally large, mean over the terms, 1 / k to 1; and
        ``frex``, their mean FREX with weight 0.7 on exclusivity, above 0 to 1: the sum that stm
        gives, divided by `n`. It goes by ranks among all terms, so that with a large vocabulary
        it is near 1 for every topic; ``first_terms``.

    Raises
    ------
    ToolkitError
        `n` is no whole number, 1 or more, or `by` is not known.

    References
    ----------
    Bischof, J. M. and Airoldi, E. M. (2012). Summarizing topical content with word frequency
    and exclusivity. ICML 2012.
    Roberts, M. E. et al. (2014). Structural topic models for open-ended survey responses.
    American Journal of Political Science 58.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> model.exclusivity(3)["exclusivity"].round(2).tolist()
    [1.0, 1.0]
    """
    top = first_terms(model, whole("n", n, least=1), by)
    rank = frex(model.phi, 1 - BY_EXCLUSIVITY)
    return pd.DataFrame(
        {
            "topic": np.arange(len(top)),
            "label": np.array(model.labels, dtype=object),
            "exclusivity": np.take_along_axis(exclusive(model.phi), top, axis=1).mean(axis=1),
            "frex": np.take_along_axis(rank, top, axis=1).mean(axis=1),
            "first_terms": [", ".join(model.vocabulary[row]) for row in top],
        }
    )
