"""Measures that go along a text word by word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

FACTOR = 0.72  # type-token ratio below which a stretch is used up


def previous(keys: npt.NDArray[np.integer]) -> Ints:
    """Where the same word stands before each token; -1 if it is the first.

    Examples
    --------
    >>> previous(np.array([0, 1, 0, 0]))
    array([-1, -1,  0,  2])
    """
    order = np.argsort(keys, kind="stable")
    before = np.full(len(keys), -1)
    same = keys[order[1:]] == keys[order[:-1]]
    before[order[1:][same]] = order[:-1][same]
    return before


def windows(before: Ints, bounds: Ints, size: int) -> tuple[Floats, Ints]:
    """Sum of the numbers of types in all windows of each document, and number of its windows.

    A token is the first of its type in the windows that begin behind the one before it of the
    same type, so nothing has to be counted window by window.

    References
    ----------
    Covington, M. A. and McFall, J. D. (2010). Cutting the Gordian knot: the moving-average
    type-token ratio (MATTR). Journal of Quantitative Linguistics 17, 94-100.

    Examples
    --------
    >>> types, count = windows(previous(np.array([0, 1, 0, 0])), np.array([0, 4]), 2)
    >>> types, count
    (array([5.]), array([3]))
    """
    lengths = np.diff(bounds)
    begin = np.repeat(bounds[:-1], lengths)
    last = np.repeat(bounds[1:] - size, lengths)  # where the last window of the document begins
    place = np.arange(len(before))
    opens = np.maximum(np.maximum(before + 1, place - size + 1), begin)
    times = np.maximum(np.minimum(place, last) - opens + 1, 0)
    return _summed(times, bounds), np.maximum(lengths - size + 1, 0)


def segments(before: Ints, bounds: Ints, size: int) -> tuple[Floats, Ints]:
    """Sum of the numbers of types in the stretches of each document, and number of its stretches.

    Stretches of `size` tokens follow each other; what is left over at the end is not used.

    References
    ----------
    Johnson, W. (1944). Studies in language behavior: I. A program of research. Psychological
    Monographs 56, 1-15.

    Examples
    --------
    >>> segments(previous(np.array([0, 1, 0, 0, 1])), np.array([0, 5]), 2)
    (array([3.]), array([2]))
    """
    lengths = np.diff(bounds)
    within = np.arange(len(before)) - np.repeat(bounds[:-1], lengths)
    whole = within < np.repeat(lengths // size * size, lengths)
    opens = np.arange(len(before)) - within % size
    return _summed(whole & (before < opens), bounds), lengths // size


def _summed(values: npt.NDArray[np.generic], bounds: Ints) -> Floats:
    sums = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    return (sums[bounds[1:]] - sums[bounds[:-1]]).astype(float)


def factors(keys: Sequence[int]) -> float:
    """Stretches into which a text falls, each of which has used up its variety; the rest in part.

    A stretch may be as short as it is, as in LexicalRichness; lexical-diversity wants ten tokens.

    References
    ----------
    McCarthy, P. M. and Jarvis, S. (2010). MTLD, vocd-D, and HD-D: a validation study of
    sophisticated approaches to lexical diversity assessment. Behavior Research Methods 42.

    Examples
    --------
    The first stretch ends with the sixth word (4 types of 6), the rest has not lost any variety.

    >>> factors("of the people by the people for".split())
    1.0
    """
    done, seen, size = 0, set[int](), 0
    for key in keys:
        seen.add(key)
        size += 1
        if len(seen) < FACTOR * size:
            done += 1
            seen, size = set(), 0
    rest = (1 - len(seen) / size) / (1 - FACTOR) if size else 0.0
    return done + rest
