"""How much each cluster of documents fits itself in a regression, and what follows for errors."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST = 1e-8  # of a direction that is left by the fit; less is none
MANY = 1000  # degrees of freedom, with which t is as good as normal
AT_ONCE = 20_000_000  # numbers of clusters that are turned together


class Leverage(NamedTuple):
    """The rows of a regression turned within each cluster, so that they do not share leverage.

    A cluster with the rows Q of the orthogonal columns has the singular values U s V': its hat
    matrix is U s^2 U', so that residuals of the direction u are too small by (1 - s^2).
    `own` are the rows s V', `larger` the same divided by sqrt(1 - s^2), `turn` tells U' of a
    column of residuals, `begins` where the rows of each cluster begin; `lone` are the rows V' of
    directions of which nothing is left; `sums` the sums of Q in each cluster.
    """

    own: Floats
    larger: Floats
    turned: list[tuple[Ints, Floats]]
    begins: Ints
    lone: Floats
    sums: Floats
    of: Ints

    @property
    def groups(self) -> int:
        """Number of clusters."""
        return len(self.begins)

    def meat(self, rest: Floats) -> Floats:
        """Covariance of the coefficients of the orthogonal columns (CR2), from residuals."""
        parts = [np.einsum("gmr,gm->gr", u, rest[rows]).ravel() for rows, u in self.turned]
        sums = np.add.reduceat(self.larger * np.concatenate(parts)[:, None], self.begins, axis=0)
        return np.asarray(sums.T @ sums)

    def freedom(self, lines: Floats) -> Floats:
        """Degrees of freedom of Satterthwaite of the error of each line, of equal variances.

        Where there are more than a thousand, a number below them that is found faster.
        """
        found = self._at_least(lines)
        for at in np.flatnonzero(found <= MANY).tolist():
            w = lines[at]
            size = self.larger @ w
            d = np.add.reduceat(size**2, self.begins)
            s = np.add.reduceat(self.own * size[:, None], self.begins, axis=0)
            inner = (s**2).sum(axis=1)
            squares = (d**2).sum() - 2 * (d * inner).sum() + ((s.T @ s) ** 2).sum()
            found[at] = (d.sum() - inner.sum()) ** 2 / squares if squares > 0 else 1.0
        return np.maximum(found, 1.0)

    def _at_least(self, lines: Floats) -> Floats:
        """A bound of the degrees of freedom, as residuals differ no more than errors do."""
        kept = lines - lines @ self.lone.T @ self.lone
        found = np.ones(len(lines))
        step = max(1, AT_ONCE // len(self.larger))
        for begin in range(0, len(lines), step):
            some = slice(begin, begin + step)
            d = np.add.reduceat((self.larger @ lines[some].T) ** 2, self.begins, axis=0)
            squares = (d**2).sum(axis=0)
            trace = (kept[some] ** 2).sum(axis=1)
            np.divide(trace**2, squares, out=found[some], where=squares > 0)
        return found

    def alike(self, rest: Floats, variance: Floats) -> Floats:
        """Correlation of residuals within clusters, 0 to 1, one for each topic."""
        size = np.bincount(self.of)
        pairs = float((size * (size - 1.0)).sum())
        found = np.zeros(rest.shape[1])
        if pairs:
            for at, one in enumerate(rest.T):
                both = (np.bincount(self.of, one) ** 2).sum() - (one**2).sum()
                found[at] = both / pairs / variance[at] if variance[at] > 0 else 0.0
        return np.clip(found, 0.0, 1.0)


def leverage(across: Floats, cluster: Ints) -> Leverage:
    """Turn the rows of each cluster.

    Parameters
    ----------
    across : ndarray of shape (n_documents, n_columns)
        Orthogonal columns of norm 1.
    cluster : ndarray of int
        Cluster of each document, -1 for one that stands alone.
    """
    alone = cluster < 0
    of = np.where(alone, cluster.max(initial=-1) + np.cumsum(alone), cluster)
    of = np.unique(of, return_inverse=True)[1]
    size = np.bincount(of)
    order = np.argsort(of, kind="stable")
    first = np.cumsum(size) - size
    own, larger, lone, turned, ranks = [], [], [], [], []
    for m in np.unique(size).tolist():
        same = first[size == m]
        step = max(1, AT_ONCE // (m * across.shape[1]))
        for begin in range(0, len(same), step):
            rows = order[same[begin : begin + step, None] + np.arange(m)]
            u, s, v = np.linalg.svd(across[rows], full_matrices=False)
            left = 1 - s**2
            stuck = left < LEAST
            root = np.where(stuck, 0.0, s / np.sqrt(np.where(stuck, 1.0, left)))
            own.append((s[:, :, None] * v).reshape(-1, v.shape[2]))
            larger.append((root[:, :, None] * v).reshape(-1, v.shape[2]))
            lone.append(v[stuck])
            turned.append((rows, u))
            ranks.append(np.full(len(rows), s.shape[1]))
    rank = np.concatenate(ranks)
    sums: Floats = np.stack([np.bincount(of, one).astype(float) for one in across.T], axis=1)
    return Leverage(
        np.concatenate(own),
        np.concatenate(larger),
        turned,
        np.cumsum(rank) - rank,
        np.concatenate(lone),
        sums,
        of,
    )
