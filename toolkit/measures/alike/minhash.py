"""Which texts may be alike: candidates by MinHash and bands, in time linear in their number.

Of every text some hundred least values under different orders of all shingles are kept. Two
texts agree in one of them with a chance that equals their similarity s; `rows` of them stand
in a band, and who agrees in all of a band is a candidate. Of pairs with similarity s a share of
1 - (1 - s**rows)**bands is found. What is found is only a candidate: it is compared exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, log, log1p
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from toolkit.measures.alike.meeting import distinct, meeting
from toolkit.measures.alike.shingles import FACTOR, Int64, UInt64, blocks, shingled

if TYPE_CHECKING:
    from toolkit.tokens import Tokens

RECALL = 0.999  # of pairs exactly at the threshold; more of those above
MOST_VALUES = 128  # per text, unless fewer than LEAST_ROWS would fit in a band
LEAST_ROWS = 3  # with two, unrelated texts become candidates so often that time is not linear


class Bands(NamedTuple):
    """How many bands, and of how many values each."""

    bands: int
    rows: int

    def recall(self, similarity: float) -> float:
        """Share of the pairs with a similarity that become candidates."""
        return 1 - (1 - similarity**self.rows) ** self.bands


def bands_for(threshold: float) -> Bands:
    """The bands that find pairs at the threshold with a chance of at least `RECALL`.

    Examples
    --------
    >>> bands_for(0.8), round(bands_for(0.8).recall(0.8), 3)
    (Bands(bands=18, rows=5), 0.999)
    """
    rows = MOST_VALUES
    while rows > LEAST_ROWS and rows * _needed(threshold, rows) > MOST_VALUES:
        rows -= 1
    return Bands(_needed(threshold, rows), rows)


def _needed(threshold: float, rows: int) -> int:
    chance = threshold**rows
    return 1 if chance >= RECALL else ceil(log(1 - RECALL) / log1p(-chance))


def candidates(
    tokens: Tokens,
    documents: Int64,
    hashes: UInt64,
    bands: Bands,
    seed: int,
    progress: Callable[[int], Any] | None = None,
) -> tuple[Int64, Int64]:
    """Pairs of places in `documents` that may be alike, each once, the smaller place first."""
    keys = _band_keys(tokens, documents, hashes, bands, seed, progress)
    places = np.arange(len(documents))
    return distinct([meeting(column, places) for column in keys], len(documents))


def _band_keys(
    tokens: Tokens,
    documents: Int64,
    hashes: UInt64,
    bands: Bands,
    seed: int,
    progress: Callable[[int], Any] | None,
) -> UInt64:
    """One number for each band and document."""
    import rensa

    keys = np.zeros((bands.bands, len(documents)), np.uint64)
    for block in blocks(tokens, documents, hashes):
        made, starts = shingled(block)
        matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
            made, starts.astype(np.uint64), bands.bands * bands.rows, seed
        )
        values = np.array(matrix.to_rows(), np.uint64).reshape(-1, bands.bands, bands.rows)
        part = keys[:, block.which]
        for row in range(bands.rows):
            part *= FACTOR
            part += values[:, :, row].T
        if progress:
            progress(len(block.bounds) - 1)
    return keys
