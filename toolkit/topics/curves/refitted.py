"""Topic shares under models fitted to other parts of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, whole
from toolkit.topics.curves.scores import by_words, of_words
from toolkit.topics.trust.refits import refits as fitted_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.topics.model import TopicModel

Floats = npt.NDArray[np.float64]

#: Columns of the band.
REFITTED = ("refit_low", "refit_high", "refits")


def need_refits(value: Any) -> int:
    """The number of refits: 0 for none, or 2 and more."""
    number = whole("refits", value)
    if number == 1:
        raise ToolkitError("refits=1 shows no range. Use refits=10, or 0 for none.")
    return number


def refitted(model: TopicModel, refits: int, seed: int) -> Iterator[tuple[Floats, Any]]:
    """Scores of the documents of the model under each refit, and which topics it has.

    All documents have scores where they can be told from words; else those that were fitted, and
    the others NaN.
    """
    from tqdm import tqdm

    made = fitted_again(model, refits, seed=seed)
    for fit in tqdm(made, desc="shares under refits", delay=1.0, leave=False):
        if by_words(model):
            yield of_words(model.counts, fit.phi), fit.matched
        else:
            score = np.full(model.theta.shape, np.nan)
            score[fit.rows] = fit.theta
            yield score, fit.matched


def band(
    model: TopicModel, refits: int, seed: int, value: Callable[[Floats], Floats]
) -> dict[str, Floats]:
    """The smallest and the largest value of each topic under the refits.

    It shows how far a value depends on which articles the topics were learned from. It is no
    interval: with more refits it grows.

    Parameters
    ----------
    value : function
        From the scores of all documents of the model, NaN for some, to an array with topics as
        the last axis.

    Returns
    -------
    dict of ndarray
        ``refit_low``, ``refit_high`` and ``refits``: how many have the topic. Empty for none.
    """
    if not refits:
        return {}
    found = []
    for each, matched in refitted(model, refits, seed):
        found.append(np.where(matched, value(each), np.nan))
    every = np.stack(found)
    with_topic = np.isfinite(every)
    low = np.where(with_topic, every, np.inf).min(axis=0)
    high = np.where(with_topic, every, -np.inf).max(axis=0)
    some = with_topic.any(axis=0)
    return {
        "refit_low": np.where(some, low, np.nan),
        "refit_high": np.where(some, high, np.nan),
        "refits": with_topic.sum(axis=0),
    }
