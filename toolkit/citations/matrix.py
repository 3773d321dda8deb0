"""Citations between outlets: how often one cites the other, per 1,000 articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of
from toolkit.citations.citations import citations as find
from toolkit.intervals import INTERVALS, interval
from toolkit.measures.cells import MOST, cells
from toolkit.measures.clusters import clusters_of
from toolkit.measures.once import once

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

MAKER = "corpus.citations()"
_interval = interval  # the argument has the name that users look for


def citation_matrix(
    corpus: Corpus,
    citations: pd.DataFrame | None = None,
    *,
    by: str | Sequence[str] | None = "outlet",
    copies: str = "all",
    interval: str = "clustered",
    cluster: str = "outlet-day",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Count which outlet cites which; where an outlet cites itself is left out.

    Parameters
    ----------
    citations : DataFrame, optional
        From ``corpus.citations()``, or some of its rows; found anew if not given.
    by : str or list of str
        Cells as in ``corpus.track``: ``"outlet"``, ``["outlet", "month"]``; None for all
        documents together.
    copies : {"all", "distinct", "stories"}
        What is counted once, as in ``corpus.track``: twenty papers that print one piece of an
        agency do not cite twenty times of their own accord.
    interval, cluster, level, draws, seed
        Interval of the share, as in ``corpus.track``.

    Returns
    -------
    DataFrame
        One row per cell and outlet that is cited in any: the columns of `by`, ``cited``,
        ``citations``, ``docs`` (with one at least), ``total_docs``, ``per_1000`` (citations per
        1,000 documents), ``share`` (docs / total_docs), ``low`` and ``high``, and ``complete``
        with a period. A pair without a citation is 0; a cell without documents is unknown, NaN.
        The most cited come first in each cell. As a square:
        ``table.pivot(index="outlet", columns="cited", values="per_1000")``.

    Raises
    ------
    ToolkitError
        The table is not of this corpus or lacks columns, or an argument is not one of those
        allowed.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"outlet": ["A", "A", "B"], "date": "2017-10-16", "language": "en",
    ...     "text": ["Reuters reported it. He told Reuters so.", "Rain.", "He told CNN."]})
    >>> table = tk.from_frame(frame).citation_matrix()
    >>> table[["outlet", "cited", "citations", "docs", "total_docs", "per_1000"]]
      outlet    cited  citations  docs  total_docs  per_1000
    0      A  Reuters          2     1           2    1000.0
    1      A      CNN          0     0           2       0.0
    2      B  Reuters          0     0           1       0.0
    3      B      CNN          1     1           1    1000.0
    """
    one_of("interval", interval, list(INTERVALS))
    found = find(corpus) if citations is None else citations
    need_columns(found, ["doc_id", "cited", "own"], MAKER)
    known = pd.Index(corpus._docs["doc_id"])
    if not found["doc_id"].isin(known).all():
        raise ToolkitError(
            "The citations are not of this corpus: some of their doc_id are not in it. Find them "
            f"in it: {MAKER}, or take the rows of its documents."
        )
    counted = once(corpus, copies)
    row = pd.Index(counted._docs["doc_id"]).get_indexer(found["doc_id"])
    used = (row >= 0) & ~found["own"].to_numpy(bool)
    row, names = row[used], found["cited"].to_numpy(object)[used]
    layout = cells(counted, by, made=("cited", "citations", "per_1000"))
    grouped = clusters_of(counted, layout, cluster)
    cited = _most_cited(names)
    if len(cited) * len(layout.table) > MOST:
        raise ToolkitError(
            f"by={by!r} would make {len(cited) * len(layout.table):,} rows; allowed: {MOST:,}. "
            "Take fewer cells, or some of the citations: citations[citations['cited'].isin([...])]."
        )
    parts = []
    for name in cited:
        mine = row[names == name]
        hit = np.zeros(len(counted), bool)
        hit[mine] = True
        bounds = _interval(interval, grouped, hit, level=level, draws=draws, seed=seed)
        parts.append(_counted(layout.table, layout.of, name, mine, hit))
        parts[-1]["low"], parts[-1]["high"] = bounds.low, bounds.high
    columns = [*layout.keys, "cited", *COUNTS, *[c for c in ["complete"] if c in layout.table]]
    if not parts:
        return layout.table.iloc[:0].reindex(columns=columns).astype(TYPES)
    table = pd.concat(parts)  # the index is the number of the cell
    table = table.sort_index(kind="stable")
    return table[columns].reset_index(drop=True)


COUNTS = ["citations", "docs", "total_docs", "per_1000", "share", "low", "high"]
TYPES = {"cited": "str", "citations": "int64", "docs": "int64"}
TYPES |= dict.fromkeys(["per_1000", "share", "low", "high"], "float64")


def _most_cited(names: np.ndarray) -> list[str]:
    counts = pd.Series(names, dtype="str").value_counts()
    return sorted(counts.index, key=lambda name: (-counts[name], name))


def _counted(
    table: pd.DataFrame, of: np.ndarray, name: str, rows: np.ndarray, hit: np.ndarray
) -> pd.DataFrame:
    """Counts of one outlet that is cited, in each cell."""
    part = table.copy()
    part["cited"] = name
    for column, found in (("citations", of[rows]), ("docs", of[hit])):
        part[column] = np.bincount(found[found >= 0], minlength=len(table)).astype(np.int64)
    total = part["total_docs"].where(part["total_docs"].gt(0))
    part["per_1000"] = 1000 * part["citations"] / total
    part["share"] = part["docs"] / total
    return part
