"""The token index: every word of a corpus once, as numbers.

Four arrays say everything: which word stands where (``codes``), at which character of its
document it starts (``starts``), where each document begins (``bounds``), and where each word
occurs (``order``, the inverted index). No Python object per token is kept; words themselves
are held once per type. Text is never stored here: what is shown is cut from the original.
"""

from __future__ import annotations

import os
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from itertools import count, islice
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.language.fold import fold, loosen
from toolkit.language.segment import token_spans

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]

BATCH = 1 << 19  # characters handled at once: large enough for numpy, small enough for the cache
_GAP = "\n\n"  # between the documents of a batch: no token rule reaches across it
_FACTOR = 0x9E3779B97F4A7C15  # odd, so that powers have an inverse modulo 2**64


class Tokens:
    """Token index of a sequence of documents.

    Parameters
    ----------
    codes : ndarray of int32, shape (n_tokens,)
        Type of each token, an index into `types`.
    starts : ndarray of int32, shape (n_tokens,)
        Character offset of each token in its document's text.
    bounds : ndarray of int64, shape (n_documents + 1,)
        Document ``d`` holds the tokens ``bounds[d]:bounds[d + 1]``.
    types : sequence of str
        Distinct words as written, in order of first appearance.

    Examples
    --------
    >>> tokens = Tokens.build(["Kirkuk fell. Kirkuk's oil", "", "kirkuk"])
    >>> tokens
    <Tokens: 6 tokens, 5 types, 3 documents>
    >>> tokens.positions(tokens.types_of("kirkuk")).tolist()
    [0, 2, 5]
    """

    def __init__(self, codes: Int32, starts: Int32, bounds: Int64, types: Sequence[str]) -> None:
        self.codes, self.starts, self.bounds, self.types = codes, starts, bounds, types
        self.kept: dict[str, Any] = {}  # what it adds up to, see `toolkit.totals`
        for numbers in (codes, starts, bounds):
            numbers.flags.writeable = False  # scipy would sum duplicates in place

    def __repr__(self) -> str:
        return (
            f"<Tokens: {len(self):,} tokens, {len(self.types):,} types, "
            f"{len(self.bounds) - 1:,} documents>"
        )

    def __len__(self) -> int:
        return len(self.codes)

    @classmethod
    def build(cls, texts: Iterable[str], progress: Callable[[int], Any] | None = None) -> Tokens:
        """Index texts; `progress` is called with the number of documents of each batch done."""
        number: defaultdict[int, int] = defaultdict(count().__next__)
        types: list[str] = []
        codes, starts = array("i"), array("i")  # these grow in place, without a second copy
        counts: list[Int64] = [np.zeros(1, np.int64)]
        for text, hashes, first, local, begins, per_document in _encode_all(texts):
            known = len(types)
            ids = np.fromiter(map(number.__getitem__, hashes.tolist()), np.int32, len(hashes))
            new = first[:, ids >= known].tolist()
            types.extend(text[start:end] for start, end in zip(*new, strict=True))
            codes.frombytes(ids[local].tobytes())
            starts.frombytes(begins.tobytes())
            counts.append(per_document)
            if progress:
                progress(len(per_document))
        bounds = np.cumsum(np.concatenate(counts))
        return cls(np.frombuffer(codes, np.int32), np.frombuffer(starts, np.int32), bounds, types)

    @cached_property
    def lengths(self) -> Int32:
        """Characters in each type, shape (n_types,)."""
        return np.fromiter(map(len, self.types), np.int32, len(self.types))

    @cached_property
    def keys(self) -> list[str]:
        """Distinct folded words (see `toolkit.language.fold`), in order of first appearance."""
        return list(self._folding[0])

    @cached_property
    def key_of(self) -> Int32:
        """Key of each type, shape (n_types,)."""
        return self._folding[1]

    @cached_property
    def arrow_types(self) -> Any:
        """Types as an Arrow array, for matching many at once."""
        import pyarrow as pa

        return pa.array(self.types, pa.large_string())

    @cached_property
    def loose(self) -> dict[str, list[int]]:
        """Numbers of the keys that each loosened key stands for: patterns are looked up here."""
        numbers: dict[str, list[int]] = {}
        for number, key in enumerate(self._loosened):
            numbers.setdefault(key, []).append(number)
        return numbers

    @cached_property
    def arrow_loose(self) -> Any:
        """The loosened form of every key as an Arrow array."""
        import pyarrow as pa

        return pa.array(self._loosened, pa.large_string())

    @cached_property
    def _loosened(self) -> list[str]:
        return list(map(loosen, self.keys))

    @cached_property
    def _types_by_key(self) -> tuple[Int64, Int64]:
        order = np.argsort(self.key_of, kind="stable")
        return order, np.searchsorted(self.key_of[order], np.arange(len(self.keys) + 1))

    @cached_property
    def _folding(self) -> tuple[dict[str, int], Int32]:
        number: dict[str, int] = {}
        ids = (number.setdefault(fold(word), len(number)) for word in self.types)
        return number, np.fromiter(ids, np.int32, len(self.types))

    @cached_property
    def _inverted(self) -> tuple[npt.NDArray[np.integer], npt.NDArray[np.integer]]:
        # scipy's CSR to CSC is a counting sort in C: several times faster than argsort.
        # One row per token: the rows of a column are then the places of a word.
        from scipy.sparse import csr_array

        index = np.int32 if len(self) < 2**31 else np.int64
        rows = np.arange(len(self) + 1, dtype=index)
        nothing = np.zeros(len(self), np.bool_)
        shape = (len(self), len(self.types))
        where = csr_array((nothing, self.codes, rows), shape=shape).tocsc()
        return where.indices, where.indptr

    @property
    def order(self) -> npt.NDArray[np.integer]:
        """Token positions grouped by type, ascending within a type: the inverted index."""
        return self._inverted[0]

    @property
    def order_bounds(self) -> npt.NDArray[np.integer]:
        """Type ``t`` occurs at ``order[order_bounds[t]:order_bounds[t + 1]]``."""
        return self._inverted[1]

    def types_of(self, word: str) -> Int64:
        """Types whose key equals that of `word`."""
        key = self._folding[0].get(fold(word))
        return self.types_of_keys([] if key is None else [key])

    def types_of_keys(self, keys: Iterable[int]) -> Int64:
        """Types that have one of these keys, ascending."""
        order, bounds = self._types_by_key
        parts = [order[bounds[k] : bounds[k + 1]] for k in keys]
        return np.sort(np.concatenate([np.zeros(0, np.int64), *parts]))

    def positions(self, types: npt.ArrayLike) -> npt.NDArray[np.integer]:
        """Positions of all tokens of these types, ascending."""
        bounds, order = self.order_bounds, self.order
        parts = [order[bounds[t] : bounds[t + 1]] for t in np.asarray(types, np.int64)]
        if len(parts) == 1:
            return parts[0]
        return np.sort(np.concatenate([np.zeros(0, order.dtype), *parts]))

    def document_of(self, positions: npt.NDArray[np.integer]) -> Int64:
        """Document number of each token position."""
        return np.searchsorted(self.bounds, positions, side="right") - 1

    def counts(self) -> Any:
        """Documents by keys: scipy CSR array of counts, shape (n_documents, n_keys)."""
        from scipy.sparse import csr_array

        shape = (len(self.bounds) - 1, len(self.keys))
        ones = np.ones(len(self), np.int32)
        matrix = csr_array((ones, self.key_of[self.codes], self.bounds.copy()), shape=shape)
        matrix.sum_duplicates()
        return matrix

    def take(self, documents: npt.ArrayLike) -> Tokens:
        """Index of some documents, in the given order; types keep their numbers."""
        rows = np.asarray(documents, np.int64)
        sizes = np.diff(self.bounds)[rows]
        bounds = np.concatenate([[0], np.cumsum(sizes)])
        picked = np.arange(bounds[-1]) + np.repeat(self.bounds[rows] - bounds[:-1], sizes)
        part = Tokens(self.codes[picked], self.starts[picked], bounds, self.types)
        shared = (
            *("lengths", "keys", "key_of", "_folding", "_types_by_key"),
            *("_loosened", "loose", "arrow_types", "arrow_loose"),
        )
        part.__dict__ |= {name: self.__dict__[name] for name in shared if name in self.__dict__}
        return part


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text) + len(_GAP)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@lru_cache(maxsize=4)
def _powers(n: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Powers 0 to n - 1 of the factor and of its inverse modulo 2**64."""
    steps = np.full((2, n), [[_FACTOR], [pow(_FACTOR, -1, 1 << 64)]], np.uint64)
    steps[:, 0] = 1
    powers = np.multiply.accumulate(steps, axis=1)
    return powers[0], powers[1]


def _encode_all(texts: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Encode batches on all cores, at most a few ahead, and yield them in order."""
    workers = min(4, os.cpu_count() or 1)
    batches = _batches(texts)
    yield from map(_encode, islice(batches, 1))  # alone: it makes the tables that all share
    with ThreadPoolExecutor(workers) as pool:
        running = [pool.submit(_encode, b) for b in islice(batches, workers + 1)]
        while running:
            done = running.pop(0).result()
            running += [pool.submit(_encode, b) for b in islice(batches, 1)]
            yield done


def _encode(batch: list[str]) -> tuple[Any, ...]:
    """Number the words of a batch by hash.

    The hash is polynomial modulo 2**64, taken from running sums, so no token is touched one
    by one. For a million types the chance that any two share a hash is below 1e-7.
    """
    import pyarrow as pa

    text = _GAP.join(batch)
    points, begins, ends = token_spans(text)
    powers, inverse = _powers(max(2 * BATCH, 1 << len(points).bit_length()))
    sums = np.zeros(len(points) + 1, np.uint64)
    np.multiply(points, powers[: len(points)], out=sums[1:])
    np.cumsum(sums, out=sums)
    encoded = pa.array((sums[ends] - sums[begins]) * inverse[begins]).dictionary_encode()
    local = encoded.indices.to_numpy()
    hashes = encoded.dictionary.to_numpy()
    first = np.zeros(len(hashes), np.int64)
    first[local[::-1]] = np.arange(len(local))[::-1]
    sizes = np.fromiter(map(len, batch), np.int64, len(batch)) + len(_GAP)
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    per_document = np.diff(np.searchsorted(begins, offsets))
    within = (begins - np.repeat(offsets[:-1], per_document)).astype(np.int32)
    return text, hashes, np.stack([begins[first], ends[first]]), local, within, per_document
