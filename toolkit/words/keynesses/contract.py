"""What a measure of keyness is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """Counts of each term: `a` of the `size_a` words of the target, `b` of the `size_b` of the
    reference. All arrays have the same shape, (n_terms,).
    """

    a: Floats
    b: Floats
    size_a: Floats
    size_b: Floats

    @cached_property
    def total(self) -> Floats:
        """Words of both."""
        return self.size_a + self.size_b

    @cached_property
    def expected_a(self) -> Floats:
        """Hits in the target if both used the term alike."""
        return self.size_a * (self.a + self.b) / self.total

    @cached_property
    def expected_b(self) -> Floats:
        """Hits in the reference if both used the term alike."""
        return self.size_b * (self.a + self.b) / self.total

    @cached_property
    def others(self) -> tuple[Floats, Floats]:
        """All other words of the target and of the reference."""
        return self.size_a - self.a, self.size_b - self.b

    @cached_property
    def cross(self) -> Floats:
        """The determinant of the table, a d - b c: above 0 where the target uses the term more."""
        c, d = self.others
        return self.a * d - self.b * c


class Options(NamedTuple):
    """What some measures need beside counts."""

    level: float = 0.95  # coverage of limits
    family: int = 1  # terms among which limits are to hold together
    prior: Floats | float = 500.0  # prior count of each term; or of all, spread as in both sides
    prior_total: float | None = None  # of all terms, if `prior` is that of each
    k: float = 1.0  # added to rates per million in simple maths


class Measure(NamedTuple):
    """A measure: its first column is called as it is."""

    columns: tuple[str, ...]
    scores: Callable[[Any, Options], tuple[Floats, ...]]  # of Counts; of Together for collocates
    #: ``signed``: low where the reference uses the term more, and so the least come first there;
    #: ``unsigned``: high in either case; ``p``: the smaller the stronger.
    kind: str
    #: Whether the first column is distributed as chi-squared with 1 df if there is nothing.
    test: bool = False


def single(
    name: str, score: Callable[[Any, Options], Floats], kind: str, *, test: bool = False
) -> Measure:
    """A measure of one column."""
    return Measure((name,), lambda counts, options: (score(counts, options),), kind, test)


def part(observed: Floats, expected: Floats) -> Floats:
    """Observed times the logarithm of observed / expected; 0 where nothing was observed."""
    ratio = np.ones_like(observed)
    np.divide(observed, expected, out=ratio, where=observed > 0)
    return observed * np.log(ratio)


def divided(upper: Floats, lower: Floats) -> Floats:
    """Quotients; by 0 infinite, and NaN if there is nothing to divide."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(upper / lower)
