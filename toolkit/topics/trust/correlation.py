"""Which topics go together in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.intervals.contract import need_level

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Float64 = npt.NDArray[np.float64]

LEAST = 1e-6  # share taken in place of a smaller one, as the logarithm of 0 cannot be


def correlation(model: TopicModel, *, level: float = 0.95) -> pd.DataFrame:
    """Correlation of each two topics over the documents that the topics were fitted to.

    Shares of a document add up to 1, so that shares themselves correlate negatively whatever the
    texts say. Correlated are their centred log ratios instead: the logarithm of a share, less
    the mean logarithm in the document. What is left of the sum: unrelated topics of the same
    spread correlate by -1 / (k - 1), two topics always by -1.

    Parameters
    ----------
    level : float
        Of the interval.

    Returns
    -------
    DataFrame
        One row per pair, the largest correlation first: ``topic``, ``label``, ``other_topic``,
        ``other_label``, ``correlation``, ``low``, ``high``. The interval is on Fisher's scale and
        makes no assumption about the distribution; it takes documents as independent, which
        reprints are not, and the shares as known. NaN where a share is the same everywhere.

    Raises
    ------
    ToolkitError
        `level` is not between 0 and 1.

    References
    ----------
    Aitchison, J. (1986). The statistical analysis of compositional data.
    Steiger, J. H. and Hakstian, A. R. (1982). The asymptotic distribution of elements of a
    correlation matrix. British Journal of Mathematical and Statistical Psychology 35.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> model.correlation()["correlation"].round(2).tolist()
    [-1.0]
    """
    value, low, high = correlated(clr(model.theta[model.fitted]), need_level(level))
    labels = np.array(model.labels, dtype=object)
    first, second = np.triu_indices(len(labels), 1)
    table = pd.DataFrame(
        {
            "topic": first,
            "label": labels[first],
            "other_topic": second,
            "other_label": labels[second],
            "correlation": value[first, second],
            "low": low[first, second],
            "high": high[first, second],
        }
    )
    return table.sort_values("correlation", ascending=False, kind="stable", ignore_index=True)


def clr(shares: Float64) -> Float64:
    """Centred log ratios of shares, rows summing to 0."""
    logs = np.log(np.maximum(shares, LEAST))
    return np.asarray(logs - logs.mean(axis=1, keepdims=True))


def correlated(values: Float64, level: float = 0.95) -> tuple[Float64, Float64, Float64]:
    """Correlation of each two columns with the bounds of its interval, each (columns, columns)."""
    from scipy.stats import norm

    n = len(values)
    z = values - values.mean(axis=0)
    spread = np.sqrt((z**2).mean(axis=0))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = z / np.where(spread > 1e-9, spread, np.nan)
        square, cube = z**2, z**3
        r = np.clip(z.T @ z / n, -1, 1)
        fourth = (square**2).mean(axis=0)
        lopsided = cube.T @ z / n
        variance = (
            (square.T @ square / n) * (1 + r**2 / 2)
            - r * (lopsided + lopsided.T)
            + r**2 / 4 * (fourth[:, None] + fourth)
        )
        half = norm.ppf((1 + level) / 2) * np.sqrt(np.maximum(variance, 0) / n) / (1 - r**2)
        # At 1 and -1 there is no spread left, and no scale to put an interval on.
        half = np.where(np.abs(r) > 1 - 1e-9, 0.0, half)
        middle = np.arctanh(np.clip(r, -1 + 1e-15, 1 - 1e-15))
        low, high = np.tanh(middle - half), np.tanh(middle + half)
    return r, low, high
