"""What every topic engine takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt


class Factors(NamedTuple):
    """`phi` topics by terms and `theta` documents by topics; rows of both sum to 1.

    `details` are arrays that only this engine gives, each named in its docstring.
    """

    phi: npt.NDArray[np.float64]
    theta: npt.NDArray[np.float64]
    details: Mapping[str, npt.NDArray[Any]] = {}


class Engine(Protocol):
    """A module of this package."""

    NAME: str
    ABOUT: str
    #: Further arguments of `fit`: those that go with every document (axis 0), with every term
    #: (axis 1), and plain values with what they are if not given. A part of the documents is
    #: fitted with its part of them. `BY_TERM` names the details of that kind as well.
    BY_DOCUMENT: tuple[str, ...]
    BY_TERM: tuple[str, ...]
    PLAIN: dict[str, Any]

    def fit(self, *args: Any, **options: Any) -> Factors:
        """Take ``(counts, k, *, seed, **options)`` and factor the counts: a CSR matrix, documents
        by terms, without an empty row or column.
        """
