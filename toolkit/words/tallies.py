"""Count every word of some documents: hits, documents, and the most that one text has.

Documents are taken some at a time, so that memory does not grow with the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.tokens import Tokens
from toolkit.totals import by_key, kept

Int64 = npt.NDArray[np.int64]
AT_ONCE = 1 << 18  # tokens: few enough for the cache
RECENT = 4  # tallies that an index keeps, of three numbers for each word


class Tally(NamedTuple):
    """Of each key: `hits`, `docs` that have it, and `largest`, the most that one text has."""

    hits: Int64
    docs: Int64
    largest: Int64

    @property
    def total(self) -> int:
        """All tokens."""
        return int(self.hits.sum())


def hits_in(tokens: Tokens, rows: Int64) -> Int64:
    """Tokens of each key in some documents, shape (n_keys,)."""
    counts = np.zeros(len(tokens.types), np.int64)
    for some in _chunks(tokens, rows, np.arange(len(rows))):
        counts += np.bincount(tokens.codes[places(tokens, rows[some])], minlength=len(counts))
    return by_key(tokens, counts)


def tally(tokens: Tokens, rows: Int64, text_of: Int64 | None = None) -> Tally:
    """Count the words of some documents.

    Parameters
    ----------
    rows : ndarray of int64
        Documents.
    text_of : ndarray of int64, optional
        Number of the text that each of `rows` prints, if several print the same.
    """
    hits, docs, largest = _counted(tokens, rows, np.arange(len(rows)))
    if text_of is not None:
        order = np.argsort(text_of, kind="stable")
        largest = _counted(tokens, rows[order], text_of[order])[2]
    for numbers in (hits, docs, largest):
        numbers.flags.writeable = False
    return Tally(hits, docs, largest)


def recent_tally(tokens: Tokens, rows: Int64, text_of: Int64 | None = None) -> Tally:
    """As `tally`, without counting anew what is among the last few that an index was asked for.

    The same two sides are looked at again and again: by another measure, with more terms.
    """
    given = [rows] if text_of is None else [rows, text_of]
    asked = [blake2b(of.tobytes(), digest_size=16).digest() for of in given]
    known: dict[tuple[bytes, ...], Tally] = tokens.kept.setdefault("tallies", {})
    found = known.pop(tuple(asked), None) or tally(tokens, rows, text_of)
    known[tuple(asked)] = found  # the last asked for stands last
    if len(known) > RECENT:
        del known[next(iter(known))]
    return found


@kept
def document_frequency(tokens: Tokens) -> Int64:
    """Documents that hold each key, shape (n_keys,)."""
    return _counted(tokens, *2 * [np.arange(len(tokens.bounds) - 1)])[1]


def _counted(tokens: Tokens, rows: Int64, text: Int64) -> tuple[Int64, Int64, Int64]:
    """Hits, texts and the most of one text, for each key; `text` never falls."""
    kinds = len(tokens.keys)
    hits, texts, largest = np.zeros((3, kinds), np.int64)
    sizes = np.diff(tokens.bounds)
    for some in _chunks(tokens, rows, text):
        part = tokens.key_of[tokens.codes[places(tokens, rows[some])]]
        hits += np.bincount(part, minlength=kinds)
        number = np.cumsum(np.append(0, text[some][1:] != text[some][:-1]))
        part = numbered_keys(part, number, sizes[rows[some]], kinds)
        part.sort()
        begins = np.flatnonzero(np.append(True, part[1:] != part[:-1])[: len(part)])
        keys = part[begins] % kinds
        texts += np.bincount(keys, minlength=kinds)
        np.maximum.at(largest, keys, np.diff(np.append(begins, len(part))))
    return hits, texts, largest


def numbered_keys(
    keys: npt.NDArray[np.int32], number: Int64, sizes: Int64, kinds: int
) -> npt.NDArray[Any]:
    """Keys and the number of the stretch that each stands in as one: key + number * kinds.

    Parameters
    ----------
    number, sizes : ndarray of int64
        Of each stretch, and how many keys it has.
    """
    small = (int(number.max(initial=0)) + 1) * kinds < 2**31  # half the size is sorted faster
    kind = np.int32 if small else np.int64
    first: Any = number.astype(kind)
    found = np.repeat(first * kind(kinds), sizes)
    found += keys
    return np.asarray(found)


def _chunks(tokens: Tokens, rows: Int64, text: Int64) -> Iterator[slice]:
    """Documents of about so many tokens; those of one text stay together."""
    ends = np.cumsum(np.diff(tokens.bounds)[rows])
    last = np.append(text[1:] != text[:-1], True)[: len(rows)]  # rows with which a text ends
    stops = np.flatnonzero(last) + 1
    sizes = ends[stops - 1] if len(stops) else ends
    begin = done = 0
    while begin < len(rows):
        at = int(np.searchsorted(sizes, done + AT_ONCE, side="left"))
        stop = int(stops[min(at, len(stops) - 1)])
        yield slice(begin, stop)
        begin, done = stop, int(ends[stop - 1])


def places(tokens: Tokens, rows: Int64) -> slice | Int64:
    """Where the tokens of some documents stand in the index."""
    if not len(rows):
        return slice(0, 0)
    if rows[-1] - rows[0] == len(rows) - 1 and (np.diff(rows) == 1).all():
        return slice(int(tokens.bounds[rows[0]]), int(tokens.bounds[rows[-1] + 1]))
    sizes = np.diff(tokens.bounds)[rows]
    before = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) + np.repeat(tokens.bounds[rows] - before, sizes)
