"""What a coefficient of agreement is given and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEVELS = ("nominal", "ordinal", "interval", "ratio")


class Ratings:
    """Codes as a table: one row per unit, one column per coder.

    Parameters
    ----------
    codes : array of int
        Number of the value that a coder gave to a unit, in `values`; -1 where not coded.
    values : array
        The different values, sorted. Numbers unless the level is nominal.
    level : str
        One of LEVELS.
    """

    def __init__(self, codes: Ints, values: npt.NDArray, level: str = "nominal") -> None:
        self.codes, self.values, self.level = codes, values, level

    @cached_property
    def counts(self) -> Floats:
        """How often each value was given to each unit: units x values."""
        units = np.repeat(np.arange(len(self.codes)), self.codes.shape[1])
        given = self.codes.ravel()
        size = len(self.codes) * len(self.values)
        cells = (units * len(self.values) + given)[given >= 0]
        made = np.bincount(cells, minlength=size).reshape(len(self.codes), len(self.values))
        return made.astype(float)

    @cached_property
    def coders(self) -> Floats:
        """How many coded each unit."""
        return (self.codes >= 0).sum(axis=1).astype(float)


class Coefficient(NamedTuple):
    """A coefficient of agreement.

    `why_not` says why it cannot be computed from these ratings, or nothing. `value` takes the
    ratings and weights (samples x units: how often each unit stands in each sample) and gives
    the coefficient of every sample, NaN where it is undefined.
    """

    about: str
    why_not: Callable[[Ratings], str]
    value: Callable[[Ratings, Floats], Floats]


def divided(above: Floats, below: Floats) -> Floats:
    """Quotient; NaN where `below` is 0."""
    return np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0)
