"""Count pairs of numbers that stand side by side, exactly and in bounded memory.

Runs of any length are counted by it: a run of three is the number of its first two words beside
its third. The pairs are sorted, in parts that hold all pairs with some first numbers, so that a
part can be thinned out before the next one is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]
Int64 = npt.NDArray[np.int64]

AT_ONCE = 1 << 22  # pairs sorted at a time
_BITS = 62


class Pairs(NamedTuple):
    """Pairs that are frequent enough, by `one`, then `other`.

    `docs` counts the documents with each, and `ids` says for every place which pair stands there,
    -1 for none that is kept; both are empty if they were not asked for.
    """

    one: Int64
    other: Int64
    hits: Int64
    docs: Int64
    ids: npt.NDArray[np.int32]

    def number(self, one: Int64, other: Int64, kinds: int) -> Int64:
        """Place of pairs in the list; they must be in it. `kinds` bounds `other` from above."""
        return np.searchsorted(self.one * kinds + self.other, one * kinds + other)


def paired(
    one: Ints,
    other: Ints,
    kinds: tuple[int, int],
    least: int,
    documents: Ints | None = None,
    *,
    ids: bool = False,
) -> Pairs:
    """Count the pairs ``(one[i], other[i])`` that occur `least` times or more.

    Parameters
    ----------
    one, other : ndarray of int, shape (places,)
        Numbers from 0 on; a place where either is negative is passed over.
    kinds : (int, int)
        How many different numbers there may be in `one` and in `other`.
    least : int
        Occurrences that a pair must have.
    documents : ndarray of int, shape (places,), optional
        Document of each place, never falling: `docs` is counted.
    ids : bool
        Whether to say which pair stands at each place.

    Examples
    --------
    >>> pairs = paired(np.array([0, 1, 0, 1]), np.array([1, 0, 1, -1]), (2, 2), 1, ids=True)
    >>> pairs.one.tolist(), pairs.other.tolist(), pairs.hits.tolist(), pairs.ids.tolist()
    ([0, 1], [1, 0], [2, 1], [0, 1, 0, -1])
    """
    which = np.full(len(one) if ids else 0, -1, np.int32)
    parts: list[tuple[Int64, ...]] = []
    kept = 0
    for low, high in _ranges(one, kinds):
        at = np.flatnonzero((one >= low) & (one < high) & (other >= 0))
        if not len(at):
            continue
        bits = len(at).bit_length()
        codes = (one[at].astype(np.int64) - low) * kinds[1] + other[at]
        codes = (codes << bits) | np.arange(len(at))
        codes.sort()  # by pair, and within a pair by place
        place = at[codes & ((1 << bits) - 1)]
        codes >>= bits
        begins = np.flatnonzero(np.diff(codes, prepend=-1))
        hits = np.diff(begins, append=len(codes))
        often = hits >= least
        docs = np.zeros(0, np.int64)
        if documents is not None:
            changes = np.diff(documents[place], prepend=-1) != 0
            changes[begins] = True
            docs = np.add.reduceat(changes, begins, dtype=np.int64)[often]
        if ids:
            number = np.where(often, kept + np.cumsum(often) - 1, -1).astype(np.int32)
            which[place] = np.repeat(number, hits)
        code = codes[begins[often]]
        parts.append((code // kinds[1] + low, code % kinds[1], hits[often], docs))
        kept += int(often.sum())
    nothing = np.zeros(0, np.int64)
    columns = [np.concatenate([nothing, *(part[i] for part in parts)]) for i in range(4)]
    return Pairs(columns[0], columns[1], columns[2], columns[3], which)


def _ranges(one: Ints, kinds: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Ranges of first numbers with few enough places, so that a code fits into 64 bits."""
    ends = np.cumsum(np.bincount(one + 1, minlength=kinds[0] + 1)[1:])
    widest = max(1, (1 << (_BITS - AT_ONCE.bit_length())) // max(1, kinds[1]))
    low, before = 0, 0
    while low < kinds[0]:
        high = int(np.searchsorted(ends, before + AT_ONCE, "right"))
        high = min(max(high, low + 1), low + widest, kinds[0])
        yield low, high
        low, before = high, int(ends[high - 1])
