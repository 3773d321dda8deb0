"""Runs as text."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.language.segment import APOSTROPHES
from toolkit.tokens import Tokens
from toolkit.totals import terms
from toolkit.words.grams.pairs import Int64

POSSESSIVE = f" ([{APOSTROPHES}]s)"


def written(tokens: Tokens, words: Int64) -> Any:
    """Runs as text: their words with blanks between them, "iraq's" as one.

    Parameters
    ----------
    words : ndarray of int64, shape (n_runs, longest)
        Keys of the words; -1 where a run has no more.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    every, blank = terms(tokens), pa.scalar(" ", pa.large_string())
    columns = [
        pc.fill_null(pc.take(every, pa.array(column, mask=column < 0)), "") for column in words.T
    ]
    joined = pc.binary_join_element_wise(*columns, blank)
    joined = pc.replace_substring_regex(joined, POSSESSIVE, r"\1")
    return pd.array(pc.utf8_rtrim_whitespace(joined), "str")
