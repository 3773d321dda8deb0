"""Columns of whose values, such as outlets, a mix is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.checks import ToolkitError, listed, need_single_values
from toolkit.measures.cells import MADE
from toolkit.measures.periods import PERIODS

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

MOST_GROUPS = 1000  # outlets, or values of another column, that are weighed against each other


def need_groups(corpus: Corpus, over: Any) -> None:
    """Raise unless a column has several values, of which a mix can be made."""
    docs = corpus._docs
    taken = {"text", "title", "date", *PERIODS, *MADE}
    columns = [c for c in docs.columns if c not in taken]
    if not isinstance(over, str) or over not in columns:
        raise ToolkitError(f"over={over!r} is no column to group by. There are {listed(columns)}.")
    need_single_values(over, docs[over])
    groups = docs[over].nunique(dropna=False)
    if not 2 <= groups <= MOST_GROUPS:
        raise ToolkitError(
            f"over={over!r} has {groups:,} values; a mix is made of 2 to {MOST_GROUPS:,}. "
            f"Take another column: {listed(c for c in columns if c != over)}."
        )
