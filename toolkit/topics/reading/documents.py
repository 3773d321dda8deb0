"""The documents of each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import whole

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel


def shares(model: TopicModel) -> pd.DataFrame:
    """Share of each topic in each document: ``doc_id``, ``topic``, ``label``, ``share``."""
    documents, topics = model.theta.shape
    return pd.DataFrame(
        {
            "doc_id": np.repeat(model.doc_ids, topics),
            "topic": np.tile(np.arange(topics), documents),
            "label": np.tile(np.array(model.labels, dtype=object), documents),
            "share": model.theta.ravel(),
        }
    )


def documents(model: TopicModel, topic: int | None = None, n: int = 5) -> pd.DataFrame:
    """Documents to read before a topic is named: those with its largest shares.

    Parameters
    ----------
    topic : int, optional
        One topic; every topic if None.
    n : int
        Documents of each.

    Returns
    -------
    DataFrame
        ``topic``, ``label``, ``rank``, ``share``, ``doc_id``, ``date``, ``outlet``,
        ``title``, ``text``.

    Raises
    ------
    ToolkitError
        There is no such topic, or `n` is no whole number, 0 or more.
    """
    if topic is not None:
        model.known(topic)
    n, labels, parts = whole("n", n), model.labels, []
    docs = model.corpus._docs
    for number in range(len(model.phi)) if topic is None else [topic]:
        best = np.argsort(-model.theta[:, number], kind="stable")[:n]
        part = docs.iloc[best][["doc_id", "date", "outlet", "title", "text"]]
        part = part.reset_index(drop=True)
        part.insert(0, "share", model.theta[best, number])
        part.insert(0, "rank", np.arange(1, len(best) + 1))
        part.insert(0, "label", labels[number])
        part.insert(0, "topic", number)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)
