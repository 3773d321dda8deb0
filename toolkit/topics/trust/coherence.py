"""Whether the terms of a topic stand near each other in texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.topics.reading.terms import first_terms
from toolkit.topics.trust.pairs import MEASURES
from toolkit.topics.trust.windows import count

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.model import TopicModel


def coherence(
    model: TopicModel,
    measure: str = "npmi",
    n: int = 10,
    window: int | str | None = "usual",
    *,
    by: str = "relevance",
    corpus: Corpus | None = None,
) -> pd.DataFrame:
    """How much the first terms of each topic go together in texts.

    Counts are exact. All words that the model does not see are taken out first; windows then
    slide over each document by one word, and a shorter document is one window. A word that stands
    in a window twice counts once. Coherence says whether terms go together, not whether a topic
    means anything to a reader, and it rises with the number of topics.

    Parameters
    ----------
    measure : {"npmi", "u_mass", "c_v"}
        ``npmi``: how much more often than by chance two terms are in one window, -1 (never) to 1
        (always), mean over all pairs. ``u_mass``: log probability that a document with a term
        has a later one as well; 0 at most. ``c_v``: cosines of npmi vectors in windows of 110
        words, 0 to 1 as a rule. Of ``c_v`` be wary: the authors of its first program advised
        against it, as it gave lists of unrelated words high values, and part of the published
        ones were computed with another constant than the paper says (gamma, 2 in place of 1;
        here it is 1).
    n : int
        First terms of each topic, 2 or more.
    window : int or None
        Words in a window; None for whole documents. ``"usual"``: 10 for npmi, 110 for c_v.
    by : {"relevance", "frex", "lift", "weight", "c_tf_idf"}
        Which terms are first, as in ``model.terms``.
    corpus : Corpus, optional
        Other texts to count in; those that the topics were fitted to if None.

    Returns
    -------
    DataFrame
        One row per topic: ``topic``, ``label``, ``coherence``, ``first_terms``; and ``absent``,
        the number of these that are in no text. Their pairs are left out; with fewer than two
        terms left coherence is NaN.

    Raises
    ------
    ToolkitError
        `measure` or `by` is not known, or `n` or `window` is no number that can be used.

    References
    ----------
    Roder, M., Both, A. and Hinneburg, A. (2015). Exploring the space of topic coherence measures.
    WSDM 2015 (the windows, the constant 1e-12, all three measures).
    Lau, J. H., Newman, D. and Baldwin, T. (2014). Machine reading tea leaves. EACL 2014.
    Mimno, D. et al. (2011). Optimizing semantic coherence in topic models. EMNLP 2011 (u_mass).
    Hoyle, A. et al. (2021). Is automated topic model evaluation broken? NeurIPS 2021.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> model.coherence(n=3)["coherence"].round(3).tolist()
    [1.0, 1.0]
    """
    one_of("measure", measure, MEASURES)
    of, usual = MEASURES[measure]
    size = usual if window == "usual" else _size(measure, window)
    top = first_terms(model, whole("n", n, least=2), by)
    tokens = (model.corpus if corpus is None else corpus).tokens
    if corpus is None and len(model.fitted) < len(model.theta):
        tokens = tokens.take(model.fitted)  # reprints that were left out stay left out
    counted = count(top, model.words.codes(tokens), tokens.bounds, size)
    return pd.DataFrame(
        {
            "topic": np.arange(len(top)),
            "label": np.array(model.labels, dtype=object),
            "coherence": of(counted),
            "absent": (counted.single == 0).sum(axis=1),
            "first_terms": [", ".join(model.vocabulary[row]) for row in top],
        }
    )


def _size(measure: str, window: int | str | None) -> int | None:
    if window is None:
        return None
    if measure == "u_mass":
        raise ToolkitError(f"window={window!r} is not for u_mass, which counts whole documents.")
    if isinstance(window, str):
        raise ToolkitError(
            f"window={window!r} must be a whole number of words, None for whole documents, or "
            "'usual'."
        )
    return whole("window", window, least=2)
