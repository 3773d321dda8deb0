"""Matches as stretches of tokens, and what can be done with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Int64 = npt.NDArray[np.int64]


class Spans(NamedTuple):
    """Matches: first token and number of tokens of each, ordered by first token."""

    first: Int64
    length: Int64

    def where(self, keep: npt.NDArray[np.bool_]) -> Spans:
        """Some of the matches."""
        return Spans(self.first[keep], self.length[keep])


def merged(spans: Sequence[Spans]) -> Spans:
    """Matches of several patterns in one row, ordered by first token."""
    first = np.concatenate([np.zeros(0, np.int64), *(s.first for s in spans)])
    length = np.concatenate([np.zeros(0, np.int64), *(s.length for s in spans)])
    by = np.argsort(first, kind="stable")
    return Spans(first[by], length[by])


def longest(spans: Sequence[Spans]) -> tuple[Spans, Int64]:
    """Merge the matches of several patterns so that every stretch of text counts once.

    Where matches overlap, the one that starts first is kept, and of those that start together
    the longest (the first pattern among equals): leftmost-longest, as in POSIX.

    Returns
    -------
    Spans, ndarray of int64
        The matches kept, by position, and the number of the pattern of each.
    """
    first = np.concatenate([np.zeros(0, np.int64), *(s.first for s in spans)])
    length = np.concatenate([np.zeros(0, np.int64), *(s.length for s in spans)])
    which = np.repeat(np.arange(len(spans)), [len(s.first) for s in spans])
    by = np.lexsort((which, -length, first))
    first, length, which = first[by], length[by], which[by]
    # Only runs that really overlap need the step by step choice; most matches stand alone.
    ends = first + length
    reach = np.maximum.accumulate(ends) if len(first) else first
    clash = np.flatnonzero(first[1:] < reach[:-1]) + 1
    keep = np.ones(len(first), bool)
    before, end = -1, 0  # where the last match kept ends
    for i, begin, own in zip(
        *(a.tolist() for a in (clash, first[clash], ends[clash])), strict=True
    ):
        if i - 1 != before:  # the one before opens a run, so it is kept
            end = int(ends[i - 1])
        if begin >= end:
            end = own
        else:
            keep[i] = False
        before = i
    return Spans(first[keep], length[keep]), which[keep]


def untouched(spans: Spans, traps: Spans) -> npt.NDArray[np.bool_]:
    """Which matches no trap touches: traps that begin before a match's end ended by its start."""
    begins, ends = traps.first, np.sort(traps.first + traps.length)
    begun = np.searchsorted(begins, spans.first + spans.length, side="left")
    return begun == np.searchsorted(ends, spans.first, side="right")


def by_length(spans: Spans) -> dict[int, Int64]:
    """First tokens of the matches of each length, ascending."""
    lengths = np.flatnonzero(np.bincount(spans.length)).tolist()
    return {n: spans.first[spans.length == n] for n in lengths}


def beside(
    spans: Spans,
    others: Mapping[int, Int64],
    bounds: Int64,
    within: int | None,
    *,
    after: bool = True,
) -> npt.NDArray[np.bool_]:
    """Which matches have another one near them in their document, and not merely inside them.

    Parameters
    ----------
    others : mapping
        The other matches `by_length`.
    bounds : ndarray of int64
        Where documents begin in the index, as in `Tokens`.
    within : int, optional
        How many tokens away the other one may be, 1 for the next; anywhere in the document if
        None.
    after : bool
        Whether the other one may follow; else it must begin before.
    """
    document = np.searchsorted(bounds, spans.first, side="right") - 1
    low, high = bounds[document], bounds[document + 1]
    ends = spans.first + spans.length
    near = np.zeros(len(spans.first), bool)
    for length, begins in others.items():
        opening, closing = low, high if after else spans.first
        if within is not None:
            opening = np.maximum(low, spans.first - within - length + 1)
            closing = np.minimum(closing, ends + within) if after else closing
        count = _between(begins, opening, closing)
        if after:
            count -= _between(begins, spans.first, np.maximum(ends - length + 1, spans.first))
        near |= count > 0
    return near


def _between(begins: Int64, low: Int64, high: Int64) -> Int64:
    return np.searchsorted(begins, high, "left") - np.searchsorted(begins, low, "left")
