"""What an index adds up to: counted once, kept with it, gone with it.

A few numbers for each distinct word, whatever the length of the corpus: some 50 bytes a word. What
is kept cannot be written to, as all who ask are given the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from toolkit.tokens import Tokens

Int64 = npt.NDArray[np.int64]
T = TypeVar("T")


def kept(count: Callable[[Tokens], T]) -> Callable[[Tokens], T]:
    """Count once for each index."""
    name = count.__name__

    @wraps(count)
    def once(tokens: Tokens) -> T:
        if name not in tokens.kept:
            found = count(tokens)
            if isinstance(found, np.ndarray):
                found.flags.writeable = False
            tokens.kept[name] = found
        known: T = tokens.kept[name]
        return known

    return once


@kept
def type_counts(tokens: Tokens) -> Int64:
    """Tokens of each type, shape (n_types,); read off the inverted index if there is one."""
    if "_inverted" in tokens.__dict__:
        return np.diff(tokens.order_bounds).astype(np.int64)
    return np.bincount(tokens.codes, minlength=len(tokens.types))


@kept
def key_counts(tokens: Tokens) -> Int64:
    """Tokens of each key, shape (n_keys,)."""
    return by_key(tokens, type_counts(tokens))


def by_key(tokens: Tokens, counts: Int64) -> Int64:
    """Counts of types added up for each key."""
    return np.bincount(tokens.key_of, counts, len(tokens.keys)).astype(np.int64)


@kept
def terms(tokens: Tokens) -> Any:
    """For each key, the spelling most often seen, in lower case: an Arrow array.

    Of spellings seen equally often the one that stands first in the corpus.
    """
    import pyarrow as pa

    counts = type_counts(tokens)
    by = np.lexsort((np.arange(len(counts)), -counts, tokens.key_of))
    first = np.ones(len(by), bool)
    first[1:] = tokens.key_of[by][1:] != tokens.key_of[by][:-1]
    shown = [tokens.types[t].lower() for t in by[first].tolist()]
    return pa.array(shown, pa.large_string())


@kept
def alphabet(tokens: Tokens) -> Int64:
    """Place of each key among all in the order of `terms`, by code point; ties by key."""
    return alphabetical(terms(tokens))


def alphabetical(words: Any) -> Int64:
    """Place of each word of an Arrow array when they are sorted; ties as they stand."""
    import pyarrow.compute as pc

    place = np.empty(len(words), np.int64)
    place[pc.array_sort_indices(words)] = np.arange(len(words))
    return place
