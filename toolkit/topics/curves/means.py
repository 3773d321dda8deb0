"""Mean topic shares of cells of documents, with an interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import one_of
from toolkit.intervals.clusters import Clusters
from toolkit.measures.cells import Cells
from toolkit.topics.curves.alike import design_effects
from toolkit.topics.curves.boot import Means, bootstrap_t

Floats = npt.NDArray[np.float64]

#: Intervals of a mean share; the others of ``corpus.track`` are for counts.
INTERVALS = ("clustered", "bootstrap")


def means(
    clusters: Clusters,
    scores: Floats,
    *,
    interval: str = "clustered",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
) -> tuple[Means, Floats]:
    """Mean scores of cells, and the documents that would be as telling if they were independent.

    Parameters
    ----------
    clusters : Clusters
    scores : ndarray of shape (n_documents, n_topics)
    interval : {"clustered", "bootstrap"}
        ``clustered`` draws documents again and makes the interval wider by the root of their
        design effect, ``bootstrap`` draws whole clusters again.

    Returns
    -------
    Means
    effective : ndarray of shape (n_cells, n_topics)
    """
    one_of("interval", interval, INTERVALS)
    size = len(clusters.total)
    how: dict[str, Any] = {"level": level, "draws": draws, "seed": seed}
    if interval == "bootstrap":
        sums = mean_scores(clusters.unit, scores, len(clusters.docs)) * clusters.docs[:, None]
        found = bootstrap_t(sums, clusters.docs, clusters.cell, size, **how)
        squares = _variances(clusters, scores, found.mean)
        with np.errstate(divide="ignore", invalid="ignore"):
            effective = squares / found.error**2
    else:
        cell = cells_of(clusters)
        rows = np.argsort(cell, kind="stable")
        rows = rows[np.searchsorted(cell[rows], 0) :]
        deff = design_effects(clusters, scores)
        wider = np.sqrt(np.where(np.isnan(deff), 1.0, deff))
        found = bootstrap_t(scores[rows], np.ones(len(rows)), cell[rows], size, **how, wider=wider)
        effective = clusters.total[:, None] / deff
    effective[clusters.total == 0] = 0
    return found, effective


def _variances(clusters: Clusters, scores: Floats, mean: Floats) -> Floats:
    """Variance of the scores of single documents in each cell."""
    cell = cells_of(clusters)
    total = clusters.total[:, None]
    rest = (scores - np.append(mean, mean[:1] * np.nan, axis=0)[cell]) ** 2
    return mean_scores(cell, rest, len(total)) * total / np.where(total > 1, total - 1, np.nan)


def cells_of(clusters: Clusters) -> npt.NDArray[np.int64]:
    """Cell of each document, -1 for none."""
    return np.where(clusters.unit >= 0, np.append(clusters.cell, -1)[clusters.unit], -1)


def mean_scores(of: npt.NDArray[np.int64], scores: Floats, size: int) -> Floats:
    """Mean scores of each cell, documents without scores left out; NaN for a cell of none."""
    known = (of >= 0) & ~np.isnan(scores[:, 0])
    total = np.bincount(of[known], minlength=size)[:, None]
    sums = np.stack([np.bincount(of[known], one, size) for one in scores[known].T], axis=1)
    return np.asarray(sums / np.where(total > 0, total, np.nan))


def shown(found: Means) -> tuple[Floats, Floats, Floats]:
    """Shares and bounds that can be shown: none below 0, and those of a cell sum to 1."""
    share = shown_shares(found.mean)
    return share, np.minimum(found.low, share), np.maximum(found.high, share)


def shown_shares(mean: Floats) -> Floats:
    """Means of scores as shares, none below 0, summing to 1; NaN where there are none."""
    share = np.maximum(mean, 0)
    total = share.sum(axis=1, keepdims=True)
    return np.asarray(share / np.where(total > 0, total, np.nan))


def laid_out(
    layout: Cells,
    labels: Sequence[str],
    largest: npt.NDArray[np.int64],
    found: Means,
    effective: Floats,
    more: dict[str, Floats] | None = None,
) -> pd.DataFrame:
    """One row per topic and cell, columns as in ``corpus.track``; `largest` topic of each document.

    `more` are further columns, arrays of shape (n_cells, n_topics).
    """
    known = layout.of >= 0
    of, size = layout.of[known], len(layout.table)
    share, low, high = shown(found)
    parts = []
    for topic, label in enumerate(labels):
        part = layout.table.copy()
        part["theme"], part["topic"] = label, topic
        part["docs"] = np.bincount(of, largest[known] == topic, size).astype(np.int64)
        part["hits"] = pd.array([pd.NA] * size, dtype="Int64")
        part["share"], part["low"], part["high"] = share[:, topic], low[:, topic], high[:, topic]
        part["effective_docs"], part["rate"] = effective[:, topic], np.nan
        for name, values in (more or {}).items():
            part[name] = values[:, topic]
        parts.append(part)
    table = pd.concat(parts, ignore_index=True)
    counts = ["docs", "hits", "total_docs", "total_tokens", "share", "low", "high"]
    names = ["theme", "topic", *layout.keys, *counts, "effective_docs", "rate", "complete"]
    return table[[name for name in [*names, *(more or {})] if name in table]]
