"""Rows of length 1, whose products are cosines."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def unit(rows: Floats) -> Floats:
    """Rows of length 1; those of nothing stay so."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1))
