"""Least squares with errors that hold for clustered documents."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Regression(NamedTuple):
    """`coefficients` of shape (n_columns, n_topics), their covariances (n_topics, n_columns,
    n_columns), and the degrees of freedom of their errors.
    """

    coefficients: Floats
    covariance: Floats
    freedom: int

    def draws(self, topic: int, number: int, random: np.random.Generator) -> Floats:
        """Coefficients as they might be: multivariate t, shape (number, n_columns)."""
        covariance = self.covariance[topic]
        values, vectors = np.linalg.eigh(covariance)
        root = vectors * np.sqrt(np.maximum(values, 0))
        normal = random.standard_normal((number, len(covariance))) @ root.T
        stretch = np.sqrt(self.freedom / random.chisquare(self.freedom, (number, 1)))
        return np.asarray(self.coefficients[:, topic] + normal * stretch)


def regression(columns: Floats, scores: Floats, cluster: npt.NDArray[np.int64]) -> Regression:
    """Ordinary least squares of each topic, errors clustered.

    The covariance is the sandwich of Liang and Zeger with the usual correction for few clusters,
    G / (G - 1) (n - 1) / (n - p); clusters of one document make it that of White (HC1). The
    degrees of freedom are G - 1, or n - p where these are fewer.

    Parameters
    ----------
    columns : ndarray of shape (n_documents, n_columns)
    scores : ndarray of shape (n_documents, n_topics)
    cluster : ndarray of int
        Cluster of each document, -1 for one that stands alone.

    References
    ----------
    Liang, K.-Y. and Zeger, S. L. (1986). Longitudinal data analysis using generalized linear
    models. Biometrika 73, 13-22.

    White, H. (1980). A heteroskedasticity-consistent covariance matrix estimator and a direct test
    for heteroskedasticity. Econometrica 48, 817-838.
    """
    from threadpoolctl import threadpool_limits

    n, p = columns.shape
    alone = cluster < 0
    of = np.where(alone, cluster.max(initial=-1) + np.cumsum(alone), cluster)
    of = np.unique(of, return_inverse=True)[1]
    groups = int(of.max()) + 1
    order = np.argsort(of, kind="stable")
    begins = np.flatnonzero(np.diff(of[order], prepend=-1))
    # Sums of a matrix product can depend on the number of threads.
    with threadpool_limits(1, user_api="blas"):
        found: Floats = np.asarray(np.linalg.lstsq(columns, scores, rcond=None)[0], np.float64)
        bread = np.linalg.pinv(columns.T @ columns)
        rest = scores - columns @ found
        meat = []
        for one in rest.T:
            sums = np.add.reduceat((columns * one[:, None])[order], begins, axis=0)
            meat.append(bread @ (sums.T @ sums) @ bread)
    few = groups / max(groups - 1, 1) * (n - 1) / (n - p)
    return Regression(found, few * np.stack(meat), max(1, min(groups - 1, n - p)))
