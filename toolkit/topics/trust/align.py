"""Which topics of two models are the same."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.topics.unit import unit

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Alignment(NamedTuple):
    """`of` is the other model's topic for each topic, -1 for none, and `cosine` how alike the
    two are, 0 for none.
    """

    of: Ints
    cosine: Floats

    def laid(self, rows: npt.NDArray[np.float64]) -> Floats:
        """Rows of the other model's topics under our numbers, 0 where there is none."""
        return np.asarray(np.where(self.of[:, None] >= 0, rows[self.of], 0.0))


def aligned(phi: Floats, other: Floats) -> Alignment:
    """Match topics one to one so that the sum of their cosines is largest.

    Parameters
    ----------
    phi, other : ndarray of shape (n_topics, n_terms)
        The same terms; the numbers of topics may differ. Of a model with fewer topics than the
        other has each one is matched.

    Returns
    -------
    Alignment
        Under the topics of `phi`.

    References
    ----------
    Kuhn, H. W. (1955). The Hungarian method for the assignment problem.

    Examples
    --------
    >>> aligned(np.array([[0.9, 0.1], [0.0, 1.0]]), np.array([[0.0, 1.0], [1.0, 0.0]])).of.tolist()
    [1, 0]
    """
    from scipy.optimize import linear_sum_assignment

    alike = cosines(phi, other)
    ours, theirs = linear_sum_assignment(-alike)
    of, cosine = np.full(len(phi), -1), np.zeros(len(phi))
    of[ours], cosine[ours] = theirs, alike[ours, theirs]
    return Alignment(of, cosine)


def cosines(one: Floats, other: Floats) -> Floats:
    """Cosine of each row of the one with each of the other; that of a row of zeros is 0."""
    from threadpoolctl import threadpool_limits

    # Sums of a matrix product can depend on the number of threads.
    with threadpool_limits(1, user_api="blas"):
        return np.asarray(unit(one) @ unit(other).T)
