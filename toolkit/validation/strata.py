"""Strata of a validation sample, and how many documents to draw from each."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.measures.cells import cells, grouped

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Ints = npt.NDArray[np.int64]
#: Columns of the sample itself, so that no stratum can be named so.
TAKEN = ("doc_id", "flagged", "stratum_docs", "probability", "unit", "coder", "code", "note")
#: Guessed share of the theme among flagged documents and among the others.
GUESS = (0.9, 0.05)


def strata_cells(corpus: Corpus, by: str | Sequence[str]) -> tuple[pd.DataFrame, Ints]:
    """The cells of `by` that hold documents, and the cell of each document.

    Unlike the cells of a table over time, no document is without one: those without a date
    as exact as the period have one of their own, with NaT.
    """
    names = [by] if isinstance(by, str) else list(by)
    if taken := [name for name in names if name in TAKEN]:
        raise ToolkitError(
            f"by={by!r}: {listed(taken)} cannot be a stratum, as the sample has a column of that "
            "name. Rename the column: tk.from_frame(corpus.docs.rename(columns={...}))."
        )
    if not names:
        return pd.DataFrame(index=range(1)), np.zeros(len(corpus), np.int64)
    layout = cells(corpus, by)
    columns: dict[str, tuple[Ints, pd.Index]] = {}
    for key in layout.keys:
        if key == "period":
            days = layout.table["period"].take(layout.of).where(layout.of >= 0)
            values = pd.Index(days.unique()).sort_values(na_position="last")
            columns[key] = values.get_indexer(pd.Index(days)), values
        else:
            columns[key] = grouped(corpus._docs, key)
    codes = np.column_stack([code for code, _ in columns.values()])
    found, of = np.unique(codes, axis=0, return_inverse=True)
    table = {key: values.take(found[:, i]) for i, (key, (_, values)) in enumerate(columns.items())}
    return pd.DataFrame(table), of.reshape(-1)


def allocate(n: int, weights: Sequence[float], least: Ints, most: Ints) -> Ints:
    """Whole numbers from `least` to `most` that add up to `n`, in proportion to the weights.

    Each further document goes where ``weight / sqrt(k (k + 1))`` is largest, which makes the
    variance of a stratified mean as small as whole numbers can if the weights are documents
    times standard deviation (Wright 2012).
    """
    counts = least.copy()
    heap = [(-_priority(weights[i], k), i) for i, k in enumerate(counts) if k < most[i]]
    heapq.heapify(heap)
    for _ in range(n - int(counts.sum())):
        _, i = heapq.heappop(heap)
        counts[i] += 1
        if counts[i] < most[i]:
            heapq.heappush(heap, (-_priority(weights[i], counts[i]), i))
    return counts


def _priority(weight: float, k: int) -> float:
    return weight / math.sqrt(k * (k + 1))


def half(n: int, sizes: Ints, least: Ints) -> Ints:
    """Half of `n` among the flagged, half among the others, or as many as there are."""
    lower, upper = least.sum(axis=0), sizes.sum(axis=0)
    flagged = min(max((n + 1) // 2, lower[0], n - upper[1]), upper[0], n - lower[1])
    parts = [
        allocate(int(share), sizes[:, i].tolist(), least[:, i], sizes[:, i])
        for i, share in enumerate((flagged, n - flagged))
    ]
    return np.column_stack(parts)


def proportional(n: int, sizes: Ints, least: Ints) -> Ints:
    """Every stratum by its number of documents."""
    flat = sizes.ravel()
    return allocate(n, flat.tolist(), least.ravel(), flat).reshape(sizes.shape)


def neyman(n: int, sizes: Ints, least: Ints) -> Ints:
    """Every stratum by its number of documents times their guessed standard deviation."""
    spread = [math.sqrt(p * (1 - p)) for p in GUESS]
    weights = (sizes * spread).ravel()
    return allocate(n, weights.tolist(), least.ravel(), sizes.ravel()).reshape(sizes.shape)


#: Ways to spread `n` documents over strata: cells x (flagged, not flagged).
ALLOCATIONS: dict[str, Callable[[int, Ints, Ints], Ints]] = {
    "half": half,
    "neyman": neyman,
    "proportional": proportional,
}
