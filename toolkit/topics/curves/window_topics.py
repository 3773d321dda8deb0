"""The topics that each period has on its own, of a model fitted by period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.topics.reading.terms import FLOOR, LAMBDA, first

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Floats = npt.NDArray[np.float64]


def window_topics(model: TopicModel, n: int = 10) -> pd.DataFrame:
    """The topics found in each period on its own, and the topic that each belongs to.

    Parameters
    ----------
    n : int
        Terms of each.

    Returns
    -------
    DataFrame
        ``period``, ``window_topic`` (its number in the period, from 0), ``topic``, ``label``,
        ``likeness`` (cosine of the two; where it is low the link is doubtful), ``share`` (its
        mean share in the documents of the period), ``rank``, ``term``, ``weight``.

    Raises
    ------
    ToolkitError
        The model was not fitted by period, or `n` is no whole number, 1 or more.
    """
    n = whole("n", n, 1)
    if "window_phi" not in model.details:
        raise ToolkitError(
            f"A model by engine={model.settings['engine']!r} has no window topics. Fit one by "
            "period: corpus.topics(k, by='month')."
        )
    details = model.details
    phi = details["window_phi"]
    best = first(relevant(model, phi), n, model.vocabulary)
    size = best.shape[1]
    topics = np.repeat(details["window_topic"], size)
    return pd.DataFrame(
        {
            "period": np.repeat(details["window_slice"], size),
            "window_topic": np.repeat(details["window_number"], size),
            "topic": topics,
            "label": np.array(model.labels, dtype=object)[topics],
            "likeness": np.repeat(details["window_likeness"], size),
            "share": np.repeat(details["window_share"], size),
            "rank": np.tile(np.arange(1, size + 1), len(phi)),
            "term": model.vocabulary[best.ravel()],
            "weight": np.take_along_axis(phi, best, axis=1).ravel(),
        }
    )


def relevant(model: TopicModel, phi: Floats) -> Floats:
    """Relevance of the terms in each row, against their probability in all periods."""
    overall = model.prevalence @ model.phi
    scored: Floats = np.log(phi + FLOOR) - (1 - LAMBDA) * np.log(overall + FLOOR)
    return scored


def found(
    model: TopicModel, of: npt.NDArray[np.int64], starts: npt.NDArray[np.datetime64]
) -> tuple[Floats, Floats]:
    """Mean of the window topics of each topic in each period, and its words there.

    Parameters
    ----------
    of : ndarray of int, shape (n_documents,)
        Period of each document, -1 for none.
    starts : ndarray of datetime64, shape (n_periods,)

    Raises
    ------
    ToolkitError
        The periods are others than those of the fit.
    """
    details, topics = model.details, len(model.phi)
    worded = np.zeros((len(starts), topics, model.phi.shape[1]))
    weight = np.zeros((len(starts), topics))
    period = np.searchsorted(starts, details["window_slice"])
    if (starts[np.minimum(period, len(starts) - 1)] != details["window_slice"]).any():
        by = model.settings["by"]
        raise ToolkitError(
            f"The periods of by={by!r} begin at other days in this corpus than in the one that the "
            "model was fitted on. Load the model with that corpus: tk.TopicModel.load(folder, "
            "corpus)."
        )
    at = period, details["window_topic"]
    np.add.at(worded, at, details["window_share"][:, None] * details["window_phi"])
    np.add.at(weight, at, details["window_share"])
    worded /= np.where(weight > 0, weight, 1)[:, :, None]
    seen = np.asarray(model.counts.sum(axis=1), float)
    known = of >= 0
    return worded, weight * np.bincount(of[known], seen[known], len(starts))[:, None]
