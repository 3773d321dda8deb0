"""Which values of a column are compared with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.checks import ToolkitError, need_single_values

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


def compared(corpus: Corpus, by: str, name: str = "by") -> pd.Series:
    """The column `by` of the documents, missing where it is empty.

    Raises
    ------
    ToolkitError
        There is no such column, it names the document itself, or it has fewer than two values;
        `name` is the parameter that the message speaks of.
    """
    docs = corpus._docs
    if by not in docs.columns or by in ("doc_id", "date", "text", "title"):
        raise ToolkitError(
            f"{name}={by!r} names nothing that can be compared. It must be a column of the "
            "documents such as 'outlet' or 'language'."
        )
    need_single_values(by, docs[by])
    values = docs[by].mask(docs[by].eq(""))
    if values.nunique() < 2:
        raise ToolkitError(
            f"The column {by!r} has {values.nunique()} value(s); at least two are needed to "
            "compare."
        )
    return values
