"""How much the topics differ in their first terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.checks import whole
from toolkit.topics.reading.terms import first_terms

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel


def diversity(model: TopicModel, n: int = 10, *, by: str = "relevance") -> float:
    """Part of the first terms of all topics that are different ones.

    Parameters
    ----------
    n : int
        First terms of each topic, 1 or more; 10 and 25 are usual.
    by : {"relevance", "frex", "lift", "weight", "c_tf_idf"}
        Which terms are first, as in ``model.terms``.

    Returns
    -------
    float
        1 if no two topics share a term, 1 / k if all have the same. Say it together with
        coherence: words that nobody else has are easy to find.

    Raises
    ------
    ToolkitError
        `n` is no whole number, 1 or more, or `by` is not known.

    References
    ----------
    Dieng, A. B., Ruiz, F. J. R. and Blei, D. M. (2020). Topic modeling in embedding spaces.
    TACL 8 (there with 25 terms).

    Examples
    --------
    >>> import pandas as pd
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> model.diversity(3)
    1.0
    """
    top = first_terms(model, whole("n", n, least=1), by)
    return len(np.unique(top)) / top.size
