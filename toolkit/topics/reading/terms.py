"""The words of each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Float64 = npt.NDArray[np.float64]

FLOOR = 1e-12
LAMBDA = 0.6
FREX = 0.5  # weight of frequency beside that of exclusivity


def relevance(model: TopicModel, balance: float = LAMBDA) -> Float64:
    """Relevance of Sievert and Shirley (2014): log p(w|t), corrected for common words."""
    return balance * np.log(model.phi + FLOOR) + (1 - balance) * np.log(lift(model) + FLOOR)


def lift(model: TopicModel) -> Float64:
    """How many times as likely a term is in a topic as in all of them; 0 if it is in none."""
    overall = model.prevalence @ model.phi
    return np.divide(model.phi, overall, out=np.zeros_like(model.phi), where=overall > 0)


def exclusive(phi: Float64) -> Float64:
    """Part of a term that is a topic's, if all topics were equally large; 0 if it is in none."""
    total = phi.sum(axis=0)
    return np.divide(phi, total, out=np.zeros_like(phi), where=total > 0)


def frex(phi: Float64, weight: float = FREX) -> Float64:
    """FREX of Bischof and Airoldi (2012): harmonic mean of two ranks among the terms, as shares.

    `weight` is that of the rank by probability, the rest that of the rank by exclusivity; ties
    get their mean rank.
    """
    from scipy.stats import rankdata

    often, alone = (rankdata(v, axis=1) / phi.shape[1] for v in (phi, exclusive(phi)))
    return 1 / (weight / often + (1 - weight) / alone)


def c_tf_idf(model: TopicModel) -> Float64:
    """Class-based TF-IDF of Grootendorst (2022): p(w|t) log(1 + A / f), with f how often a term
    stands in all topics together and A the words of an average topic.
    """
    overall = model.prevalence @ model.phi
    rare = np.divide(1, len(model.phi) * overall, out=np.zeros_like(overall), where=overall > 0)
    return np.asarray(model.phi * np.log1p(rare))


def _weight(model: TopicModel) -> Float64:
    return model.phi


def _frex(model: TopicModel) -> Float64:
    return frex(model.phi)


SCORES = {
    "relevance": relevance,
    "frex": _frex,
    "lift": lift,
    "weight": _weight,
    "c_tf_idf": c_tf_idf,
}


def first(score: Float64, n: int, terms: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Numbers of the `n` terms with the largest score, ties in alphabetical order.

    Parameters
    ----------
    score : ndarray of shape (n_topics, n_terms)
    n : int
    terms : ndarray of str, shape (n_terms,)

    Returns
    -------
    ndarray of shape (n_topics, at most n)
    """
    size = score.shape[1]
    n = min(n, size)
    best = np.empty((len(score), n), np.int64)
    for topic, values in enumerate(score) if n else ():
        least = np.partition(values, size - n)[size - n]
        among = np.flatnonzero(values >= least)
        best[topic] = among[np.lexsort((terms[among], -values[among]))[:n]]
    return best


def first_terms(model: TopicModel, n: int, by: str = "relevance") -> npt.NDArray[np.int64]:
    """Numbers of the first `n` terms of each topic as `terms` ranks them.

    Raises
    ------
    ToolkitError
        `by` is not known.
    """
    one_of("by", by, SCORES)
    return first(SCORES[by](model), n, model.vocabulary)


def terms(
    model: TopicModel, n: int = 10, by: str = "relevance", *, balance: float = LAMBDA
) -> pd.DataFrame:
    """The `n` most telling terms of each topic.

    Parameters
    ----------
    n : int
        Terms of each topic.
    by : {"relevance", "frex", "lift", "weight", "c_tf_idf"}
        What to rank by. ``relevance`` favours words that the topic has more than the others do;
        ``frex`` those that are both among its likeliest and its most exclusive; ``weight`` the
        likeliest, which topics tend to share; ``lift`` alone favours the rarest words, which
        may stand in a handful of documents; ``c_tf_idf`` is class-based TF-IDF.
    balance : float
        For relevance: 1 ranks by probability alone, 0 by lift alone (lambda in LDAvis).

    Returns
    -------
    DataFrame
        ``topic``, ``label``, ``rank``, ``term``, ``weight`` (probability in the topic),
        ``relevance`` (a logarithm, below 0 as a rule), ``frex`` (0 to 1), ``lift``; ties in
        alphabetical order.

    Raises
    ------
    ToolkitError
        `n` is no whole number, 0 or more, `by` is not known, or `balance` is not 0 to 1.

    References
    ----------
    Sievert, C. and Shirley, K. E. (2014). LDAvis: a method for visualizing and interpreting
    topics. The probability in all topics is their mean, weighted by prevalence.
    Bischof, J. M. and Airoldi, E. M. (2012). Summarizing topical content with word frequency
    and exclusivity; without shrinkage, both ranks with weight 0.5.
    Taddy, M. (2012). On estimation and selection for topic models (lift).
    Grootendorst, M. (2022). BERTopic: neural topic modeling with a class-based TF-IDF procedure.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> model.terms(1)[["term", "lift"]].round(1).sort_values("term")["lift"].tolist()
    [2.0, 2.0]
    """
    if isinstance(balance, bool) or not isinstance(balance, int | float) or not 0 <= balance <= 1:
        raise ToolkitError(f"balance={balance!r} must be a number from 0 to 1, such as {LAMBDA}.")
    one_of("by", by, SCORES)
    scores = {name: score(model) for name, score in SCORES.items() if name != "relevance"}
    scores["relevance"] = relevance(model, balance)
    best = first(scores[by], whole("n", n), model.vocabulary)
    topics, n = best.shape
    return pd.DataFrame(
        {
            "topic": np.repeat(np.arange(topics), n),
            "label": pd.array(np.repeat(np.array(model.labels, dtype=object), n), "str"),
            "rank": np.tile(np.arange(1, n + 1), topics),
            "term": pd.array(model.vocabulary[best.ravel()], "str"),
        }
        | {
            name: np.take_along_axis(scores[name], best, axis=1).ravel()
            for name in ("weight", "relevance", "frex", "lift")
        }
    )
