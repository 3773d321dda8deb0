"""Pairs of texts that meet under one key, in time linear in the number of texts."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from toolkit.measures.alike.shingles import Int64, UInt64

CROWD = 50  # texts under one key: up to here all pairs meet
NEXT = 4  # in a larger crowd each meets the first and this many that follow


def meeting(keys: UInt64, places: Int64) -> tuple[Int64, Int64]:
    """Pairs of different places that share a key, each pair once for a key, the smaller first.

    Where more than `CROWD` share it, each meets the first of them and the next `NEXT` only, so
    that ten thousand forms of one text take ten thousand steps and not fifty million.

    Parameters
    ----------
    keys, places : ndarray
        Key and place of each entry; no place twice under one key.
    """
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    new = np.ones(len(keys), bool)
    new[1:] = keys[1:] != keys[:-1]
    first = np.flatnonzero(new)
    sizes = np.diff(np.append(first, len(keys)))
    run = np.repeat(np.arange(len(first)), sizes)
    crowd = np.flatnonzero((sizes > CROWD)[run] & ~new)
    one, other = [places[first[run[crowd]]]], [places[crowd]]
    for step in range(1, CROWD):
        same = run[step:] == run[:-step]
        if step > NEXT:
            same &= sizes[run[step:]] <= CROWD
        if not same.any():
            break
        one.append(places[:-step][same])
        other.append(places[step:][same])
    return np.concatenate(one), np.concatenate(other)


def distinct(pairs: Iterable[tuple[Int64, Int64]], n: int) -> tuple[Int64, Int64]:
    """Each pair once, in order, of places below `n`."""
    found = [np.unique(one * n + other) for one, other in pairs]
    both = np.unique(np.concatenate([np.zeros(0, np.int64), *found]))
    return both // max(n, 1), both % max(n, 1)


def counted(one: Int64, other: Int64, n: int) -> tuple[Int64, Int64, Int64]:
    """Each pair once, in order, and how often it was there."""
    both, times = np.unique(one * n + other, return_counts=True)
    return both // max(n, 1), both % max(n, 1), times
