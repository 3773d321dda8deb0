"""How often the words of an index occur, and how some of them are written."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.tokens import Tokens

Int64 = npt.NDArray[np.int64]


def type_counts(tokens: Tokens) -> Int64:
    """Tokens of each type, shape (n_types,); read off the inverted index if there is one."""
    if "_inverted" in tokens.__dict__:
        return np.diff(tokens.order_bounds).astype(np.int64)
    return np.bincount(tokens.codes, minlength=len(tokens.types))


def key_counts(tokens: Tokens) -> Int64:
    """Tokens of each key, shape (n_keys,)."""
    return by_key(tokens, type_counts(tokens))


def by_key(tokens: Tokens, counts: Int64) -> Int64:
    """Counts of types added up for each key."""
    return np.bincount(tokens.key_of, counts, len(tokens.keys)).astype(np.int64)


def spelled(tokens: Tokens, keys: Int64, counts: Int64 | None = None) -> npt.NDArray[np.object_]:
    """For some keys, the spelling most often seen in an index, in lower case.

    The same as `toolkit.measures.frequencies.display_terms` has for them, without going through
    all.

    Parameters
    ----------
    counts : ndarray of int, optional
        Tokens of each type.
    """
    order, bounds = tokens._types_by_key
    counts = type_counts(tokens) if counts is None else counts
    sizes = bounds[keys + 1] - bounds[keys]
    owner = np.repeat(np.arange(len(keys)), sizes)
    before = np.cumsum(sizes) - sizes
    types = order[np.arange(len(owner)) + np.repeat(bounds[keys] - before, sizes)]
    by = np.lexsort((types, -counts[types], owner))
    first = np.ones(len(by), bool)
    first[1:] = owner[by][1:] != owner[by][:-1]
    found = np.empty(len(keys), object)
    found[owner[by[first]]] = [tokens.types[t].lower() for t in types[by[first]].tolist()]
    return found
