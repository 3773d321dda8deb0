"""Groups of documents that are compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_free
from toolkit.measures.cells import grouped

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

MADE = frozenset(
    "topic label reference total_target share_target total_reference share_reference difference "
    "low high log_ratio log_ratio_low log_ratio_high p_value p_holm refit_low refit_high "
    "refits remark".split()
)
MOST = 1000  # groups: each is compared with all the others


def _without(column: pd.Series) -> bool:
    """Whether no document has a value."""
    return bool((column.isna() | column.astype(str).eq("")).all())


class Sides(NamedTuple):
    """Group of each document, -1 for none; names and numbers of documents of the groups."""

    name: str
    values: list[Any]
    of: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]


def sides(corpus: Corpus, between: str | Mapping[str, Mapping[str, Any]]) -> Sides:
    """The groups that a column makes, or filters.

    Raises
    ------
    ToolkitError
        `between` is neither, there are not two groups with documents or too many, or a document
        is in two.
    """
    docs = corpus._docs
    columns = [c for c in docs.columns if c not in ("text", "title", "date")]
    if isinstance(between, Mapping):
        name, values = "side", [str(v) for v in between]
        of = np.full(len(docs), -1, np.int64)
        for at, (value, filters) in enumerate(between.items()):
            if not isinstance(filters, Mapping) or not filters:
                raise ToolkitError(
                    f"between={{{value!r}: {filters!r}}} is no filter. Write what corpus.where "
                    "takes: {'state': {'outlet': ['A', 'B']}, 'private': {'outlet': 'C'}}."
                )
            inside = docs["doc_id"].isin(corpus.where(**filters)._docs["doc_id"]).to_numpy(bool)
            if (double := inside & (of >= 0)).any():
                raise ToolkitError(
                    f"{int(double.sum()):,} documents are both in {values[of[double][0]]!r} and "
                    f"in {value!r}, such as {docs['doc_id'][double].iloc[0]!r}. Make the groups "
                    "exclude each other."
                )
            of[inside] = at
    elif isinstance(between, str) and between in columns:
        need_free([between], MADE)
        name = between
        of, found = grouped(docs, between)
        values = list(found)
    else:
        raise ToolkitError(
            f"between={between!r} is no column of the documents. Allowed: {listed(columns)}, or "
            "filters: {'state': {'outlet': ['A', 'B']}, 'private': {'outlet': 'C'}}."
        )
    sizes = np.bincount(of[of >= 0], minlength=len(values))
    if empty := [v for v, size in zip(values, sizes, strict=True) if not size]:
        raise ToolkitError(f"No document of the model is in {listed(empty)}.")
    if len(values) < 2:
        if isinstance(between, str) and _without(docs[between]):
            raise ToolkitError(
                f"No document has a value of {name!r}, so that there is nothing to compare. Load "
                f"the texts with a column {name!r}, or compare groups of your own: "
                "between={'before': {'date': '2017-09'}, 'after': {'date': '2017-10'}}."
            )
        raise ToolkitError(
            f"between={between!r} has one group only, {listed(values)}; two are needed to compare."
        )
    if len(values) > MOST:
        raise ToolkitError(
            f"between={between!r} makes {len(values):,} groups; allowed: 2 to {MOST:,}. Name the "
            "groups: between={'state': {'outlet': ['A', 'B']}, 'private': {'outlet': 'C'}}."
        )
    return Sides(name, values, of, sizes)
