"""Where names of points on a plane go, so that none covers another: arithmetic in points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ANGLES = np.pi * np.arange(24) / 12  # to the right first, then round
RINGS = np.concatenate([[0], np.arange(8, 32, 6), np.arange(32, 240, 10)])
ROUNDS = 4  # in which every name may move, as the others have
GAP = 2.0  # between a circle and its name, and between names
NEAR = 8.0  # points within which a name seems to belong to a circle, or to another name
# Points of distance that it is worth not to cover a circle (and for each point of depth), not to
# be near one, not to be near a name, to be beside the own circle, and that the line to it crosses
# no number, name, line, circle.
COVER, DEEP, SHY, APART, BESIDE = 30.0, 5.0, 12.0, 8.0, 6.0
OVER_CORE, OVER_NAME, OVER_LINE, OVER_CIRCLE = 60.0, 60.0, 40.0, 40.0


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
    for _ in range(ROUNDS):
        before = placed.copy()
        for i in order:
            placed[i] = np.nan
            centres = _around(points[i], radii[i], sizes[i])
            centres = centres[_free(i, centres, points, sizes, placed, room, core)]
            if len(centres):
                costs = _costs(i, centres, points, radii, sizes, placed, core)
                placed[i] = centres[np.argmin(np.round(costs, 3))]
        if np.array_equal(before, placed, equal_nan=True):
            break
    return placed


def _free(
    i: int,
    centres: Floats,
    points: Floats,
    sizes: Floats,
    placed: Floats,
    room: tuple[float, float],
    core: float,
) -> npt.NDArray[np.bool_]:
    """Whether a name at each centre is inside and lies on no name and on no core."""
    low, high = centres - sizes[i] / 2, centres + sizes[i] / 2
    free = ((low >= GAP) & (high <= np.array(room) - GAP)).all(axis=1)
    free &= ~(_gaps(centres, sizes[i], placed, sizes) < GAP).any(axis=1)
    if core:
        free &= ~(_gaps(centres, sizes[i], points, 2 * core) < 0).any(axis=1)
    return np.asarray(free)


def _costs(
    i: int,
    centres: Floats,
    points: Floats,
    radii: Floats,
    sizes: Floats,
    placed: Floats,
    core: float,
) -> Floats:
    """What speaks against each centre: the way to the circle, and whatever might mislead."""
    low, high = centres - sizes[i] / 2, centres + sizes[i] / 2
    nearest = np.clip(points, low[:, None], high[:, None])  # points of the name
    gaps = np.linalg.norm(nearest - points, axis=2) - radii
    others = np.arange(len(points)) != i
    cost = gaps[:, i] + BESIDE * (gaps[:, i] > GAP + 1)
    depth = np.maximum(-gaps[:, others], 0)
    cost += (COVER * (depth > 0) + DEEP * depth).sum(axis=1)
    cost += SHY * _nearness(gaps[:, others]).sum(axis=1)
    cost += APART * _nearness(_gaps(centres, sizes[i], placed, sizes)).sum(axis=1)
    # Its own line, from the circle to the name, and those of the others.
    ends = nearest[:, i]
    along = points[i] + np.linspace(0, 1, 24)[:, None, None] * (ends - points[i])
    cost += OVER_NAME * _inside(along, placed, sizes).any(axis=0).sum(axis=1)
    cost += OVER_CORE * _inside(along, points[others], 2 * core).any(axis=0).sum(axis=1)
    away = np.linalg.norm(along[:, :, None] - points[others], axis=3)
    cost += OVER_CIRCLE * (away < radii[others]).any(axis=0).sum(axis=1)
    lines = [j for j in np.flatnonzero(others) if not np.isnan(placed[j, 0])]
    for j in lines:
        end = np.clip(points[j], placed[j] - sizes[j] / 2, placed[j] + sizes[j] / 2)
        if np.linalg.norm(end - points[j]) <= radii[j] + GAP + 1:
            continue  # it stands beside and needs no line
        way = points[j] + np.linspace(0, 1, 24)[:, None] * (end - points[j])
        cost += OVER_NAME * _inside(way, centres, sizes[i]).any(axis=0)
        cost += OVER_LINE * _cross(points[i], ends, points[j], end)
    return np.asarray(cost)


def _gaps(centres: Floats, size: Floats, others: Floats, sizes: Floats | float) -> Floats:
    """Space between boxes, shape (n_centres, n_others), below 0 if they overlap; NaN: no box."""
    return np.asarray((np.abs(centres[:, None] - others) - (size + sizes) / 2).max(axis=2))


def _nearness(gaps: Floats) -> Floats:
    """1 if two things touch, 0 if they are `NEAR` points apart or one is not there."""
    return np.nan_to_num(np.clip(1 - gaps / NEAR, 0, 1))


def _inside(points: Floats, centres: Floats, sizes: Floats | float) -> npt.NDArray[np.bool_]:
    """Whether points are inside boxes, a box in each place of a new last axis."""
    return np.asarray((np.abs(points[..., None, :] - centres) < np.asarray(sizes) / 2).all(axis=-1))


def _cross(start: Floats, ends: Floats, other: Floats, end: Floats) -> npt.NDArray[np.bool_]:
    """Whether lines from `start` to each of `ends` cross the one from `other` to `end`."""

    def side(one: Floats, two: Floats, of: Floats) -> Floats:
        a, b = two - one, of - one
        return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])

    first = side(start, ends, other) * side(start, ends, end) < 0
    return np.asarray(first & (side(other, end, start) * side(other, end, ends) < 0))


def _around(point: Floats, radius: float, size: Floats) -> Floats:
    """Centres of a name that stands around a circle, nearer ones first."""
    towards = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
    reach = radius + GAP + RINGS
    found = point + reach[:, None, None] * towards + np.sign(towards.round(9)) * size / 2
    return np.asarray(found.reshape(-1, 2))
