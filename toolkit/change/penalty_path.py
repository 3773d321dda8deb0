"""How many breaks each penalty leads to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from toolkit.change.breaks import prepared
from toolkit.change.paths import elbow, path_of


def penalty_path(
    trend: pd.DataFrame,
    *,
    y: str = "share",
    noise: str | None = None,
    min_size: int = 3,
    penalties: Sequence[float] | None = None,
    model: str = "l2",
    min_docs: int = 1,
    group: str | Sequence[str] | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Show how many breaks `breaks` finds at each penalty, and which number it takes.

    Parameters
    ----------
    trend, y, noise, min_size, penalties, model, min_docs, group, seed
        As in `breaks`.

    Returns
    -------
    DataFrame
        One row per series and penalty. ``theme``, the group, ``penalty`` (in units of the variance
        of the noise), ``breaks`` (their number), ``cost`` (of the segments, without the
        penalties, in the same unit) and ``chosen`` (this number of breaks is taken: most
        penalties lead to it).

    Raises
    ------
    ToolkitError
        As `breaks`.

    References
    ----------
    Haynes, K., Eckley, I. A., and Fearnhead, P. (2017). Computationally efficient changepoint
    detection for a range of penalties.

    Examples
    --------
    >>> docs = [9, 11, 10, 12, 8, 10, 9, 31, 28, 33, 29, 30, 27, 32]
    >>> frame = pd.DataFrame({"theme": "oil", "docs": docs, "total_docs": 100,
    ...                       "period": pd.date_range("2017-09-04", periods=14, freq="7D")})
    >>> path = penalty_path(frame, penalties=[1, 5, 25, 125])
    >>> path[["penalty", "breaks", "chosen"]]
       penalty  breaks  chosen
    0      1.0       1    True
    1      5.0       1    True
    2     25.0       1    True
    3    125.0       0   False
    """
    plans, grid, ask = prepared(trend, y, noise, min_size, penalties, model, min_docs, group, seed)
    parts = []
    for series, own, _ in plans:
        path = path_of(own.values[None], own, grid(len(own.values)), ask["min_size"], model)
        numbers = path.every.sum(axis=2)
        taken = numbers[elbow(numbers)[0], 0]
        part = pd.DataFrame({"penalty": path.penalties, "breaks": numbers[:, 0].astype(np.int64)})
        part["cost"], part["chosen"] = path.cost[:, 0], part["breaks"].eq(taken)
        for place, (name, value) in enumerate(series.key.items()):
            part.insert(place, name, value)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)
