"""Each text joins the most similar earlier one that is near in time, in one pass over time.

Texts are compared tile by tile with sparse products, so that memory does not grow with the
number of pairs: from each product only the best earlier text of each is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Int64 = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Near = Callable[[Int64, Int64], npt.NDArray[np.bool_]]

TILE = 1024  # texts of a tile; a product has at most the square of it entries
DIGITS = 6  # copies differ in the seventh digit, by rounding; the first of them is to be joined


class Attached(NamedTuple):
    """For each text the one it joined or -1, how alike they are, and the first of its group."""

    to: Int64
    similarity: Floats
    first: Int64


class _Pairs(NamedTuple):
    later: Int64
    earlier: Int64
    similarity: Floats

    def where(self, chosen: Any) -> _Pairs:
        return _Pairs(self.later[chosen], self.earlier[chosen], self.similarity[chosen])


def attached(
    vectors: Callable[[int, int], Any],
    reach: Int64,
    threshold: float,
    near: Near,
    alive: Near,
    progress: Callable[[int], Any] | None = None,
) -> Attached:
    """Join texts, numbered in the order of time, to earlier ones.

    Parameters
    ----------
    vectors : callable
        Gives the texts from a first to before a last one as sparse rows of length 1.
    reach : ndarray of int64, shape (n_texts,)
        The first text that may be near each.
    threshold : float
        Least cosine.
    near, alive : callable
        Whether pairs of an earlier and a later text are near enough in time, and whether a group
        whose first text is the earlier one can still be joined.
    progress : callable, optional
        Called with the number of texts done.
    """
    count = len(reach)
    found = Attached(np.full(count, -1), np.full(count, -1.0), np.arange(count))
    turned: dict[int, Any] = {}  # tiles as words by texts
    for start in range(0, count, TILE):
        end = min(start + TILE, count)
        tile = vectors(start, end)
        oldest = int(reach[start:end].min()) // TILE * TILE
        turned = {begin: other for begin, other in turned.items() if begin >= oldest}
        for begin, other in turned.items():
            pairs = _alike(tile @ other, start, begin, threshold)
            _join(found, pairs.where(near(pairs.earlier, pairs.later)), alive)
        turned[start] = tile.T.tocsr()
        pairs = _alike(tile @ turned[start], start, start, threshold)
        pairs = pairs.where(pairs.earlier < pairs.later)
        _join_one_by_one(found, pairs.where(near(pairs.earlier, pairs.later)), alive)
        if progress:
            progress(end - start)
    found.similarity[found.to < 0] = np.nan
    return found


def _alike(product: Any, start: int, begin: int, threshold: float) -> _Pairs:
    """Pairs of two tiles that reach the threshold, ordered by the later text."""
    similarity = np.minimum(np.round(product.data.astype(np.float64), DIGITS), 1)
    kept = np.flatnonzero(similarity >= threshold)
    later = np.repeat(np.arange(product.shape[0]), np.diff(product.indptr))[kept] + start
    return _Pairs(later, product.indices[kept].astype(np.int64) + begin, similarity[kept])


def _join(found: Attached, pairs: _Pairs, alive: Near) -> None:
    """Join texts to the best of some earlier ones whose groups are known; the first of equals."""
    pairs = pairs.where(alive(found.first[pairs.earlier], pairs.later))
    starts = np.flatnonzero(np.diff(pairs.later, prepend=-1))
    if not len(starts):
        return
    sizes = np.diff(np.append(starts, len(pairs.later)))
    best = np.maximum.reduceat(pairs.similarity, starts)
    tied = np.where(pairs.similarity == np.repeat(best, sizes), pairs.earlier, len(found.to))
    later, earlier = pairs.later[starts], np.minimum.reduceat(tied, starts)
    better = best > found.similarity[later]  # tiles come in order: of equals the earlier stays
    later, earlier = later[better], earlier[better]
    found.to[later], found.similarity[later] = earlier, best[better]
    found.first[later] = found.first[earlier]


def _join_one_by_one(found: Attached, pairs: _Pairs, alive: Near) -> None:
    """Join texts to others of their tile: each only when those before it have joined."""
    starts = np.flatnonzero(np.diff(pairs.later, prepend=-1))
    for begin, end in zip(starts, [*starts[1:], len(pairs.later)], strict=False):
        _join(found, pairs.where(slice(begin, end)), alive)
