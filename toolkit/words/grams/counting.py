"""Count runs of words, from the short to the long: a run is rare where a part of it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.words.grams.pairs import Int64, Ints, paired

Flags = npt.NDArray[np.bool_]


class Runs(NamedTuple):
    """Runs of one length: `words` has a row of keys for each, `hits` and `docs` a count."""

    words: Int64
    hits: Int64
    docs: Int64


def starts_of(on: Flags, length: int) -> Flags:
    """Where a run of so many words can begin: shape (n_tokens - length + 1,).

    Examples
    --------
    >>> starts_of(np.array([True, True, False, True, False]), 3)
    array([ True, False, False])
    """
    count = max(0, len(on) - length + 1)
    found = np.ones(count, np.bool_)
    for step in range(length - 1):
        found &= on[step : step + count]
    return found


def frequent(keys: Ints, kinds: int, least: int) -> tuple[npt.NDArray[np.int32], Int64]:
    """Number the keys that occur often enough, -1 for the others, and which keys these are."""
    times = np.bincount(keys + 1, minlength=kinds + 1)[1:]
    often = np.flatnonzero(times >= least)
    number = np.full(kinds + 1, -1, np.int32)  # the last place is that of key -1
    number[often] = np.arange(len(often))
    return number[keys], often


def counted(
    keys: Ints,
    kinds: int,
    on: Flags,
    documents: Ints,
    lengths: Sequence[int],
    least: int,
    wanted: Flags | None = None,
) -> dict[int, Runs]:
    """Count the runs of each length that occur `least` times or more.

    Parameters
    ----------
    keys : ndarray of int, shape (n_tokens,)
        Key of each token, below `kinds`; no run holds a token with -1.
    on : ndarray of bool, shape (n_tokens,)
        Whether a run may go on to the next token.
    documents : ndarray of int, shape (n_tokens,)
        Document of each token.
    lengths : sequence of int
        Numbers of words, 2 or more.
    wanted : ndarray of bool, shape (n_tokens,), optional
        Tokens at which a run that counts may begin, for one length.
    """
    small, key_of = frequent(keys, kinds, least)
    longest, size = max(lengths), len(key_of)
    ids, ids_size = small, size
    words = np.arange(size)[:, None]
    found = {}
    for length in range(2, longest + 1):
        count = max(0, len(keys) - length + 1)
        begin = starts_of(on, length)
        if wanted is not None:
            # A shorter run matters where it is part of one that counts.
            near = np.zeros(count, np.bool_)
            for step in range(longest - length + 1):
                near[step:] |= wanted[: count - step]
            begin &= near
        one = np.where(begin, ids[:count], -1)
        pairs = paired(
            one,
            small[length - 1 :],
            (ids_size, size),
            least,
            documents[:count],
            ids=length < longest,
        )
        words = np.column_stack([words[pairs.one], pairs.other])
        ids, ids_size = pairs.ids, len(words)
        if length in lengths:
            found[length] = Runs(key_of[words], pairs.hits, pairs.docs)
    return found
