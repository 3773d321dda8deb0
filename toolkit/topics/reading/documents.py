"""The documents of each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import whole
from toolkit.topics.reading.passages import passages

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

ALIKE = 0.8  # of 130 and 560 articles, copies had 0.86 or more, others 0.72 or less
BLOCK = 256


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

    A document that is much like one listed before it is passed over, as reprints say nothing
    new: the cosine of the counts of words seen is 0.8 or more.

    Parameters
    ----------
    topic : int, optional
        One topic; every topic if None.
    n : int
        Documents of each.

    Returns
    -------
    DataFrame
        ``topic``, ``label``, ``rank``, ``share``, ``doc_id``, ``date``, ``outlet``, ``title``,
        ``passage`` (about 50 words, line breaks shown as blanks), ``start``, ``end`` (character
        offsets of the passage in the text), ``text``.

        The passage is where the most words are expected to come from the topic: the
        window with the largest sum of the probabilities that each word in it does, given its
        document, moved to bounds of sentences where there are any near.

    Raises
    ------
    ToolkitError
        There is no such topic, or `n` is no whole number, 0 or more.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["Oil! Price and barrel."] * 6 + ["They vote. A ballot, to count."] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> sorted(model.documents(n=1)["passage"])
    ['Oil! Price and barrel.', 'They vote. A ballot, to count.']
    """
    if topic is not None:
        model.known(topic)
    n = whole("n", n)
    numbers = list(range(len(model.phi))) if topic is None else [int(topic)]
    listed = [_distinct(model, number, n) for number in numbers]
    sizes = [len(rows) for rows in listed]
    rows, topics = np.concatenate(listed), np.repeat(numbers, sizes)
    docs = model.corpus._docs.iloc[rows].reset_index(drop=True)
    spans = passages(model, rows, topics)
    cuts = [" ".join(t[a:b].split()) for t, (a, b) in zip(docs["text"], spans, strict=True)]
    front = pd.DataFrame(
        {
            "topic": topics,
            "label": pd.array(np.array(model.labels, dtype=object)[topics], "str"),
            "rank": np.concatenate([np.arange(1, size + 1) for size in sizes]),
            "share": model.theta[rows, topics],
        }
    )
    ends = np.array(spans, np.int64).reshape(-1, 2)
    cut = pd.DataFrame({"passage": pd.array(cuts, "str"), "start": ends[:, 0], "end": ends[:, 1]})
    shown = docs[["doc_id", "date", "outlet", "title"]]
    return pd.concat([front, shown, cut, docs["text"]], axis=1)


def _distinct(model: TopicModel, topic: int, n: int) -> npt.NDArray[np.int64]:
    """Rows of the `n` documents with the largest share, without those much like one before."""
    order = np.argsort(-model.theta[:, topic], kind="stable")
    picked = order[:0]
    for begin in range(0, len(order) if n else 0, BLOCK):
        rows = np.concatenate([picked, order[begin : begin + BLOCK]])
        unit = _unit(model.counts[rows])
        alike = (unit[len(picked) :] @ unit.T).toarray() >= ALIKE
        kept = [*range(len(picked))]
        for place in range(len(picked), len(rows)):
            if not alike[place - len(picked), kept].any():
                kept.append(place)
            if len(kept) == n:
                return rows[kept]
        picked = rows[kept]
    return picked


def _unit(counts: Any) -> Any:
    """Rows of length 1."""
    from scipy.sparse import diags_array

    length = np.sqrt(counts.multiply(counts).sum(axis=1))
    return (diags_array(1 / np.maximum(length, 1)) @ counts).tocsr()
