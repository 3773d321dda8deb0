"""Measures of how terms of a topic go together, from counts of windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.topics.trust.windows import Counted, count

Float64 = npt.NDArray[np.float64]

FLOOR = 1e-12  # so that the logarithm of what never happens can be taken
WINDOW = 10


def npmi(
    top: npt.NDArray[Any],
    codes: npt.NDArray[Any],
    bounds: npt.NDArray[Any],
    window: int | None = WINDOW,
) -> Float64:
    """Mean normalised pointwise mutual information of the terms of each topic, two by two.

    Parameters
    ----------
    top : ndarray of int, shape (n_topics, n)
        Numbers of the first terms of each topic; -1 for none.
    codes, bounds : ndarray of int
        Term of each token, -1 for none, and where documents begin:
        ``model.words.codes(tokens)`` and ``tokens.bounds``.
    window : int or None
        Words seen in a window; None for whole documents.

    Returns
    -------
    ndarray of shape (n_topics,)
        -1 (never together) to 1 (never apart); NaN where fewer than two terms are in the texts.
        Pairs with a term that is in no text are left out.

    Examples
    --------
    >>> top, codes, bounds = np.array([[0, 1]]), np.array([0, 1, 2, 2]), np.array([0, 2, 3, 4])
    >>> npmi(top, codes, bounds).round(6).tolist()
    [1.0]
    """
    return of_npmi(count(top, codes, bounds, window))


def npmi_of_pairs(counted: Counted) -> Float64:
    """NPMI of each two terms of a topic, shape (n_topics, n, n); NaN with a term not found."""
    both = counted.pair / max(counted.windows, 1)
    alone = counted.single / max(counted.windows, 1)
    expected = alone[:, :, None] * alone[:, None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log((both + FLOOR) / expected) / -np.log(both + FLOOR)
    value[both == 1] = 0.0  # in every window: neither near nor apart can be told
    value[expected == 0] = np.nan
    return value


def of_npmi(counted: Counted) -> Float64:
    """Mean NPMI of the pairs of each topic."""
    return _mean(npmi_of_pairs(counted))


def of_u_mass(counted: Counted) -> Float64:
    """Mean log probability of a term given one before it, in the order of the terms."""
    with np.errstate(divide="ignore", invalid="ignore"):
        both = counted.pair / max(counted.windows, 1) + FLOOR
        value = np.log(both / (counted.single / max(counted.windows, 1))[:, :, None])
    value[(counted.single == 0)[:, :, None] | (counted.single == 0)[:, None, :]] = np.nan
    return _mean(value)


def of_c_v(counted: Counted) -> Float64:
    """Mean cosine of the NPMI of each term to all terms with their sum over the terms."""
    vectors = np.nan_to_num(npmi_of_pairs(counted))
    whole = vectors.sum(axis=1)
    length = np.linalg.norm(vectors, axis=2) * np.linalg.norm(whole, axis=1)[:, None]
    found = (counted.single > 0).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        cosine = np.where(length > 0, np.einsum("tij,tj->ti", vectors, whole) / length, 0.0)
        return np.where(found > 1, cosine.sum(axis=1) / found, np.nan)


def _mean(values: Float64) -> Float64:
    """Mean over the pairs above the diagonal that have a value; NaN if there is none."""
    rows, columns = np.triu_indices(values.shape[1], 1)
    pairs = values[:, rows, columns]
    known = ~np.isnan(pairs)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(known, pairs, 0.0).sum(axis=1) / known.sum(axis=1))


class Measure(NamedTuple):
    """Function of counts, and the usual window; None for whole documents."""

    of: Callable[[Counted], Float64]
    window: int | None


MEASURES = {
    "npmi": Measure(of_npmi, WINDOW),
    "u_mass": Measure(of_u_mass, None),
    "c_v": Measure(of_c_v, 110),
}
