"""Mentions that stand together, and how sure shares of them are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from toolkit.intervals.clustered import design_effect
from toolkit.intervals.clustering import LEAST, correlation
from toolkit.intervals.clusters import Clusters, Floats, Ints
from toolkit.intervals.wilson import wilson
from toolkit.measures.cells import Cells
from toolkit.measures.clusters import NEVER, by_column, days

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

KINDS = ("article", "copy", "story", "outlet-day", "day")


class Grouping(NamedTuple):
    """Cluster, stratum and day of each document; what is in no cluster stands alone."""

    cluster: Ints
    stratum: Ints
    day: Ints


class Sureness(NamedTuple):
    """Interval of a share in each cell; `known` is False where it is not known how alike the
    mentions of a cluster are, so that each cluster counts as if it said one thing only.
    """

    low: Floats
    high: Floats
    effective: Floats
    known: bool


def grouping(corpus: Corpus, layout: Cells, cluster: str) -> Grouping:
    """Lay out which documents belong together.

    Raises
    ------
    ToolkitError
        `cluster` is neither one of the kinds nor a column of single values.
    """
    docs = corpus._docs
    day = days(docs)
    keys = [key for key in layout.keys if key != "period"]
    stratum = np.zeros(len(docs), np.int64)
    if keys:
        number = layout.table.groupby(keys, dropna=False, observed=True, sort=False).ngroup()
        stratum = np.append(number.to_numpy(np.int64), 0)[layout.of]
    outlet = pd.factorize(docs["outlet"], use_na_sentinel=False)[0]
    if cluster == "article":
        of = np.arange(len(docs))
    elif cluster in ("copy", "story"):
        table = corpus.copies() if cluster == "copy" else corpus.stories()
        name = pd.factorize(table["copy_group" if cluster == "copy" else "story"])[0]
        of = np.append(name, -1)[pd.Index(table["doc_id"]).get_indexer(docs["doc_id"])]
    elif cluster in ("outlet-day", "day"):
        both = outlet * (cluster == "outlet-day") + (outlet.max(initial=0) + 1) * day
        of = np.where(day < NEVER, pd.factorize(np.where(day < NEVER, both, -1))[0], -1)
    else:
        of = by_column(docs, cluster, KINDS)
    # A cluster must lie in one stratum of a cell, and only these two lie in one outlet.
    if cluster in ("article", "outlet-day"):
        stratum = stratum * (outlet.max(initial=0) + 1) + outlet
    alone = of < 0
    of = np.where(alone, int(of.max(initial=-1)) + np.cumsum(alone), of)
    return Grouping(of.astype(np.int64), stratum, day)


def clustered_items(layout: Cells, grouped: Grouping, document: Ints) -> Clusters:
    """Clusters of items of which each stands in a document, such as mentions of a referent."""
    cell, (cluster, stratum, day) = layout.of[document], grouped
    cluster, stratum, day = cluster[document], stratum[document], day[document]
    return Clusters.of(cell, cluster, stratum, day, len(layout.table))


def sureness(
    clusters: Clusters, which: Ints, names: int, level: float
) -> tuple[list[Floats], list[Sureness]]:
    """Mentions under each name in each cell, and the interval of its share of all mentions.

    Parameters
    ----------
    clusters : Clusters
        Of the mentions.
    which : ndarray of int
        The name of each mention.
    names : int
        How many there are.
    level : float

    Returns
    -------
    list of ndarray, list of Sureness
        One for each name. The correlation within clusters is one for all names of the referent,
        as in a Dirichlet-multinomial.
    """
    units = [clusters.hits(which == name) for name in range(names)]
    rho = common_correlation(clusters, units)
    known = not np.isnan(rho)
    deff = design_effect(clusters.mean_size, rho if known else 1.0)
    deff = np.where(clusters.total > 0, deff, 1.0)
    counts, bounds = [], []
    for hits in units:
        count = clusters.summed(hits)
        low, high = wilson(count / deff, clusters.total / deff, level)
        counts.append(count)
        bounds.append(Sureness(low, high, clusters.total / deff, known))
    return counts, bounds


def common_correlation(clusters: Clusters, units: list[Floats]) -> float:
    """Correlation within clusters, one for all names: each is a stratum of its own."""
    if len(clusters.one) < LEAST:
        return float("nan")
    size, names = len(clusters.docs), len(units)
    step = np.repeat(np.arange(names) * size, len(clusters.one))
    stacked = Clusters(
        clusters.unit,
        clusters.cell,
        clusters.stratum,
        np.tile(clusters.docs, names),
        np.tile(clusters.one, names) + step,
        np.tile(clusters.other, names) + step,
        clusters.total,
        clusters.mean_size,
    )
    return correlation(stacked, np.concatenate(units))
