"""Mean topic shares of cells of documents, with an interval."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.measures.cells import Cells


def mean_shares(layout: Cells, theta: npt.NDArray[np.float64], labels: list[str]) -> pd.DataFrame:
    """Mean of `theta` in each cell, one row per topic and cell, columns as in ``track``.

    The 95 % interval is Student's t over documents, on the logit scale by the delta method; it
    needs two documents. It says how much the mean would move with other documents of the same
    kind, not how much with another fit.
    """
    from scipy.stats import t

    known = layout.of >= 0
    of, size = layout.of[known], len(layout.table)
    n = np.bincount(of, minlength=size).astype(float)
    largest = theta.argmax(axis=1)[known]
    parts = []
    for topic, label in enumerate(labels):
        part = layout.table.copy()
        share = theta[known, topic]
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = np.bincount(of, share, size) / n
            spread = np.bincount(of, (share - mean[of]) ** 2, size) / (n - 1)
            error = np.sqrt(spread / n) / (mean * (1 - mean))
            logit = np.log(mean / (1 - mean))
            half = t.ppf(0.975, np.maximum(n - 1, 1)) * error
        half[n < 2] = np.nan
        part["theme"], part["topic"] = label, topic
        part["docs"] = np.bincount(of, largest == topic, size).astype(np.int64)
        part["hits"] = pd.array([pd.NA] * size, dtype="Int64")
        part["share"], part["rate"], part["effective_docs"] = mean, np.nan, np.nan
        part["low"], part["high"] = _unit(logit - half), _unit(logit + half)
        parts.append(part)
    table = pd.concat(parts, ignore_index=True)
    counts = ["docs", "hits", "total_docs", "total_tokens", "share", "low", "high"]
    names = ["theme", "topic", *layout.keys, *counts, "effective_docs", "rate", "complete"]
    return table[[name for name in names if name in table]]


def _unit(logit: Any) -> Any:
    return 1 / (1 + np.exp(-logit))
