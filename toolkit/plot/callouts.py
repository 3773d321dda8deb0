"""Where names of points on a plane go, so that none covers another: arithmetic in points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ANGLES = np.pi * np.arange(24) / 12  # to the right first, then round
RINGS = np.concatenate([np.arange(0, 24, 4), np.arange(24, 240, 12)])
GAP = 2.0  # between a circle and its name, and between names
COVER = 16.0  # points of distance that it is worth not to cover a circle


def callouts(
    points: Floats,
    radii: Floats,
    sizes: Floats,
    order: Sequence[int],
    room: tuple[float, float],
    core: float = 0.0,
) -> Floats:
    """Centres of names near their circles; the first in `order` choose first.

    Parameters
    ----------
    points, sizes : ndarray of shape (n, 2)
        Centres of the circles, and width and height of their names.
    radii : ndarray of shape (n,)
    room : (float, float)
        Width and height of the plane, which begins at 0, 0.
    core : float
        Half the height and width of what stands in the middle of each circle.

    Returns
    -------
    ndarray of shape (n, 2)
        No two names overlap, none lies on a core, and all are inside; NaN for one that finds no
        room.

    Examples
    --------
    >>> one = np.array([[20.0, 20.0]])
    >>> callouts(one, np.array([5.0]), np.array([[10.0, 4.0]]), [0], (100, 100)).tolist()
    [[32.0, 20.0]]
    """
    placed = np.full((len(points), 2), np.nan)
    for i in order:
        centres = _around(points[i], radii[i], sizes[i])
        low, high = centres - sizes[i] / 2, centres + sizes[i] / 2
        free = ((low >= 0) & (high <= np.array(room))).all(axis=1)
        for j in np.flatnonzero(~np.isnan(placed[:, 0])):
            near = np.abs(centres - placed[j]) < (sizes[i] + sizes[j]) / 2 + GAP
            free &= ~near.all(axis=1)
        for point in points if core else ():
            free &= ~(np.abs(centres - point) < sizes[i] / 2 + core).all(axis=1)
        if not free.any():
            continue
        centres, low, high = centres[free], low[free], high[free]
        # Each circle that a name would lie on costs, and so does the way to its own.
        nearest = np.clip(points[None], low[:, None], high[:, None])
        inside = np.linalg.norm(nearest - points[None], axis=2) < radii
        way = np.linalg.norm(nearest[:, i] - points[i], axis=1) - radii[i]
        crossed = _crossed(points[i], nearest[:, i], placed, sizes)
        placed[i] = centres[np.argmin(np.round(way + COVER * (inside.sum(axis=1) + crossed), 3))]
    return placed


def _crossed(point: Floats, ends: Floats, placed: Floats, sizes: Floats) -> Floats:
    """Names that a straight line from the circle to each end would run through."""
    along = point + np.linspace(0, 1, 12)[:, None, None] * (ends - point)
    apart = np.abs(along[:, :, None] - placed) < sizes / 2
    return np.asarray(apart.all(axis=3).any(axis=0).sum(axis=1))


def _around(point: Floats, radius: float, size: Floats) -> Floats:
    """Centres of a name that stands around a circle, nearer ones first."""
    towards = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
    reach = radius + GAP + RINGS
    found = point + reach[:, None, None] * towards + np.sign(towards.round(9)) * size / 2
    return np.asarray(found.reshape(-1, 2))
