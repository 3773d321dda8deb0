"""Intervals of shares from weighted documents, and of what is computed from several of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.intervals.wilson import wilson

Floats = npt.NDArray[np.float64]


class Rate(NamedTuple):
    """A share of documents with its interval; `coded` documents, as sure as `effective` ones."""

    value: float
    low: float
    high: float
    coded: int
    effective: float


UNKNOWN = Rate(float("nan"), float("nan"), float("nan"), 0, 0.0)


def rate(codes: npt.ArrayLike, weights: npt.ArrayLike, level: float, finite: bool) -> Rate:
    """Share of 1 among codes of 0 and 1 that stand for `weights` documents each.

    The interval is Wilson's with the effective number of documents after Kish (1965), and at
    0 and 1 the exact limit. If `finite` the share is that of the very documents drawn from, so
    that documents which stand for themselves alone add no uncertainty.
    """
    y, w = np.asarray(codes, float), np.asarray(weights, float)
    if not len(y):
        return UNKNOWN
    value = float((w * y).sum() / w.sum())
    noise = float((w * (w - 1 if finite else w)).sum())
    effective = w.sum() ** 2 / noise if noise > 0 else np.inf
    low, high = limits(value, effective, level)
    return Rate(value, low, high, len(y), float(effective))


def limits(share: float, effective: float, level: float) -> tuple[float, float]:
    """Wilson's interval; at 0 and 1 exact, where Wilson's is a little wider."""
    if np.isinf(effective):
        return share, share
    low, high = map(float, wilson(min(share, 1.0) * effective, effective, level))
    beyond = 1 - ((1 - level) / 2) ** (1 / effective)
    if share <= 0:
        return 0.0, beyond
    return (1 - beyond, 1.0) if share >= 1 else (low, high)


def square_and_add(
    function: Callable[..., Floats], rates: Sequence[Rate]
) -> tuple[Floats, Floats, Floats]:
    """Value and interval of a function of independent rates (Zou and Donner 2008; Newcombe 2011).

    One rate at a time is put at the ends of its interval; the distances from the value, below
    and above apart, are squared, added and rooted. Unlike the delta method this keeps the
    intervals of small and extreme shares lopsided, as they are.
    """
    values = [each.value for each in rates]
    middle = np.asarray(function(*values), float)
    below, above = np.zeros_like(middle), np.zeros_like(middle)
    for place, each in enumerate(rates):
        ends = [
            np.asarray(function(*values[:place], end, *values[place + 1 :]), float)
            for end in (each.low, each.high)
        ]
        below += np.maximum(middle - np.min(ends, axis=0), 0) ** 2
        above += np.maximum(np.max(ends, axis=0) - middle, 0) ** 2
    return middle, np.clip(middle - np.sqrt(below), 0, 1), np.clip(middle + np.sqrt(above), 0, 1)
