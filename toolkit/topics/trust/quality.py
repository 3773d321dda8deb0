"""What is known of each topic, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import whole
from toolkit.topics.trust.coherence import coherence
from toolkit.topics.trust.exclusivity import exclusivity
from toolkit.topics.trust.stability import stability

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel


def quality(model: TopicModel, n: int = 10, *, refits: int = 0) -> pd.DataFrame:
    """How large, coherent, exclusive and stable each topic is.

    Parameters
    ----------
    n : int
        First terms of each topic that are looked at, 2 or more.
    refits : int
        Fits to parts of the documents that stability is measured with, as in
        ``model.stability(refits)``; 0 leaves it out.

    Returns
    -------
    DataFrame
        One row per topic: ``topic``, ``label``; ``share``, its mean in the documents;
        ``coherence`` (npmi) and ``exclusivity`` as the methods of these names give them;
        ``jaccard`` as ``model.stability`` does, NaN without refits; ``first_terms``.

    Raises
    ------
    ToolkitError
        `n` or `refits` is no number that can be used.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> model.quality(3)[["share", "coherence", "exclusivity"]].round(2)
       share  coherence  exclusivity
    0    0.5        1.0          1.0
    1    0.5        1.0          1.0
    """
    table = coherence(model, n=n)
    table.insert(2, "share", model.prevalence)
    table = table.drop(columns="absent")
    table.insert(4, "exclusivity", exclusivity(model, n)["exclusivity"])
    again = stability(model, refits, terms=n) if whole("refits", refits) else None
    table.insert(5, "jaccard", np.nan if again is None else again["jaccard"])
    return table
