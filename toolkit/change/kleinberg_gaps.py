"""Bursts of single events, from the time that passes between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from toolkit.change.kleinberg import above
from toolkit.change.viterbi import cheapest, runs
from toolkit.checks import ToolkitError


def burst_gaps(times: Iterable[Any], *, s: float = 2.0, gamma: float = 1.0) -> pd.DataFrame:
    """Find bursts within bursts in a stream of events, by the gaps between them.

    In state j the gaps are exponential with rate s^j * n / T, where n gaps take the time T in
    all. The path of states with the least cost is taken: a gap costs minus the log of its
    density, a way up by one state gamma * ln(n), a way down nothing. There are as many states
    as the shortest gap can tell apart.

    Parameters
    ----------
    times : numbers or dates
        When each event took place, in any order: articles with an hour, for example.
    s : float
        Ratio of the rates of two neighbouring states; above 1.
    gamma : float
        How much a burst must stand out; above 0.

    Returns
    -------
    DataFrame
        One row per burst: ``level`` (0 for the whole stream, which is always there; each burst
        lies in one of the level below), ``start`` and ``end`` (times of its first and last
        event) and ``events``; by level and time.

    Raises
    ------
    ToolkitError
        There are fewer than three times, one is missing or infinite, two are equal, or a
        parameter is out of range.

    References
    ----------
    Kleinberg, J. (2002). Bursty and hierarchical structure in streams. KDD, section 3.

    Examples
    --------
    >>> burst_gaps([4, 17, 23, 27, 33, 35, 37, 76, 77, 82, 84, 88, 90, 92], s=2, gamma=0.1)
       level  start  end  events
    0      0      4   92      14
    1      1     33   37       3
    2      1     76   92       7
    3      2     76   77       2
    """
    s, gamma = above("s", s, 1), above("gamma", gamma, 0)
    at = _sorted(times)
    gaps = np.diff(at.to_numpy()).astype(np.float64)
    whole, shortest = gaps.sum(), gaps.min()
    states = max(1, int(np.ceil(1 + np.log(whole / shortest) / np.log(s))))
    rates = len(gaps) / whole * s ** np.arange(states, dtype=np.float64)
    cost = gaps[:, None] * rates - np.log(rates)
    path = cheapest(cost[None], gamma * float(np.log(len(gaps))))[0]
    rows = [
        (level, at[first], at[last + 1], last + 2 - first)
        for level in range(int(path.max()) + 1)
        for first, last in runs(path, level)
    ]
    return pd.DataFrame(rows, columns=["level", "start", "end", "events"])


def _sorted(times: Iterable[Any]) -> pd.Index:
    if isinstance(times, str) or not isinstance(times, Iterable):
        raise ToolkitError(
            f"times={times!r} must be a list of numbers or dates, or a column of them: "
            "corpus.docs['date'].dropna()."
        )
    given = pd.Series(list(times))
    if pd.api.types.is_bool_dtype(given) or not pd.api.types.is_numeric_dtype(given):
        try:
            given = pd.to_datetime(given, format="ISO8601")
        except (TypeError, ValueError) as error:
            raise ToolkitError(
                f"times must be numbers or dates; {error}. For dated articles give "
                "corpus.docs['date'].dropna()."
            ) from None
    wrong = given.isna() | given.isin([np.inf, -np.inf])
    if wrong.any():
        raise ToolkitError(
            f"{int(wrong.sum())} of {len(given)} times are missing or infinite. Leave them out: "
            "times.dropna()."
        )
    if len(given) < 3:
        raise ToolkitError(f"{len(given)} times were given; a burst needs 3 or more.")
    at = pd.Index(given.sort_values(kind="stable"))
    if not at.is_unique:
        twice = at[at.duplicated()]
        raise ToolkitError(
            f"{len(twice)} of {len(at)} times are equal to another, {twice[0]} for one; a gap of 0 "
            "has no place on a scale of rates. Give exact times, keep one event of each time "
            "(times.drop_duplicates()), or count events by day: tk.change.bursts(corpus.track("
            "themes, by='day'))."
        )
    return at
