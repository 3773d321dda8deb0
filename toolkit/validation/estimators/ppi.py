"""Prediction-powered inference: the mean of the predictions, put right by the coded part."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.validation.estimators.contract import (
    LEAST,
    Estimate,
    Floats,
    need_codings,
    need_numbers,
    normal,
)


def ppi(
    predicted: npt.ArrayLike,
    predicted_coded: npt.ArrayLike,
    codes: npt.ArrayLike,
    level: float = 0.95,
    weight: float = 1.0,
) -> Estimate:
    """Prediction-powered share (Angelopoulos et al. 2023).

    ::

        p = weight * mean(f) + mean(y - weight * f)
        Var(p) = weight ** 2 * var(f) / N + var(y - weight * f) / n

    The first terms are of the ``N`` documents not coded, the second of the ``n`` coded, which
    must be a simple random part: all documents equally likely to be drawn. The interval is that
    of the normal distribution and may pass 0 or 1.

    Parameters
    ----------
    predicted : array
        What the lexicon or a model says of each document that was not coded: 0 or 1, or a
        probability.
    predicted_coded, codes : array
        The same of the coded documents, and their codes.
    level : float
        Coverage of the interval.
    weight : float
        1 is PPI, 0 the coded documents alone.

    Raises
    ------
    ToolkitError
        Fewer than twenty documents were coded, the arrays differ in length, or a number is
        missing.

    References
    ----------
    Angelopoulos, A. N. et al. (2023). Prediction-powered inference. Science 382.

    Examples
    --------
    >>> made = ppi([1] * 300 + [0] * 500, [1] * 60 + [0] * 140, [1] * 54 + [0] * 139 + [1] * 7)
    >>> print(f"{made.value:.3f} {made.low:.3f} {made.high:.3f}")
    0.380 0.331 0.429
    """
    rest, f, y = _need(predicted, predicted_coded, codes)
    residual = y - weight * f
    variance = weight**2 * rest.var() / len(rest) + residual.var() / len(y)
    return normal(float(weight * rest.mean() + residual.mean()), float(np.sqrt(variance)), level)


def ppi_tuned(
    predicted: npt.ArrayLike,
    predicted_coded: npt.ArrayLike,
    codes: npt.ArrayLike,
    level: float = 0.95,
) -> Estimate:
    """PPI with the weight that makes the variance least (PPI++).

    ::

        weight = cov(y, f) / ((1 + n / N) * var(f)), cut to 0 and 1

    ``cov`` is of the coded documents, ``var`` of all. A lexicon that says nothing gets weight 0.

    Parameters
    ----------
    predicted, predicted_coded, codes, level
        As for `ppi`.

    References
    ----------
    Angelopoulos, A. N., Duchi, J. C. and Zrnic, T. (2023). PPI++: Efficient prediction-powered
    inference.

    Examples
    --------
    >>> made = ppi_tuned([1] * 300 + [0] * 500, [1] * 60 + [0] * 140, [1] * 54 + [0] * 146)
    >>> print(f"{made.value:.3f} {made.low:.3f} {made.high:.3f}")
    0.319 0.284 0.354
    """
    rest, f, y = _need(predicted, predicted_coded, codes)
    spread = (1 + len(y) / len(rest)) * np.concatenate([rest, f]).var()
    shared = float(((y - y.mean()) * (f - f.mean())).mean())
    weight = min(max(shared / spread, 0.0), 1.0) if spread > 0 else 0.0
    return ppi(rest, f, y, level, float(weight))


def _need(
    predicted: npt.ArrayLike, predicted_coded: npt.ArrayLike, codes: npt.ArrayLike
) -> tuple[Floats, Floats, Floats]:
    rest = need_numbers("predicted", predicted)
    f, y = need_numbers("predicted_coded", predicted_coded), need_numbers("codes", codes)
    if len(f) != len(y):
        raise ToolkitError(
            f"predicted_coded has {len(f)} documents and codes has {len(y)}; give both for the "
            "same documents, in the same order."
        )
    need_codings(len(y), "codings", 2 * LEAST)
    return rest, f, y
