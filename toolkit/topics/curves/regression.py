"""Least squares with errors that hold for clustered documents, also of levels with few."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.topics.curves.leverage import Leverage, leverage

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

BORROWED = 16.0  # degrees of freedom that the spread of all documents lends
LONE = 0.1  # of a variance: where more is of clusters that fit themselves, it is not known
ONE = "hangs on one article or one cluster, of which no spread can be known; two are needed"
FEW = "hangs on fewer than five articles or clusters; the spread of all stands in for theirs"


class Errors(NamedTuple):
    """Errors of sums of coefficients, of shape (n_lines, n_topics), NaN where not known.

    `own` are the degrees of freedom of the clusters that a sum hangs on, `freedom` those with
    what was borrowed, both of shape (n_lines,).
    """

    error: Floats
    own: Floats
    freedom: Floats

    def half(self, level: float, draws: int, random: np.random.Generator) -> Floats:
        """Half the width of intervals, from values of t drawn for each line."""
        drawn = random.standard_t(self.freedom[:, None], (len(self.freedom), draws))
        return np.quantile(np.abs(drawn), level, axis=1)[:, None] * self.error

    def remarks(self) -> list[str]:
        """What to know of each line."""
        unknown: list[bool] = np.asarray(np.isnan(self.error).all(axis=1)).tolist()
        few: list[bool] = np.asarray(self.own < 4).tolist()
        return [ONE if no else FEW if f else "" for no, f in zip(unknown, few, strict=True)]


class Regression(NamedTuple):
    """`coefficients` of shape (n_columns, n_topics), and what their errors are made of.

    `weights` makes sums of coefficients those of the orthogonal columns of `leverage`; `meat` are
    their covariances (n_topics, n_columns, n_columns); `pooled` and `alike` the variance of a
    document and the correlation within clusters, of all documents together.
    """

    coefficients: Floats
    weights: Floats
    leverage: Leverage
    meat: Floats
    pooled: Floats
    alike: Floats
    spare: int

    def errors(self, lines: Floats, borrowed: float = BORROWED) -> Errors:
        """Errors of some sums of coefficients.

        That of CR2 has as many degrees of freedom as there are clusters behind it (Satterthwaite).
        Where these are few it knows little, the less as shares are skew; so the error that all
        documents together tell is mixed in with the weight of `borrowed` degrees of freedom, or
        of as many as other clusters can lend.

        Parameters
        ----------
        lines : ndarray of shape (n_lines, n_columns)
        """
        from threadpoolctl import threadpool_limits

        # Sums of a matrix product can depend on the number of threads.
        with threadpool_limits(1, user_api="blas"):
            return self._errors(lines, borrowed)

    def _errors(self, lines: Floats, borrowed: float) -> Errors:
        known: Flags = np.asarray(np.isfinite(lines).all(axis=1))
        w = np.where(known[:, None], lines, 0.0) @ self.weights
        own_freedom = self.leverage.freedom(w)
        variance = np.einsum("lp,kpq,lq->lk", w, self.meat, w)
        lone = w @ self.leverage.lone.T @ self.leverage.lone
        variance += self._together(lone)
        freedom = np.maximum(own_freedom, np.minimum(own_freedom + borrowed, self.spare))
        part = (own_freedom / freedom)[:, None]
        variance = part * variance + (1 - part) * self._together(w)
        known = known & ((lone**2).sum(axis=1) <= LONE * (w**2).sum(axis=1))
        error = np.where(known[:, None], np.sqrt(np.maximum(variance, 0)), np.nan)
        return Errors(error, own_freedom, freedom)

    def _together(self, w: Floats) -> Floats:
        """Variance if all documents differ, and are alike in clusters, to the same degree."""
        alone, together = (w**2).sum(axis=1), ((w @ self.leverage.sums.T) ** 2).sum(axis=1)
        return np.asarray(
            self.pooled * ((1 - self.alike) * alone[:, None] + self.alike * together[:, None])
        )


def regression(columns: Floats, scores: Floats, cluster: npt.NDArray[np.int64]) -> Regression:
    """Ordinary least squares of each topic, errors clustered and their bias reduced (CR2).

    Clusters of one document make the error HC2. See `Regression.errors`.

    Parameters
    ----------
    columns : ndarray of shape (n_documents, n_columns)
        Of full rank.
    scores : ndarray of shape (n_documents, n_topics)
    cluster : ndarray of int
        Cluster of each document, -1 for one that stands alone.

    References
    ----------
    Bell, R. M. and McCaffrey, D. F. (2002). Bias reduction in standard errors for linear
    regression with multi-stage samples. Survey Methodology 28, 169-181.

    Imbens, G. W. and Kolesar, M. (2016). Robust standard errors in small samples: some practical
    advice. Review of Economics and Statistics 98, 701-712.

    Pustejovsky, J. E. and Tipton, E. (2018). Small-sample methods for cluster-robust variance
    estimation and hypothesis testing in fixed effects models. Journal of Business and Economic
    Statistics 36, 672-683.

    Smyth, G. K. (2004), of variances mixed by their degrees of freedom. Statistical Applications
    in Genetics and Molecular Biology 3, 3.
    """
    from threadpoolctl import threadpool_limits

    n, p = columns.shape
    # Sums of a matrix product can depend on the number of threads.
    with threadpool_limits(1, user_api="blas"):
        scale = np.linalg.norm(columns, axis=0)
        across, upper = np.linalg.qr(columns / scale)
        weights = np.linalg.inv(upper) / scale[:, None]
        found: Floats = np.asarray(weights @ (across.T @ scores), np.float64)
        rest = scores - columns @ found
        made = leverage(across, cluster)
        meat = np.stack([made.meat(one) for one in rest.T])
    pooled = (rest**2).sum(axis=0) / (n - p)
    alike = made.alike(rest, pooled)
    spare = max(1, made.groups - p)
    return Regression(found, weights, made, meat, pooled, alike, spare)
