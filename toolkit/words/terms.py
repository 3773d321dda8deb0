"""How some words of an index are written."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.tokens import Tokens
from toolkit.totals import terms, type_counts

Int64 = npt.NDArray[np.int64]
FEW = 8  # one in so many: to look at each then costs less than to look at all


def spelled(tokens: Tokens, keys: Int64) -> Any:
    """For some keys, the spelling most often seen in an index, in lower case: an Arrow array.

    As `toolkit.totals.terms` has them, without going through all where few are asked for.
    """
    import pyarrow as pa

    if "terms" in tokens.kept or FEW * len(keys) > len(tokens.keys):
        return terms(tokens).take(pa.array(keys, pa.int64()))
    order, bounds = tokens._types_by_key
    counts = type_counts(tokens)
    sizes = bounds[keys + 1] - bounds[keys]
    owner = np.repeat(np.arange(len(keys)), sizes)
    before = np.cumsum(sizes) - sizes
    types = order[np.arange(len(owner)) + np.repeat(bounds[keys] - before, sizes)]
    by = np.lexsort((types, -counts[types], owner))
    first = np.ones(len(by), bool)
    first[1:] = owner[by][1:] != owner[by][:-1]
    return pa.array([tokens.types[t].lower() for t in types[by[first]].tolist()], pa.large_string())
