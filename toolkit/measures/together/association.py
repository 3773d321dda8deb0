"""Lift, PMI and phi of two themes in each cell, with intervals."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.intervals import Bounds, Clusters, interval
from toolkit.intervals.clusters import Floats
from toolkit.measures.cells import Cells

Flags = npt.NDArray[np.bool_]
UNCLUSTERED = "clustering unknown: interval of independent documents"


class Pair(NamedTuple):
    """Documents with a theme, with another, and with both together; and, in each cell, how likely
    they are together in a document that has both.
    """

    one: Flags
    other: Flags
    both: Flags
    near: Floats


def associated(
    layout: Cells, clusters: Clusters, pair: Pair, share: Bounds, level: float, *, exact: bool
) -> pd.DataFrame:
    """Measures of association in each cell of a layout.

    With P the share of the documents that have the theme, r the share of these that have the other
    one near, R that of those that have it anywhere, s the share with it among the documents
    without the theme, and g the chance of being near,

        lift = r / ( g (P R + (1 - P) s) ).

    The interval puts r (and R with it, by as much), s and P at the ends of their clustered
    intervals, one at a time; the distances of the logarithms are squared, added and rooted
    (Zou and Donner 2008; Newcombe 2011). Chance, g, is taken as it is.

    Parameters
    ----------
    layout : Cells
    clusters : Clusters
        Of the layout in which each cell is split: documents without the theme, then with it.
    pair : Pair
    share : Bounds
        Interval of the share of documents with the theme in each cell.
    level : float
    exact : bool
        Whether documents are all that counts, so that `near` is 1.
    """
    table = layout.table[[*layout.keys, "total_docs"]].copy()
    counts = {"docs": pair.one, "other_docs": pair.other, "both": pair.both}
    for name, flags in counts.items():
        here = layout.of[(layout.of >= 0) & flags]
        table[name] = np.bincount(here, minlength=len(table)).astype(np.int64)
    a, b, k, n = (
        table[name].to_numpy(float) for name in ("docs", "other_docs", "both", "total_docs")
    )
    # Among the documents without the theme both are never together: there the other one counts.
    seen = pair.both | (pair.other & ~pair.one)
    bounds = interval("clustered", clusters, seen, level=level)
    shared = layout.of[(layout.of >= 0) & pair.one & pair.other]
    anywhere = np.bincount(shared, minlength=len(table)).astype(float)
    known = (a > 0) & (b > 0) & (a < n) & (b < n)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.where(known, a * b / n * pair.near, np.nan)
        table["expected"], table["lift"] = expected, k / expected
        low, high = _ends(bounds, share, a, b, k, n, anywhere, pair.near)
        pmi, low, high = (np.log2(each) for each in (table["lift"].to_numpy(), low, high))
        npmi = np.where(k > 0, pmi / -np.log2(k / n), -1.0)
        phi = (k * n - a * b) / np.sqrt(a * b * (n - a) * (n - b))
    for name, values in (("pmi", pmi), ("pmi_low", low), ("pmi_high", high)):
        table[name] = np.where(known & np.isfinite(values), values, np.nan)
    table["npmi"] = np.where(known & exact, npmi, np.nan)
    table["phi"] = np.where(known & exact, phi, np.nan)
    effective = bounds.effective.reshape(-1, 2)
    table["remark"] = _remarks(a, b, k, n, np.isnan(effective[:, 0] + effective[:, 1]))
    return table


def _ends(
    bounds: Bounds,
    share: Bounds,
    a: Floats,
    b: Floats,
    k: Floats,
    n: Floats,
    anywhere: Floats,
    near: Floats,
) -> tuple[Floats, Floats]:
    """Lower and upper bound of the lift."""
    low, high = bounds.low.reshape(-1, 2), bounds.high.reshape(-1, 2)
    p, r, s = a / n, k / a, (b - anywhere) / (n - a)
    apart = (anywhere - k) / a  # has the other theme, but not near

    def log(p: Floats, r: Floats, s: Floats) -> Floats:
        value: Floats = np.log(r / (near * (p * np.minimum(r + apart, 1) + (1 - p) * s)))
        return value

    middle, square = log(p, r, s), np.zeros((2, len(p)))
    ends = [
        (log(p, low[:, 1], s), log(p, high[:, 1], s)),
        (log(p, r, low[:, 0]), log(p, r, high[:, 0])),
        (log(share.low, r, s), log(share.high, r, s)),
    ]
    for one, other in ends:
        square[0] += np.maximum(middle - np.minimum(one, other), 0) ** 2
        square[1] += np.maximum(np.maximum(one, other) - middle, 0) ** 2
    down, up = np.sqrt(square)
    # Never together: the lower bound is 0, and the upper one where the share itself may be.
    never = np.exp(log(p, high[:, 1], s))
    return np.where(k > 0, np.exp(middle - down), 0.0), np.where(k > 0, np.exp(middle + up), never)


def _remarks(a: Floats, b: Floats, k: Floats, n: Floats, unclear: Flags) -> Any:
    remarks = np.select(
        [n == 0, (a == 0) | (b == 0), (a == n) | (b == n), k == 0],
        [
            "no documents",
            "a theme is in no document",
            "a theme is in every document: nothing to compare with",
            "never together: no lower bound",
        ],
        "",
    ).astype(object)
    compared = (a > 0) & (b > 0) & (a < n) & (b < n) & unclear
    told = [
        "; ".join(filter(None, [r, UNCLUSTERED if c else ""]))
        for r, c in zip(remarks, compared, strict=True)
    ]
    return pd.array(told, dtype="str")
