"""Documents that belong together: which share a cluster, and which clusters are neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Clusters:
    """The clusters of a layout of cells, made once and used for every theme.

    A *unit* is the part of a cluster that lies in one cell. Units are sorted by cell, stratum and
    time. Made by `Clusters.of`.

    Parameters
    ----------
    unit : ndarray of int
        Unit of each document, -1 for one in no cell.
    cell, stratum, docs : ndarray
        Cell, stratum and number of documents of each unit.
    one, other : ndarray of int
        Units that are neighbours: of one stratum, each of two documents or more, and next to
        each other in time.
    total : ndarray of float
        Number of documents of each cell.
    mean_size : ndarray of float
        Mean number of documents in the cluster of a document, sum m^2 / sum m (Kish 1965), in
        each cell; NaN in an empty one.
    """

    unit: Ints
    cell: Ints
    stratum: Ints
    docs: Floats
    one: Ints
    other: Ints
    total: Floats
    mean_size: Floats

    @classmethod
    def of(cls, cell: Ints, cluster: Ints, stratum: Ints, time: Ints, size: int) -> Clusters:
        """Lay out the clusters.

        Parameters
        ----------
        cell, cluster, stratum, time : ndarray of int, one value per document
            Cell, -1 for none; cluster, -1 for a document that is a cluster of its own; stratum,
            the same for all of a cluster that is in one cell; and time, such as the number of
            the day, of which a unit takes the earliest.
        size : int
            Number of cells.

        Examples
        --------
        Two documents of Monday and two of Tuesday, by one outlet in one week:

        >>> day, same = np.array([0, 0, 1, 1]), np.zeros(4, np.int64)
        >>> clusters = Clusters.of(same, day, same, day, 1)
        >>> clusters.docs, clusters.one, clusters.other
        (array([2., 2.]), array([0]), array([1]))
        """
        unit = np.full(len(cell), -1)
        inside = np.flatnonzero(cell >= 0)
        cell, cluster, stratum, time = (a[inside] for a in (cell, cluster, stratum, time))
        alone = cluster < 0
        most = int(cluster.max(initial=-1)) + 1
        cluster = np.where(alone, most + np.cumsum(alone) - 1, cluster)
        key = cell * (most + int(alone.sum())) + cluster
        _, first, found = np.unique(key, return_index=True, return_inverse=True)
        begun = np.full(len(first), np.iinfo(np.int64).max)
        np.minimum.at(begun, found, time)
        order = np.lexsort((cluster[first], begun, stratum[first], cell[first]))
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        first, begun = first[order], begun[order]
        unit[inside] = place[found]
        docs = np.bincount(place[found], minlength=len(order)).astype(float)
        of, group = cell[first], stratum[first]
        one, other = _neighbours(docs, group, begun, cluster[first])
        total = np.bincount(of, docs, size).astype(float)
        with np.errstate(invalid="ignore"):
            mean_size = np.bincount(of, docs**2, size) / total
        return cls(unit, of, group, docs, one, other, total, mean_size)

    def hits(self, hit: npt.NDArray[np.bool_]) -> Floats:
        """Documents with a hit in each unit, from a flag per document."""
        unit = self.unit[np.flatnonzero(hit)]
        return np.bincount(unit[unit >= 0], minlength=len(self.docs)).astype(float)

    def summed(self, hits: Floats) -> Floats:
        """Sum over the units of each cell."""
        return np.bincount(self.cell, hits, len(self.total)).astype(float)


def _neighbours(docs: Floats, stratum: Ints, time: Ints, cluster: Ints) -> tuple[Ints, Ints]:
    """Units next to each other in time, among those that say how alike their documents are."""
    several = np.flatnonzero(docs >= 2)
    order = several[np.lexsort((cluster[several], time[several], stratum[several]))]
    one, other = order[:-1], order[1:]
    # The two parts of a cluster that a change of period has cut are no two clusters.
    kept = (stratum[one] == stratum[other]) & (cluster[one] != cluster[other])
    return one[kept], other[kept]
