"""Count runs of words, from the short to the long: a run is rare where a part of it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.words.grams.pairs import Int64, Ints, paired

Flags = npt.NDArray[np.bool_]


class Words(NamedTuple):
    """Words that runs are made of.

    `codes` are those of the tokens, `key_of` says the key of each code, -1 for words that no run
    holds, and `times` how often each key occurs.
    """

    codes: Ints
    key_of: Ints
    times: Int64

    def frequent(self, least: int) -> tuple[npt.NDArray[np.int32], Int64]:
        """Number the keys that occur often enough, -1 for others: of each token, and which."""
        often = np.flatnonzero(self.times >= least)
        number = np.full(len(self.times) + 1, -1, np.int32)  # the last place is that of key -1
        number[often] = np.arange(len(often))
        return number[self.key_of][self.codes], often


class Runs(NamedTuple):
    """Runs of one length: `words` has a row of keys for each, `hits` and `docs` a count.

    `ids` says of every place which run begins there, -1 for none that is kept, if it was asked.
    """

    words: Int64
    hits: Int64
    docs: Int64
    ids: npt.NDArray[np.int32] = np.zeros(0, np.int32)


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


def counted(
    words: Words,
    on: Flags,
    bounds: Int64,
    lengths: Sequence[int],
    least: int,
    wanted: Flags | None = None,
    *,
    ids: bool = False,
) -> dict[int, Runs]:
    """Count the runs of each length that occur `least` times or more.

    Parameters
    ----------
    on : ndarray of bool, shape (n_tokens,)
        Whether a run may go on to the next token.
    bounds : ndarray of int64
        Where documents begin, as in `Tokens`.
    lengths : sequence of int
        Numbers of words, 2 or more.
    wanted : ndarray of bool, shape (n_tokens,), optional
        Tokens at which a run that counts may begin, for one length.
    ids : bool
        Whether to say where the longest runs stand.
    """
    small, key_of = words.frequent(least)
    longest, size = max(lengths), len(key_of)
    numbers, numbers_size = small, size
    rows = np.arange(size)[:, None]
    found = {}
    for length in range(2, longest + 1):
        count = max(0, len(small) - length + 1)
        begin = starts_of(on, length)
        if wanted is not None:
            begin &= wanted[:count]  # a run begins where its shorter part does
        pairs = paired(
            numbers[:count],
            small[length - 1 :],
            (numbers_size, size),
            least,
            bounds,
            here=begin,
            ids=ids or length < longest,
        )
        rows = np.column_stack([rows[pairs.one], pairs.other])
        numbers, numbers_size = pairs.ids, len(rows)
        if length in lengths:
            found[length] = Runs(key_of[rows], pairs.hits, pairs.docs, pairs.ids)
    return found
