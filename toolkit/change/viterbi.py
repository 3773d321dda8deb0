"""The cheapest path of states through many series at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.change.series import Floats

States = npt.NDArray[np.int64]


def cheapest(cost: Floats, up: float) -> States:
    """States of least total cost; rising costs `up` a step, falling nothing (Kleinberg 2002).

    Parameters
    ----------
    cost : array of series x times x states
        Cost of being in a state at a time. Every series begins in state 0 before the first.
    up : float
        Cost of rising by one state.

    Returns
    -------
    array of series x times
        States from 0; of paths that cost the same the lower one.

    References
    ----------
    Viterbi, A. J. (1967). Error bounds for convolutional codes.

    Examples
    --------
    >>> cost = np.array([[[0.0, 2.0], [3.0, 0.0], [3.0, 0.0], [0.0, 1.0]]])
    >>> cheapest(cost, up=5.0)
    array([[0, 1, 1, 0]])
    >>> cheapest(cost, up=7.0)
    array([[0, 0, 0, 0]])
    """
    series, times, states = cost.shape
    rise = up * np.maximum(np.arange(states) - np.arange(states)[:, None], 0)
    total = cost[:, 0] + rise[0]
    came = np.zeros((times, series, states), np.int64)
    for time in range(1, times):
        ways = total[:, :, None] + rise
        came[time] = ways.argmin(axis=1)
        total = ways.min(axis=1) + cost[:, time]
    path = np.empty((series, times), np.int64)
    path[:, -1] = total.argmin(axis=1)
    rows = np.arange(series)
    for time in range(times - 1, 0, -1):
        path[:, time - 1] = came[time, rows, path[:, time]]
    return path


def runs(path: States, level: int) -> list[tuple[int, int]]:
    """First and last place of each run of states of at least `level` in one path.

    Examples
    --------
    >>> runs(np.array([0, 1, 2, 1, 0, 1]), 1)
    [(1, 3), (5, 5)]
    """
    edge = np.diff(np.concatenate([[0], path >= level, [0]]).astype(np.int64))
    first, after = np.flatnonzero(edge == 1), np.flatnonzero(edge == -1)
    return [(int(a), int(b) - 1) for a, b in zip(first, after, strict=True)]
