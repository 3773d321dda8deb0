"""How much single documents differ, learned from all cells, for cells that cannot tell."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Spread(NamedTuple):
    """Variance of the scores of a topic where its share is p: ``scale (still + moving p (1 - p))``.

    `still` is what words leave open, `moving` what documents differ in; both are of all topics,
    `scale` of each one. `freedom` is the number of documents behind it, less one in each cell.
    """

    still: float
    moving: float
    scale: Floats
    freedom: float

    @classmethod
    def of(cls, mean: Floats, variance: Floats, weight: Floats) -> Spread:
        """Fit by least squares without negative numbers.

        Parameters
        ----------
        mean, variance : ndarray of shape (n_cells, n_topics)
            Mean and variance of the scores in each cell; NaN where not known.
        weight : ndarray of shape (n_cells,)
            Documents of each cell, less one.
        """
        from scipy.optimize import nnls

        known = np.isfinite(variance)
        weights = np.where(known, np.maximum(weight, 0)[:, None], 0.0)
        variance, share = np.where(known, variance, 0.0), np.clip(np.nan_to_num(mean), 0, 1)
        moved = share * (1 - share)
        root = np.sqrt(weights.ravel())
        shape = np.stack([root, root * moved.ravel()], axis=1)
        (still, moving), _ = nnls(shape, root * variance.ravel())
        usual = (weights * (still + moving * moved)).sum(axis=0)
        every = (weights * variance).sum(axis=0)
        # Documents that are all alike say nothing of others.
        scale = np.where(every > 0, every / np.where(usual > 0, usual, np.nan), np.nan)
        return cls(float(still), float(moving), scale, float(np.maximum(weight, 0).sum()))

    def bounds(self, mean: Floats, docs: Floats | float, quantile: float) -> Floats:
        """Shares of which a mean of so many documents is `quantile` standard errors away.

        Wilson's interval (1927) with this variance in place of p (1 - p); lower and upper bounds,
        within 0 and 1.
        """
        mean = np.clip(mean, 0, 1)
        h = quantile**2 * self.scale / docs
        a, b = self.still, self.moving
        middle = 2 * mean + h * b
        root = np.sqrt(np.maximum(middle**2 - 4 * (1 + h * b) * (mean**2 - h * a), 0))
        ends = np.stack([middle - root, middle + root]) / (2 * (1 + h * b))
        return np.asarray(np.clip(ends, 0, 1))
