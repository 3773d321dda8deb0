"""How often words stand in the parts of a corpus: what every measure of dispersion starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Spread:
    """Words in parts; only the parts that have a word are listed.

    Parameters
    ----------
    word, part : ndarray of int, shape (n_pairs,)
        A word and a part that has it; each pair once, by word.
    hits : ndarray of int, shape (n_pairs,)
        How often it has it, 1 or more.
    sizes : ndarray of int, shape (n_parts,)
        Tokens of each part, 1 or more.
    words : int
        Number of words, those without a hit included.
    """

    word: Ints
    part: Ints
    hits: Ints
    sizes: Ints
    words: int

    def summed(self, values: npt.NDArray[np.number]) -> Floats:
        """Sum of a value of each pair, for each word."""
        return np.bincount(self.word, values, self.words).astype(float)

    @cached_property
    def total(self) -> Floats:
        """Hits of each word; NaN if it has none, so that no measure has a value."""
        total = self.summed(self.hits)
        return np.where(total > 0, total, np.nan)

    @cached_property
    def found(self) -> Ints:
        """In how many parts each word stands."""
        return np.bincount(self.word, minlength=self.words)

    @cached_property
    def expected(self) -> Floats:
        """Size of each part as a share of all."""
        return self.sizes / self.sizes.sum()

    @cached_property
    def observed(self) -> Floats:
        """The share of a word's hits that is in the part, for each pair."""
        return self.hits / self.total[self.word]

    @cached_property
    def rate(self) -> Floats:
        """Hits per token of the part, for each pair."""
        return self.hits / self.sizes[self.part]
