"""Which documents of a corpus belong together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_single_values
from toolkit.dates.precision import exact
from toolkit.intervals.clusters import Clusters, Ints
from toolkit.measures.cells import Cells
from toolkit.measures.copies import copies
from toolkit.measures.stories.stories import stories

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

#: Clusters that are no columns.
KINDS = ("outlet-day", "day", "period", "copy", "story")
NEVER = np.iinfo(np.int64).max


def clusters_of(corpus: Corpus, layout: Cells, cluster: str = "outlet-day") -> Clusters:
    """Lay out the clusters of a corpus in some cells.

    Parameters
    ----------
    layout : Cells
    cluster : str
        ``outlet-day``: documents of one outlet and day; ``day``: of one day, whatever the outlet;
        ``period``: of one cell, so that what differs from one period to the next counts as chance;
        ``copy``: of one group of ``corpus.copies()``; ``story``: of one of ``corpus.stories()``;
        or a column, such as ``author``. A document in none, or of a day that is not known,
        stands alone.

    Returns
    -------
    Clusters
        Neighbours are clusters that follow each other in time in one group of cells, such as an
        outlet; for ``outlet-day`` always in one outlet.

    Raises
    ------
    ToolkitError
        `cluster` is neither of these nor a column of single values.
    """
    docs = corpus._docs
    day = days(docs)
    stratum = _groups(layout)
    if cluster == "outlet-day":
        outlet = pd.factorize(docs["outlet"], use_na_sentinel=False)[0]
        stratum = stratum * (outlet.max(initial=0) + 1) + outlet
        first = day.min(initial=NEVER)
        of = outlet * (day[day < NEVER].max(initial=first) - first + 1) + (day - first)
        of = np.where(day < NEVER, of, -1)
    elif cluster == "day":
        of = np.where(day < NEVER, day - day.min(initial=NEVER), -1)
    elif cluster == "period":
        of = layout.of
    elif cluster == "copy":
        of = _grouped(docs, copies(corpus), "copy_group")
    elif cluster == "story":
        of = _grouped(docs, stories(corpus), "story")
    else:
        of = by_column(docs, cluster, KINDS)
    return Clusters.of(layout.of, of.astype(np.int64), stratum, day, len(layout.table))


def days(docs: pd.DataFrame) -> Ints:
    """Number of the day of each document; the largest there is where it is not known."""
    number = docs["date"].to_numpy("datetime64[D]").astype(np.int64)
    return np.where(exact(docs), number, NEVER)


def _groups(layout: Cells) -> Ints:
    """Number of the group of each document's cell: what is left of its keys without the period."""
    keys = [key for key in layout.keys if key != "period"]
    if not keys:
        return np.zeros(len(layout.of), np.int64)
    number = layout.table.groupby(keys, dropna=False, observed=True, sort=False).ngroup()
    return np.append(number.to_numpy(np.int64), 0)[layout.of]


def _grouped(docs: pd.DataFrame, table: pd.DataFrame, group: str) -> Ints:
    """Number of each document's group in a table of documents, -1 if it is in none."""
    number = np.append(pd.factorize(table[group])[0], -1)
    return number[pd.Index(table["doc_id"]).get_indexer(docs["doc_id"])]


def by_column(docs: pd.DataFrame, name: Any, kinds: Iterable[str]) -> Ints:
    """Number of each document's value in a column, -1 for none.

    Raises
    ------
    ToolkitError
        It is no such column; `kinds` are what else could have been meant.
    """
    columns = [c for c in docs.columns if c not in ("text", "title", "date")]
    if not isinstance(name, str) or name not in columns:
        raise ToolkitError(
            f"cluster={name!r} is not known. Allowed: {listed(kinds)}, or a column: "
            f"{listed(columns)}."
        )
    need_single_values(name, docs[name])
    column = docs[name].mask(docs[name].astype(object).eq(""))
    return pd.factorize(column)[0].astype(np.int64)
