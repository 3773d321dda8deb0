"""What every topic engine takes and gives."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt


class Factors(NamedTuple):
    """`phi` topics by terms and `theta` documents by topics; rows of both sum to 1."""

    phi: npt.NDArray[np.float64]
    theta: npt.NDArray[np.float64]


class Engine(Protocol):
    """A module of this package."""

    NAME: str
    ABOUT: str

    def fit(self, counts: Any, k: int, *, seed: int) -> Factors:
        """Factor a CSR matrix of counts (documents by terms, no empty row or column)."""
