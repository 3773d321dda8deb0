"""From a range of penalties to a number of breaks: the path, its elbow, what stays put."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.change.noise import Noisy, scaled, without_leaps
from toolkit.change.segments import costs, divided, strengths
from toolkit.change.series import Floats
from toolkit.checks import ToolkitError

CELLS = 4_000_000  # costs that are held in memory at once
MOST = 2000  # periods; beyond this the costs of all segments of one series do not fit


class Path(NamedTuple):
    """What each penalty leads to for several series, and the breaks that are taken.

    `every` and `breaks` are true where a segment begins: ``[penalty, series, time]`` and
    ``[series, time]``. `strengths` says what each break taken saves, `cost` what is left over:
    ``[penalty, series]``.
    """

    penalties: Floats
    every: npt.NDArray[np.bool_]
    cost: Floats
    breaks: npt.NDArray[np.bool_]
    strengths: Floats

    def stability(self, place: int) -> float:
        """Part of the penalties with a break of the first series there or one period off."""
        near = self.every[:, 0, max(place - 1, 0) : place + 2]
        return float(near.any(axis=1).mean())


def grid_of(penalties: Sequence[float] | None) -> Callable[[int], Floats]:
    """The penalties for a number of periods.

    Raises
    ------
    ToolkitError
        They are not at least three different numbers above 0.
    """
    if penalties is None:
        return lambda periods: np.log(periods) * np.geomspace(1, 4, 25)
    try:
        given = np.unique(np.asarray(list(penalties), np.float64))
    except (TypeError, ValueError):
        given = np.empty(0)
    if len(given) < 3 or not np.all(np.isfinite(given)) or given[0] <= 0:
        raise ToolkitError(
            f"penalties={penalties!r} must be three or more different numbers above 0, such as "
            "np.geomspace(3, 15, 25)."
        )
    return lambda periods: given


def path_of(values: Floats, own: Noisy, penalties: Floats, min_size: int, model: str) -> Path:
    """Divide each series at each penalty and take the number of breaks with most penalties.

    Raises
    ------
    ToolkitError
        A series is too long, or hardly changes.
    """
    from tqdm import tqdm

    times = values.shape[1]
    if times > MOST:
        raise ToolkitError(
            f"{times} periods are too many to compare all segments; allowed: {MOST}. Take longer "
            "periods, by='week'."
        )
    weights = scaled(values, own.weights, own.least)
    if not np.all(np.isfinite(weights)):
        raise ToolkitError(
            "A series stays the same from most periods to the next, so there is no noise that a "
            "break could be compared with. Leave it out: table[table['theme'] != '...']."
        )
    values = without_leaps(values, weights)
    step = max(1, CELLS // (times + 1) ** 2)
    places = range(0, len(values), step)
    parts = [
        _part(values[i : i + step], weights[i : i + step], penalties, min_size, model)
        for i in tqdm(places, desc="dividing", delay=1.0, leave=False)
    ]
    every, cost = (np.concatenate([p[k] for p in parts], axis=1) for k in (0, 1))
    breaks, strong = (np.concatenate([p[k] for p in parts]) for k in (2, 3))
    return Path(penalties, every, cost, breaks, strong)


def elbow(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each series the first penalty that leads to the number that most of them lead to.

    Where penalties are in equal ratios this is the number of breaks at which the slope of the
    cost falls by the largest factor. Of numbers with as many penalties the smaller is taken.

    Examples
    --------
    >>> elbow(np.array([[4], [2], [1], [1], [1], [0]]))
    array([2])
    """
    agreed = [(numbers == k).sum(axis=0) for k in range(int(numbers.max()) + 1)]
    found: npt.NDArray[np.int64] = (numbers == np.argmax(agreed, axis=0)).argmax(axis=0)
    return found


def _part(
    values: Floats, weights: Floats, penalties: Floats, min_size: int, model: str
) -> tuple[npt.NDArray[np.bool_], Floats, npt.NDArray[np.bool_], Floats]:
    if model != "l2":
        values = values * np.sqrt(weights.mean(axis=1, keepdims=True))
    cost = costs(values, weights, model)
    found = [divided(cost, float(penalty), min_size) for penalty in penalties]
    every, left = np.stack([f[0] for f in found]), np.stack([f[1] for f in found])
    breaks = every[elbow(every.sum(axis=2)), np.arange(len(values))]
    return every, left, breaks, strengths(cost, breaks)
