"""Topics over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.intervals.clustering import LEAST
from toolkit.intervals.clusters import Clusters
from toolkit.intervals.contract import need_level
from toolkit.measures.cells import cells
from toolkit.measures.clusters import clusters_of
from toolkit.measures.once import once
from toolkit.topics.curves.means import (
    INTERVALS,
    Floats,
    laid_out,
    mean_scores,
    means,
    shown_shares,
)
from toolkit.topics.curves.refitted import REFITTED, band, need_refits
from toolkit.topics.curves.scores import scores

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.model import TopicModel

BATCH = 4096  # texts compared at once, so that memory does not grow with the corpus


def track(
    model: TopicModel,
    corpus: Corpus,
    by: str | Sequence[str] | None = "week",
    *,
    copies: str = "all",
    interval: str = "clustered",
    cluster: str = "outlet-day",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
    refits: int = 0,
) -> pd.DataFrame:
    """Follow the topics over time; called by ``corpus.track(model)``, which see."""
    one_of("interval", interval, INTERVALS)
    level, draws, seed = need_level(level), whole("draws", draws, 100), whole("seed", seed)
    refits = need_refits(refits)
    fitted, rows = followed(model, once(corpus, copies))
    layout = cells(fitted, by, made=REFITTED if refits else ())
    grouped = clusters_of(fitted, layout, cluster)
    if cluster == "period":
        _need_periods(grouped, by, interval)
    how: dict[str, Any] = {"interval": interval, "level": level, "draws": draws, "seed": seed}
    found, effective = means(grouped, scores(model)[rows], **how)

    def shares(score: Floats) -> Floats:
        return shown_shares(mean_scores(layout.of, score[rows], len(layout.table)))

    more = band(model, refits, seed, shares)
    return laid_out(layout, model.labels, model.theta[rows].argmax(axis=1), found, effective, more)


def _need_periods(clusters: Clusters, by: Any, interval: str) -> None:
    """Raise if it cannot be told how far one period differs from the next."""
    if interval == "bootstrap":
        raise ToolkitError(
            "interval='bootstrap' with cluster='period' has one cluster in each period, of which "
            "no other can be drawn. Use interval='clustered', or cluster='outlet-day' or 'day'."
        )
    if len(clusters.one) < LEAST:
        raise ToolkitError(
            f"cluster='period' with by={by!r} has {len(clusters.one)} pairs of neighbouring "
            f"periods with two documents or more; {LEAST} are needed to tell how much differs "
            "from one period to the next. Use a shorter period, or cluster='outlet-day' or 'day'."
        )


def need_no_period(cluster: Any) -> None:
    """Raise if documents shall be alike in periods where there are none."""
    if cluster == "period":
        raise ToolkitError(
            "cluster='period' is for curves by period, corpus.track(model, by='week'); here there "
            "is no period. Use 'outlet-day', 'day', 'copy', 'story' or a column of the documents."
        )


def followed(model: TopicModel, corpus: Corpus) -> tuple[Corpus, npt.NDArray[np.int64]]:
    """The documents of a corpus that the model has shares of, and their rows in `theta`."""
    rows = pd.Index(model.doc_ids).get_indexer(corpus._docs["doc_id"])
    inside = np.flatnonzero(rows >= 0)
    if not len(inside):
        raise ToolkitError(
            "The model was fitted on none of these documents. Follow it in the corpus that "
            f"it was fitted on, or a part of it; its first documents are "
            f"{listed(model.doc_ids[:3])}."
        )
    _need_same_texts(model, corpus, inside)
    if len(inside) < len(rows):
        corpus = corpus._take(inside, "documents of the topic model", corpus.span)
    return corpus, rows[inside]


def _need_same_texts(model: TopicModel, corpus: Corpus, inside: npt.NDArray[np.int64]) -> None:
    """Raise if documents have the names of fitted ones and other texts."""
    docs = model.corpus._docs
    given = corpus._docs.iloc[inside][["doc_id", "text"]]
    own = pd.Index(docs["doc_id"]).get_indexer(given["doc_id"])
    changed: list[str] = []
    for at in range(0, len(given), BATCH):
        part = given.iloc[at : at + BATCH]
        texts = docs["text"].iloc[own[at : at + BATCH]]
        changed += part["doc_id"][part["text"].to_numpy() != texts.to_numpy()].tolist()
    if changed:
        raise ToolkitError(
            f"{len(changed):,} of {len(given):,} documents have another text than the one of "
            f"that name that the model was fitted on, first {listed(changed[:3])}. Follow the "
            "model in the corpus that it was fitted on, or fit again: corpus.topics(...)."
        )
