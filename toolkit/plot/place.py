"""Where labels go so that none covers another: plain arithmetic in points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> npt.NDArray[np.float64]:
    """Centres as near as possible to those wanted, `heights` apart, between `low` and `high`.

    Labels that touch are merged into a block around their mean; the order stays.

    Examples
    --------
    >>> spread([10, 11, 40], [8, 8, 8], 0, 50).tolist()
    [6.5, 14.5, 40.0]
    """
    order = np.argsort(wanted, kind="stable")
    blocks: list[tuple[float, float, list[int]]] = []  # centre, height, members from below
    for i in order.tolist():
        block = (float(wanted[i]), float(heights[i]), [i])
        while True:
            centre, tall, members = block
            centre = max(low + tall / 2, min(high - tall / 2, centre))
            block = (centre, tall, members)
            if not blocks or blocks[-1][0] + blocks[-1][1] / 2 <= centre - tall / 2 + 1e-9:
                break
            below, under, first = blocks.pop()
            weight = len(first) + len(members)
            mean = (below * len(first) + centre * len(members)) / weight
            block = (mean, tall + under, first + members)
        blocks.append(block)
    placed = np.zeros(len(order))
    for centre, tall, members in blocks:
        edge = centre - tall / 2
        for i in members:
            placed[i] = edge + heights[i] / 2
            edge += heights[i]
    return placed


def flags(
    x: Sequence[float], widths: Sequence[float], low: float = -np.inf
) -> tuple[list[int], list[int]]:
    """Side (1 right, -1 left) and row of labels that hang on vertical poles like flags.

    No two labels overlap and no pole runs through a label. Each label tries the other side
    while that needs fewer rows, but none goes left of `low`.

    Examples
    --------
    >>> flags([10, 20, 60], [15, 15, 15])
    ([-1, 1, 1], [0, 0, 0])
    """
    side = [1] * len(x)
    best = _rows(x, widths, side) or []
    for _ in range(4):
        before = list(side)
        for i in [i for i in range(len(x)) if x[i] - widths[i] >= low]:
            side[i] = -side[i]
            rows = _rows(x, widths, side)
            if rows is not None and _cost(rows) < _cost(best):
                best = rows
            else:
                side[i] = -side[i]
        if side == before:
            break
    return side, best


def _cost(rows: list[int]) -> tuple[int, int]:
    return max(rows, default=0), sum(rows)


def _rows(x: Sequence[float], widths: Sequence[float], side: list[int]) -> list[int] | None:
    """Lowest rows for the sides chosen; None where two labels would cross each other's poles."""
    ends = [sorted((a, a + s * w)) for a, s, w in zip(x, side, widths, strict=True)]
    crossed = [
        {j for j in range(len(x)) if j != i and low < x[j] < high}
        for i, (low, high) in enumerate(ends)
    ]
    rows: dict[int, int] = {}
    while len(rows) < len(x):
        ready = [i for i in range(len(x)) if i not in rows and crossed[i] <= rows.keys()]
        if not ready:
            return None
        i = ready[-1]
        row = max((rows[j] + 1 for j in crossed[i]), default=0)
        low, high = ends[i]
        taken = {r for j, r in rows.items() if ends[j][0] < high and low < ends[j][1]}
        while row in taken:
            row += 1
        rows[i] = row
    return [rows[i] for i in range(len(x))]
