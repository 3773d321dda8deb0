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

AT_ONCE = 1 << 24  # pairs sorted at a time
FEWER_AT_ONCE = 1 << 22  # where the place of each is kept too
BLOCK = 1 << 16  # places that are coded in one step
MANY = 1 << 20  # numbers that are counted in one step
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
    bounds: Int64 | None = None,
    *,
    here: npt.NDArray[np.bool_] | None = None,
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
    bounds : ndarray of int64, optional
        Where documents begin, as in `Tokens`: `docs` is counted.
    here : ndarray of bool, shape (places,), optional
        Places that count.
    ids : bool
        Whether to say which pair stands at each place.

    Examples
    --------
    >>> pairs = paired(np.array([0, 1, 0, 1]), np.array([1, 0, 1, -1]), (2, 2), 1, ids=True)
    >>> pairs.one.tolist(), pairs.other.tolist(), pairs.hits.tolist(), pairs.ids.tolist()
    ([0, 1], [1, 0], [2, 1], [0, 1, 0, -1])
    """
    which = np.full(len(one) if ids else 0, -1, np.int32)
    marks = None if ids else bounds
    room = (FEWER_AT_ONCE if ids else 0 if marks is None else len(marks)).bit_length()
    parts: list[tuple[Int64, ...]] = []
    kept = 0
    for low, high, most in _ranges(one, kinds, room, FEWER_AT_ONCE if ids else AT_ONCE):
        # Behind the pair stands what is wanted of its places: sorting brings it along.
        bits = most.bit_length() if ids else room
        limits = (low, high, kinds[1])
        codes, places = _coded(one, other, limits, bits, most, marks=marks, here=here, ids=ids)
        if not len(codes):
            continue
        codes.sort()  # by pair, and within a pair by place or document
        begins, docs = _groups(codes, bits)
        hits = np.diff(begins, append=len(codes))
        often = hits >= least
        if ids:
            place = places[codes & ((1 << bits) - 1)]
            number = np.where(often, kept + np.cumsum(often) - 1, -1).astype(np.int32)
            which[place] = np.repeat(number, hits)
            if bounds is not None:
                docs = _documents(place, begins, bounds)
        code = codes[begins[often]] >> bits
        parts.append((code // kinds[1] + low, code % kinds[1], hits[often], docs[often]))
        kept += int(often.sum())
    nothing = np.zeros(0, np.int64)
    columns = [np.concatenate([nothing, *(part[i] for part in parts)]) for i in range(4)]
    if bounds is None:
        columns[3] = nothing
    return Pairs(columns[0], columns[1], columns[2], columns[3], which)


def occurring(numbers: Ints, kinds: int) -> Int64:
    """How often each number from 0 on occurs, those below 0 passed over: shape (kinds,)."""
    times = np.zeros(kinds + 1, np.int64)
    for begin in range(0, len(numbers), MANY):  # in one go all would be copied as int64
        times += np.bincount(numbers[begin : begin + MANY] + 1, minlength=kinds + 1)
    return times[1:]


def _ranges(
    one: Ints, kinds: tuple[int, int], bits: int, at_once: int
) -> Iterator[tuple[int, int, int]]:
    """Ranges of first numbers, and how many places have one, few enough to be sorted at once.

    With `bits` behind it a code fits into 64 bits.
    """
    widest = max(1, (1 << (_BITS - bits)) // max(1, kinds[1]))
    if len(one) <= at_once and kinds[0] <= widest:
        yield 0, kinds[0], len(one)
        return
    ends = np.cumsum(occurring(one, kinds[0]))
    low, before = 0, 0
    while low < kinds[0]:
        high = int(np.searchsorted(ends, before + at_once, "right"))
        high = min(max(high, low + 1), low + widest, kinds[0])
        yield low, high, int(ends[high - 1]) - before
        low, before = high, int(ends[high - 1])


def _coded(
    one: Ints,
    other: Ints,
    limits: tuple[int, int, int],
    bits: int,
    most: int,
    *,
    marks: Int64 | None,
    here: npt.NDArray[np.bool_] | None,
    ids: bool,
) -> tuple[Int64, Int64]:
    """Pairs with a first number in a range as single numbers, and with `ids` where they stand.

    Parameters
    ----------
    limits : (int, int, int)
        Lowest first number, the one behind the highest, and how many second numbers there are.
    bits : int
        Room behind the pair: for its document, or with `ids` its place among those returned.
    most : int
        There are not more pairs than this.
    marks : ndarray of int64, optional
        Where documents begin.
    """
    low, high, kinds = limits
    codes = np.empty(most, np.int64)
    places = np.empty(most if ids else 0, np.int64)
    count = 0
    for begin in range(0, len(one), BLOCK):  # every step finds its numbers in the cache
        some = slice(begin, min(begin + BLOCK, len(one)))
        first, second = one[some], other[some]
        fits = (first >= low) & (first < high) & (second >= 0)
        if here is not None:
            fits &= here[some]
        at = np.flatnonzero(fits)
        code = first[at].astype(np.int64)
        code -= low
        code *= kinds
        code += second[at]
        code <<= bits
        stop = count + len(at)
        if ids:
            code |= np.arange(count, stop)
            places[count:stop] = at + begin
        elif marks is not None:
            code |= _numbered(marks, some)[at]
        codes[count:stop] = code
        count = stop
    return codes[:count], places[:count]


def _numbered(bounds: Int64, some: slice) -> Int64:
    """Document of each place of a stretch."""
    first, last = np.searchsorted(bounds, [some.start, some.stop - 1], "right") - 1
    edges = np.clip(bounds[first : last + 2], some.start, some.stop)
    return np.repeat(np.arange(first, last + 1), edges[1:] - edges[:-1])


def _groups(codes: Int64, bits: int) -> tuple[Int64, Int64]:
    """Where each pair begins among sorted codes, and how many different codes it has."""
    begins, before = [np.zeros(1, np.int64)], [np.zeros(1, np.int64)]
    different = 1
    for start in range(0, len(codes) - 1, BLOCK):
        some = codes[start : start + BLOCK + 1]
        changes = some[1:] ^ some[:-1]
        first = np.flatnonzero(changes >> bits)
        count = np.cumsum(changes != 0, dtype=np.int64)
        begins.append(first + start + 1)
        before.append(count[first] - 1 + different)
        different += int(count[-1])
    counts = np.concatenate([*before, [different]])
    return np.concatenate(begins), counts[1:] - counts[:-1]


def _documents(place: Int64, begins: Int64, bounds: Int64) -> Int64:
    """Documents of each group of places, in which places ascend."""
    document = np.searchsorted(bounds, place, "right")
    changes = np.append(True, document[1:] != document[:-1])
    changes[begins] = True
    return np.add.reduceat(changes, begins, dtype=np.int64)
