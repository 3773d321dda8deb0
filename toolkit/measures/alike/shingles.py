"""Texts as sets of overlapping word triples, in numbers, and how alike two such sets are.

The words come from the token index, folded; nothing is cut into words again. A number depends
on the words alone and not on the corpus around them, so a pair of texts is alike or not wherever
it stands. Two different triples share a number with a chance of 2**-62.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from toolkit.tokens import Tokens

UInt64 = npt.NDArray[np.uint64]
Int64 = npt.NDArray[np.int64]

WORDS = 3  # of a shingle
BLOCK = 1 << 20  # tokens handled at once
EACH = 200  # tokens that a document counts for beside its own, so that a block has not too many
FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Block(NamedTuple):
    """Some documents: their places in what was asked for, their words, and where each begins."""

    which: slice
    words: UInt64
    bounds: Int64


def word_hashes(tokens: Tokens) -> UInt64:
    """A number for each folded word of the index, the same in every corpus."""
    return hashed(tokens.keys)


def hashed(texts: Sequence[str]) -> UInt64:
    """A number for each text."""
    from pandas.util import hash_array

    return hash_array(np.array(texts, object), categorize=False).astype(np.uint64)


def blocks(tokens: Tokens, documents: Int64, hashes: UInt64) -> Iterator[Block]:
    """Words of documents as numbers, about `BLOCK` tokens at a time."""
    sizes = np.diff(tokens.bounds)[documents]
    for start, end in spans_of(sizes + EACH, BLOCK):
        bounds = np.concatenate([[0], np.cumsum(sizes[start:end])])
        first = tokens.bounds[documents[start:end]]
        at = np.arange(bounds[-1]) + np.repeat(first - bounds[:-1], sizes[start:end])
        yield Block(slice(start, end), hashes[tokens.key_of[tokens.codes[at]]], bounds)


def spans_of(sizes: npt.NDArray[np.integer], most: int) -> Iterator[tuple[int, int]]:
    """First and end of stretches whose sizes sum to `most` or little more."""
    ends = np.cumsum(sizes, dtype=np.int64)
    start = 0
    while start < len(sizes):
        done = int(ends[start - 1]) if start else 0
        end = int(np.searchsorted(ends, done + most)) + 1
        yield start, min(end, len(sizes))
        start = end


def sequences(words: UInt64, bounds: Int64) -> UInt64:
    """One number for the words of each stretch in their order; 0 for a stretch without words."""
    sizes = np.diff(bounds)
    powers = np.full(int(sizes.max(initial=0)) + 1, FACTOR)
    powers[0] = 1
    powers = np.multiply.accumulate(powers)
    weighted = words * powers[np.arange(len(words)) - np.repeat(bounds[:-1], sizes)]
    found = np.zeros(len(sizes), np.uint64)
    filled = np.flatnonzero(sizes)
    if len(filled):
        found[filled] = np.add.reduceat(weighted, bounds[filled])
    return found


def shingled(block: Block, size: int = WORDS) -> tuple[UInt64, Int64]:
    """Shingles of the documents of a block, repeats included, and where each document begins.

    A document of fewer than `size` words has none.
    """
    words, bounds = block.words, block.bounds
    last = max(len(words) - size + 1, 0)
    made = np.zeros(last, np.uint64)
    for place in range(size):
        made *= FACTOR
        made += words[place : place + last]
    counts = np.maximum(np.diff(bounds) - size + 1, 0)
    starts = np.concatenate([[0], np.cumsum(counts)])
    at = np.arange(starts[-1]) + np.repeat(bounds[:-1] - starts[:-1], counts)
    return made[at], starts


def similarities(
    tokens: Tokens, one: Int64, other: Int64, hashes: UInt64, measure: str = "jaccard"
) -> npt.NDArray[np.float64]:
    """How alike the shingle sets of document pairs are, exactly; 0 if one is empty.

    ``jaccard`` is shared / all, ``containment`` shared / those of the smaller set.
    """
    found = np.zeros(len(one))
    lengths = np.diff(tokens.bounds)
    for start, end in spans_of(lengths[one] + lengths[other], BLOCK):
        left, right = one[start:end], other[start:end]
        documents, rows = np.unique(np.concatenate([left, right]), return_inverse=True)
        shared, sizes, others = _shared(tokens, documents, hashes, *np.split(rows, 2))
        of = np.minimum(sizes, others) if measure == "containment" else sizes + others - shared
        np.divide(shared, of, out=found[start:end], where=of > 0)
    return found


def _shared(
    tokens: Tokens, documents: Int64, hashes: UInt64, left: Int64, right: Int64
) -> tuple[Int64, Int64, Int64]:
    """Shingles that the documents of each pair share, and how many each of the two has."""
    from scipy.sparse import csr_array

    parts, counts = [], []
    for block in blocks(tokens, documents, hashes):
        made, starts = shingled(block)
        for begin, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
            made[begin:end].sort()
        new = np.ones(len(made), bool)
        new[1:] = made[1:] != made[:-1]
        new[starts[:-1][np.diff(starts) > 0]] = True
        counts.append(np.diff(np.concatenate([[0], np.cumsum(new)])[starts]))
        parts.append(made[new])
    # A sparse row per document whose column numbers are the shingles themselves: scipy then
    # merges two rows in one pass, and no table of all shingles is needed.
    columns = (np.concatenate(parts) >> np.uint64(2)).astype(np.int64)
    sizes = np.concatenate(counts)
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    sets = csr_array(
        (np.ones(len(columns), bool), columns, bounds), shape=(len(documents), 1 << 62)
    )
    shared = np.diff(sets[left].multiply(sets[right]).indptr)
    return shared.astype(np.int64), sizes[left], sizes[right]
